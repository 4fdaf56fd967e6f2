"""Excel's .xlsx: each visible sheet as a table, with its merged cells.

Sheets are read sparsely: what counts are the cells that hold something, however far apart they stand. openpyxl would
make every cell up to the last one, and every cell of a merged range.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from ...document import MOST_CELLS, Cell, Document, Table
from ..notices import Notice, Notices
from .sheet import Place, Sheet, Values, read_sheet
from .sheet_parts import comments, take_filters
from .unseen_cells import say_what_is_unseen
from .workbook import cell_text, opened

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

# So many empty rows or columns part a table from what stands there by mistake.
_WIDEST_GAP = 100


def read(data: bytes) -> Document:
    """The visible sheets of a workbook, each as a table. Raises UnreadableDocument."""
    with opened(data) as book:
        return _document(book)


def _document(book: Workbook) -> Document:
    blocks: list[Table] = []
    notices = Notices()
    left = MOST_CELLS
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            notices.add(Notice.HIDDEN_SHEET, sheet.title)
            continue
        found = read_sheet(sheet, left)
        take_filters(sheet, found)
        values = {place: text for place, (value, form) in found.values.items() if (text := cell_text(value, form))}
        rows, columns = _together({row for row, _column in values}), _together({column for _row, column in values})
        rows = rows[: left // max(len(columns), 1)]
        say_what_is_unseen(notices, found, values, rows, columns)
        for reference, text in comments(sheet):
            notices.add(Notice.COMMENTS, f"{sheet.title}!{reference}", text)
        left -= len(rows) * len(columns)
        # Sheets that hold nothing count when a person gives the number of one.
        blocks.append(_table(_Seen(rows, columns, found), values))
    return Document(tuple(blocks), tuple(notices.doubts()))


def _together(numbers: Iterable[int]) -> range:
    """From the first number to the last one before a wide gap."""
    listed = sorted(numbers)
    if not listed:
        return range(0)
    near = takewhile(lambda pair: pair[1] - pair[0] <= _WIDEST_GAP, pairwise(listed))
    return range(listed[0], max((other for _one, other in near), default=listed[0]) + 1)


class _Seen:
    """The rows and columns of a sheet's table that are seen, and what its merged cells then look like."""

    def __init__(self, rows: range, columns: range, sheet: Sheet) -> None:
        self.title = sheet.title
        self.rows = [row for row in rows if not sheet.hides_row(row)]
        self.columns = [column for column in columns if column not in sheet.hidden_columns]
        # The cells that go on with the one above, and those that go on with the one to their left.
        self.above: set[Place] = set()
        self.left: set[Place] = set()
        # The first seen cell of a merged range shows the text of its first cell.
        self.shows: dict[Place, Place] = {}
        # Ranges that overlap, which Excel does not allow, would otherwise cost more than there are cells.
        todo = len(rows) * len(columns)
        for first_column, first_row, last_column, last_row in sheet.merged:
            down = range(max(first_row, rows.start), min(last_row + 1, rows.stop))
            across = range(max(first_column, columns.start), min(last_column + 1, columns.stop))
            todo -= len(down) * len(across)
            if todo < 0:
                break
            self._merge(
                (first_row, first_column),
                [row for row in down if not sheet.hides_row(row)],
                [column for column in across if column not in sheet.hidden_columns],
            )

    def _merge(self, first: Place, down: list[int], across: list[int]) -> None:
        places = [(row, column) for row in down for column in across]
        self.above |= {place for place in places if place[0] > down[0]}
        self.left |= {place for place in places if place[1] > across[0]}
        if places:
            self.shows[places[0]] = first


def _table(seen: _Seen, values: Values) -> Table:
    letters = {column: get_column_letter(column) for column in seen.columns}
    return Table(
        tuple(
            tuple(
                Cell(
                    # A merged cell shows the text of the first one alone.
                    "" if place in seen.above or place in seen.left else values.get(seen.shows.get(place, place), ""),
                    f"{seen.title}!{letters[column]}{row}",
                    above=place in seen.above,
                    left=place in seen.left,
                )
                for column in seen.columns
                for place in ((row, column),)
            )
            for row in seen.rows
        ),
        sheet=seen.title,
    )
