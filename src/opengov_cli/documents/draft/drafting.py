"""The draft of a plan that a document makes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from opengov_cli.plan.model import Task

from ..document import Document
from .column_headings import Column
from .columns import Chosen
from .doubts import Doubt, doubts_above
from .head import Head, beside_title, read_head, stated_rules
from .report_day import FoundDay, find_day
from .rows import read_rows
from .tasks import draft_tasks


class Told(NamedTuple):
    """What a person says of a document: what its columns hold, and the day of the report that it is."""

    chosen: Chosen | None = None
    day: date | None = None


NOTHING_TOLD = Told()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a document says; ``rules`` are sentences around the table that seem to say who leads.

    ``headings`` are those of all its tables, of which ``columns`` names the columns that hold the same once.
    ``undated`` notes have the ``day`` of the report, because they tell none of their own.
    """

    head: Head
    columns: tuple[Column, ...]
    tasks: tuple[Task, ...]
    doubts: tuple[Doubt, ...]
    rules: tuple[str, ...]
    day: FoundDay
    undated: int
    headings: tuple[str, ...] = ()


def draft_document(
    document: Document, known: Collection[str], today: date, year: int = 0, told: Told = NOTHING_TOLD
) -> Draft | None:
    """The draft that a document makes, or None if no table has the headings of a plan.

    ``known`` are names of units that the plan lists already, ``year`` is the plan's, where the document does not tell,
    and what a person has ``told`` counts more than what the document says.
    """
    rows = read_rows(document, told.chosen)
    if rows is None:
        return None
    head = read_head(rows.before)
    year = year or head.year or today.year
    found_day = find_day(rows.before, rows.behind, year, today, told.day)
    drafted = draft_tasks(rows, known, year, found_day.of_plan(year))
    doubts = (*drafted.doubts, *doubts_above(beside_title(rows.above, head.title)))
    rules = tuple(stated_rules([*rows.before, *rows.behind]))
    return Draft(head, rows.columns, drafted.tasks, doubts, rules, found_day, drafted.undated, rows.headings)
