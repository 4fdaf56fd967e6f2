"""A document that an office sends → the draft of a plan, and what somebody should look at.

``headings`` tells what a column holds, ``rows`` fills merged cells, ``numbering`` tells numbers of the
plan from those that itemise, ``tasks`` reads each row, ``head`` what stands around the table, and
``names`` lists the units.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from opengov_cli.plan.model import Task

from ..document import Document
from .head import Head, read_head, stated_rules
from .headings import Column
from .rows import likeliest_headings, read_rows
from .tasks import Doubt, draft_tasks

__all__ = ["Column", "Doubt", "Draft", "Head", "headings", "likeliest_headings", "names", "read"]


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
    found = read_rows(document)
    if found is None:
        return None
    headed = read_head(found.before)
    drafted, doubts = draft_tasks(found, known, year or headed.year or today.year, today)
    return Draft(headed, found.columns, drafted, doubts, tuple(stated_rules([*found.before, *found.behind])))
