"""What could not be read with certainty, so that somebody looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext

from .column_headings import Meaning
from .rows import TableRows

UNSORTED = "（未分类）"
# So much of a long text is enough to find it again.
_SHOWN = 80


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
        yield Doubt(
            "", message.format(count=count, text=" ".join(paragraph.text for paragraph in rows.behind)[:_SHOWN])
        )
    if not rows.places(Meaning.CATEGORY) and not any(row.headings for row in rows.rows):
        message = _("the document has no categories: its tasks stand under {category}")
        yield Doubt("", message.format(category=UNSORTED))
