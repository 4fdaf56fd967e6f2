"""The draft of a plan that a document makes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from opengov_cli.plan.model import Task

from ..document import Document, Doubt
from .column_headings import Column
from .columns import Chosen
from .doubts import doubts_above
from .head import Head, beside_title, read_head, stated_rules
from .layout_tables import without_layout
from .rows import read_rows
from .sheets import choose_sheets
from .tasks import draft_tasks


@dataclass(frozen=True, slots=True)
class Draft:
    """What a document says; ``rules`` are sentences around the table that seem to say who leads.

    ``headings`` are those of all its tables, of which ``columns`` names the columns that hold the same once.
    """

    head: Head
    columns: tuple[Column, ...]
    tasks: tuple[Task, ...]
    doubts: tuple[Doubt, ...]
    rules: tuple[str, ...]
    headings: tuple[str, ...] = ()


def draft_document(
    document: Document, known: Collection[str], today: date, year: int = 0, chosen: Chosen | None = None
) -> Draft | None:
    """The draft that a document makes, or None if no table has the headings of a plan.

    ``known`` are names of units that the plan lists already, ``today`` dates notes without a date, and
    ``year`` is the plan's, where the document does not tell. ``chosen`` is what a person says of columns. Raises
    SheetNotTold.
    """
    chosen = chosen or {}
    document = choose_sheets(without_layout(document, chosen), known, chosen)
    rows = read_rows(document, chosen)
    if rows is None:
        return None
    head = read_head(rows.before)
    tasks, doubts = draft_tasks(rows, known, year or head.year or today.year, today)
    doubts = (*document.doubts, *doubts, *doubts_above(beside_title(rows.above, head.title)))
    return Draft(head, rows.columns, tasks, doubts, tuple(stated_rules([*rows.before, *rows.behind])), rows.headings)
