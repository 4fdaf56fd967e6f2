"""The tasks that each row of a table states, with their own numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from opengov_cli.plan.text import clean

from .numbering import CellText, Item, split_into_items
from .tables.column_headings import Meaning
from .tables.rows import TableRow, TableRows

_NUMBER_OF_CATEGORY = re.compile(r"\s*(?P<number>[0-9]{1,4})[.．、]")


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """One task of a row: its requirement, and the number that the document gives it; empty if it gives none."""

    row: TableRow
    requirement: str
    number: str


def read_entries(rows: TableRows) -> list[DraftEntry]:
    """The tasks of all rows: one each, or those that numbers in the requirement tell apart."""
    return [
        DraftEntry(row, item.text, _own_number(rows, row, item))
        for row, items in zip(rows.rows, _items_of_rows(rows), strict=True)
        for item in items
    ]


def _items_of_rows(rows: TableRows) -> list[list[Item]]:
    """The items in the requirement of each row; one without text for a row whose cells were lost."""
    whole = [index for index, row in enumerate(rows.rows) if not row.lost]
    cells = [_requirement(rows, rows.rows[index]) for index in whole]
    if rows.places(Meaning.NUMBER) and not rows.is_shared(Meaning.NUMBER):
        # Tasks are counted in a column of their own, so that other numbers itemise them.
        items = [[Item(None, cell.text)] for cell in cells]
    else:
        items = split_into_items(cells)
    items_by_row = dict(zip(whole, items, strict=True))
    return [items_by_row.get(index, [Item(None, "")]) for index in range(len(rows.rows))]


def _requirement(rows: TableRows, row: TableRow) -> CellText:
    """The cell that states what is to be done; under another category numbers may begin again."""
    lowest_category = [row.texts[index] for index in rows.places(Meaning.CATEGORY)][-1:]
    return CellText(clean(rows.text(row, Meaning.REQUIREMENT)), " / ".join([*row.headings, *lowest_category]))


def _own_number(rows: TableRows, row: TableRow, item: Item) -> str:
    """The number in a column for it, or in front of the requirement, or in front of the category."""
    in_column = rows.text(row, Meaning.NUMBER)
    if in_column and not rows.is_shared(Meaning.NUMBER):
        return " ".join(in_column.split())
    if item.number is not None:
        return str(item.number)
    before_category = _NUMBER_OF_CATEGORY.match(rows.text(row, Meaning.CATEGORY))
    return before_category["number"] if before_category and not rows.is_shared(Meaning.CATEGORY) else ""
