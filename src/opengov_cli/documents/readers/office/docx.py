"""Word's .docx: paragraphs and tables with their merged cells, and the numbers that Word puts before paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn

from ...document import DEEPEST_TABLE, MOST_CELLS, Cell, Document, Paragraph, Table
from ...errors import UnreadableDocument
from .. import foreign
from ..notices import Notices
from .word_looks import WordLooks
from .word_numbering import WordNumbers
from .word_unseen import take_out_unseen

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

# What holds blocks or runs without being one: content controls, tracked insertions, links.
_WRAPPERS = {qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")}
# What is no text of its paragraph: properties, field codes, pronunciations, and text boxes, which stand apart.
_NO_TEXT = {qn(name) for name in ("w:instrText", "w:pPr", "w:rPr", "w:rt", "w:txbxContent")}
_BOX = qn("w:txbxContent")
_MOST_COLUMNS = 100
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
# A scan has a line or two of text at most.
_FEW_LETTERS = 100


def read(data: bytes) -> Document:
    """The paragraphs and tables of a document. Raises UnreadableDocument."""
    source = foreign.package(data, "word/", ".docx")
    notices = Notices()
    try:
        document = docx.Document(source)
        body = document.element.body
        take_out_unseen(document.part, notices)
        blocks = tuple(_Blocks(WordNumbers(document.part), WordLooks(document.part)).of(body))
    except UnreadableDocument:
        raise
    except Exception as error:  # python-docx and lxml raise whatever they stumble over
        raise foreign.broken(".docx") from error
    if _is_scan(blocks) and next(body.iter(qn("w:drawing"), qn("w:pict")), None) is not None:
        raise UnreadableDocument(
            _("the document holds pictures, and no text: it may be a scan"),
            _("get the Word file that was scanned, or let WPS or Word recognise the text"),
        )
    return Document(blocks, tuple(notices.doubts()))


def _is_scan(blocks: Sequence[Paragraph | Table]) -> bool:
    return sum(_FEW_LETTERS if isinstance(block, Table) else len(block.text) for block in blocks) < _FEW_LETTERS


class _Blocks:
    """Reads the blocks of one document, and counts them and the numbers that Word puts before paragraphs."""

    def __init__(self, numbers: WordNumbers, looks: WordLooks) -> None:
        self._numbers, self._looks = numbers, looks
        self._tables = self._cells = self._paragraphs = 0

    def of(self, parent: Element, depth: int = 0) -> Iterator[Paragraph | Table]:
        """The paragraphs and tables in an element, which lies in so many tables."""
        for element in _inside(parent):
            if element.tag == qn("w:p"):
                text = self._paragraph(element)
                if text:
                    self._paragraphs += 1
                    place = _("paragraph {number}").format(number=self._paragraphs)
                    yield Paragraph(text, place, self._looks.level(element), self._looks.is_bold(element))
                for box in _boxes(element):
                    yield from self.of(box, depth)
            elif element.tag == qn("w:tbl"):
                yield self._table(element, depth)

    def _table(self, element: Element, depth: int) -> Table:
        self._tables += 1
        position, rows, inside = self._tables, list[tuple[Cell, ...]](), list[Paragraph | Table]()
        lays_out = depth < DEEPEST_TABLE and next(element.iterdescendants(qn("w:tbl")), None) is not None
        for index, row in enumerate((child for child in _inside(element) if child.tag == qn("w:tr")), start=1):
            place = _("table {table}, row {row}").format(table=position, row=index)
            cells = [(cell, tuple(self.of(cell, depth + 1))) for cell in _inside(row) if cell.tag == qn("w:tc")]
            rows.append(tuple(_row(row, place, cells)))
            self._cells += len(rows[-1])
            if self._cells > MOST_CELLS:
                raise foreign.too_many_cells()
            inside += [block for _cell, blocks in cells for block in blocks if lays_out]
        return Table(tuple(rows), inside=tuple(inside))

    def _paragraph(self, paragraph: Element) -> str:
        text = "".join(_runs(paragraph))
        lines = [line.strip() for line in text.split("\n")]
        shown = "\n".join(line for line in lines if line)
        return self._numbers.before(paragraph) + shown if shown else ""


def _inside(parent: Element) -> Iterator[Element]:
    """The children, and those of what only wraps some of them."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _inside(child)
        else:
            yield child


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes of a paragraph, without those in one of them."""
    return (box for box in paragraph.iter(_BOX) if next(box.iterancestors(qn("w:p"))) is paragraph)


def _row(row: Element, place: str, cells: Sequence[tuple[Element, Sequence[Paragraph | Table]]]) -> Iterator[Cell]:
    yield from [Cell("", place)] * _columns(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
    for cell, blocks in cells:
        properties = cell.find(qn("w:tcPr"))
        above = _goes_on(properties, "w:vMerge")
        left = _goes_on(properties, "w:hMerge")
        yield Cell("" if above or left else _text(blocks), place, above=above, left=left)
        span = _columns(properties.find(qn("w:gridSpan")), 1) if properties is not None else 1
        yield from [Cell("", place, above=above, left=True)] * (span - 1)
    yield from [Cell("", place)] * _columns(row.find(f"{qn('w:trPr')}/{qn('w:gridAfter')}"), 0)


def _goes_on(properties: Element | None, name: str) -> bool:
    """Whether a cell goes on with the one above it (w:vMerge) or to its left (w:hMerge)."""
    merge = properties.find(qn(name)) if properties is not None else None
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _columns(element: Element | None, default: int) -> int:
    """How many columns are left out or spanned; a table of Word has 63 at most."""
    return min(int(element.get(qn("w:val"), default)), _MOST_COLUMNS) if element is not None else default


def _text(blocks: Iterable[Paragraph | Table]) -> str:
    """The lines of a cell, also those of a table inside it."""
    lines = (block.text if isinstance(block, Paragraph) else _text_of_table(block) for block in blocks)
    return "\n".join(filter(None, lines))


def _text_of_table(table: Table) -> str:
    rows = (" ".join(filter(None, (cell.text for cell in row))) for row in table.rows)
    return "\n".join(filter(None, rows))


def _runs(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _NO_TEXT:
            yield from _runs(child)
