"""What commands cost, each as a multiple of something that anybody can run, beside the multiple that was recorded last.

    python benchmarks/speed.py [--folder] [--record] [WORD]…

Medians of the processor time of whole processes, taken in turns, so that a busy machine slows all of them alike. Words
choose the lines that contain them, ``--folder`` adds those of a folder of 1,000 plans, which take minutes to be made,
and ``--record`` keeps the multiples in ``speed.json``. Lines beside Taskwarrior need its ``task`` (2.6).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from statistics import median

from opengov_cli.file.gate import judge
from opengov_cli.file.text.layout import dump
from opengov_cli.plan.model import Note, Plan, Task

PLAN = Path(__file__).resolve().parents[1] / "data" / "plan_2021.yaml"
RECORD = Path(__file__).resolve().with_suffix(".json")
ROUNDS = 11
UNIT = "计划财务科"
NOTE = Note(date(2021, 6, 30), "已公布", "办公室", ("https://www.zs.gov.cn/1.html",))
TABLE_OF_RICH = """
import json, sys
from rich.console import Console
from rich.table import Table
table = Table(box=None, pad_edge=False)
for name in ("id", "status", "requirement"):
    table.add_column(name, overflow="fold")
for row in json.load(open(sys.argv[1], encoding="utf-8"))["tasks"]:
    table.add_row(str(row["id"]), row["status"], row["requirement"])
Console(width=100, markup=False, highlight=False, emoji=False).print(table)
"""
LOAD_OF_YAML = "import sys, yaml; yaml.load(open(sys.argv[1], encoding='utf-8'), Loader=yaml.CSafeLoader)"


@dataclass(frozen=True)
class Run:
    """A process to be measured; ``{turn}`` in its words is another number each time."""

    words: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)

    def seconds(self, turn: int) -> float:
        """Its processor time."""
        words = [word.replace("{turn}", str(turn)) for word in self.words]
        environment = {**os.environ, **self.environment}
        # Installed programs have their bytecode.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        silent = subprocess.DEVNULL
        process = subprocess.Popen(words, env=environment, stdin=silent, stdout=silent, stderr=silent)
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"failed: {words}")
        return usage.ru_utime + usage.ru_stime


@dataclass(frozen=True)
class Line:
    """A command beside something else, and how many times its cost the command may take."""

    name: str
    run: Run
    base: Run
    most: float


def python(*words: str) -> Run:
    """A run of this Python."""
    return Run((sys.executable, *words))


def opengov(plan: Path, *words: str, **environment: str) -> Run:
    """A command on a plan."""
    return Run((sys.executable, "-m", "opengov_cli", "--plan", str(plan), *words), environment)


@dataclass(frozen=True)
class Bench:
    """The files of all runs, made when they are asked for."""

    folder: Path

    @cached_property
    def plan(self) -> Plan:
        """The real plan."""
        found = judge(PLAN.read_text(encoding="utf-8")).plan
        if found is None:
            raise SystemExit("data/plan_2021.yaml has errors")
        return found

    @cached_property
    def shipped(self) -> Path:
        """The real plan in a folder of plans, as people have it: beside that of the project stands a pyproject.toml."""
        return Path(shutil.copy(PLAN, self.folder))

    def enlarged(self, count: int) -> Plan:
        """The real plan with so many tasks, each with a text of its own, and a note for every third."""
        tasks = (self.plan.tasks[index % len(self.plan.tasks)] for index in range(count))
        return replace(self.plan, tasks=tuple(_own(task, index) for index, task in enumerate(tasks)))

    def large(self, count: int = 10_000) -> Path:
        """A plan with so many tasks."""
        path = self.folder / f"{count}.yaml"
        if not path.exists():
            path.write_text(dump(self.enlarged(count)), encoding="utf-8")
        return path

    @cached_property
    def plans(self) -> Path:
        """A folder of 1,000 plans with 100 tasks each."""
        home = self.folder / "plans"
        home.mkdir()
        hundred = self.enlarged(100)
        for number in range(1000):
            own = replace(hundred, title=f"{hundred.title}（{number}）", year=1950 + number % 200)
            (home / f"plan_{1000 + number}.yaml").write_text(dump(own), encoding="utf-8")
        return home

    def task(self, count: int, *words: str) -> Run:
        """A command of Taskwarrior on so many tasks."""
        home = self.folder / f"task{count}"
        if not home.exists():
            home.mkdir()
            settings = f"data.location={home}\nconfirmation=off\nhooks=off\n"
            (home / "rc").write_text(settings, encoding="utf-8")
            lines = map(_for_taskwarrior, self.enlarged(count).tasks)
            (home / "pending.data").write_text("".join(lines), encoding="utf-8")
        return Run(("task", *words), {"TASKRC": str(home / "rc")})

    def rows(self) -> Path:
        """What a large list is made of, for Rich alone."""
        path = self.folder / "rows.json"
        if not path.exists():
            listed = opengov(self.large(), "list", "--unit", UNIT, "--format", "json")
            path.write_bytes(subprocess.run(listed.words, check=True, capture_output=True).stdout)
        return path

    def lines(self) -> Iterator[Line]:
        """Everything that is measured on one plan."""
        typer = python("-c", "import typer")
        four = python("-c", "import typer, yaml, rich, pydantic")
        yield Line("list --unit / four imports", opengov(self.shipped, "list", "--unit", UNIT), four, 0.75)
        yield Line(
            "list --unit, json / four imports",
            opengov(self.shipped, "list", "-u", UNIT, "--format", "json"),
            four,
            0.75,
        )
        yield Line("--version / import typer", opengov(self.shipped, "--version"), typer, 1.3)
        yield Line("--help / import typer", opengov(self.shipped, "--help"), typer, 1.3)
        yield Line("completion / import typer", completion(self.shipped), typer, 1.5)
        large = self.large()
        first = opengov(large, "list", "--count", OPENGOV_NO_CACHE="1")
        yield Line("10,000: first call / yaml.load", first, python("-c", LOAD_OF_YAML, str(large)), 1.15)
        rich = python("-c", TABLE_OF_RICH, str(self.rows()))
        yield Line("10,000: table / Rich alone", opengov(large, "list", "--unit", UNIT), rich, 1.2)
        if shutil.which("task"):
            yield from self.beside_taskwarrior("10,000", large, 10_000)
            note = opengov(large, "note", "5", "已公布{turn}", "--by", "办公室")
            yield Line("10,000: note / annotate", note, self.task(10_000, "5", "annotate", "已公布{turn}"), 1.5)

    def beside_taskwarrior(self, name: str, plan: Path, count: int) -> Iterator[Line]:
        """Questions to so many tasks, beside Taskwarrior's export and count of as many."""
        export = self.task(count, "export")
        json_format = ("--format", "json")
        yield Line(f"{name}: list --count / count", opengov(plan, "list", "--count"), self.task(count, "count"), 1.0)
        yield Line(f"{name}: list --unit, json / export", opengov(plan, "list", "-u", UNIT, *json_format), export, 1.0)
        direct = opengov(plan, "list", "-u", UNIT, "--direct", *json_format)
        yield Line(f"{name}: list --unit --direct, json / export", direct, export, 1.0)
        number = "1950/5" if plan.is_dir() else "5"
        yield Line(f"{name}: show / export", opengov(plan, "show", number), export, 1.0)
        yield Line(f"{name}: stats, json / export", opengov(plan, "stats", *json_format), export, 1.0)


