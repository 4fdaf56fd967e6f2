"""What could not be read with certainty, so that somebody looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext

from ..document import Doubt
from .column_headings import Meaning
from .rows import TableRows

UNSORTED = "（未分类）"
# So much of a long text is enough to find it again.
_SHOWN = 80


def doubts_of_document(rows: TableRows) -> Iterator[Doubt]:
    """What is doubtful of the document as a whole: text that was left out, and tasks without categories."""
    for place, words in rows.left_out:
        message = _("what stands here is no part of the plan's table and was left out")
        yield Doubt(place, f"{message}: {_shown(words)}" if words else message)
    for place, words in rows.further:
        message = _("here begins a further table with other columns; its rows were taken, too: {text}")
        yield Doubt(place, message.format(text=_shown(words)))
    if rows.supposed:
        count = len(rows.supposed)
        message = ngettext(
            "{count} row from here on has an empty cell for its category: it stands under the one above",
            "{count} rows from here on have an empty cell for their category: they stand under the one above",
            count,
        )
        yield Doubt(rows.supposed[0], message.format(count=count))
    if rows.behind:
        count = len(rows.behind)
        message = ngettext(
            "{count} line of text beside the table was left out: {text}",
            "{count} lines of text beside the table were left out: {text}",
            count,
        )
        yield Doubt("", message.format(count=count, text=_shown(" ".join(rows.behind))))
    if not rows.places(Meaning.CATEGORY) and not any(row.headings for row in rows.rows):
        message = _("the document has no categories: its tasks stand under {category}")
        yield Doubt("", message.format(category=UNSORTED))


def doubts_above(lines: Sequence[str]) -> Iterator[Doubt]:
    """What stands in the rows above the headings of a table and is not its title."""
    if lines:
        count = len(lines)
        message = ngettext(
            "{count} row above the headings was left out: {text}",
            "{count} rows above the headings were left out: {text}",
            count,
        )
        yield Doubt("", message.format(count=count, text=_shown(" ".join(lines))))


def _shown(text: str) -> str:
    """The beginning of a text on one line, by which it is found again."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
