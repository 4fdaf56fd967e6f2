"""The history of a plan as rows with stable keys, for every output format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opengov_cli.plan.changes import PlanChange, TaskChange
from opengov_cli.plan.model import Note, Plan, Task
from opengov_cli.plan.rows import Fact, Listing, Row, note_row
from opengov_cli.plan.text import printable

from .entries import HistoryEntry
from .history import Origin
from .raw import Commit

LOG_COLUMNS = ("date", "author", "commit", "subject", "id", "field", "old", "new")
BLAME_COLUMNS = ("id", "field", "value", "date", "author", "commit")


def log_rows(plan: Plan, entries: Iterable[tuple[HistoryEntry, PlanChange]]) -> Listing:
    """One row for each field that a commit changed and each note that it added or removed."""
    rows: tuple[Row, ...] = tuple(
        {**_commit(entry.commit), "subject": printable(entry.commit.subject) or None, "id": task.number, **shift}
        for entry, change in entries
        for task in change.tasks
        for shift in _shifts(task)
    )
    return Listing("log", plan, LOG_COLUMNS, rows)


def blame_rows(plan: Plan, tasks: Iterable[tuple[Task, Iterable[Origin]]]) -> Listing:
    """One row for each field and each note of the tasks."""
    rows: tuple[Row, ...] = tuple(
        {
            "id": task.id,
            "field": origin.field,
            "value": note_row(origin.value) if isinstance(origin.value, Note) else origin.value or None,
            **_commit(origin.commit),
        }
        for task, origins in tasks
        for origin in origins
    )
    return Listing("blame", plan, BLAME_COLUMNS, rows)


def _commit(commit: Commit | None) -> dict[str, Fact]:
    if not commit:
        return {"date": None, "author": None, "commit": None}
    return {"date": commit.date.date().isoformat(), "author": printable(commit.author) or None, "commit": commit.id}


def _shifts(change: TaskChange) -> Iterator[dict[str, Fact]]:
    for shift in change.shifts:
        yield {"field": shift.field, "old": shift.before or None, "new": shift.after or None}
    for note in change.notes_removed:
        yield {"field": "notes", "old": note_row(note), "new": None}
    for note in change.notes_added:
        yield {"field": "notes", "old": None, "new": note_row(note)}
