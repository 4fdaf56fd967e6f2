"""The cells of a row under the columns of its table, with the texts that merged cells have from the row above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from opengov_cli.wording.clause import read_clause

from ..document import Cell
from .column_headings import Column, Meaning


class FilledRow(NamedTuple):
    """The texts of a row by column, and the columns in which they come from above."""

    texts: tuple[str, ...]
    inherited: frozenset[int]


class MergedCells:
    """What the cells of one table hand down from row to row.

    A format that does not show merges leaves the cell of a category empty where it goes on, or leaves it out.
    """

    def __init__(self, columns: Sequence[Column], *, shows_merges: bool) -> None:
        self._columns, self._shows_merges = columns, shows_merges
        self._texts_above: Sequence[str] = [""] * len(columns)

    def one_for_each_column(self, row: Sequence[Cell]) -> Sequence[Cell]:
        """The cells of a row as far as they can be told from merged ones: as many as the columns, or not."""
        if len(row) != len(self._columns):
            # Columns of a page are often set a little apart from each other, so that cells span some of them.
            row = [cell for cell in row if not cell.left]
        if len(row) == len(self._columns) and not self._shows_merges and _has_moved_left(row, self._columns):
            row = [cell for cell in row if cell.text]
        return row

    def fill(self, row: Sequence[Cell]) -> FilledRow:
        """The texts of a row that has a cell for each column; the next row inherits from it."""
        inherited = {index for index in range(len(row)) if self._is_inherited(row[index], self._columns[index])}
        texts = [self._texts_above[index] if index in inherited else cell.text for index, cell in enumerate(row)]
        for index, column in enumerate(self._columns):
            # A cell across 工作任务 and 具体要求 states what is to be done.
            if column.meaning is Meaning.REQUIREMENT and index and row[index].left and not texts[index]:
                texts[index] = texts[index - 1]
                texts[index - 1] = self._texts_above[index - 1] if self._shows_merges else ""
        self._texts_above = texts
        return FilledRow(tuple(texts), frozenset(inherited))

    def _is_inherited(self, cell: Cell, column: Column) -> bool:
        looks_merged = not self._shows_merges and not cell.text and column.meaning is Meaning.CATEGORY
        return cell.above or looks_merged


def join(texts: Sequence[str], row: Sequence[Cell]) -> tuple[str, ...]:
    """The texts of a row, each with what a further row adds to it in cells of its own."""
    return tuple(_with_further(text, cell) for text, cell in zip(texts, row, strict=True))


def _with_further(text: str, cell: Cell) -> str:
    if cell.above or cell.left or cell.text in ("", text):
        return text
    return f"{text}\n{cell.text}" if text else cell.text


def _has_moved_left(row: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a row lost its category to a merged cell and all others moved to the left.

    Then a number stands before the category, units stand for the requirement, and the last cell is empty.
    """
    place = {column.meaning: index for index, column in enumerate(columns)}
    if Meaning.CATEGORY not in place or Meaning.NUMBER in place or row[-1].text:
        return False
    category, requirement = row[place[Meaning.CATEGORY]].text, row[place[Meaning.REQUIREMENT]].text
    reading = read_clause(requirement)
    return bool(reading.lead or reading.units) and bool(re.match(r"[0-9]{1,3}[.．、]", category))
