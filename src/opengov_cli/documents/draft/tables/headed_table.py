"""Where the headings of a plan stand in a table: below a title, in two rows, or above cells that are set apart.

A sheet may hold several tables one below the other, each with headings of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...document import Cell, Table
from .column_contents import SAMPLE, are_marks, are_numbers
from .column_headings import ANSWERING, TELLING, Column, Meaning, meaning_of
from .columns import Chosen, Heading, read_columns

Row = Sequence[Cell]

# Titles and a sentence or two stand above the headings, rarely more.
_SEARCHED = 12
_LONGEST_HEADING = 30


@dataclass(frozen=True, slots=True)
class HeadedTable:
    """A table of a plan: the rows above its headings, the rows of the headings, its columns, and the rows below."""

    above: Sequence[Row]
    heading_rows: Sequence[Row]
    columns: tuple[Column, ...]
    below: Sequence[Row]


def headed_tables(table: Table, chosen: Chosen) -> list[HeadedTable]:
    """The tables of a plan that a table holds, one below the other; none if no row has the headings of one.

    The headings stand among the first rows; further ones are those that say more than the ones before.
    """
    found: list[HeadedTable] = []
    for index in range(len(table.rows[:_SEARCHED])):
        headed = _headed(table.rows, index, chosen)
        if headed:
            found.append(headed)
            break
    if found:
        found = list(_divided(found[0], chosen))
    return found


def _headed(rows: Sequence[Row], index: int, chosen: Chosen) -> HeadedTable | None:
    """The table whose headings begin in this row, or None if it has none."""
    headings, below = _headings(rows[index], rows[index + 1 :])
    columns = read_columns(headings, chosen)
    if columns is None:
        return None
    return HeadedTable(rows[:index], rows[index : len(rows) - len(below)], columns, below)


def _divided(headed: HeadedTable, chosen: Chosen) -> Iterator[HeadedTable]:
    """The table up to where other headings begin, and so on."""
    start = 0
    signatures = {signature(row) for row in headed.heading_rows}
    for index, row in enumerate(headed.below):
        if index < start or not _looks_like_headings(row) or signature(row) in signatures:
            continue
        # The rows next to it tell enough: all of them, for each such row, would take too long.
        further = _headed(headed.below[index : index + SAMPLE], 0, chosen)
        if further and further.columns != headed.columns:
            yield HeadedTable(headed.above, headed.heading_rows, headed.columns, headed.below[start:index])
            start = index + len(further.heading_rows)
            headed = HeadedTable((), further.heading_rows, further.columns, headed.below)
            signatures = {signature(row) for row in headed.heading_rows}
    yield HeadedTable(headed.above, headed.heading_rows, headed.columns, headed.below[start:])


def signature(row: Row) -> tuple[str, ...]:
    """The texts of a row without blanks, by which headings that come again are known."""
    return tuple("".join(cell.text.split()) for cell in row)


def _looks_like_headings(row: Row) -> bool:
    """Whether a row in the midst of a table is made of headings: no row of a task says all of that in such words."""
    texts = [cell.text for cell in row if cell.text]
    if len(texts) < 3 or any(len(text) > _LONGEST_HEADING for text in texts):  # noqa: PLR2004
        return False
    known = [meaning for text in texts if (meaning := meaning_of(text))]
    told = {*known}
    return len(known) + 1 >= len(texts) and not told.isdisjoint(TELLING) and not told.isdisjoint(ANSWERING)


def _headings(row: Row, below: Sequence[Row]) -> tuple[list[Heading], Sequence[Row]]:
    """What stands above each column if a row holds the headings, and the rows that then are below."""
    if below and _goes_on(row, below[:SAMPLE]):
        texts = [lower.text or upper for upper, lower in zip(_spread(row), below[0], strict=True)]
        return list(map(Heading, texts, _spanning(row, below[0]), _cells_of_columns(below[1:], len(row)))), below[1:]
    texts = _with_numbers(_one_for_each_column(row, below), below)
    return list(map(Heading, texts, [""] * len(texts), _cells_of_columns(below, len(texts)))), below


def _cells_of_columns(rows: Sequence[Row], width: int) -> list[list[str]]:
    """The texts of the first cells of each column, empty ones too; rows that lost some are left aside."""
    first = (row if len(row) == width else [cell for cell in row if not cell.left] for row in rows[:SAMPLE])
    whole = [row for row in first if len(row) == width]
    return [[row[column].text for row in whole if not row[column].left] for column in range(width)]


def _goes_on(row: Row, below: Sequence[Row]) -> bool:
    """Whether headings go on in a second row: 责任单位 above 牵头单位 and 配合单位, merged or not."""
    lower_row = below[0]
    if len(row) != len(lower_row):
        return False
    lower = [index for index, cell in enumerate(lower_row) if cell.text]
    spanned = {index for index in range(len(row)) if _is_spanned(row, index)}
    if any(cell.above for cell in lower_row):
        others_go_on = all(cell.above or index in spanned for index, cell in enumerate(lower_row))
        return others_go_on and not spanned.isdisjoint(lower)
    covered = {index for index in lower if index in spanned or _is_beside_blank(row, lower_row, index)}
    cells = _cells_of_columns(below[1:], len(row))
    headings = [_is_heading(lower_row[index].text, cells[index]) for index in lower]
    # A heading of its own has nothing below it; one that spans others has one below each. A title spans them all.
    is_title = sum(bool(cell.text) for cell in row) < 2  # noqa: PLR2004
    return len(lower) > 1 and not is_title and covered == {*lower} and all(headings)


def _is_spanned(row: Row, column: int) -> bool:
    """Whether the cell of a column is part of one that spans several."""
    return row[column].left or any(cell.left for cell in row[column + 1 : column + 2])


def _is_beside_blank(row: Row, lower: Row, column: int) -> bool:
    """Whether a heading in a second row stands below an empty cell, or below the one in front of such cells."""
    if not row[column].text:
        return any(cell.text for cell in row[:column])
    behind = column + 1
    return behind < len(row) and not row[behind].text and bool(lower[behind].text)


def _is_heading(text: str, cells: Sequence[str]) -> bool:
    return meaning_of(text) not in (None, Meaning.NUMBER) or are_marks([cell for cell in cells if cell])


def _spanning(row: Row, lower: Row) -> list[str]:
    """For each column the heading that spans it and others, empty where it stands alone."""
    spanning: list[str] = []
    last = ""
    for upper, below in zip(row, lower, strict=True):
        last = upper.text or (last if below.text else "")
        spanning.append(last if below.text else "")
    return spanning


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
    cells = _cells_of_columns(wider, len(texts) + 1)
    numbered = [column for column, found in enumerate(cells) if are_numbers([text for text in found if text])]
    return [*texts[: numbered[0]], "", *texts[numbered[0] :]] if len(numbered) == 1 else texts


def _spread(row: Row) -> list[str]:
    """The texts of a row, those of cells that span several columns in each of them."""
    texts: list[str] = []
    for cell in row:
        texts.append(texts[-1] if cell.left and texts else cell.text)
    return texts