def completion(plan: Path) -> Run:
    """What the shell runs at the Tab key behind ``opengov list --unit 计``."""
    line = {"_OPENGOV_COMPLETE": "complete_bash", "_OPENGOV_LINE": "opengov list --unit 计", "_OPENGOV_WORD": "计"}
    return Run((sys.executable, "-m", "opengov_cli"), {**line, "OPENGOV_PLAN": str(plan)})


def _own(task: Task, index: int) -> Task:
    notes = (NOTE,) if index % 3 == 0 else ()
    return replace(task, id=index + 1, requirement=f"{task.requirement}（{index}）", notes=notes)


def _for_taskwarrior(task: Task) -> str:
    """A task as Taskwarrior 2.6 keeps it; its own import of 100,000 takes minutes."""
    tags = [f"u_{name}" for name in task.named]
    facts = {
        **{f"annotation_{1625011200 + place}": f"{note.text} {note.by}" for place, note in enumerate(task.notes)},
        "description": task.requirement.replace("\n", " "),
        "entry": "1609459200",
        "modified": "1609459200",
        "project": task.category,
        "status": "pending",
        "tags": ",".join(tags),
        **{f"tags_{tag}": "x" for tag in tags},
        "uuid": str(uuid.uuid4()),
    }
    return "[" + " ".join(f'{key}:"{value}"' for key, value in facts.items() if value) + "]\n"


def measured(lines: Iterable[Line]) -> Iterator[tuple[Line, float, float]]:
    """Each line with the seconds of its command, and how many times those of its base these are."""
    for line in lines:
        # What is there once only, as bytecode and snapshots, is made by the first turn, which does not count.
        turns = [(line.run.seconds(turn), line.base.seconds(turn)) for turn in range(ROUNDS + 1)][1:]
        seconds, base = (median(column) for column in zip(*turns, strict=True))
        yield line, seconds, seconds / base


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("words", nargs="*")
    options.add_argument("--folder", action="store_true")
    options.add_argument("--record", action="store_true")
    asked = options.parse_args()
    recorded: dict[str, float] = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"XDG_CACHE_HOME": f"{folder}/cache", "XDG_STATE_HOME": f"{folder}/state"}
        bench = Bench(Path(folder))
        lines = [*bench.lines()]
        if asked.folder and shutil.which("task"):
            lines += bench.beside_taskwarrior("1,000 plans", bench.plans, 100_000)
        chosen = [line for line in lines if not asked.words or any(word in line.name for word in asked.words)]
        for line, seconds, multiple in measured(chosen):
            last = f"{recorded[line.name]:.2f}" if line.name in recorded else "-"
            print(
                f"{line.name:46} {seconds * 1000:6.0f} ms {multiple:6.2f}  goal {line.most:.2f}  last {last}",
                flush=True,
            )
            recorded[line.name] = round(multiple, 2)
    if asked.record:
        RECORD.write_text(json.dumps(recorded, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
