"""Many clerks at work on one plan: each in a clone of a bare repository, with pulls and pushes in random order."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from opengov_cli.file import disk
from opengov_cli.file.gate import judge
from opengov_cli.file.recording import ProgressRecord
from opengov_cli.file.text.edit import Edit, Set, apply
from opengov_cli.git import setup as gitsetup
from opengov_cli.git.merge.reconcile import reconcile
from opengov_cli.git.repository import Repository
from opengov_cli.plan.changes import pair_tasks
from opengov_cli.plan.model import Note, Plan, Status, Task

NAME = "plan_2021.yaml"
FIELDS = ("requirement", "status", "completed", "deadline")
START = date(2021, 1, 1)


@dataclass
class Figures:
    """What happened: merges of two sides, those that git gave up, and those that came out as no plan."""

    edits: int = 0
    merges: int = 0
    conflicts: int = 0
    real_conflicts: int = 0
    broken: int = 0


@dataclass
class Office:
    """A bare repository and its clones. ``way`` is how git merges: by "meaning", by "lines", or with "union"."""

    folder: Path
    way: str
    seed: int = 1
    figures: Figures = field(default_factory=Figures)
    notes: list[Note] = field(default_factory=list)
    values: dict[tuple[int, str], set[object]] = field(default_factory=dict)

    def open(self, text: str, clerks: int) -> list[Clerk]:
        """Begin the repository with a plan, and clone it for every clerk."""
        # Deciding a conflict must not change what is done next: the same work is to be merged in every way.
        self.random, self.decisions = random.Random(self.seed), random.Random(self.seed)  # noqa: S311
        bare, first = self.folder / "office.git", self.folder / "first"
        _git(self.folder, "init", "-q", "--bare", "-b", "main", str(bare))
        _git(self.folder, "clone", "-q", str(bare), str(first))
        (first / NAME).write_text(text, "utf-8", newline="")
        attributes = {"meaning": "merge=opengov", "union": "merge=union"}.get(self.way, "text")
        (first / ".gitattributes").write_text(f"{NAME} {attributes}\n", "utf-8")
        _git(first, "checkout", "-q", "-B", "main")
        _git(first, "add", ".")
        _git(first, "commit", "-q", "-m", "2021 年方案")
        _git(first, "push", "-q", "origin", "main")
        for task in _plan(text).tasks:
            for name in FIELDS:
                self.values[task.id, name] = {getattr(task, name)}
        return [Clerk(self, number) for number in range(clerks)]

    def work(self, text: str, clerks: int, edits: int) -> Plan:
        """Let every clerk make edits, with pulls and pushes in between, until all have the same plan."""
        people = self.open(text, clerks)
        turns = [person for person in people for _ in range(edits)]
        self.random.shuffle(turns)
        for person in turns:
            person.edit()
            if self.random.random() < 1 / 2:
                person.exchange()
        for person in [*people, *people]:
            person.exchange()
        texts = {(person.folder / NAME).read_text("utf-8") for person in people}
        assert len(texts) == 1, "the clones differ"
        return _plan(texts.pop())


class Clerk:
    """One clone."""

    def __init__(self, office: Office, number: int) -> None:
        self.office, self.number = office, number
        self.folder = office.folder / f"clerk{number}"
        self.path = self.folder / NAME
        _git(office.folder, "clone", "-q", str(office.folder / "office.git"), str(self.folder))
        if office.way == "meaning":
            repository = Repository.of(self.path)
            program = f"{Path(sys.executable).as_posix()} -m opengov_cli"
            gitsetup.perform(
                repository, gitsetup.steps(repository, NAME, f"{program} git textconv", f"{program} merge")
            )

    def edit(self) -> None:
        """Change one task in some way and commit."""
        text = self.path.read_text("utf-8")
        plan = _plan(text)
        task = self.office.random.choice(plan.tasks)
        text = apply(text, self._edits(plan, task))
        self.path.write_text(text, "utf-8", newline="")
        if _git(self.folder, "status", "--porcelain"):
            self.office.figures.edits += 1
            _git(self.folder, "commit", "-q", "-a", "-m", f"第{task.id}条")
        now = _plan(text).find(task.id)
        for name in FIELDS:
            self.office.values[task.id, name].add(getattr(now, name))

    def _edits(self, plan: Plan, task: Task) -> list[Edit]:
        chance, serial = self.office.random, self.office.figures.edits
        path = ("tasks", plan.tasks.index(task))
        day = START.replace(month=chance.randint(1, 6), day=chance.randint(1, 28))
        match chance.choice(["note", "note", "note", "status", "status", "text", "deadline"]):
            case "note":
                note = Note(day, f"第{serial}次登记", f"经办人{self.number}")
                self.office.notes.append(note)
                return [*ProgressRecord(day, None, note).edits(plan, [task])]
            case "status":
                return [*ProgressRecord(day, chance.choice([*Status])).edits(plan, [task])]
            case "text":
                return [Set((*path, "requirement"), f"{task.requirement.split('〔')[0]}〔第{serial}次改〕")]
            case _:
                return [Set((*path, "deadline"), f"{chance.randint(1, 12)}月底前")]

    def exchange(self) -> None:
        """Pull and push until nobody was faster."""
        while True:
            _git(self.folder, "fetch", "-q")
            if _git(self.folder, "rev-list", "HEAD..origin/main"):
                self._merge()
            if _run(self.folder, "push", "-q", "origin", "HEAD:main").returncode == 0:
                return

    def _merge(self) -> None:
        figures = self.office.figures
        ours, theirs = _git(self.folder, "rev-parse", "HEAD"), _git(self.folder, "rev-parse", "origin/main")
        base = _git(self.folder, "merge-base", ours, theirs)
        texts = [_show(self.folder, commit) for commit in (base, ours, theirs)]
        if texts[0] == texts[1]:
            _git(self.folder, "merge", "-q", "--ff", "origin/main")
            return
        figures.merges += 1
        failed = _run(self.folder, "merge", "-q", "--no-edit", "origin/main").returncode != 0
        real = _disagree(*(_plan(text) for text in texts))
        figures.real_conflicts += real
        if failed:
            figures.conflicts += 1
            if self.office.way == "meaning":
                assert real, "a conflict that is none"
        elif self.office.way == "meaning":
            assert not real, "a conflict that nobody was told of"
        broken = not failed and judge(self.path.read_text("utf-8")).plan is None
        figures.broken += broken
        if failed or broken:
            # Whatever git made of it, people then decide: all of one side where both want something else.
            old, own, their = (text.encode() for text in texts)
            merged = reconcile(old, own, their)
            text = one_side(disk.decode(merged.data).text, self.office.decisions.randint(0, 1))
            self.path.write_text(text, "utf-8", newline="")
            _git(self.folder, "commit", "-q", "-a", "-m", "合并")


def lost_and_doubled(office: Office, plan: Plan) -> tuple[int, int]:
    """How many of the notes that were written are missing from the plan, and how many stand there twice."""
    found = Counter(note for task in plan.tasks for note in task.notes)
    return sum(not found[note] for note in office.notes), sum(found[note] > 1 for note in office.notes)


def _disagree(base: Plan, ours: Plan, theirs: Plan) -> bool:
    """Whether both sides gave a field of a task different new values."""
    own_of = {old.id: own for old, own in pair_tasks(base.tasks, ours.tasks) if old and own}
    for old, their in pair_tasks(base.tasks, theirs.tasks):
        if old and their:
            for name in FIELDS:
                if len({getattr(task, name) for task in (old, own_of[old.id], their)}) == 3:
                    return True
    return False


def one_side(text: str, side: int) -> str:
    """What is left when a person takes ours (0) or theirs (1) of every conflict."""
    lines, within = [], -1
    for line in text.splitlines(keepends=True):
        if line.startswith(("<<<<<<< ", "=======", ">>>>>>> ")):
            within = {"<": 0, "=": 1, ">": -1}[line[0]]
        elif within in (-1, side):
            lines.append(line)
    return "".join(lines)


@lru_cache
def _plan(text: str) -> Plan:
    plan = judge(text).plan
    assert plan is not None
    return plan


def _show(folder: Path, commit: str) -> str:
    return _run(folder, "show", f"{commit}:{NAME}").stdout


def _git(folder: Path, *arguments: str) -> str:
    result = _run(folder, *arguments)
    assert result.returncode == 0, (arguments, result.stdout, result.stderr)
    return result.stdout.strip()


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    person = {"NAME": folder.name, "EMAIL": "office@example.gov.cn"}
    identity = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in person.items()}
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, **identity},
    )
