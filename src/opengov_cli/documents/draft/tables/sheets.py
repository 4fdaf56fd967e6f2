"""Which sheets of a workbook are the plan: one, or several that are parts of it, as where each unit has its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from gettext import gettext as _

from opengov_cli.errors import listed
from opengov_cli.plan.text import fold
from opengov_cli.wording.clauses.clause import read_clause

from ...document import Cell, Document, Doubt, Table
from ...errors import NoSuchSheet, SheetNotTold
from .column_headings import ANSWERING
from .columns import Chosen
from .headed_table import HeadedTable, headed_tables, signature

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_UNITS_HEADING = "责任单位"
_MOST_NAMED = 20


def only_sheet(document: Document, wanted: str) -> Document:
    """The document with the one sheet that a person names, or counts. Raises NoSuchSheet."""
    sheets = [table for table in document.tables if table.sheet]
    named = [table for table in sheets if fold(table.sheet) == fold(wanted)]
    if not named:
        named = [table for number, table in enumerate(sheets, start=1) if fold(wanted) == str(number)]
    if not named:
        raise NoSuchSheet(wanted, tuple(table.sheet for table in sheets))
    return replace(document, blocks=(named[0],))


def choose_sheets(document: Document, known: Collection[str], chosen: Chosen) -> Document:
    """The document with units in its sheets that are told by nothing but the names of these.

    ``known`` are names of units, ``chosen`` is what a person says of columns. Raises SheetNotTold where several sheets
    are plans of their own.
    """
    sheets = [_Sheet(table, known, chosen) for table in document.tables if table.sheet]
    _refuse_several_plans([sheet for sheet in sheets if sheet.headed])
    told = iter([sheet.table for sheet in sheets])
    blocks = [next(told) if isinstance(block, Table) and block.sheet else block for block in document.blocks]
    by_name = [sheet.table.sheet for sheet in sheets if sheet.is_unit]
    return replace(document, blocks=tuple(blocks), doubts=(*document.doubts, *_doubts(by_name)))


class _Sheet:
    """A sheet of a workbook with the plan's tables in it; with a column more where its name tells the unit."""

    def __init__(self, table: Table, known: Collection[str], chosen: Chosen) -> None:
        self.table, self.is_unit = table, False
        self.headed = headed_tables(table, chosen)
        tells_units = any(column.meaning in ANSWERING for part in self.headed for column in part.columns)
        if tells_units or read_clause(table.sheet, known).units != (table.sheet,):
            return
        # 工作内容 beside 完成时限 is a plan as soon as somebody answers for it.
        labelled = replace(table, rows=tuple((*row, Cell(_UNITS_HEADING)) for row in table.rows))
        headed = headed_tables(labelled, chosen)
        if headed:
            self.table, self.headed, self.is_unit = _with_units(table, headed), headed, True

    @property
    def year(self) -> str:
        """The year that the name of the sheet tells, else the lines above its headings."""
        above = [cell.text for row in self.headed[0].above for cell in row]
        found = next(filter(None, map(_YEAR.search, (self.table.sheet, *above))), None)
        return found[0] if found else ""

    @property
    def texts(self) -> set[str]:
        """The longest text of each row, by which a task is known."""
        longest = (max((cell.text for cell in row), key=len, default="") for row in self.table.rows)
        return {text for text in longest if text}


def _refuse_several_plans(plans: Sequence[_Sheet]) -> None:
    """Raise SheetNotTold for sheets that tell different years, or the same tasks once more.

    The sheets of two units may hold the same task, for which both answer.
    """
    if len({sheet.year for sheet in plans if sheet.year}) > 1:
        raise SheetNotTold(tuple(sheet.table.sheet for sheet in plans))
    of_units, of_others = set[str](), set[str]()
    for sheet in plans:
        texts = sheet.texts
        again = sum(1 for text in texts if text in of_others or (text in of_units and not sheet.is_unit))
        if again * 2 > len(texts):
            raise SheetNotTold(tuple(other.table.sheet for other in plans))
        (of_units if sheet.is_unit else of_others).update(texts)


def _with_units(table: Table, headed: Sequence[HeadedTable]) -> Table:
    """A sheet with its name in a further cell of each row that may be a task."""
    headings = {signature(row) for part in headed for row in part.heading_rows}
    return replace(
        table,
        rows=tuple(
            (*row, _further_cell(row, _UNITS_HEADING if _labelled(row) in headings else table.sheet))
            for row in table.rows
        ),
    )


def _labelled(row: Sequence[Cell]) -> tuple[str, ...]:
    return signature((*row, Cell(_UNITS_HEADING)))


def _further_cell(row: Sequence[Cell], text: str) -> Cell:
    """The cell at the end of a row: it says nothing in one that is empty, or a heading across the table."""
    place = next((cell.place for cell in row if cell.place), "")
    told = sum(1 for cell in row if cell.text or cell.above)
    spans = len(row) > 1 and all(cell.left for cell in row[1:])
    if spans or not told or (told == 1 and row[0].text):
        return Cell("", place, left=spans)
    return Cell(text, place)


def _doubts(named: Sequence[str]) -> list[Doubt]:
    message = _("the table has no column of units: the name of its sheet stands for it")
    joined = listed(named[:_MOST_NAMED]) + (" …" if len(named) > _MOST_NAMED else "")
    return [Doubt(joined, message)] if named else []
