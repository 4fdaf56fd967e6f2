"""The draft of a plan that a document makes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from opengov_cli.plan.model import Task

from ..document import Document, Doubt
from .column_headings import Column
from .head import Head, read_head, stated_rules
from .layout_tables import without_layout
from .rows import read_rows
from .sheets import choose_sheets
from .tasks import draft_tasks


@dataclass(frozen=True, slots=True)
class Draft:
    """What a document says; ``rules`` are sentences around the table that seem to say who leads."""

    head: Head
    columns: tuple[Column, ...]
    tasks: tuple[Task, ...]
    doubts: tuple[Doubt, ...]
    rules: tuple[str, ...]


def draft_document(
    document: Document, known: Collection[str], today: date, year: int = 0, *, sheet: str = ""
) -> Draft | None:
    """The draft that a document makes, or None if no table has the headings of a plan.

    ``known`` are names of units that the plan lists already, ``today`` dates notes without a date, and
    ``year`` is the plan's, where the document does not tell. ``sheet`` names the sheet of a workbook that is meant.
    Raises SheetNotTold and NoSuchSheet.
    """
    document = choose_sheets(without_layout(document), known, sheet)
    rows = read_rows(document)
    if rows is None:
        return None
    head = read_head(rows.before)
    tasks, doubts = draft_tasks(rows, known, year or head.year or today.year, today)
    return Draft(
        head, rows.columns, tasks, (*document.doubts, *doubts), tuple(stated_rules([*rows.before, *rows.behind]))
    )
