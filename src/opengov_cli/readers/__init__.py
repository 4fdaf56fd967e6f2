"""Documents in: one file per format, each with one ``read(data)``."""

from __future__ import annotations

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


def reader(path: Path) -> Read:
    """The reader of a file, told by its name; its module is imported only now.

    Raises UnknownFormat, UnreadableDocument for a format that needs another program first, and MissingExtra.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        foreign.refuse(suffix)
        raise UnknownFormat(path.name, tuple(FORMATS))
    read: Read = load(f"{__name__}.{FORMATS[suffix]}").read
    return read
