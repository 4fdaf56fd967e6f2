"""Word's .docx: paragraphs and tables with their merged cells, and the numbers that Word puts before paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn

from ...document import Cell, Document, Paragraph, Table
from ...errors import UnreadableDocument
from .. import foreign
from .word_looks import WordLooks
from .word_numbering import WordNumbers

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

# What holds blocks or runs without being one: content controls, tracked insertions, links.
_WRAPPERS = {qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")}
# What a reader of the page does not see: deletions, field codes, and the second copy of a shape's text.
_UNSEEN = {qn(name) for name in ("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:pPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_MOST_COLUMNS = 100
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}


def read(data: bytes) -> Document:
    """The paragraphs and tables of a document. Raises UnreadableDocument."""
    source = foreign.package(data, "word/document.xml", ".docx")
    try:
        document = docx.Document(source)
        body = document.element.body
        blocks = tuple(_blocks(body, WordNumbers(document.part), WordLooks(document.part)))
    except Exception as error:  # python-docx and lxml raise whatever they stumble over
        raise foreign.broken(".docx") from error
    if not blocks and next(body.iter(qn("w:drawing"), qn("w:pict")), None) is not None:
        raise UnreadableDocument(
            _("the document holds pictures, and no text: it may be a scan"),
            _("get the Word file that was scanned, or let WPS or Word recognise the text"),
        )
    return Document(blocks)


def _blocks(body: Element, numbers: WordNumbers, looks: WordLooks) -> Iterator[Paragraph | Table]:
    tables = paragraphs = 0
    for element in _inside(body):
        if element.tag == qn("w:p"):
            text = _paragraph(element, numbers)
            if text:
                paragraphs += 1
                place = _("paragraph {number}").format(number=paragraphs)
                yield Paragraph(text, place, looks.level(element), looks.is_bold(element))
        elif element.tag == qn("w:tbl"):
            tables += 1
            yield _table(element, tables, numbers)


def _inside(parent: Element) -> Iterator[Element]:
    """The children, and those of what only wraps some of them."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _inside(child)
        else:
            yield child


def _table(element: Element, position: int, numbers: WordNumbers) -> Table:
    rows = [child for child in _inside(element) if child.tag == qn("w:tr")]
    return Table(
        tuple(
            tuple(_row(row, _("table {table}, row {row}").format(table=position, row=index), numbers))
            for index, row in enumerate(rows, start=1)
        )
    )


def _row(row: Element, place: str, numbers: WordNumbers) -> Iterator[Cell]:
    yield from [Cell("", place)] * _columns(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
    for cell in _inside(row):
        if cell.tag != qn("w:tc"):
            continue
        properties = cell.find(qn("w:tcPr"))
        above = _goes_on(properties, "w:vMerge")
        left = _goes_on(properties, "w:hMerge")
        yield Cell("" if above or left else _text(cell, numbers), place, above=above, left=left)
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


def _text(cell: Element, numbers: WordNumbers) -> str:
    """The lines of a cell, also those of a table inside it."""
    paragraphs = (_paragraph(element, numbers) for element in cell.iter(qn("w:p")))
    return "\n".join(filter(None, paragraphs))


def _paragraph(paragraph: Element, numbers: WordNumbers) -> str:
    text = "".join(_runs(paragraph))
    lines = [line.strip() for line in text.split("\n")]
    shown = "\n".join(line for line in lines if line)
    return numbers.before(paragraph) + shown if shown else ""


def _runs(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag in _UNSEEN or (child.tag == qn("w:r") and _is_hidden(child)):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        else:
            # Paragraphs of a shape's text stand on lines of their own.
            yield "\n" if child.tag == qn("w:p") else ""
            yield from _runs(child)


def _is_hidden(run: Element) -> bool:
    vanish = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return vanish is not None and vanish.get(qn("w:val"), "true") not in ("0", "false", "off")
