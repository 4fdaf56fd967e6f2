"""The reader of a file, found by the name of the file and by what it really holds."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from opengov_cli.plan.model import Plan

from ..document import Document
from ..errors import UnreadableDocument
from ..formats import FORMATS, READABLE, Format, format_to_read
from ..libraries import load_module
from . import foreign
from .content import format_of_content, is_text

if TYPE_CHECKING:
    from .office.workbook import WorkbookSheet

# A document may hold pictures, which the plan file does not.
MOST_BYTES = 50_000_000
Read = Callable[[bytes], Document | Plan]

# The reader of workbooks that LibreOffice has to convert.
_CONVERTED = "converted.sheets"
# Text that somebody called a Word or Excel file, as some systems do -> its format.
_TEXT_NAMED = {"doc": "txt", "docx": "txt", "xls": "csv", "xlsx": "csv"}


def too_large() -> UnreadableDocument:
    """The refusal of a file that is larger than any document with a plan."""
    return UnreadableDocument(_("the file is larger than 50 MB"), _("remove its pictures and save it again"))


def reader_for(path: Path, data: bytes = b"") -> Read:
    """The reader of a file with this name and these data; its module is imported only now.

    Many systems hand out files under names of other formats: these are read as what they are. Raises UnreadableDocument
    for a picture, UnknownFormat and MissingExtra.
    """
    held = _format_of(path, data)
    read: Read = load_module(f"{__package__}.{held.reader}").read
    return read


def read_workbook(path: Path, data: bytes) -> tuple[WorkbookSheet, ...]:
    """The sheets of a workbook, also hidden ones. Raises UnreadableDocument, UnknownFormat and MissingExtra."""
    if _format_of(path, data).reader == _CONVERTED:
        data = load_module(f"{__package__}.{_CONVERTED}").as_xlsx(data)
    sheets: tuple[WorkbookSheet, ...] = load_module(f"{__package__}.office.workbook").read_workbook(data)
    return sheets


def _format_of(path: Path, data: bytes) -> Format:
    """The format of a file: what its content tells, else its name."""
    named = READABLE.get(path.suffix.lower())
    told = format_of_content(data)
    # Markdown may begin with a table in HTML.
    if told and not (named and named.name == "md" and told == "html"):
        return FORMATS[told]
    foreign.refuse_picture(path.suffix.lower(), data)
    if named and named.name in _TEXT_NAMED and is_text(data):
        return FORMATS[_TEXT_NAMED[named.name]]
    return format_to_read(path)
