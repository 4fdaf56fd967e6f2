"""A report as a Word document in the form of official papers, with the whole table as its annex."""

from __future__ import annotations

from collections.abc import Iterable

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from opengov_cli.documents.writers.measure import ems, need_of, share_widths
from opengov_cli.documents.writers.office import docx_looks
from opengov_cli.documents.writers.office.docx import (
    LYING_TEXT,
    add_annex,
    add_footer,
    as_bytes,
    describe,
    lay_out,
)
from opengov_cli.documents.writers.office.docx_table import plain_table

from .outline import Outline, Point, Points, Section, Table
from .paper import Paper

_BODY, _HEADING, _SUBHEADING, _CAPTION = "报告正文", "报告一级标题", "报告二级标题", "报告表题"
_SIGNED, _LINK = "报告落款", "报告链接"
# 三号, on the lines of official papers; two characters are left free where a paragraph begins.
_SIZE, _LINE = 16, 28
_INDENT = 2 * _SIZE
# The margins of a cell, in characters of the table.
_MARGINS = 1.8
# In characters of the table: the longest text of a narrow column, and that of a count, whose heading stands in lines of
# two.
_SHORT, _COUNT = 5, 1.5
_MARGINS_OF_COUNT = 1.6
_ENDS = ("。", "！", "？", "；")


def render(paper: Paper) -> bytes:
    """The report on upright pages, and the annex on pages that lie; of several plans each behind their comparison."""
    document = docx.Document()
    docx_looks.prepare(document, *LYING_TEXT)
    _add_styles(document)
    describe(document, paper.title + paper.subtitle, paper.issuer)
    add_footer(document.sections[0])
    if paper.comparison:
        width = _begin(document, paper.title, paper.subtitle)
        _write_section(document, paper.comparison, _HEADING, width)
    for place, outline in enumerate(paper.parts):
        if place or paper.comparison:
            document.add_section(WD_SECTION.NEW_PAGE)
        _write_report(document, outline)
    return as_bytes(document)


def _begin(document: Document, title: str, subtitle: str) -> float:
    """The width between the margins of an upright page, which begins with a title and a line below it."""
    width, _height = lay_out(document.sections[-1], upright=True)
    document.add_paragraph(title, docx_looks.TITLE)
    document.add_paragraph(subtitle, docx_looks.REMARK)
    return width


def _write_report(document: Document, outline: Outline) -> None:
    """Write the report on a plan and its annex, from the last section of a document on."""
    width = _begin(document, outline.title, outline.subtitle)
    for section in outline.sections:
        _write_section(document, section, _HEADING, width)
    _write(document, "说明", _HEADING)
    _write_points(document, [Point(remark) for remark in outline.remarks])
    document.add_paragraph("", _BODY)
    document.add_paragraph(f"附件：{outline.annex.whole_title}", _BODY)
    for text in (outline.issuer, outline.day):
        document.add_paragraph(text, _SIGNED)
    document.add_section(WD_SECTION.NEW_PAGE)
    add_annex(document, outline.annex, upright=False)


def _add_styles(document: Document) -> None:
    for name, font in ((_BODY, "仿宋"), (_HEADING, "黑体"), (_SUBHEADING, "楷体")):
        style = docx_looks.add_style(document, name, font, _SIZE)
        style.paragraph_format.first_line_indent = Pt(_INDENT)
        style.paragraph_format.line_spacing = Pt(_LINE)
        style.paragraph_format.keep_with_next = name != _BODY
    caption = docx_looks.add_style(document, _CAPTION, "黑体", 12, WD_ALIGN_PARAGRAPH.CENTER)
    caption.paragraph_format.space_before = caption.paragraph_format.space_after = Pt(6)
    caption.paragraph_format.keep_with_next = True
    signed = docx_looks.add_style(document, _SIGNED, "仿宋", _SIZE, WD_ALIGN_PARAGRAPH.RIGHT)
    signed.paragraph_format.right_indent = Pt(_INDENT)
    signed.paragraph_format.line_spacing = Pt(_LINE)
    signed.paragraph_format.keep_with_next = True
    link = docx_looks.add_style(document, _LINK, "仿宋", 10.5, WD_ALIGN_PARAGRAPH.LEFT)
    link.paragraph_format.left_indent = Pt(_INDENT)


def _write_section(document: Document, section: Section, style: str, width: float) -> None:
    _write(document, section.heading, style)
    for block in section.blocks:
        match block:
            case Points():
                _write_points(document, block.points)
            case Table():
                if section.names_apart(block):
                    _write(document, block.title, _CAPTION)
                _write_table(document, block, width)
            case _:
                _write(document, block, _BODY)
    for inner in section.sections:
        _write_section(document, inner, _SUBHEADING, width)


def _write_points(document: Document, points: Iterable[Point]) -> None:
    """Each point in a paragraph with what is told of it, and the links below it in small type."""
    for number, point in enumerate(points, start=1):
        told = "".join(map(_ended, (line.text for line in point.lines)))
        text = f"{point.text}：{told}" if told else _ended(point.text)
        _write(document, f"{number}. {text}", _BODY)
        for link in (link for line in point.lines for link in line.links):
            _write(document, link, _LINK)


def _ended(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}。"


def _write_table(document: Document, table: Table, width: float) -> None:
    size, _line = LYING_TEXT
    texts = [[str(cell) for cell in row] for row in table.rows]
    longest = [max((ems(row[place]) for row in texts), default=0) for place in range(len(table.headings))]
    # Counts and shares stand in the middle of narrow columns; names and numbers of tasks share the rest.
    short = {place for place, length in enumerate(longest) if length <= _SHORT}
    narrow = {place: _narrow(longest[place]) for place in short if len(short) < len(longest)}
    needs = {
        heading: need_of([row[place] for row in texts])
        for place, heading in enumerate(table.headings)
        if place not in narrow
    }
    shared = iter(share_widths(needs, width / size - sum(narrow.values()), _MARGINS))
    widths = [size * (narrow[place] if place in narrow else next(shared)) for place in range(len(longest))]
    styles = [docx_looks.CENTRED if place in short else docx_looks.TEXT for place in range(len(longest))]
    built = plain_table(table.headings, texts, widths, styles)
    document.element.body.insert_element_before(built, "w:sectPr")


def _narrow(longest: float) -> float:
    """The width of a column of short texts, with its margins."""
    return _COUNT + _MARGINS_OF_COUNT if longest <= _COUNT else longest + _MARGINS


def _write(document: Document, text: str, style: str) -> None:
    document.add_paragraph(text, style)
