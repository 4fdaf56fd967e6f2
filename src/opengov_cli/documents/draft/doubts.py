"""What could not be read with certainty, so that somebody looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from typing import NamedTuple

from opengov_cli.plan.query import describe_numbers

from .column_headings import Meaning
from .rows import TableRows

UNSORTED = "（未分类）"
# So much of a long text is enough to find it again.
_SHOWN = 80
# More doubts of one kind than these are told as one.
_MOST_ALIKE = 10


@dataclass(frozen=True, slots=True)
class Doubt:
    """What could not be read with certainty, and where it stands in the document."""

    place: str
    message: str


def doubts_of_document(rows: TableRows) -> Iterator[Doubt]:
    """What is doubtful of the document as a whole: text that was left out, and tasks without categories."""
    for place in rows.left_out:
        yield Doubt(place, _("what stands here is no part of the plan's table and was left out"))
    if rows.behind:
        count = len(rows.behind)
        message = ngettext(
            "{count} line of text beside the table was left out: {text}",
            "{count} lines of text beside the table were left out: {text}",
            count,
        )
        yield Doubt("", message.format(count=count, text=" ".join(rows.behind)[:_SHOWN]))
    if not rows.places(Meaning.CATEGORY) and not any(row.headings for row in rows.rows):
        message = _("the document has no categories: its tasks stand under {category}")
        yield Doubt("", message.format(category=UNSORTED))


class UnreadProgress(NamedTuple):
    """What was reported of a task in words that tell no status for certain."""

    place: str
    number: int
    words: str


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
