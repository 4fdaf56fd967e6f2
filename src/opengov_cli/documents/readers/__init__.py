"""Documents in: one file per format in a folder per family, each with one ``read(data)``."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from opengov_cli.plan.model import Plan

from ..document import Document
from ..errors import UnknownFormat
from ..libraries import load_module
from . import foreign

Read = Callable[[bytes], Document | Plan]

# The end of a file's name -> its reader.
FORMATS = {
    ".docx": "office.docx",
    ".docm": "office.docx",
    ".xlsx": "office.xlsx",
    ".xlsm": "office.xlsx",
    ".csv": "text.csv",
    ".tsv": "text.csv",
    ".md": "text.md",
    ".markdown": "text.md",
    ".html": "text.html",
    ".htm": "text.html",
    ".txt": "text.plain",
    ".json": "data.json",
    ".jsonl": "data.jsonl",
    ".yaml": "data.yaml",
    ".yml": "data.yaml",
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
    name = "text.html" if suffix in _OFFICE and _PAGE.match(data) else FORMATS.get(suffix)
    if name is None:
        foreign.refuse(suffix)
        raise UnknownFormat(path.name, tuple(FORMATS))
    read: Read = load_module(f"{__name__}.{name}").read
    return read
