"""Workbooks of Excel before .xlsx, of WPS and of OpenDocument: LibreOffice makes an .xlsx of them."""

from __future__ import annotations

from ...document import Document
from .. import foreign
from ..office import xlsx
from .libreoffice import convert, converted


def read(data: bytes) -> Document:
    """The visible sheets of a workbook, each as a table. Raises UnreadableDocument."""
    return converted(data, ".xls", ".xlsx", xlsx.read, foreign.old_excel())


def as_xlsx(data: bytes) -> bytes:
    """The workbook as an .xlsx. Raises UnreadableDocument."""
    return convert(data, ".xls", ".xlsx", foreign.old_excel())
