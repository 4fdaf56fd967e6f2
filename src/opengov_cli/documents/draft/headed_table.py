"""Where the headings of a plan stand in a table: below a title, in two rows, or above cells that are set apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..document import Cell, Table
from .column_headings import Column, read_columns

Row = Sequence[Cell]

# Titles and a sentence or two stand above the headings, rarely more.
_SEARCHED = 12
_NUMBER = re.compile(r"[（(]?[0-9]{1,3}[)）.、]?")


class HeadedTable(NamedTuple):
    """A table of a plan: the rows above its headings, its columns, and the rows below."""

    above: Sequence[Row]
    columns: tuple[Column, ...]
    below: Sequence[Row]


def find_headings(table: Table) -> HeadedTable | None:
    """The table with its headings apart, or None if no row among the first has the headings of a plan."""
    for index, row in enumerate(table.rows[:_SEARCHED]):
        texts, below = _texts_of_headings(row, table.rows[index + 1 :])
        columns = read_columns(texts, [_is_numbered(below, column) for column in range(len(texts))])
        if columns:
            return HeadedTable(table.rows[:index], columns, below)
    return None


def _texts_of_headings(row: Row, below: Sequence[Row]) -> tuple[list[str], Sequence[Row]]:
    """The text for each column if a row holds the headings, and the rows that then are below."""
    if below and _goes_on(row, below[0]):
        texts = [lower.text or upper for upper, lower in zip(_spread(row), below[0], strict=True)]
        return texts, below[1:]
    return _with_numbers(_one_for_each_column(row, below), below), below


def _goes_on(row: Row, below: Row) -> bool:
    """Whether headings go on in a second row: 责任单位 above 牵头单位 and 配合单位."""
    if len(row) != len(below) or not any(cell.above for cell in below):
        return False
    lower_cells = [below[index] for index in range(len(row)) if _is_spanned(row, index)]
    all_others_go_on = all(cell.above or _is_spanned(row, index) for index, cell in enumerate(below))
    return all_others_go_on and any(cell.text for cell in lower_cells)


def _is_spanned(row: Row, column: int) -> bool:
    """Whether the cell of a column is part of one that spans several."""
    return row[column].left or any(cell.left for cell in row[column + 1 : column + 2])


def _one_for_each_column(row: Row, below: Sequence[Row]) -> list[str]:
    """The headings of a row, each once if the rows below have as many cells, else once for each column."""
    single = [cell.text for cell in row if not cell.left]
    fitting = [other for other in below if sum(not cell.left for cell in other) == len(single)]
    return single if len(fitting) * 2 >= len(below) else _spread(row)


def _with_numbers(texts: list[str], below: Sequence[Row]) -> list[str]:
    """The headings with an empty one for a column of numbers, if the headings leave out just that."""
    wider = [row for row in below if len(row) == len(texts) + 1]
    if len(wider) * 2 <= len(below):
        return texts
    numbered = [column for column in range(len(texts) + 1) if _is_numbered(wider, column)]
    return [*texts[: numbered[0]], "", *texts[numbered[0] :]] if len(numbered) == 1 else texts


def _spread(row: Row) -> list[str]:
    """The texts of a row, those of cells that span several columns in each of them."""
    texts: list[str] = []
    for cell in row:
        texts.append(texts[-1] if cell.left and texts else cell.text)
    return texts


def _is_numbered(rows: Sequence[Row], column: int) -> bool:
    """Whether the cells of a column are numbers and nothing else."""
    cells = [row[column] for row in rows if column < len(row)]
    texts = [cell.text for cell in cells if cell.text and not cell.left]
    return bool(texts) and all(_NUMBER.fullmatch(text) for text in texts)
