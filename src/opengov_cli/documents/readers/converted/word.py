"""Documents of Word before .docx, of WPS and of OpenDocument, and RTF: LibreOffice makes a .docx of them."""

from __future__ import annotations

from ...document import Document
from .. import foreign
from ..office import docx
from .libreoffice import converted


def read(data: bytes) -> Document:
    """The paragraphs and tables of a document. Raises UnreadableDocument."""
    return converted(data, ".doc", ".docx", docx.read, foreign.old_word())
