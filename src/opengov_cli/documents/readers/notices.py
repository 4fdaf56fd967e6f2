"""What a reader has to say of a document: what it left out because a page does not show it, each kind once."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from gettext import gettext as _

from opengov_cli.errors import listed

from ..document import Doubt

# So many places, and so much of the text, are enough to look it up.
_MOST_PLACES = 10
_SHOWN = 80


class Notice(Enum):
    """Why something was left out, or what else a person has to know about it."""

    HIDDEN_SHEET = auto()
    HIDDEN_ROWS = auto()
    HIDDEN_COLUMNS = auto()
    FILTERED_ROWS = auto()
    HIDDEN_TEXT = auto()
    STRUCK_TEXT = auto()
    TRACKED_CHANGES = auto()
    COMMENTS = auto()
    FOOTNOTES = auto()
    EMBEDDED = auto()
    NO_RESULT = auto()
    FAILED_FORMULA = auto()
    FAR_AWAY = auto()
    NO_CELL = auto()
    TURNED_TEXT = auto()
    NO_RULED_TABLE = auto()
    ROW_OVER_PAGE = auto()
    CELL_OVER_PAGE = auto()

    @property
    def sentence(self) -> str:
        """The sentence for the user; ``{text}`` stands for the beginning of what it is about."""
        return {
            Notice.HIDDEN_SHEET: _("the sheet is hidden and was left out: unhide it if it belongs to the plan"),
            Notice.HIDDEN_ROWS: _("hidden rows were left out: {text}"),
            Notice.HIDDEN_COLUMNS: _("hidden columns were left out: {text}"),
            Notice.FILTERED_ROWS: _("rows that a filter hides were read like the others: {text}"),
            Notice.HIDDEN_TEXT: _("hidden text was left out: {text}"),
            Notice.STRUCK_TEXT: _("text that is struck through was left out: {text}"),
            Notice.TRACKED_CHANGES: _(
                "tracked changes were read as accepted, and what they delete was left out: {text}"
            ),
            Notice.COMMENTS: _("comments were left out: {text}"),
            Notice.FOOTNOTES: _("footnotes were left out: {text}"),
            Notice.EMBEDDED: _("a document inside the document was left out"),
            Notice.NO_RESULT: _(
                "a formula has no result here, and stands for it: open the file in Excel or WPS and save it: {text}"
            ),
            Notice.FAILED_FORMULA: _("a formula came to an error: {text}"),
            Notice.FAR_AWAY: _("what stands here and beyond is far from the table and was left out"),
            Notice.TURNED_TEXT: _("text that does not run from left to right was left out"),
            Notice.NO_RULED_TABLE: _(
                "the PDF has no table with ruled lines, so that it was read as text: if it holds one, get the Word or "
                "Excel file; or open the PDF in Word or WPS, which make a .docx of it, and check that"
            ),
            Notice.ROW_OVER_PAGE: _("a row goes on over the page here: its two parts were joined"),
            Notice.CELL_OVER_PAGE: _(
                "an empty cell at the top of a page was taken for the rest of the cell above it, on the page before"
            ),
            Notice.NO_CELL: _("text that stands in no cell of the table was left out: {text}"),
        }[self]


class Notices:
    """Collects notices while a document is read."""

    def __init__(self) -> None:
        self._places: dict[Notice, dict[str, None]] = {}
        self._texts: dict[Notice, str] = {}

    def add(self, notice: Notice, place: str = "", text: str = "") -> None:
        """Keep what is noticed at a place, which may be none, about a text, of which the beginning is enough."""
        self._places.setdefault(notice, {})[place] = None
        told = self._texts.get(notice, "")
        if len(told) <= _SHOWN:
            self._texts[notice] = " ".join(filter(None, (told, *text[: 2 * _SHOWN].split())))

    def doubts(self) -> Iterator[Doubt]:
        """A doubt for each kind of notice, with its places as far as a person would look them up."""
        for notice, places in self._places.items():
            named = [place for place in places if place]
            joined = listed(named[:_MOST_PLACES])
            if len(named) > _MOST_PLACES:
                joined = _("{places} and {count} more").format(places=joined, count=len(named) - _MOST_PLACES)
            yield Doubt(joined, _told(notice.sentence, self._texts[notice]))


def _told(sentence: str, text: str) -> str:
    """A sentence with the beginning of what it is about; without its colon where that is nothing."""
    if not text:
        return sentence.format(text="").rstrip(" :：")
    return sentence.format(text=text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
