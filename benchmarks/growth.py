"""How the time of a command grows with the plan: 250 tasks, 4 and 16 times as many, beside what it took for the first.

    python benchmarks/growth.py [COMMAND]…

Seconds of processor time of whole commands, the best of 3: a ratio far above 4 and 16 tells of a place that is
quadratic. The start of Python and its libraries, which never grows, is taken off.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from opengov_cli.file.gate import judge
from opengov_cli.file.text.layout import dump
from opengov_cli.plan.model import Note, Plan, Task

PLAN = Path(__file__).parents[1] / "data" / "plan_2021.yaml"
TASKS = 250
TIMES = (1, 4, 16)
ROUNDS = 3
OPENGOV = [sys.executable, "-m", "opengov_cli", "--plan", "plan.yaml"]
NOTE = Note(date(2021, 6, 30), "已公布", "办公室", ("https://www.zs.gov.cn/1.html",))
COMMANDS: dict[str, list[str]] = {
    "check": ["check", "plan.yaml"],
    "check, with errors": ["check", "spoiled.yaml"],
    "fmt --check": ["fmt", "--check", "plan.yaml"],
    "fmt --diff": ["fmt", "--diff", "wide.yaml"],
    "list": ["list"],
    "list --unit": ["list", "--unit", "计划财务科"],
    "stats": ["stats"],
    "units": ["units"],
    "pending": ["pending"],
    "show": ["show", "1"],
    "note": ["note", "1", "已公布", "--dry-run"],
    "note on all": ["note", "1-{count}", "已公布", "--dry-run"],
    "done all": ["done", "1-{count}", "--dry-run"],
    "diff": ["diff", "plan.yaml", "other.yaml"],
    "merge": ["merge", "plan.yaml", "plan.yaml", "other.yaml", "-o", "merged.yaml"],
    "report html": ["report", "--quarter", "2021Q2", "-o", "out.html", "--force"],
    "report docx": ["report", "--quarter", "2021Q2", "-o", "out.docx", "--force"],
    "export csv": ["export", "-o", "out.csv", "--force"],
    "export xlsx": ["export", "-o", "out.xlsx", "--force"],
    "export docx": ["export", "-o", "out.docx", "--force"],
    "export json": ["export", "-o", "out.json", "--force"],
    "import csv": ["import", "in.csv", "-o", "-", "--issuer", "某局", "--year", "2021"],
    "import xlsx": ["import", "in.xlsx", "-o", "-"],
    "import docx": ["import", "in.docx", "-o", "-"],
    "import html": ["import", "in.html", "-o", "-"],
    "import md": ["import", "in.md", "-o", "-"],
    "import json": ["import", "in.json", "-o", "-"],
    "import --into": ["import", "in.csv", "--into", "half.yaml", "--yes", "--dry-run"],
}


def enlarged(count: int) -> Plan:
    """The real plan with so many tasks, each with a text of its own and a note, and a unit for every tenth."""
    plan = judge(PLAN.read_text(encoding="utf-8")).plan
    if plan is None:
        raise SystemExit("data/plan_2021.yaml has errors")
    tasks = tuple(_task(plan, index) for index in range(count))
    units = tuple(
        replace(plan.units[0], name=f"第{index}科", aliases=(), group="各科室") for index in range(count // 10)
    )
    return replace(plan, units=(*plan.units, *units), tasks=tasks)


def _task(plan: Plan, index: int) -> Task:
    task = plan.tasks[index % len(plan.tasks)]
    return replace(task, id=index + 1, requirement=f"{task.requirement}（{index}）", notes=(NOTE,))


def prepare(folder: Path, count: int) -> None:
    """Write the files that the commands read."""
    plan = enlarged(count)
    text = dump(plan)
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    (folder / "spoiled.yaml").write_text(
        text.replace("status:", "statsu:").replace("办公室", "办公式"), encoding="utf-8"
    )
    (folder / "wide.yaml").write_text(text.replace("status: todo", "status:   todo"), encoding="utf-8")
    changed = tuple(replace(task, requirement=task.requirement + "新") for task in plan.tasks)
    (folder / "other.yaml").write_text(dump(replace(plan, tasks=changed)), encoding="utf-8")
    (folder / "half.yaml").write_text(dump(replace(plan, tasks=plan.tasks[::2])), encoding="utf-8")
    for name in ("csv", "xlsx", "docx", "html", "md", "json"):
        subprocess.run(
            [*OPENGOV, "export", "-o", f"in.{name}", "--force"], cwd=folder, check=True, stderr=subprocess.DEVNULL
        )


def seconds(arguments: list[str], folder: Path) -> float:
    """The processor time of a command."""
    taken = []
    for _round in range(ROUNDS):
        process = subprocess.Popen(arguments, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _pid, _status, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        taken.append(usage.ru_utime + usage.ru_stime)
    return min(taken)


def main() -> None:
    wanted = sys.argv[1:] or list(COMMANDS)
    measured: dict[str, list[float]] = {name: [] for name in COMMANDS if any(word in name for word in wanted)}
    with tempfile.TemporaryDirectory() as folder:
        start = seconds([*OPENGOV, "schema"], Path(folder))
        for times in TIMES:
            prepare(Path(folder), TASKS * times)
            for name, found in measured.items():
                found.append(
                    max(
                        seconds(
                            [*OPENGOV, *(word.format(count=TASKS * times) for word in COMMANDS[name])], Path(folder)
                        )
                        - start,
                        0.001,
                    )
                )
                print(f"{name:20} {TASKS * times:5} tasks {found[-1]:8.2f} s {found[-1] / found[0]:6.1f} x", flush=True)


if __name__ == "__main__":
    main()
