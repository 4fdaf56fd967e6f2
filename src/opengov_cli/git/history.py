"""What became of the plan in git: the changes of each commit, and who last set what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from opengov_cli.file.errors import InvalidPlan
from opengov_cli.file.register import load
from opengov_cli.file.text.problem import Problem
from opengov_cli.plan.changes import FIELDS, NOTHING, PlanChange, TaskChange, field_text, pair_tasks
from opengov_cli.plan.model import Note, Plan, Task
from opengov_cli.plan.text import spans
from opengov_cli.plan.units import Directory

from .decided import decided
from .raw import Commit
from .repository import Repository
from .versions import parse, version

# Branches that grew side by side come mixed, and each keeps asking for its own last version.
_KEPT_VERSIONS = 64
_NO_CHANGE = PlanChange((), (), ())
_Fact = tuple[str, str | Note]


@dataclass(frozen=True, slots=True)
class Entry:
    """One commit: the plan before and after, what the commit itself changed, or the problems of an unreadable version.

    A merge is told from its first parent, and changed only what none of its parents had.
    """

    commit: Commit
    before: Plan = NOTHING
    after: Plan = NOTHING
    change: PlanChange = _NO_CHANGE
    problems: tuple[Problem, ...] = ()

    @property
    def begins(self) -> bool:
        """Whether the plan came into being with it."""
        return self.before is NOTHING and not self.problems


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, with its first and last one; None leaves an end open."""

    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return bool(self.since or self.until)

    def __contains__(self, day: date) -> bool:
        return (self.since or day) <= day <= (self.until or day)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the history: commits of some days, or with notes that are dated so.

    ``by`` is looked for in the commit's author and in whom notes are by.
    """

    numbers: frozenset[int] = frozenset()
    committed: Days = Days()
    noted: Days = Days()
    by: str = ""
    unit: str = ""

    @property
    def is_all_tasks(self) -> bool:
        """Whether also commits count that changed no task."""
        return not (self.numbers or self.noted or self.by or self.unit)


def log(path: Path, wanted: Wanted) -> Iterator[tuple[Entry, PlanChange]]:
    """The commits that are wanted with what they changed, newest first. Raises NotInGit.

    A task that was renumbered is followed to its older number.
    """
    numbers = wanted.numbers
    for entry in entries(path):
        tasks = entry.change.tasks
        if wanted.numbers:
            tasks = tuple(task for task in tasks if task.number in numbers)
            numbers = numbers - {task.number for task in tasks} | {task.old_number for task in tasks}
        if wanted.unit:
            tasks = tuple(task for task in tasks if _answers(wanted.unit, entry, task))
        if wanted.by and not any(spans(entry.commit.author, wanted.by)):
            tasks = tuple(task for task in tasks if _noted_by(wanted.by, task))
        if wanted.noted:
            tasks = tuple(task for task in tasks if any(note.date in wanted.noted for note in task.notes_added))
        if entry.commit.date.date() in wanted.committed and (tasks or wanted.is_all_tasks):
            yield entry, replace(entry.change, tasks=tasks)


def newest(path: Path) -> Plan:
    """The plan in a file; where there is none any more, or no files at all, the last one that git has of it.

    Raises CannotRead, InvalidPlan and NotInGit.
    """
    if path.is_file():
        return load(path).plan
    sides = (plan for entry in entries(path) for plan in (entry.after, entry.before))
    return next((plan for plan in sides if plan is not NOTHING), NOTHING)


def entries(path: Path) -> Iterator[Entry]:
    """The commits that changed a plan file, newest first, as git finds them. Raises NotInGit.

    A merge comes only if it says something that none of its parents said.
    """
    repository = Repository.of(path)

    @lru_cache(_KEPT_VERSIONS)
    def plan(blob: str | None) -> Plan:
        return parse(repository.blob(blob), path.as_posix()) if blob else NOTHING

    for touch in repository.touches(repository.name(path)):
        parents, problems = _readable(plan, touch.before)
        try:
            after = plan(touch.after)
        except InvalidPlan as error:
            yield Entry(touch.commit, problems=error.problems)
            continue
        change = decided(parents, after) if parents else _NO_CHANGE
        if not parents:
            yield Entry(touch.commit, problems=problems)
        elif change or len(touch.before) == 1:
            yield Entry(touch.commit, parents[0], after, change)


def _readable(
    plan: Callable[[str | None], Plan], blobs: Iterable[str | None]
) -> tuple[list[Plan], tuple[Problem, ...]]:
    """The versions that are plans, and the problems of one that is none."""
    found: list[Plan] = []
    problems: tuple[Problem, ...] = ()
    for blob in blobs:
        try:
            found.append(plan(blob))
        except InvalidPlan as error:
            problems = error.problems
    return found, problems


@dataclass(frozen=True, slots=True)
class Origin:
    """A field or a note of a task as it is, and the commit that made it so; None if that is to come."""

    field: str
    value: str | Note
    commit: Commit | None


def blame(path: Path, tasks: Sequence[Task]) -> list[list[Origin]]:
    """For each task its fields and notes with the commit that last set them, in the order of the file.

    That is the newest commit of ``log`` that set it; a task that was renumbered is followed. Raises NotInGit.
    """
    committed = version(path, "HEAD")
    searches = [_Search.of(task, _before(task.id, committed.tasks, (task,))) for task in tasks]
    for entry in entries(path):
        for search in searches:
            search.look_into(entry)
        if not any(search.missing for search in searches):
            break
    return [search.origins() for search in searches]


@dataclass(slots=True)
class _Search:
    """The search for the commits that a task is from, from the newest to older ones.

    ``number`` is that of the task in the commits that come next, and ``missing`` holds what is not found yet: what the
    file says and HEAD does not is still to be committed.
    """

    task: Task
    number: int
    missing: set[_Fact]
    found: dict[_Fact, Commit]

    @classmethod
    def of(cls, task: Task, committed: Task | None) -> _Search:
        """The search for a task that HEAD has, or has not yet."""
        number = committed.id if committed else 0
        return cls(task, number, {*_facts(task)}.intersection(_facts(committed)), {})

    def look_into(self, entry: Entry) -> None:
        """Take what is from a commit."""
        change = next((found for found in entry.change.tasks if found.after and found.number == self.number), None)
        if not change:
            return
        new = self.missing.intersection(_facts(change.after)).difference(_facts(change.before))
        self.found |= dict.fromkeys(new, entry.commit)
        self.missing -= new
        self.number = change.old_number

    def origins(self) -> list[Origin]:
        """Each field and note of the task with what was found."""
        return [Origin(*fact, self.found.get(fact)) for fact in _facts(self.task)]


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
