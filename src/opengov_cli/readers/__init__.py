"""Documents in: one file per format, each with one ``read(data)``."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ..documenterrors import MissingExtra, UnknownFormat
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
# Module -> what it is installed as.
_PACKAGES = {"docx": "python-docx", "markdown_it": "markdown-it-py"}


def reader(path: Path) -> Read:
    """The reader of a file, told by its name; its module is imported only now.

    Raises UnknownFormat, UnreadableDocument for a format that needs another program first, and MissingExtra.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        foreign.refuse(suffix)
        raise UnknownFormat(path.name, tuple(FORMATS))
    try:
        read: Read = import_module(f".{FORMATS[suffix]}", __name__).read
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        raise MissingExtra(_PACKAGES.get(library, library)) from error
    return read
