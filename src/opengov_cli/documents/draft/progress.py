"""How far the task of a row has come, as its cells of progress tell it together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from gettext import gettext as _
from typing import NamedTuple

from opengov_cli.plan.model import Note, Status
from opengov_cli.plan.query import describe_numbers
from opengov_cli.plan.text import fold
from opengov_cli.wording.progress.progress import ProgressReading, ReportDay, read_progress
from opengov_cli.wording.progress.status import read_mark, status_of_heading

from ..document import Doubt
from .tables.column_headings import Column

_STATUS = re.compile(r".*(?:状态|进度).*|是否.*|status")
# So much of a long text is enough to find it again.
_SHOWN = 80
# More doubts of one kind than these are told as one.
_MOST_ALIKE = 10


class ProgressCell(NamedTuple):
    """A cell of progress below its heading: its text, empty if that says nothing but a status, and what it tells."""

    heading: str
    text: str
    reading: ProgressReading

    @property
    def is_status(self) -> bool:
        """Whether the heading asks for a status and nothing else, as 状态 does."""
        return bool(_STATUS.fullmatch(fold(self.heading)))


class RowProgress(NamedTuple):
    """The status that 状态 or else the last cell tells that does, the day of completion, and the notes of all cells.

    ``undated`` is how many notes have the day of the report. ``unread`` is what was said of which no cell tells a
    status for certain, and ``contrary`` are the cells that tell another one than the first of them, which counts.
    ``text`` is what stands there beside a status, or None where there is no column for that.
    """

    status: Status | None = None
    completed: date | None = None
    notes: tuple[Note, ...] = ()
    undated: int = 0
    unread: str = ""
    contrary: tuple[ProgressCell, ...] = ()
    text: str | None = None


class UnreadProgress(NamedTuple):
    """What was reported of a task in words that tell no status for certain."""

    place: str
    number: int
    words: str


def read_row(cells: Sequence[tuple[Column, str]], report: ReportDay) -> RowProgress:
    """What the cells of progress of one row tell."""
    read = list(_read_cells(cells, report))
    telling = [cell for cell in read if cell.reading.status]
    deciding = next((cell for cell in telling if cell.is_status), telling[-1] if telling else None)
    status = deciding.reading.status if deciding else None
    completed = [cell.reading.completed for cell in (*read, deciding) if cell and cell.reading.completed]
    contrary = [cell for cell in telling if cell.reading.status is not status]
    is_for_text = any(not ProgressCell(column.heading, "", ProgressReading()).is_status for column, _text in cells)
    texts = [cell.text for cell in read if cell.text]
    return RowProgress(
        status,
        completed[-1] if completed and status is Status.DONE else None,
        tuple(note for cell in read for note in cell.reading.notes),
        sum(cell.reading.undated for cell in read),
        " ".join(" ".join(text.split()) for _column, text in cells if text) if read and not telling else "",
        (deciding, *contrary) if deciding and contrary else (),
        "\n".join(texts) if texts or is_for_text else None,
    )


def doubts_of_statuses(place: str, progress: RowProgress) -> Iterator[Doubt]:
    """That cells of one row tell different statuses, and which of them counts."""
    said = [(cell.heading, cell.reading.status.word) for cell in progress.contrary if cell.reading.status]
    for other, word in said[1:]:
        message = _("{heading} says {status}, but {other} says {said}: {heading} counts")
        yield Doubt(place, message.format(heading=said[0][0], status=said[0][1], other=other, said=word))


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


def _read_cells(cells: Iterable[tuple[Column, str]], report: ReportDay) -> Iterator[ProgressCell]:
    """What each cell tells, if it says anything; of columns that stand for a status, the marked one."""
    marked: dict[Status, str] = {}
    for column, text in cells:
        status, is_marked = status_of_heading(column.heading), read_mark(text)
        if status and is_marked is not None:
            marked |= {status: column.heading} if is_marked else {}
        elif status:
            words = f"{column.heading}：{text}"
            reading = ProgressReading(notes=(Note(report.day, words),), undated=True)
            yield ProgressCell(column.heading, words, reading)
        elif (reading := read_progress(text, report, column.heading)) != ProgressReading():
            yield ProgressCell(column.heading, text if reading.notes else "", reading)
    if marked:
        status, heading = next(iter(marked.items()))
        yield ProgressCell(heading, "", ProgressReading(status if len(marked) == 1 else None))
