"""HTML, as offices publish annexes and as ``opengov`` writes them: paragraphs and tables with rowspan and colspan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from gettext import gettext as _
from itertools import count
from typing import NamedTuple

from lxml import etree, html

from ...document import DEEPEST_TABLE, MOST_CELLS, Cell, Document, Paragraph, Table
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
_HEADING = re.compile("h[1-6]")


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


class _Piece(NamedTuple):
    """A piece of text and the element that it stands in."""

    text: str
    within: html.HtmlElement


class _Numbered(NamedTuple):
    """An element, and the number that a page shows before it as the item of a list."""

    element: html.HtmlElement
    number: str


class _Page:
    """Reads the blocks of one page and counts its tables, their cells and its paragraphs."""

    def __init__(self) -> None:
        self._tables = self._cells = self._paragraphs = 0

    def blocks(self, elements: Iterable[html.HtmlElement], depth: int = 0) -> Iterator[Paragraph | Table]:
        """The paragraphs and tables in some elements, which lie in so many tables."""
        pending: list[_Piece] = []
        for piece in (piece for element in elements for piece in _pieces(element, apart=True)):
            if isinstance(piece, _Piece):
                pending.append(piece)
                continue
            yield from self._lines(pending)
            pending = []
            yield self._table(piece, depth)
        yield from self._lines(pending)

    def _lines(self, pieces: Sequence[_Piece]) -> Iterator[Paragraph]:
        """A paragraph for each line of some pieces."""
        line: list[_Piece] = []
        for text, within in pieces:
            first, *others = text.split("\n")
            line.append(_Piece(first, within))
            for other in others:
                yield from self._paragraph(line)
                line = [_Piece(other, within)]
        yield from self._paragraph(line)

    def _paragraph(self, line: list[_Piece]) -> Iterator[Paragraph]:
        text = _tidy("".join(piece.text for piece in line))
        if not text:
            return
        self._paragraphs += 1
        within = [_around(piece.within) for piece in line if piece.text.strip()]
        level = next((int(tag[1]) for element in within[0] if _HEADING.fullmatch(tag := str(element.tag))), None)
        source = next((found for element in within[0] if (found := element.get("data-line"))), "")
        counted = _("paragraph {number}").format(number=self._paragraphs)
        place = _("line {line}").format(line=source) if source else counted
        bold = all(any(element.tag in ("b", "strong") for element in elements) for elements in within)
        yield Paragraph(text, place, level, bold)

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


def _around(element: html.HtmlElement) -> list[html.HtmlElement]:
    """An element and those that it stands in, up to the page."""
    return [element, *element.iterancestors()]


def _pieces(element: html.HtmlElement, *, apart: bool = False) -> Iterator[_Piece | html.HtmlElement]:
    """The text of an element in pieces; its tables are text too, or elements where they are to stand ``apart``."""
    # One behind the other and not one in the other, so that a deep page costs no more than a flat one.
    waiting: list[_Piece | _Numbered] = [_Numbered(element, "")]
    while waiting:
        following = waiting.pop()
        if isinstance(following, _Piece):
            yield following
            continue
        piece, number = following
        if piece.tag == "table" and apart:
            yield piece
            continue
        if not isinstance(piece.tag, str) or piece.tag in _UNSEEN:
            continue
        block, is_cell = piece.tag in _BLOCKS, piece.tag in ("td", "th")
        # What a cell holds stands apart from its neighbour where the cell only lays out a page.
        begins = "\n" if block or piece.tag == "br" or (is_cell and apart) else " " if is_cell else ""
        yield _Piece(begins, piece)
        numbers = _numbers_before(piece, number)
        yield _Piece(numbers.pop(None, "") + re.sub(r"\s+", " ", piece.text or ""), piece)
        waiting.append(_Piece("\n" if block else "", piece))
        for child in piece.iterchildren(reversed=True):
            waiting += [_Piece(re.sub(r"\s+", " ", child.tail or ""), piece), _Numbered(child, numbers.get(child, ""))]


def _numbers_before(element: html.HtmlElement, number: str) -> dict[html.HtmlElement | None, str]:
    """What a page shows before the children of an element, or, under None, before its own text.

    The number of an item of a list goes to the paragraph with which the item begins.
    """
    numbers: dict[html.HtmlElement | None, str] = {}
    if element.tag == "ol":
        items = (child for child in element if child.tag == "li")
        numbers = {item: f"{shown}. " for item, shown in zip(items, count(_start(element)), strict=False)}
    if number:
        begins_with_block = not (element.text or "").strip() and len(element) > 0 and element[0].tag in _BLOCKS
        numbers[element[0] if begins_with_block else None] = number
    return numbers


def _start(element: html.HtmlElement) -> int:
    """The number with which a list begins."""
    digits = re.match(r"\s*(\d{1,4})", element.get("start", "1"))
    return int(digits[1]) if digits else 1


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
    return _tidy("".join(piece.text for piece in _pieces(element) if isinstance(piece, _Piece)))


def _tidy(text: str) -> str:
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
