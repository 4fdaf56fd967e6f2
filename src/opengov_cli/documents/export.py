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
from .errors import DocumentExists
from .formats import Format, Shows
from .markdown import escape
from .writers import writer


def select(plan: Plan, wanted: Filter) -> tuple[Match, ...]:
    """The tasks that fit, in the plan's order unless another one is asked for: documents keep categories together."""
    found = query.select(plan, wanted)
    if wanted.sort:
        return found
    by_number = {match.task.id: match for match in found}
    return tuple(by_number[task.id] for task in plan.tasks if task.id in by_number)


def render(plan: Plan, matches: Sequence[Match], wanted: Format, *, progress: bool) -> bytes:
    """The tasks that were asked for as a document of a format, under the plan's whole head.

    ``progress`` adds 完成情况 to docx, md and html; worksheets always have it, and the other formats are
    complete anyway. Raises MissingExtra and TooLongForCell.
    """
    part = replace(plan, tasks=tuple(match.task for match in matches))
    form = _form(wanted, progress=progress)
    content = annex(part, form) if form else task_rows(part, matches)
    data = writer(wanted.name)(content)
    match wanted.name:
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


def _form(wanted: Format, *, progress: bool) -> Form | None:
    """What a format shows of the plan, if it shows the annex and not the register."""
    match wanted.shows:
        case Shows.PRINTED_ANNEX:
            return Form(numbers=False, progress=progress, links_apart=True)
        case Shows.ANNEX:
            return Form(progress=progress)
        case Shows.WORKSHEET:
            return Form(progress=True, status=True)
        case _:
            return None
