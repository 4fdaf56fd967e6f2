"""What ``log`` and ``blame`` take over a long history, as a multiple of ``git log -p`` of the same file.

    python benchmarks/history.py [COMMITS]

The history is that of the real plan: notes, statuses, other words, tasks put in and taken out, broken versions that the
next commit mends, side branches that are merged, and a file that gets another name. Each command runs first with an
empty cache and then with what it kept: seconds until the first line is there, and seconds of a processor for all of
it, with those of the git that it runs, each time beside git alone. The best of 3.
"""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from opengov_cli.file.gate import judge
from opengov_cli.file.text.layout import dump
from opengov_cli.plan.model import Note, Plan, Status, Task

PLAN = Path(__file__).parents[1] / "data" / "plan_2021.yaml"
COMMITS = 2000
ROUNDS = 3
OPENGOV = [sys.executable, "-m", "opengov_cli", "--plan", "plan_2021.yaml"]
GIT = ["git", "log", "-p", "--follow", "--", "plan_2021.yaml"]
RUNS = {
    "log": ["log"],
    "log -n 5": ["log", "-n", "5"],
    "log 29": ["log", "29"],
    "log --since": ["log", "--since", "2023-01-01"],
    "log --format json": ["log", "--format", "json"],
    "blame 5": ["blame", "5"],
    "blame of all": ["blame", "1-29"],
}
_WORDS = "加大惠民惠农政策资金发放信息公开力度及时公布财政预决算乡村振兴食品安全监测审批服务指南解读回应关切平台建设"
_DAY = 86_400
_BEGIN = 1_609_459_200  # 2021-01-01


def main(count: int = COMMITS) -> None:
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), count)
        for name, arguments in RUNS.items():
            for kept in (False, True):
                first, whole, git = measured([*OPENGOV, *arguments], Path(folder), kept=kept)
                cache = "kept" if kept else "empty"
                print(
                    f"{name:18} cache {cache:5}  first line {first:5.2f} s, all {whole:5.2f} s, {whole / git:4.1f} x"
                    f" git log -p ({git:.2f} s)",
                    flush=True,
                )


def measured(command: list[str], folder: Path, *, kept: bool) -> tuple[float, float, float]:
    """The seconds until the first line, and those of a processor until the end; and those of ``git log -p``."""
    cache = folder.with_name(folder.name + "-cache")
    taken = []
    for _round in range(ROUNDS):
        if not kept:
            shutil.rmtree(cache, ignore_errors=True)
        taken.append((*seconds(command, folder, cache), seconds(GIT, folder, cache)[1]))
    if kept:
        shutil.rmtree(cache, ignore_errors=True)
    first, whole, git = map(min, zip(*taken, strict=True))
    return first, whole, git


def seconds(command: list[str], folder: Path, cache: Path) -> tuple[float, float]:
    """The seconds until the first line of what a command prints, and those of a processor until its end."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, env=environment)
    with process.stdout or io.BytesIO() as printed:
        printed.readline()
        first = time.perf_counter() - begun
        printed.read()
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed")
    return first, usage.ru_utime + usage.ru_stime


def make(folder: Path, count: int) -> None:
    """A repository in a folder, with so many commits."""
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, check=True)
    stream = "".join(_commits(count)).encode()
    subprocess.run(["git", "fast-import", "--quiet", "--force"], cwd=folder, input=stream, check=True)
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=folder, check=True)


def _commits(count: int) -> Iterator[str]:
    """What ``git fast-import`` reads."""
    chance = random.Random(1)  # noqa: S311
    plan = judge(PLAN.read_text(encoding="utf-8")).plan
    if plan is None:
        raise SystemExit("data/plan_2021.yaml has errors")
    name, main, side = "2021.yaml", 0, 0
    branch = plan
    for number in range(1, count + 1):
        parents, moved = [main], ""
        main = number
        text = dump(plan)
        match number % 100:
            case 10 | 60:
                # On a branch of its own, which is merged three commits later.
                branch, side, main = _worked(chance, plan, number), number, parents[0]
                text = dump(branch)
            case 13 | 63:
                parents.append(side)
                known = {task.requirement: task for task in branch.tasks}
                plan = replace(plan, tasks=tuple(_joined(task, known.get(task.requirement)) for task in plan.tasks))
                text = dump(plan)
            case 30:
                # Mended by the next commit.
                text = text.replace("status: todo", "status: finished", 1)
            case _ if number > 1:
                plan = _worked(chance, plan, number)
                text = dump(plan)
        if number == count // 2:
            moved, name = f"D {name}\n", "plan_2021.yaml"
        yield _commit(number, parents, f"{moved}M 100644 inline {name}\ndata {len(text.encode())}\n{text}\n")


def _joined(task: Task, other: Task | None) -> Task:
    """A task with the notes of another version of it."""
    new = [note for note in other.notes if note not in task.notes] if other else []
    return replace(task, notes=(*task.notes, *new))


def _commit(number: int, parents: list[int], files: str) -> str:
    subject = f"第{number}次"
    head = f"commit refs/heads/main\nmark :{number}\ncommitter 王芳 <a@b> {_BEGIN + number * _DAY // 2} +0800\n"
    words = zip(("from", "merge"), parents, strict=False)
    lines = "".join(f"{word} :{parent}\n" for word, parent in words if parent)
    return f"{head}data {len(subject.encode())}\n{subject}\n{lines}{files}"


def _worked(chance: random.Random, plan: Plan, number: int) -> Plan:
    """The plan after some office has done a day's work on it."""
    tasks = [*plan.tasks]
    at = chance.randrange(len(tasks))
    match chance.choices(("note", "status", "reword", "insert", "delete"), (50, 36, 12, 1, 1))[0]:
        case "note":
            note = Note(date(2021, 1 + number % 12, 1 + number % 28), f"{_text(chance)}（{number}）", "办公室")
            tasks[at] = replace(tasks[at], notes=(*tasks[at].notes, note))
        case "status":
            tasks[at] = replace(tasks[at], status=chance.choice((Status.TODO, Status.DOING, Status.ONGOING)))
        case "reword":
            tasks[at] = replace(tasks[at], requirement=tasks[at].requirement[:60] + _text(chance))
        case "insert":
            tasks.insert(at, Task(0, tasks[at].category, _text(chance) + _text(chance), units=tasks[at].units))
        case "delete" if len(tasks) > 29:
            del tasks[at]
    return replace(plan, tasks=tuple(replace(task, id=place) for place, task in enumerate(tasks, 1)))


def _text(chance: random.Random) -> str:
    return "".join(chance.choice(_WORDS) for _ in range(chance.randint(8, 30)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
