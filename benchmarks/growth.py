"""How the time and the memory of a command grow with the plan, beside what it took for the first size.

    python benchmarks/growth.py [--tasks 1000,4000,16000] [COMMAND]…

Seconds of processor time of whole commands that know nothing of the files before, the best of 3, without the start of
Python and its libraries, which never grows: where twice the tasks take far more than twice the time, something is
quadratic. Memory is what the process held at most.
"""

from __future__ import annotations

import argparse
import os
import random
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
TASKS = "250,1000,4000"
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
    "diff, renumbered": ["diff", "plan.yaml", "renumbered.yaml"],
    "merge": ["merge", "plan.yaml", "plan.yaml", "other.yaml", "-o", "merged.yaml"],
    "merge, renumbered": ["merge", "plan.yaml", "plan.yaml", "renumbered.yaml", "-o", "merged.yaml"],
    "merge, in conflict": ["merge", "plan.yaml", "other.yaml", "doing.yaml", "-o", "merged.yaml"],
    "git textconv": ["git", "textconv", "plan.yaml"],
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
    random.Random(1).shuffle(worded := [_reworded(task) for task in plan.tasks])  # noqa: S311
    renumbered = tuple(replace(task, id=number) for number, task in enumerate(worded, 1))
    (folder / "doing.yaml").write_text(
        text.replace("status: todo", "status: doing").replace("。（", "；（"), encoding="utf-8"
    )
    (folder / "renumbered.yaml").write_text(dump(replace(plan, tasks=renumbered)), encoding="utf-8")
    (folder / "half.yaml").write_text(dump(replace(plan, tasks=plan.tasks[::2])), encoding="utf-8")
    for name in ("csv", "xlsx", "docx", "html", "md", "json"):
        subprocess.run(
            [*OPENGOV, "export", "-o", f"in.{name}", "--force"], cwd=folder, check=True, stderr=subprocess.DEVNULL
        )


def _reworded(task: Task) -> Task:
    """A task of which every sixth character is another one."""
    text = "".join("其" if place % 6 == 3 else character for place, character in enumerate(task.requirement))
    return replace(task, requirement=text)


def cost(arguments: list[str], folder: Path) -> tuple[float, int]:
    """The seconds of processor time of a command, and the megabytes that it held at most."""
    taken = []
    for _round in range(ROUNDS):
        process = subprocess.Popen(
            arguments,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OPENGOV_NO_CACHE": "1"},
        )
        _pid, _status, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        taken.append((usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1000))
    return min(taken)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tasks", default=TASKS, help="the sizes to measure")
    parser.add_argument("commands", nargs="*", help="parts of the names of commands")
    asked = parser.parse_args()
    names = [name for name in COMMANDS if not asked.commands or any(word in name for word in asked.commands)]
    first: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        start, _memory = cost([*OPENGOV, "schema"], Path(folder))
        for count in map(int, asked.tasks.split(",")):
            prepare(Path(folder), count)
            for name in names:
                words = [word.format(count=count) for word in COMMANDS[name]]
                seconds, memory = cost([*OPENGOV, *words], Path(folder))
                seconds = max(seconds - start, 0.001)
                ratio = seconds / first.setdefault(name, seconds)
                print(f"{name:20} {count:6} tasks {seconds:8.2f} s {ratio:6.1f} x {memory:6} MB", flush=True)


if __name__ == "__main__":
    main()
