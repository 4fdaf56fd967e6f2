"""The cells of ruled tables with their texts, and tables that go on over the page joined to one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _

from ...document import Cell
from ..notices import Notice, Notices
from .grid import Grid, Place, are_alike
from .lines import Line, lines_of, paragraphs

Row = list[Cell]

_SENTENCE_END = re.compile(r"[。；;！!？?.]$")
_NUMBERED = re.compile(r"[（(]?[0-9]{1,3}[)）.．、]")
# So many times the height of a letter are wider than the margins of any cell.
_WIDEST_MARGIN = 1.5
# One empty cell among so many may be a gap in the plan.
_SELDOM = 5


@dataclass
class PageTable:
    """A table on one page, or from page to page; ``edges`` are those of its columns."""

    edges: list[float]
    rows: list[Row]


def read_grids(grids: Sequence[tuple[int, int, Grid]]) -> list[PageTable]:
    """The tables of these grids, each with the number of its page and its own on that page.

    How far lines of a column go, and so where a paragraph in it ends, is seen in the whole document.
    """
    cells = [{place: lines_of(letters) for place, letters in grid.letters.items()} for _page, _table, grid in grids]
    widest: dict[tuple[int, int], list[Line]] = {}
    for (_page, _table, grid), lines in zip(grids, cells, strict=True):
        for place, found in lines.items():
            widest.setdefault(_column(grid, place), []).extend(found)
    margins = {
        column: (min(line.x0 for line in found), max(line.x1 for line in found)) for column, found in widest.items()
    }
    return [
        PageTable(grid.columns, list(_rows(page, table, grid, lines, margins)))
        for (page, table, grid), lines in zip(grids, cells, strict=True)
    ]


def continued(table: PageTable, further: PageTable, notices: Notices) -> bool:
    """Whether a table at the top of a page goes on from the one before, which then has its rows as well."""
    if not are_alike(table.edges, further.edges):
        return False
    rows = further.rows
    for above in table.rows:
        if (
            not rows
            or [cell.text for cell in rows[0]] != [cell.text for cell in above]
            or not any(cell.text for cell in above)
        ):
            break
        # The headings stand on top of every page.
        rows = rows[1:]
    if rows and table.rows:
        rows = _joined(table.rows, rows, notices)
    table.rows += rows
    return True


def _column(grid: Grid, place: Place) -> tuple[int, int]:
    left, right = grid.spans(place)
    return round(left), round(right)


def _rows(
    page: int,
    table: int,
    grid: Grid,
    lines: dict[Place, list[Line]],
    margins: dict[tuple[int, int], tuple[float, float]],
) -> Iterator[Row]:
    for row in range(len(grid.rows) - 1):
        place = _("page {page}, table {table}, row {row}").format(page=page, table=table, row=row + 1)
        cells: Row = []
        for column in range(len(grid.columns) - 1):
            owner = grid.owners.get((row, column), (row, column))
            text = ""
            if owner == (row, column) and owner in lines:
                text = "\n".join(_paragraphs(grid, owner, lines[owner], margins))
            cells.append(Cell(text, place, above=owner[0] < row, left=owner[1] < column))
        yield cells


def _paragraphs(
    grid: Grid, place: Place, lines: Sequence[Line], margins: dict[tuple[int, int], tuple[float, float]]
) -> Iterator[str]:
    edges, (left, right) = grid.spans(place), margins[_column(grid, place)]
    margin = _WIDEST_MARGIN * max((line.height for line in lines), default=0)
    return paragraphs(lines, min(left, edges[0] + margin), max(right, edges[1] - margin))


def _joined(before: list[Row], rows: list[Row], notices: Notices) -> list[Row]:
    """The rows of a page, of which the first is the rest of the row before, or of merged cells that end in it."""
    last, first = before[-1], rows[0]
    if _goes_on(before, last, first):
        notices.add(Notice.ROW_OVER_PAGE, first[0].place)
        before[-1] = [_with_rest(cell, rest) for cell, rest in zip(last, first, strict=True)]
        return rows[1:]
    empty = [
        index
        for index, cell in enumerate(first)
        if not (cell.text or cell.left) and not _may_be_empty([row[index] for row in before[1:]])
    ]
    if empty and len(empty) < len(first):
        notices.add(Notice.CELL_OVER_PAGE, first[0].place)
        rows = [[replace(cell, above=True) if index in empty else cell for index, cell in enumerate(first)], *rows[1:]]
    return rows


def _goes_on(before: Sequence[Row], last: Row, first: Row) -> bool:
    """Whether the first row of a page is the rest of the last one: a sentence stops there, or a number is missing."""
    for column, cell in enumerate(first):
        texts = [row[column].text for row in before[1:] if row[column].text]
        # The row itself may be the only one without an end.
        others = texts[:-1] or texts
        if not cell.text or not last[column].text or _NUMBERED.match(cell.text):
            continue
        if _most(_SENTENCE_END.search(text) for text in others) and not _SENTENCE_END.search(last[column].text):
            return True
        alone = sum(1 for other in first if other.text) == 1
        if alone and _most(_NUMBERED.match(text) for text in texts):
            return True
    return False


def _may_be_empty(column: Sequence[Cell]) -> bool:
    """Whether cells of a column are left empty often, as those of 备注 are."""
    empty = sum(1 for cell in column if not (cell.text or cell.above or cell.left))
    return empty * _SELDOM > len(column)


def _most(found: Iterable[object]) -> bool:
    told = [bool(one) for one in found]
    return sum(told) * 2 > len(told)


def _with_rest(cell: Cell, rest: Cell) -> Cell:
    """A cell with what stands of it on the next page."""
    if not rest.text:
        return cell
    return replace(cell, text=cell.text + rest.text)
