"""Excel's .xlsx: each visible sheet as a table, with its merged cells.

Sheets are read sparsely: what counts are the cells that hold something, however far apart they stand. openpyxl would
make every cell up to the last one, and every cell of a merged range.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from datetime import datetime, time
from gettext import gettext as _
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from ...document import MOST_CELLS, Cell, Document, Table
from .. import foreign
from .sheet import Sheet, Values, read_sheet

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

# So many empty rows or columns part a table from what stands there by mistake.
_WIDEST_GAP = 100


def read(data: bytes) -> Document:
    """The visible sheets of a workbook that hold anything, each as a table. Raises UnreadableDocument."""
    foreign.package(data, "xl/workbook.xml", ".xlsx")
    try:
        with warnings.catch_warnings():
            # What openpyxl does not know, such as data validation of WPS, is nothing that we read.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True)
            return _document(book)
    except Exception as error:  # openpyxl raises whatever it stumbles over
        raise foreign.broken(".xlsx") from error


def _document(book: Workbook) -> Document:
    blocks: list[Table] = []
    left_out: list[str] = []
    left = MOST_CELLS
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        found = read_sheet(sheet, left)
        values = {place: text for place, (value, form) in found.values.items() if (text := _text(value, form))}
        rows, columns = _together({row for row, _column in values}), _together({column for _row, column in values})
        rows = rows[: left // max(len(columns), 1)]
        if rows:
            left -= len(rows) * len(columns)
            blocks.append(_table(sheet.title, rows, columns, values, found))
        outside = (place for place in values if place[0] not in rows or place[1] not in columns)
        behind = found.cut_off or min(outside, default=None)
        if behind:
            left_out.append(_("{place} and beyond").format(place=_place(sheet.title, *behind)))
    return Document(tuple(blocks), tuple(left_out))


def _together(numbers: Iterable[int]) -> range:
    """From the first number to the last one before a wide gap."""
    listed = sorted(numbers)
    if not listed:
        return range(0)
    near = takewhile(lambda pair: pair[1] - pair[0] <= _WIDEST_GAP, pairwise(listed))
    return range(listed[0], max((other for _one, other in near), default=listed[0]) + 1)


def _text(value: Any, form: str) -> str:  # noqa: ANN401 - a cell holds anything
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case int() | float() if form.endswith("%"):
            return f"{value:.0%}"
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _table(title: str, rows: range, columns: range, values: Values, sheet: Sheet) -> Table:
    above, left = _merged(sheet.merged, rows, columns)
    letters = {column: get_column_letter(column) for column in columns}
    return Table(
        tuple(
            tuple(
                Cell(
                    # A merged cell shows the text of the first one alone.
                    "" if (row, column) in above or (row, column) in left else values.get((row, column), ""),
                    f"{title}!{letters[column]}{row}",
                    above=(row, column) in above,
                    left=(row, column) in left,
                )
                for column in columns
            )
            for row in rows
        ),
        alone=True,
    )


def _place(title: str, row: int, column: int) -> str:
    return f"{title}!{get_column_letter(column)}{row}"


def _merged(
    merged: Iterable[tuple[int, int, int, int]], rows: range, columns: range
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The cells that go on with the one above, and those that go on with the one to their left."""
    above: set[tuple[int, int]] = set()
    left: set[tuple[int, int]] = set()
    # Ranges that overlap, which Excel does not allow, would otherwise cost more than there are cells.
    todo = len(rows) * len(columns)
    for first_column, first_row, last_column, last_row in merged:
        down = range(max(first_row, rows.start), min(last_row + 1, rows.stop))
        across = range(max(first_column, columns.start), min(last_column + 1, columns.stop))
        todo -= len(down) * len(across)
        if todo < 0:
            break
        places = [(row, column) for row in down for column in across]
        above |= {place for place in places if place[0] > first_row}
        left |= {place for place in places if place[1] > first_column}
    return above, left
