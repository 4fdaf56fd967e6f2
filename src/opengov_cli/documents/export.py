"""A plan → a document of another format, its bytes ready for a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from opengov_cli.file import disk
from opengov_cli.file.errors import FileExists
from opengov_cli.plan import query
from opengov_cli.plan.model import Plan
from opengov_cli.plan.query import Filter, Match
from opengov_cli.plan.rows import task_rows

from .annex import Form, annex
from .errors import DocumentExists, UnknownFormat
from .markdown import escape
from .writers import writer

# The end of a file's name -> the format, which is the name of its writer.
SUFFIXES = {
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".yaml": "yaml",
    ".yml": "yaml",
}
_BINARY = ("docx", "xlsx")
_WORKSHEETS = ("xlsx", "csv", "tsv")
_DOCUMENTS = ("docx", "md", "html")


def format_of(path: Path) -> str:
    """The format that the name of a file tells. Raises UnknownFormat."""
    try:
        return SUFFIXES[path.suffix.lower()]
    except KeyError:
        raise UnknownFormat(path.name, tuple(SUFFIXES)) from None


def is_text(name: str) -> bool:
    """Whether a terminal can show a format."""
    return name not in _BINARY


def select(plan: Plan, wanted: Filter) -> tuple[Match, ...]:
    """The tasks that fit, in the plan's order unless another one is asked for: documents keep categories together."""
    found = query.select(plan, wanted)
    if wanted.sort:
        return found
    by_number = {match.task.id: match for match in found}
    return tuple(by_number[task.id] for task in plan.tasks if task.id in by_number)


def render(plan: Plan, matches: Sequence[Match], name: str, *, progress: bool) -> bytes:
    """The tasks that were asked for as a document of a format, under the plan's whole head.

    ``progress`` adds 完成情况 to docx, md and html; worksheets always have it, and the other formats are
    complete anyway. Raises MissingExtra and TooLongForCell.
    """
    part = replace(plan, tasks=tuple(match.task for match in matches))
    form = _form(name, progress=progress)
    content = annex(part, form) if form else task_rows(part, matches)
    data = writer(name)(content)
    match name:
        case "csv" | "tsv":
            # Without it, Excel takes UTF-8 for the encoding of its country.
            return disk.BOM.encode() + data
        case "md":
            return f"# {escape(plan.title)}\n\n".encode() + data
        case _:
            return data


def write(path: Path, data: bytes, *, force: bool) -> None:
    """Write a whole document. Raises DocumentExists rather than replace a file, unless forced, and CannotWrite."""
    if force:
        disk.write(path, data)
        return
    try:
        disk.create(path, data)
    except FileExists:
        raise DocumentExists(path) from None


def _form(name: str, *, progress: bool) -> Form | None:
    """What a format shows of the plan, if it shows the annex and not the register."""
    if name in _WORKSHEETS:
        return Form(progress=True, status=True)
    if name not in _DOCUMENTS:
        return None
    folded = name == "docx"
    return Form(numbers=not folded, progress=progress, links_apart=folded)
