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
from .rows import read_rows
from .tasks import draft_tasks


@dataclass(frozen=True, slots=True)
class Draft:
    """What a document says; ``rules`` are sentences around the table that seem to say who leads."""

    head: Head
    columns: tuple[Column, ...]
    tasks: tuple[Task, ...]
    doubts: tuple[Doubt, ...]
    rules: tuple[str, ...]


def draft_document(document: Document, known: Collection[str], today: date, year: int = 0) -> Draft | None:
    """The draft that a document makes, or None if no table has the headings of a plan.

    ``known`` are names of units that the plan lists already, ``today`` dates notes without a date, and
    ``year`` is the plan's, where the document does not tell.
    """
    rows = read_rows(document)
    if rows is None:
        return None
    before, behind = ([paragraph.text for paragraph in around] for around in (rows.before, rows.behind))
    head = read_head(before)
    tasks, doubts = draft_tasks(rows, known, year or head.year or today.year, today)
    return Draft(head, rows.columns, tasks, doubts, tuple(stated_rules([*before, *behind])))
