"""The draft of a plan that a document makes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from opengov_cli.plan.model import Task

from ..document import Document, Doubt
from .doubts import doubts_by_unit, doubts_of_sharing
from .head import Head, read_head, stated_rules
from .letter import doubts_of_letter
from .prose.around import left_out_around
from .prose.reading import read_prose
from .report_day import FoundDay, find_day
from .reported import Reported
from .tables.column_headings import Column
from .tables.columns import Chosen
from .tables.layout_tables import without_layout
from .tables.rows import TableRows, read_rows
from .tables.sheets import choose_sheets
from .tasks import draft_tasks


class Told(NamedTuple):
    """What a person says of a document: what its columns hold, and the day of the report that it is."""

    chosen: Chosen | None = None
    day: date | None = None


NOTHING_TOLD = Told()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a document says; ``rules`` are sentences around the tasks that seem to say who leads.

    ``headings`` are those of all its tables, of which ``columns`` names the columns that hold the same once.
    ``undated`` notes have the ``day`` of the report, because they tell none of their own. ``reported`` is for each task
    in its turn what its row reports. ``from_text`` tells that there was no table, and ``columns`` are the labels in its
    text.
    """

    head: Head
    columns: tuple[Column, ...]
    tasks: tuple[Task, ...]
    doubts: tuple[Doubt, ...]
    rules: tuple[str, ...]
    day: FoundDay
    undated: int
    headings: tuple[str, ...]
    reported: tuple[Reported, ...]
    from_text: bool = False


def draft_document(
    document: Document, known: Collection[str], today: date, year: int = 0, told: Told = NOTHING_TOLD
) -> Draft | None:
    """The draft that a document makes: of its table, or of its text where no table has the headings of a plan.

    None if neither states tasks. ``known`` are names of units that the plan lists already, ``year`` is the plan's,
    where the document does not tell, and what a person has ``told`` counts more than what the document says. Raises
    SheetNotTold.
    """
    chosen = told.chosen or {}
    document = choose_sheets(without_layout(document, chosen), known, chosen)
    source = _read_table(document, chosen) or _read_text(document)
    if source is None:
        return None
    rows, head, doubts = source
    year = year or head.year or today.year
    before, behind = ([paragraph.text for paragraph in around] for around in (rows.before, rows.behind))
    found_day = find_day(before, behind, year, today, told.day)
    drafted = draft_tasks(rows, known, year, found_day.of_plan(year))
    return Draft(
        head,
        rows.columns,
        drafted.tasks,
        tuple(dict.fromkeys((*document.doubts, *doubts, *drafted.doubts))),
        tuple(stated_rules([*before, *behind])),
        found_day,
        drafted.undated,
        rows.headings,
        drafted.reported,
        rows.from_text,
    )


class _Source(NamedTuple):
    """The rows of a plan, its head, and what is doubtful of what stands around them."""

    rows: TableRows
    head: Head
    doubts: list[Doubt]


def _read_table(document: Document, chosen: Chosen) -> _Source | None:
    rows = read_rows(document, chosen)
    if rows is None:
        return None
    head = read_head([paragraph.text for paragraph in rows.before])
    return _Source(rows, head, list(doubts_of_letter([*left_out_around(rows, head.title)])))


def _read_text(document: Document) -> _Source | None:
    prose = read_prose(document)
    if prose is None:
        return None
    doubts = (*doubts_of_letter(prose.left_out), *doubts_of_sharing(prose.sharing), *doubts_by_unit(prose.by_unit))
    return _Source(prose.rows, prose.head, [*doubts])
