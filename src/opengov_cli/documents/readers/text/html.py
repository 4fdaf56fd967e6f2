"""HTML, as offices publish annexes and as ``opengov`` writes them: paragraphs and tables with rowspan and colspan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from gettext import gettext as _

from lxml import etree, html

from ...document import DEEPEST_TABLE, MOST_CELLS, Cell, Document, Table
from ...errors import UnreadableDocument
from .. import foreign
from ..encoding import decode
from ..notices import Notices
from .unseen import take_out_unseen

_BLOCKS = frozenset(("p", "div", "li", "tr", "table", "ul", "ol", "dl", "dd", "dt", "section", "article", "header")) | {
    *("footer", "caption", "body", "h1", "h2", "h3", "h4", "h5", "h6")
}
_UNSEEN = frozenset(("script", "style", "head", "template", "noscript"))
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_MOST_SPANNED = 1000


def read(data: bytes) -> Document:
    """The paragraphs and tables of a page. Raises UnreadableDocument."""
    return read_in(data, None)


def read_in(data: bytes, charset: str | None) -> Document:
    """The paragraphs and tables of a page in an encoding, or in the one that it names. Raises UnreadableDocument."""
    declared = _CHARSET.search(data[:4096])
    named = charset or (declared[1].decode("ascii") if declared else "")
    if named.lower().startswith("gb"):
        return parse_html(data.decode("gb18030", errors="replace"))
    return parse_html(decode(data))


def parse_html(text: str) -> Document:
    """The paragraphs and tables of HTML. Raises UnreadableDocument."""
    # A declaration of another encoding than the text's would be an error.
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = html.document_fromstring(source, parser=html.HTMLParser(huge_tree=False))
    except (etree.LxmlError, ValueError):
        raise UnreadableDocument(_("the file holds no HTML"), _("save the page again")) from None
    notices = Notices()
    take_out_unseen(root, notices)
    return Document(tuple(_Page().blocks((root,))), tuple(notices.doubts()))


class _Page:
    """Reads the blocks of one page and counts its tables and their cells."""

    def __init__(self) -> None:
        self._tables = self._cells = 0

    def blocks(self, elements: Iterable[html.HtmlElement], depth: int = 0) -> Iterator[str | Table]:
        """The paragraphs and tables in some elements, which lie in so many tables."""
        pending: list[str] = []
        for piece in (piece for element in elements for piece in _pieces(element, apart=True)):
            if isinstance(piece, str):
                pending.append(piece)
                continue
            yield from _lines(pending)
            pending = []
            yield self._table(piece, depth)
        yield from _lines(pending)

    def _table(self, element: html.HtmlElement, depth: int) -> Table:
        self._tables += 1
        rows: list[tuple[Cell, ...]] = []
        for row in _rows(element, self._tables):
            self._cells += len(row)
            if self._cells > MOST_CELLS:
                raise foreign.too_many_cells()
            rows.append(row)
        lays_out = depth < DEEPEST_TABLE and element.find(".//table") is not None
        inside = tuple(self.blocks(element.iterchildren(), depth + 1)) if lays_out else ()
        return Table(tuple(rows), shows_merges=element.find(".//*[@data-line]") is None, inside=inside)


def _lines(pieces: list[str]) -> Iterator[str]:
    return (line for line in _tidy("".join(pieces)).split("\n") if line)


def _pieces(element: html.HtmlElement, *, apart: bool = False) -> Iterator[str | html.HtmlElement]:
    """The text of an element in pieces; its tables are text too, or elements where they are to stand ``apart``."""
    # One behind the other and not one in the other, so that a deep page costs no more than a flat one.
    waiting: list[str | html.HtmlElement] = [element]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, str) or (piece.tag == "table" and apart):
            yield piece
            continue
        if not isinstance(piece.tag, str) or piece.tag in _UNSEEN:
            continue
        block, is_cell = piece.tag in _BLOCKS, piece.tag in ("td", "th")
        # What a cell holds stands apart from its neighbour where the cell only lays out a page.
        yield "\n" if block or piece.tag == "br" or (is_cell and apart) else " " if is_cell else ""
        yield re.sub(r"\s+", " ", piece.text or "")
        waiting.append("\n" if block else "")
        for child in piece.iterchildren(reversed=True):
            waiting += [re.sub(r"\s+", " ", child.tail or ""), child]


def _rows(table: html.HtmlElement, position: int) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table, which is the first, second … of its page, without those of a table inside it."""
    # Column -> how many further rows its cell spans, and whether it is the first of the columns that it spans.
    spanned: dict[int, tuple[int, bool]] = {}
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    for index, row in enumerate(rows, start=1):
        place = _("table {table}, row {row}").format(table=position, row=index)
        if row.get("data-line"):
            place = _("line {line}").format(line=row.get("data-line"))
        cells: list[Cell] = []
        for element in row.iterchildren("td", "th"):
            _take_spanned(spanned, cells, place)
            down, across = _span(element, "rowspan", len(rows)), _span(element, "colspan", 1)
            if len(cells) > MOST_CELLS:
                break
            for step in range(across):
                if down > 1:
                    spanned[len(cells)] = (down - 1, step == 0)
                cells.append(Cell("" if step else _text(element), place, left=step > 0))
        _take_spanned(spanned, cells, place)
        yield tuple(cells)


def _take_spanned(spanned: dict[int, tuple[int, bool]], cells: list[Cell], place: str) -> None:
    """Add the next cells of a row as far as they go on from rows above, and count down what these span."""
    while len(cells) in spanned:
        column = len(cells)
        left_over, first = spanned.pop(column)
        if left_over > 1:
            spanned[column] = (left_over - 1, first)
        cells.append(Cell("", place, above=True, left=not first))


def _span(element: html.HtmlElement, name: str, all_of_them: int) -> int:
    """How many rows or columns a cell spans; a 0 in the page means all that follow."""
    digits = re.match(r"\s*(\d{1,4})", element.get(name, "1"))
    number = int(digits[1]) if digits else 1
    return min(number or all_of_them, _MOST_SPANNED)


def _text(element: html.HtmlElement) -> str:
    """The lines of a cell, also those of a table inside it."""
    return _tidy("".join(piece for piece in _pieces(element) if isinstance(piece, str)))


def _tidy(text: str) -> str:
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
