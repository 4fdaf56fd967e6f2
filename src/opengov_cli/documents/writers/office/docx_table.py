"""The annex as a Word table. It is built as XML, because a thousand rows take minutes through python-docx."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ...annex import Annex
from ...annex_columns import SHORT
from ..addresses import is_address
from . import docx_looks
from .docx_layout import MARGIN_ABOVE, MARGIN_BESIDE, Layout, may_break, page_starts, row_heights, widths_in_points

# Of a point: what tables measure in.
_TWENTIETH = 20
_MARGINS = {"top": MARGIN_ABOVE, "left": MARGIN_BESIDE, "bottom": MARGIN_ABOVE, "right": MARGIN_BESIDE}
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def build_table(annex: Annex, layout: Layout) -> BaseOxmlElement:
    """The headings and rows of an annex as a table that fits into a layout."""
    points = widths_in_points(annex, layout)
    widths = [int(width * _TWENTIETH) for width in points]
    grid = _element("tblGrid", [_element("gridCol", w=str(width)) for width in widths])
    heights = row_heights(annex, points, layout)
    rows = _rows(annex, widths, [may_break(height, layout) for height in heights], page_starts(heights, layout))
    return _element("tbl", [_looks(sum(widths)), grid, _header(annex.headings, widths), *rows])


def plain_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float], styles: Sequence[str]
) -> BaseOxmlElement:
    """Rows below their headings, with the widths of the columns in points and the styles of their texts."""
    twentieths = [int(width * _TWENTIETH) for width in widths]
    grid = _element("tblGrid", [_element("gridCol", w=str(width)) for width in twentieths])
    body = (
        _element("tr", [_element("trPr", [_element("cantSplit")]), *map(_cell, texts, twentieths, styles)])
        for texts in rows
    )
    return _element("tbl", [_looks(sum(twentieths)), grid, _header(headings, twentieths), *body])


def _looks(width: int) -> BaseOxmlElement:
    borders = [_element(side, val="single", sz="4", space="0", color="auto") for side in _BORDERS]
    margins = [_element(side, w=str(space * _TWENTIETH), type="dxa") for side, space in _MARGINS.items()]
    return _element(
        "tblPr",
        [
            _element("tblW", w=str(width), type="dxa"),
            _element("jc", val="center"),
            _element("tblBorders", borders),
            _element("tblLayout", type="fixed"),
            _element("tblCellMar", margins),
        ],
    )


def _header(headings: Sequence[str], widths: list[int]) -> BaseOxmlElement:
    cells = (_cell(heading, width, docx_looks.HEADING) for heading, width in zip(headings, widths, strict=True))
    return _element("tr", [_element("trPr", [_element("cantSplit"), _element("tblHeader")]), *cells])


def _rows(
    annex: Annex, widths: list[int], breakable: Sequence[bool], starts: Collection[int]
) -> Iterator[BaseOxmlElement]:
    styles = [docx_looks.CENTRED if heading in SHORT else docx_looks.TEXT for heading in annex.headings]
    heights = zip(*(annex.row_spans(heading, starts) for heading in annex.headings), strict=True)
    for texts, row_spans, breaks in zip(annex.texts(), heights, breakable, strict=True):
        cells = map(_cell, texts, widths, styles, row_spans)
        yield _element("tr", [*([] if breaks else [_element("trPr", [_element("cantSplit")])]), *cells])


def _cell(text: str, width: int, style: str, span: int = 1) -> BaseOxmlElement:
    """A cell that covers so many rows. One that a cell above covers, whose span is 0, keeps no text."""
    looks = [_element("tcW", w=str(width), type="dxa")]
    if span != 1:
        looks.append(_element("vMerge", val="restart" if span else "continue"))
    looks.append(_element("vAlign", val="center"))
    lines = text.split("\n") if span else [""]
    paragraphs = (_paragraph(line, docx_looks.LINK if is_address(line) else style) for line in lines)
    return _element("tc", [_element("tcPr", looks), *paragraphs])


def _paragraph(text: str, style: str) -> BaseOxmlElement:
    paragraph = _element("p", [_element("pPr", [_element("pStyle", val=style)])])
    if text:
        written = _element("t")
        written.text = text
        written.set(qn("xml:space"), "preserve")
        paragraph.append(_element("r", [written]))
    return paragraph


def _element(name: str, children: Iterable[BaseOxmlElement] = (), **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(f"w:{name}", {qn(f"w:{key}"): value for key, value in attributes.items()})
    element.extend(children)
    # The library has classes of its own for some elements only; all of them are lxml's.
    return cast("BaseOxmlElement", element)
