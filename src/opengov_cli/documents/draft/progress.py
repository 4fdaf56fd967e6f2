"""How far the task of a row has come, as its cells of progress tell it together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from gettext import gettext as _
from typing import NamedTuple

from opengov_cli.plan.model import Note, Status
from opengov_cli.plan.query import describe_numbers
from opengov_cli.wording.progress import ProgressReading, ReportDay, read_progress
from opengov_cli.wording.status import read_mark, status_of_heading

from .column_headings import Column
from .doubts import Doubt

# So much of a long text is enough to find it again.
_SHOWN = 80
# More doubts of one kind than these are told as one.
_MOST_ALIKE = 10


class RowProgress(NamedTuple):
    """The status and the day of completion that the last cell tells that does, and the notes of all cells.

    ``undated`` is how many notes have the day of the report. ``unread`` is what was said of which no cell tells a
    status for certain.
    """

    status: Status = Status.TODO
    completed: date | None = None
    notes: tuple[Note, ...] = ()
    undated: int = 0
    unread: str = ""


class UnreadProgress(NamedTuple):
    """What was reported of a task in words that tell no status for certain."""

    place: str
    number: int
    words: str


def read_row(cells: Sequence[tuple[Column, str]], report: ReportDay) -> RowProgress:
    """What the cells of progress of one row tell."""
    readings = list(_read_cells(cells, report))
    statuses = [reading.status for reading in readings if reading.status]
    completed = [reading.completed for reading in readings if reading.completed]
    status = statuses[-1] if statuses else Status.TODO
    return RowProgress(
        status,
        completed[-1] if completed and status is Status.DONE else None,
        tuple(note for reading in readings for note in reading.notes),
        sum(reading.undated for reading in readings),
        " ".join(" ".join(text.split()) for _column, text in cells if text) if readings and not statuses else "",
    )


def doubts_of_progress(unread: Sequence[UnreadProgress]) -> Iterator[Doubt]:
    """What is doubtful of statuses: each cell that tells none, or all in one sentence where they are many."""
    if len(unread) <= _MOST_ALIKE:
        for cell in unread:
            message = _("what is reported of task {number} tells no certain status; it stays todo: {words}")
            yield Doubt(cell.place, message.format(number=cell.number, words=cell.words[:_SHOWN]))
        return
    message = _(
        "what is reported of {count} tasks tells no certain status; they stay todo: {numbers}; the first is: {words}"
    )
    numbers = describe_numbers([cell.number for cell in unread])
    first = unread[0]
    yield Doubt(first.place, message.format(count=len(unread), numbers=numbers, words=first.words[:_SHOWN]))


def _read_cells(cells: Iterable[tuple[Column, str]], report: ReportDay) -> Iterator[ProgressReading]:
    """What each cell tells, if it says anything; of columns that stand for a status, the marked one."""
    marked: set[Status] = set()
    for column, text in cells:
        status, is_marked = status_of_heading(column.heading), read_mark(text)
        if status and is_marked is not None:
            marked |= {status} if is_marked else set()
        elif status:
            yield ProgressReading(notes=(Note(report.day, f"{column.heading}：{text}"),), undated=True)
        elif (reading := read_progress(text, report, column.heading)) != ProgressReading():
            yield reading
    if marked:
        yield ProgressReading(marked.pop() if len(marked) == 1 else None)
