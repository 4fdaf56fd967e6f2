"""What became of the plan in git: the changes of each commit, and who last set what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from opengov_cli.file.errors import InvalidPlan
from opengov_cli.file.text.problem import Problem
from opengov_cli.plan.changes import FIELDS, NOTHING, PlanChange, TaskChange, compare, field_text, pair_tasks
from opengov_cli.plan.model import Note, Plan, Task
from opengov_cli.plan.text import spans
from opengov_cli.plan.units import Directory

from .repository import Commit, Repository
from .versions import parse, version

_KEPT_VERSIONS = 8
_Fact = tuple[str, str | Note]


@dataclass(frozen=True, slots=True)
class Entry:
    """One commit: the plan before and after, or the problems of a version that cannot be read."""

    commit: Commit
    before: Plan = NOTHING
    after: Plan = NOTHING
    problems: tuple[Problem, ...] = ()

    @property
    def begins(self) -> bool:
        """Whether the plan came into being with it."""
        return self.before is NOTHING and not self.problems


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the history; ``by`` is looked for in the commit's author and in whom notes are by."""

    numbers: frozenset[int] = frozenset()
    since: date | None = None
    until: date | None = None
    by: str = ""
    unit: str = ""

    @property
    def is_all_tasks(self) -> bool:
        """Whether also commits count that changed no task."""
        return not (self.numbers or self.by or self.unit)


def log(path: Path, wanted: Wanted) -> Iterator[tuple[Entry, PlanChange]]:
    """The commits that are wanted with what they changed, newest first. Raises NotInGit.

    A task that was renumbered is followed to its older number.
    """
    numbers = wanted.numbers
    for entry in entries(path):
        change = compare(entry.before, entry.after)
        tasks = change.tasks
        if wanted.numbers:
            tasks = tuple(task for task in tasks if task.number in numbers)
            numbers = numbers - {task.number for task in tasks} | {task.old_number for task in tasks}
        if wanted.unit:
            tasks = tuple(task for task in tasks if _answers(wanted.unit, entry, task))
        if wanted.by and not any(spans(entry.commit.author, wanted.by)):
            tasks = tuple(task for task in tasks if _noted_by(wanted.by, task))
        if _within(entry.commit.date.date(), wanted) and (tasks or wanted.is_all_tasks):
            yield entry, replace(change, tasks=tasks)


def entries(path: Path, *, merges: bool = False) -> Iterator[Entry]:
    """The commits that touched a plan file, newest first, as git finds them. Raises NotInGit.

    With ``merges`` a merge comes once for each of its parents.
    """
    repository = Repository.of(path)

    @lru_cache(_KEPT_VERSIONS)
    def plan(blob: str | None) -> Plan:
        return parse(repository.blob(blob), path.as_posix()) if blob else NOTHING

    for touch in repository.touches(repository.name(path), merges=merges):
        try:
            yield Entry(touch.commit, plan(touch.before), plan(touch.after))
        except InvalidPlan as error:
            yield Entry(touch.commit, problems=error.problems)


@dataclass(frozen=True, slots=True)
class Origin:
    """A field or a note of a task as it is, and the commit that made it so; None if that is to come."""

    field: str
    value: str | Note
    commit: Commit | None


def blame(path: Path, task: Task) -> list[Origin]:
    """Each field and note of a task with the commit that last set it, in the order of the file. Raises NotInGit."""
    facts = _facts(task)
    committed = _before(task.id, version(path, "HEAD").plan.tasks, (task,))
    # What the file says and HEAD does not is still to be committed.
    missing = set(facts).intersection(_facts(committed))
    origins: dict[_Fact, Commit] = {}
    for commit, new in _news(path, committed.id if committed else 0):
        origins |= dict.fromkeys(missing & new, commit)
        missing -= new
        if not missing:
            break
    return [Origin(*fact, origins.get(fact)) for fact in facts]


def _news(path: Path, number: int) -> Iterator[tuple[Commit, set[_Fact]]]:
    """Every commit of a plan file, newest first, with the facts of a task that were not there before it.

    ``number`` is that of the task in HEAD; in commits before one that renumbered it, its older number counts.
    """
    for commit, parents in groupby(entries(path, merges=True), key=lambda entry: entry.commit):
        pairs = [(_before(number, side.before.tasks, side.after.tasks), side.after.find(number)) for side in parents]
        # What a merge has from one of its parents is not new: that parent's history tells it.
        yield commit, set.intersection(*({*_facts(after)} - {*_facts(before)} for before, after in pairs))
        number = next((before.id for before, after in pairs if before and after), number)


def _within(day: date, wanted: Wanted) -> bool:
    return (wanted.since or day) <= day <= (wanted.until or day)


def _answers(unit: str, entry: Entry, change: TaskChange) -> bool:
    both = ((entry.before, change.before), (entry.after, change.after))
    return any(task and Directory(plan).answer(task, unit) for plan, task in both)


def _noted_by(text: str, change: TaskChange) -> bool:
    return any(any(spans(note.by, text)) for note in change.notes_added)


def _before(number: int, before: Sequence[Task], after: Sequence[Task]) -> Task | None:
    """The task of before that became the one with a number, None where there was none."""
    return next((old for old, new in pair_tasks(before, after) if new and new.id == number), None)


def _facts(task: Task | None) -> list[_Fact]:
    """Every field of a task that says something and every note, each with the name of its key."""
    if not task:
        return []
    fields = ((name, field_text(task, name)) for name in FIELDS)
    return [*((name, value) for name, value in fields if value), *(("notes", note) for note in task.notes)]
