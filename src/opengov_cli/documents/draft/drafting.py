"""The draft of a plan that a document makes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from opengov_cli.plan.model import Task

from ..document import Document
from .column_headings import Column
from .doubts import Doubt
from .head import Head, read_head, stated_rules
from .report_day import FoundDay, find_day
from .rows import read_rows
from .tasks import draft_tasks


@dataclass(frozen=True, slots=True)
class Draft:
    """What a document says; ``rules`` are sentences around the table that seem to say who leads.

    ``undated`` notes have the ``day`` of the report, because they tell none of their own.
    """

    head: Head
    columns: tuple[Column, ...]
    tasks: tuple[Task, ...]
    doubts: tuple[Doubt, ...]
    rules: tuple[str, ...]
    day: FoundDay
    undated: int


def draft_document(
    document: Document, known: Collection[str], today: date, year: int = 0, day: date | None = None
) -> Draft | None:
    """The draft that a document makes, or None if no table has the headings of a plan.

    ``known`` are names of units that the plan lists already, ``year`` is the plan's, where the document does not tell,
    and ``day`` is the one of the report, if a person says so.
    """
    rows = read_rows(document)
    if rows is None:
        return None
    head = read_head(rows.before)
    year = year or head.year or today.year
    found_day = find_day(rows.before, rows.behind, year, today, day)
    drafted = draft_tasks(rows, known, year, found_day.of_plan(year))
    rules = tuple(stated_rules([*rows.before, *rows.behind]))
    return Draft(head, rows.columns, drafted.tasks, drafted.doubts, rules, found_day, drafted.undated)
