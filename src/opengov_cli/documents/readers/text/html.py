"""HTML, as offices publish annexes and as ``opengov`` writes them: paragraphs and tables with rowspan and colspan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import gettext as _
from itertools import count
from typing import NamedTuple

from lxml import etree, html

from ...document import MOST_CELLS, Cell, Document, Paragraph, Table
from ...errors import UnreadableDocument
from .. import foreign
from ..encoding import decode

_BLOCKS = frozenset(("p", "div", "li", "tr", "table", "ul", "ol", "dl", "dd", "dt", "section", "article", "header")) | {
    *("footer", "caption", "body", "h1", "h2", "h3", "h4", "h5", "h6")
}
_UNSEEN = frozenset(("script", "style", "head", "template", "noscript"))
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_MOST_SPANNED = 1000
_HEADING = re.compile("h[1-6]")


def read(data: bytes) -> Document:
    """The paragraphs and tables of a page. Raises UnreadableDocument."""
    declared = _CHARSET.search(data[:4096])
    if declared and declared[1].lower().startswith(b"gb"):
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
    return Document(tuple(_blocks(root)))


def _blocks(root: html.HtmlElement) -> Iterator[Paragraph | Table]:
    position = cells = 0
    paragraphs = _Paragraphs()
    for piece in _pieces(root, apart=True):
        if isinstance(piece, _Piece):
            paragraphs.pending.append(piece)
            continue
        yield from paragraphs.taken()
        position += 1
        rows: list[tuple[Cell, ...]] = []
        for row in _rows(piece, position):
            cells += len(row)
            if cells > MOST_CELLS:
                raise foreign.too_many_cells()
            rows.append(row)
        yield Table(tuple(rows), shows_merges=piece.find(".//*[@data-line]") is None)
    yield from paragraphs.taken()


class _Piece(NamedTuple):
    """A piece of text and the element that it stands in."""

    text: str
    within: html.HtmlElement


class _Paragraphs:
    """Makes paragraphs of pieces of text, and counts them."""

    def __init__(self) -> None:
        self.pending: list[_Piece] = []
        self._count = 0

    def taken(self) -> Iterator[Paragraph]:
        """A paragraph for each line of the pieces that are pending."""
        line: list[_Piece] = []
        for text, within in [*self.pending, *([_Piece("\n", self.pending[0].within)] if self.pending else [])]:
            first, *others = text.split("\n")
            line.append(_Piece(first, within))
            for other in others:
                yield from self._paragraph(line)
                line = [_Piece(other, within)]
        self.pending = []

    def _paragraph(self, line: list[_Piece]) -> Iterator[Paragraph]:
        text = _tidy("".join(piece.text for piece in line))
        if not text:
            return
        self._count += 1
        within = [_around(piece.within) for piece in line if piece.text.strip()]
        level = next((int(tag[1]) for element in within[0] if _HEADING.fullmatch(tag := str(element.tag))), None)
        source = next((found for element in within[0] if (found := element.get("data-line"))), "")
        place = _("line {line}").format(line=source) if source else _("paragraph {number}").format(number=self._count)
        bold = all(any(element.tag in ("b", "strong") for element in elements) for elements in within)
        yield Paragraph(text, place, level, bold)


def _around(element: html.HtmlElement) -> list[html.HtmlElement]:
    """An element and those that it stands in, up to the page."""
    return [element, *element.iterancestors()]


def _pieces(element: html.HtmlElement, *, apart: bool = False, number: str = "") -> Iterator[_Piece | html.HtmlElement]:
    """The text of an element in pieces; its tables are text too, or elements where they are to stand ``apart``.

    ``number`` is what a page shows before an item of a list.
    """
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    if element.tag == "table" and apart:
        yield element
        return
    block = element.tag in _BLOCKS
    yield _Piece("\n" if block or element.tag == "br" else " " if element.tag in ("td", "th") else "", element)
    begins_with_block = not (element.text or "").strip() and len(element) > 0 and element[0].tag in _BLOCKS
    yield _Piece(("" if begins_with_block else number) + re.sub(r"\s+", " ", element.text or ""), element)
    items = count(_start(element)) if element.tag == "ol" else None
    for child in element:
        shown = f"{next(items)}. " if items and child.tag == "li" else ""
        if begins_with_block and child is element[0]:
            shown = number or shown
        yield from _pieces(child, apart=apart, number=shown)
        yield _Piece(re.sub(r"\s+", " ", child.tail or ""), element)
    yield _Piece("\n" if block else "", element)


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
