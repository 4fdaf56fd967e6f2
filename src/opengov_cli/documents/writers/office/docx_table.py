"""The annex as a Word table. It is built as XML, because a thousand rows take minutes through python-docx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Twips

from ...annex import CATEGORY, CLAUSE, DEADLINE, NUMBER, PROGRESS, REMARKS, REQUIREMENT, Annex
from . import docx_looks

_SHARES = {NUMBER: 9, CATEGORY: 20, REQUIREMENT: 48, CLAUSE: 30, DEADLINE: 14, PROGRESS: 34, REMARKS: 24}
_OTHER_SHARE = 18
# Of a point: what tables measure in.
_TWENTIETH = Twips(1)
_MARGINS = {"top": "40", "left": "85", "bottom": "40", "right": "85"}
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def build_table(annex: Annex, width: Length) -> BaseOxmlElement:
    """The headings and rows of an annex as a table of this width."""
    widths = _widths(annex.headings, width // _TWENTIETH)
    grid = _element("tblGrid", [_element("gridCol", w=str(column)) for column in widths])
    return _element("tbl", [_looks(sum(widths)), grid, _header(annex.headings, widths), *_rows(annex, widths)])


def _widths(headings: tuple[str, ...], width: int) -> list[int]:
    shares = [_SHARES.get(heading, _OTHER_SHARE) for heading in headings]
    return [width * share // sum(shares) for share in shares]


def _looks(width: int) -> BaseOxmlElement:
    borders = [_element(side, val="single", sz="4", space="0", color="auto") for side in _BORDERS]
    margins = [_element(side, w=space, type="dxa") for side, space in _MARGINS.items()]
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


def _header(headings: tuple[str, ...], widths: list[int]) -> BaseOxmlElement:
    cells = (_cell(heading, width, style=docx_looks.HEADING) for heading, width in zip(headings, widths, strict=True))
    return _element("tr", [_element("trPr", [_element("cantSplit"), _element("tblHeader")]), *cells])


def _rows(annex: Annex, widths: list[int]) -> Iterator[BaseOxmlElement]:
    heights = zip(*map(annex.row_spans, annex.headings), strict=True)
    for texts, row_spans in zip(annex.texts(), heights, strict=True):
        cells = map(_cell, texts, widths, row_spans)
        yield _element("tr", [_element("trPr", [_element("cantSplit")]), *cells])


def _cell(text: str, width: int, span: int = 1, style: str = docx_looks.TEXT) -> BaseOxmlElement:
    """A cell that covers so many rows. One that a cell above covers, whose span is 0, keeps no text."""
    looks = [_element("tcW", w=str(width), type="dxa")]
    if span != 1:
        looks.append(_element("vMerge", val="restart" if span else "continue"))
    looks.append(_element("vAlign", val="center"))
    lines = text.split("\n") if span else [""]
    return _element("tc", [_element("tcPr", looks), *(_paragraph(line, style) for line in lines)])


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
