"""What became of the plan in git: the changes of each commit, and who last set what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from opengov_cli.file.register import load
from opengov_cli.plan.changes import FIELDS, NOTHING, PlanChange, TaskChange, field_text, pair_tasks
from opengov_cli.plan.model import Note, Plan, Task
from opengov_cli.plan.period import ALWAYS, Period
from opengov_cli.plan.text import spans
from opengov_cli.plan.units import Directory

from .entries import HistoryEntry, entries
from .raw import Commit
from .versions import version

_Fact = tuple[str, str | Note]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the history: commits of some days, or with notes that are dated so.

    ``by`` is looked for in the commit's author and in whom notes are by.
    """

    numbers: frozenset[int] = frozenset()
    committed: Period = ALWAYS
    noted: Period = ALWAYS
    by: str = ""
    unit: str = ""

    @property
    def is_all_tasks(self) -> bool:
        """Whether also commits count that changed no task."""
        return not (self.numbers or self.noted or self.by or self.unit)


def log(path: Path, wanted: Wanted) -> Iterator[tuple[HistoryEntry, PlanChange]]:
    """The commits that are wanted with what they changed, newest first. Raises NotInGit.

    A task that was renumbered is followed to its older number.
    """
    numbers = wanted.numbers
    # Each later commit may have renumbered a task.
    for entry in entries(path, ALWAYS if numbers else wanted.committed):
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

    def look_into(self, entry: HistoryEntry) -> None:
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


def _answers(unit: str, entry: HistoryEntry, change: TaskChange) -> bool:
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
