"""A Word document: the annex on A4 as offices print it, with merged cells and a header row on each page."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from unicodedata import east_asian_width

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.section import Section
from docx.shared import Length, Mm, Pt

from ...annex import Annex
from . import docx_looks
from .docx_table import build_table

_SHORT, _LONG = Mm(210), Mm(297)
_MARGIN = Mm(25)
# In points: 二号 and 小二.
_TITLE_SIZE, _SMALLEST_TITLE = 22, 18
# More columns than these are too narrow on a page that stands upright.
_UPRIGHT_COLUMNS = 4


def render_annex(annex: Annex) -> bytes:
    """The annex as a table below 附件 and the plan's title."""
    document = docx.Document()
    docx_looks.prepare(document)
    section = document.sections[0]
    width = _lay_out(section, upright=len(annex.headings) <= _UPRIGHT_COLUMNS)
    _describe(document, annex)
    document.add_paragraph("附件", docx_looks.LABEL)
    title = document.add_paragraph("", docx_looks.TITLE)
    title.add_run(annex.plan.title).font.size = _title_size(annex.plan.title, width)
    document.element.body.insert_element_before(build_table(annex, width), "w:sectPr")
    # Word wants a paragraph behind a table, and gives a tall one a page of its own.
    document.add_paragraph("", docx_looks.END)
    footer = section.footer.paragraphs[0]
    footer.style = docx_looks.FOOTER
    docx_looks.add_page_number(footer)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _lay_out(section: Section, *, upright: bool) -> Length:
    """The width between the margins of a page, which is set to A4 in the right direction."""
    section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (_SHORT, _LONG) if upright else (_LONG, _SHORT)
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    return Length((_SHORT if upright else _LONG) - 2 * _MARGIN)


def _title_size(title: str, width: Length) -> Length:
    """The size of official papers, or a somewhat smaller one where the title then fits on one line."""
    # What is not Chinese takes half the room; a little more stands between it and Chinese.
    ems = 1 + sum(1 if east_asian_width(character) in "WF" else 0.5 for character in title)
    fitting = int(width.pt / ems)
    return Pt(min(fitting, _TITLE_SIZE)) if fitting >= _SMALLEST_TITLE else Pt(_TITLE_SIZE)


def _describe(document: Document, annex: Annex) -> None:
    """Set what the file says of itself, in place of what its template says."""
    properties = document.core_properties
    properties.title = annex.plan.title
    properties.author = properties.last_modified_by = annex.plan.issuer
    properties.comments = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = datetime.now(UTC)
