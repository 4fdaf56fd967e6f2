"""The formats of documents: one table that says how each is called, what reads it, what writes it and what it shows.

Readers, writers and the export look a format up here. The options of the command line write the names out again,
because Typer wants an Enum that a type checker can read; ``tests/documents/test_formats.py`` compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path


class Shows(Enum):
    """What a document of a format shows of a plan."""

    PRINTED_ANNEX = auto()
    """The annex as offices print it: numbers stand in front of the requirements."""
    ANNEX = auto()
    """The annex with a column of numbers."""
    WORKSHEET = auto()
    """The annex with everything that the plan keeps of a task, to filter and to sort."""
    TASKS = auto()
    """Every task as a row with the keys of the plan file, for programs."""
    PLAN = auto()
    """The plan file itself."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format; ``suffixes`` are the ends of its file names.

    ``reader`` and ``writer`` name the files below ``readers`` and ``writers``; one that is empty tells that the format
    is not read, or not written, and ``shows`` is for those that are written. ``is_text`` tells whether a terminal can
    show it, ``prints_rows`` whether commands such as ``list`` offer it for their rows.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str = ""
    writer: str = ""
    shows: Shows | None = None
    is_text: bool = True
    prints_rows: bool = False


# Messages and help list the formats in this order.
_TABLE = (
    Format("docx", (".docx",), "office.docx", "office.docx", Shows.PRINTED_ANNEX, is_text=False),
    Format("docm", (".docm",), "office.docx", is_text=False),
    Format("xlsx", (".xlsx",), "office.xlsx", "office.xlsx", Shows.WORKSHEET, is_text=False),
    Format("xlsm", (".xlsm",), "office.xlsx", is_text=False),
    # LibreOffice converts these, where it is installed.
    Format("doc", (".doc", ".wps", ".dot", ".wpt"), "converted.word", is_text=False),
    Format("rtf", (".rtf",), "converted.word", is_text=False),
    Format("odt", (".odt",), "converted.word", is_text=False),
    Format("xls", (".xls", ".et", ".xlsb"), "converted.sheets", is_text=False),
    Format("ods", (".ods",), "converted.sheets", is_text=False),
    Format("pdf", (".pdf",), "pages.pdf", is_text=False),
    Format("csv", (".csv",), "text.csv", "text.csv", Shows.WORKSHEET, prints_rows=True),
    Format("tsv", (".tsv",), "text.csv", "text.tsv", Shows.WORKSHEET, prints_rows=True),
    Format("md", (".md", ".markdown"), "text.md", "text.md", Shows.ANNEX, prints_rows=True),
    Format("html", (".html", ".htm"), "text.html", "text.html", Shows.ANNEX),
    Format("mhtml", (".mht", ".mhtml"), "text.mhtml"),
    Format("txt", (".txt",), "text.plain"),
    Format("json", (".json",), "data.json", "data.json", Shows.TASKS, prints_rows=True),
    Format("jsonl", (".jsonl",), "data.jsonl", "data.jsonl", Shows.TASKS),
    Format("yaml", (".yaml", ".yml"), "data.yaml", "data.yaml", Shows.PLAN),
)
FORMATS: Mapping[str, Format] = {entry.name: entry for entry in _TABLE}
# The end of a file's name -> its format.
READABLE: Mapping[str, Format] = {suffix: entry for entry in _TABLE if entry.reader for suffix in entry.suffixes}
WRITABLE: Mapping[str, Format] = {suffix: entry for entry in _TABLE if entry.writer for suffix in entry.suffixes}


def format_to_read(path: Path) -> Format:
    """The format that the name of a document tells. Raises UnknownFormat with those that are read."""
    return _told_by_name(path, READABLE)


def format_to_write(path: Path) -> Format:
    """The format that the name of a new document tells. Raises UnknownFormat with those that are written."""
    return _told_by_name(path, WRITABLE)


def _told_by_name(path: Path, known: Mapping[str, Format]) -> Format:
    try:
        return known[path.suffix.lower()]
    except KeyError:
        from .errors import UnknownFormat

        raise UnknownFormat(path.name, tuple(known)) from None
