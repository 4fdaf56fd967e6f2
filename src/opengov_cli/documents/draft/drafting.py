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
from .doubts import Doubt, doubts_of_sharing
from .head import Head, read_head, stated_rules
from .letter import doubts_of_letter
from .prose.around import left_out_around
from .prose.reading import read_prose
from .rows import TableRows, read_rows
from .tasks import draft_tasks


@dataclass(frozen=True, slots=True)
class Draft:
    """What a document says; ``rules`` are sentences around the tasks that seem to say who leads.

    ``headings`` are those of all its tables, of which ``columns`` names the columns that hold the same once.
    ``from_text`` tells that there was no table, and ``columns`` are the labels in its text.
    """

    head: Head
    columns: tuple[Column, ...]
    tasks: tuple[Task, ...]
    doubts: tuple[Doubt, ...]
    rules: tuple[str, ...]
    headings: tuple[str, ...] = ()
    from_text: bool = False


def draft_document(
    document: Document, known: Collection[str], today: date, year: int = 0, chosen: Chosen | None = None
) -> Draft | None:
    """The draft that a document makes: of its table, or of its text where no table has the headings of a plan.

    None if neither states tasks. ``known`` are names of units that the plan lists already, ``today`` dates notes
    without a date, and ``year`` is the plan's, where the document does not tell. ``chosen`` is what a person says of
    columns.
    """
    source = _read_table(document, chosen) or _read_text(document)
    if source is None:
        return None
    rows, head, doubts = source
    tasks, doubts_of_tasks = draft_tasks(rows, known, year or head.year or today.year, today)
    around = [paragraph.text for paragraph in (*rows.before, *rows.behind)]
    told = tuple(dict.fromkeys((*doubts, *doubts_of_tasks)))
    return Draft(head, rows.columns, tasks, told, tuple(stated_rules(around)), rows.headings, rows.from_text)


class _Source(NamedTuple):
    """The rows of a plan, its head, and what is doubtful of what stands around them."""

    rows: TableRows
    head: Head
    doubts: list[Doubt]


def _read_table(document: Document, chosen: Chosen | None) -> _Source | None:
    rows = read_rows(document, chosen)
    if rows is None:
        return None
    head = read_head([paragraph.text for paragraph in rows.before])
    return _Source(rows, head, list(doubts_of_letter([*left_out_around(rows, head.title)])))


def _read_text(document: Document) -> _Source | None:
    prose = read_prose(document)
    if prose is None:
        return None
    return _Source(prose.rows, prose.head, [*doubts_of_letter(prose.left_out), *doubts_of_sharing(prose.sharing)])
