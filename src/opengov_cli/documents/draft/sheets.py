"""Which sheets of a workbook are the plan: one, or several that are parts of it, as where each unit has its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from gettext import gettext as _

from opengov_cli.plan.text import fold
from opengov_cli.wording.clause import read_clause

from ..document import Cell, Document, Doubt, Table
from ..errors import NoSuchSheet, SheetNotTold
from .column_headings import Column, Meaning
from .headed_table import HeadedTable, find_headings

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_ANSWERING = (Meaning.CLAUSE, Meaning.LEAD, Meaning.UNITS)
_UNITS_HEADING = "责任单位"
_MOST_NAMED = 20


def choose_sheets(document: Document, known: Collection[str], wanted: str = "") -> Document:
    """The document with the sheets that are its plan, as units are told by the names of sheets where by nothing else.

    ``known`` are names of units, ``wanted`` is the name or the number of the one sheet that a person has chosen.
    Raises NoSuchSheet, and SheetNotTold where several sheets are plans of their own.
    """
    if wanted:
        document = replace(document, blocks=(_wanted_sheet(document, wanted),))
    sheets = [table for table in document.tables if table.sheet]
    if not sheets:
        return document
    told = {table.sheet: _told_by_name(table, known) for table in sheets}
    plans = [told[table.sheet] or table for table in sheets if told[table.sheet] or find_headings(table)]
    _refuse_several_plans(plans, {name for name, table in told.items() if table})
    blocks = tuple(
        (told[block.sheet] or block) if isinstance(block, Table) and block.sheet else block for block in document.blocks
    )
    return replace(document, blocks=blocks, doubts=(*document.doubts, *_doubts(told)))


def _wanted_sheet(document: Document, wanted: str) -> Table:
    names = tuple(table.sheet for table in document.tables if table.sheet)
    for table in document.tables:
        if table.sheet and fold(table.sheet) == fold(wanted):
            return table
    if wanted.isdecimal() and 0 < int(wanted) <= len(names):
        return next(table for table in document.tables if table.sheet == names[int(wanted) - 1])
    raise NoSuchSheet(wanted, names)


def _refuse_several_plans(plans: Sequence[Table], by_unit: set[str]) -> None:
    """Raise SheetNotTold for sheets that tell different years, or the same tasks once more.

    The sheets of two units may hold the same task, for which both answer.
    """
    if len({year for table in plans if (year := _year(table))}) > 1:
        raise SheetNotTold(tuple(table.sheet for table in plans))
    seen: set[str] = set()
    alike = [table for table in plans if _columns(table) == _columns(plans[0])]
    for table in alike:
        texts = {text for row in table.rows if (text := max((cell.text for cell in row), key=len, default=""))}
        if len(texts & seen) * 2 > len(texts) and table.sheet not in by_unit:
            raise SheetNotTold(tuple(table.sheet for table in alike))
        seen |= texts


def _columns(table: Table) -> tuple[Column, ...]:
    headed = find_headings(table)
    return headed.columns if headed else ()


def _year(table: Table) -> str:
    """The year that the name of a sheet tells, else the lines above its headings."""
    headed = find_headings(table)
    above = [cell.text for row in headed.above for cell in row] if headed else []
    found = next(filter(None, map(_YEAR.search, (table.sheet, *above))), None)
    return found[0] if found else ""


def _told_by_name(table: Table, known: Collection[str]) -> Table | None:
    """A sheet with a column of units more, if its name is that of a unit and none of its columns tells any."""
    if read_clause(table.sheet, known).units != (table.sheet,):
        return None
    headed = find_headings(table)
    if headed and any(column.meaning in _ANSWERING for column in headed.columns):
        return None
    # 工作内容 beside 完成时限 is a plan as soon as somebody answers for it.
    labelled = replace(table, rows=tuple((*row, Cell(_UNITS_HEADING)) for row in table.rows))
    headed = find_headings(labelled)
    return _with_units(table, headed) if headed else None


def _with_units(table: Table, headed: HeadedTable) -> Table:
    """A sheet with its name in a further cell of each row that may be a task."""
    above, below = len(headed.above), len(headed.below)
    rows: list[tuple[Cell, ...]] = []
    for index, row in enumerate(table.rows):
        is_heading = above <= index < len(table.rows) - below
        rows.append((*row, _further_cell(row, _UNITS_HEADING if is_heading else table.sheet)))
    return replace(table, rows=tuple(rows))


def _further_cell(row: Sequence[Cell], text: str) -> Cell:
    """The cell at the end of a row: it says nothing in one that is empty, or a heading across the table."""
    place = next((cell.place for cell in row if cell.place), "")
    told = sum(1 for cell in row if cell.text or cell.above)
    spans = len(row) > 1 and all(cell.left for cell in row[1:])
    if spans or not told or (told == 1 and row[0].text):
        return Cell("", place, left=spans)
    return Cell(text, place)


def _doubts(told: dict[str, Table | None]) -> list[Doubt]:
    named = [name for name, table in told.items() if table]
    message = _("the table has no column of units: the name of its sheet stands for it")
    listed = ", ".join(named[:_MOST_NAMED]) + (" …" if len(named) > _MOST_NAMED else "")
    return [Doubt(listed, message)] if named else []
