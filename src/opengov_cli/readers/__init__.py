"""Documents in: one file per format, each with one ``read(data)``."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from ..documenterrors import UnknownFormat
from ..extras import load
from ..plan import Plan
from ..table import Document
from . import foreign

Read = Callable[[bytes], Document | Plan]

# The end of a file's name -> the format, which is the name of its reader.
FORMATS = {
    ".docx": "docx",
    ".docm": "docx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".csv": "csv",
    ".tsv": "csv",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".yaml": "yaml",
    ".yml": "yaml",
}

_OFFICE = (".doc", ".docx", ".xls", ".xlsx")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|meta|table)\b", re.IGNORECASE
)


def reader(path: Path, data: bytes = b"") -> Read:
    """The reader of a file, told by its name; its module is imported only now.

    Where the data of what is called a Word or Excel file are a web page, as many systems hand them out, it is
    read as one. Raises UnknownFormat, UnreadableDocument for a format that needs another program first, and
    MissingExtra.
    """
    suffix = path.suffix.lower()
    name = "html" if suffix in _OFFICE and _PAGE.match(data) else FORMATS.get(suffix)
    if name is None:
        foreign.refuse(suffix)
        raise UnknownFormat(path.name, tuple(FORMATS))
    read: Read = load(f"{__name__}.{name}").read
    return read
