"""Excel's .xlsx: each visible sheet as a table, with its merged cells."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from ...document import Cell, Document, Table
from .. import foreign

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_Values = dict[tuple[int, int], str]


def read(data: bytes) -> Document:
    """The visible sheets of a workbook that hold anything, each as a table. Raises UnreadableDocument."""
    foreign.package(data, "xl/workbook.xml", ".xlsx")
    try:
        return Document(tuple(_tables(data)))
    except Exception as error:  # openpyxl raises whatever it stumbles over
        raise foreign.broken(".xlsx") from error


def _tables(data: bytes) -> Iterator[Table]:
    with warnings.catch_warnings():
        # What openpyxl does not know, such as data validation of WPS, is nothing that we read.
        warnings.simplefilter("ignore")
        formulas = load_workbook(io.BytesIO(data))
        results = load_workbook(io.BytesIO(data), data_only=True)
    for sheet in formulas.worksheets:
        if sheet.sheet_state == "visible":
            values = _values(sheet)
            if any(text.startswith("=") for text in values.values()):
                # What a formula came to, where Excel has worked it out.
                values |= _values(results[sheet.title])
            if values:
                yield _table(sheet, values)


def _values(sheet: Worksheet) -> _Values:
    """The texts of the cells that have one; an empty million of formatted rows costs nothing."""
    cells = sheet._cells.items()  # noqa: SLF001 - iter_rows would make each cell up to the last one
    return {place: text for place, cell in cells if (text := _text(cell.value, str(cell.number_format)))}


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


def _table(sheet: Worksheet, values: _Values) -> Table:
    above, left = _merged(sheet, max(row for row, _column in values))
    rows = range(min(row for row, _column in values), max(row for row, _column in values) + 1)
    columns = range(min(column for _row, column in values), max(column for _row, column in values) + 1)
    return Table(
        tuple(
            tuple(
                Cell(
                    values.get((row, column), ""),
                    f"{sheet.title}!{get_column_letter(column)}{row}",
                    above=(row, column) in above,
                    left=(row, column) in left,
                )
                for column in columns
            )
            for row in rows
        ),
        alone=True,
    )


def _merged(sheet: Worksheet, last_row: int) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The cells that go on with the one above, and those that go on with the one to their left."""
    above: set[tuple[int, int]] = set()
    left: set[tuple[int, int]] = set()
    for merged in sheet.merged_cells.ranges:
        for column in range(merged.min_col, merged.max_col + 1):
            above |= {(row, column) for row in range(merged.min_row + 1, min(merged.max_row, last_row) + 1)}
            if column > merged.min_col:
                left |= {(row, column) for row in range(merged.min_row, min(merged.max_row, last_row) + 1)}
    return above, left
