"""A plan → the bytes of a document, and its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from opengov_cli.file import disk
from opengov_cli.file.errors import FileExists
from opengov_cli.plan import query
from opengov_cli.plan.model import Plan
from opengov_cli.plan.query import Filter, Match
from opengov_cli.plan.rows import TASK_COLUMNS, task_rows

from .annex import ANY_OCCASION, Form, build_annex
from .annex import Occasion as Occasion  # noqa: PLC0414
from .draft.head import read_head
from .errors import DocumentExists
from .formats import Format, Shows
from .writers.lookup import annex_writer, listing_writer, plan_writer

# Who answers follows from the units and their groups; written out, it would grow with both.
_WRITTEN = tuple(key for key in TASK_COLUMNS if key != "answers")


def select(plan: Plan, wanted: Filter) -> tuple[Match, ...]:
    """The tasks that fit. Documents keep categories together: the order is the plan's, unless another is asked for."""
    matches = query.select(plan, wanted)
    if wanted.sort:
        return matches
    by_number = {match.task.id: match for match in matches}
    return tuple(by_number[task.id] for task in plan.tasks if task.id in by_number)


def render(
    plan: Plan,
    matches: Sequence[Match],
    chosen: Format,
    *,
    progress: bool,
    occasion: Occasion = ANY_OCCASION,
) -> bytes:
    """The tasks that were asked for as a document of a format, under the plan's whole head.

    ``progress`` adds 完成情况 to docx, md and html; worksheets always have it, and the other formats are
    complete anyway. Raises MissingExtra and TooLongForCell.
    """
    tasks = tuple(match.task for match in matches)
    match chosen.shows:
        case Shows.PRINTED_ANNEX:
            form = Form(numbers=False, progress=progress)
        case Shows.ANNEX:
            form = Form(progress=progress)
        case Shows.WORKSHEET:
            form = Form(progress=True, status=True)
        case Shows.TASKS:
            rows = task_rows(replace(plan, tasks=tasks), matches, _WRITTEN)
            return listing_writer(chosen.name)(rows.only(_WRITTEN))
        case _:
            return plan_writer(chosen.name)(replace(plan, tasks=tasks))
    annex = build_annex(plan, form, tasks, occasion)
    comes_back = annex.title_lines is not None and read_head(annex.title_lines).title == annex.title
    return annex_writer(chosen.name)(replace(annex, office_apart=comes_back))


def write(path: Path, data: bytes, *, force: bool) -> None:
    """Write a whole document. Raises DocumentExists rather than replace a file, unless forced, and CannotWrite."""
    if force:
        disk.write(path, data)
        return
    try:
        disk.create(path, data)
    except FileExists:
        raise DocumentExists(path) from None
