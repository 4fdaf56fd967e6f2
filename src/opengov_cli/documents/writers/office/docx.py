"""A Word document: the annex on A4 as offices print it, with merged cells and a header row on each page."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.section import Section
from docx.shared import Mm, Pt

from ...annex import Annex
from ..measure import ems
from . import docx_looks
from .docx_layout import Layout
from .docx_table import build_table

_SHORT, _LONG = Mm(210), Mm(297)
# Of a page that stands upright, and of one that lies and has many columns.
_MARGIN, _MARGIN_OF_MANY = Mm(25), Mm(20)
# In points: 二号 and 小二; the text of a table, and the lines that it stands on; what stands above a table.
_TITLE_SIZE, _SMALLEST_TITLE = 22, 18
UPRIGHT_TEXT, LYING_TEXT = (12.0, 18.0), (10.5, 15.0)
_LABEL_HEIGHT, _AROUND_TITLE, _REMARK_HEIGHT = 24.0, 28.0, 38.0
_TITLE_LINE = 1.4
# More columns than these are too narrow on a page that stands upright.
_UPRIGHT_COLUMNS = 4

# In characters.
_LONGEST_PROPERTY = 255


def render_annex(annex: Annex) -> bytes:
    """The annex as a table below 附件 and its title."""
    document = docx.Document()
    upright = len(annex.headings) <= _UPRIGHT_COLUMNS and not annex.shows_progress
    docx_looks.prepare(document, *(UPRIGHT_TEXT if upright else LYING_TEXT))
    describe(document, annex.whole_title, annex.plan.issuer)
    add_annex(document, annex, upright=upright)
    add_footer(document.sections[0])
    return as_bytes(document)


def add_annex(document: Document, annex: Annex, *, upright: bool) -> None:
    """Write 附件, the title and the table of an annex into the last section of a document that is prepared for it."""
    size, line = UPRIGHT_TEXT if upright else LYING_TEXT
    width, height = lay_out(document.sections[-1], upright=upright)
    document.add_paragraph("附件", docx_looks.LABEL)
    title_size = _title_size(annex.title, width)
    title_lines = _title_lines(annex, int(width / title_size))
    title = document.add_paragraph("", docx_looks.TITLE)
    title.add_run("\n".join(title_lines)).font.size = Pt(title_size)
    if annex.remark:
        document.add_paragraph(annex.remark, docx_looks.REMARK)
    above = _LABEL_HEIGHT + _AROUND_TITLE + len(title_lines) * title_size * _TITLE_LINE
    above += _REMARK_HEIGHT if annex.remark else 0
    # Headings take two lines at most where columns are narrow.
    room = height - 2 * line
    layout = Layout(width, room - above, room, size, line)
    document.element.body.insert_element_before(build_table(annex, layout), "w:sectPr")
    # Word wants a paragraph behind a table, and gives a tall one a page of its own.
    document.add_paragraph("", docx_looks.END)


def add_footer(section: Section) -> None:
    """Number the pages from a section on."""
    footer = section.footer.paragraphs[0]
    footer.style = docx_looks.FOOTER
    docx_looks.add_page_number(footer)


def as_bytes(document: Document) -> bytes:
    """The file of a document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def lay_out(section: Section, *, upright: bool) -> tuple[float, float]:
    """The width and the height between the margins in points of a page, which is set to A4 in the right direction."""
    section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (_SHORT, _LONG) if upright else (_LONG, _SHORT)
    margin = _MARGIN if upright else _MARGIN_OF_MANY
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    width, height = (_SHORT, _LONG) if upright else (_LONG, _SHORT)
    return width.pt - 2 * margin.pt, height.pt - 2 * margin.pt


def _title_size(title: str, width: float) -> int:
    """The size of official papers, or a somewhat smaller one where the title then fits on one line."""
    # A little room stands between what is Chinese and what is not.
    fitting = int(width / (1 + ems(title)))
    return min(fitting, _TITLE_SIZE) if fitting >= _SMALLEST_TITLE else _TITLE_SIZE


def _title_lines(annex: Annex, length: int) -> tuple[str, ...]:
    """The title on one line, or on two where it is too long and may be broken."""
    if ems(annex.title) < length or not annex.office_apart:
        return (annex.title,)
    return annex.title_lines or (annex.title,)


def describe(document: Document, title: str, author: str) -> None:
    """Set what the file says of itself, in place of what its template says."""
    properties = document.core_properties
    properties.title = title[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = author[:_LONGEST_PROPERTY]
    properties.comments = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = datetime.now(UTC)
