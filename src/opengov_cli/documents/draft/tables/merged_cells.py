"""The cells of a row under the columns of its table, with the texts that merged cells have from the row above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from opengov_cli.wording.clauses.clause import read_clause

from ...document import Cell
from ..levels import without_continued
from .column_headings import Column, Meaning


class FilledRow(NamedTuple):
    """The texts of a row by column, and the columns in which they come from above.

    ``supposed`` tells that an empty cell, which the document does not show as merged, was taken for one that is.
    """

    texts: tuple[str, ...]
    inherited: frozenset[int]
    supposed: bool


class MergedCells:
    """What the cells of one table hand down from row to row.

    A format that does not show merges leaves the cell of a category empty where it goes on, or leaves it out; and so do
    people who merge no cell of a category at all. ``before`` are the categories of the document so far.
    """

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], before: set[str], *, shows_merges: bool
    ) -> None:
        self._columns, self._shows_merges = columns, shows_merges
        self._texts_above: Sequence[str] = [""] * len(columns)
        self._categories = [index for index, column in enumerate(columns) if column.meaning is Meaning.CATEGORY]
        self._leaves_empty = not shows_merges or not any(
            row[index].above for row in rows for index in self._categories if index < len(row)
        )
        self._number = self._number_of_categories(rows)
        self._categories_before = before

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
        taken_on = self._taken_on(row)
        inherited = {index for index, cell in enumerate(row) if cell.above} | taken_on
        texts = [self._texts_above[index] if index in inherited else cell.text for index, cell in enumerate(row)]
        for index in self._categories:
            texts[index] = self._without_continued(texts[index])
        for index, column in enumerate(self._columns):
            # A cell across 工作任务 and 具体要求 states what is to be done.
            if column.meaning is Meaning.REQUIREMENT and index and row[index].left and not texts[index]:
                texts[index] = texts[index - 1]
                texts[index - 1] = self._texts_above[index - 1] if self._shows_merges else ""
        self._texts_above = texts
        return FilledRow(tuple(texts), frozenset(inherited), self._shows_merges and bool(taken_on))

    def begin_heading(self) -> None:
        """Forget the categories above: below a heading of its own row none of them goes on."""
        texts = enumerate(self._texts_above)
        self._texts_above = ["" if index in self._categories else text for index, text in texts]

    def _taken_on(self, row: Sequence[Cell]) -> set[int]:
        """The empty cells that go on with the category above, from the first on until a new category begins."""
        taken_on: set[int] = set()
        for index in self._categories:
            cell = row[index]
            if cell.text:
                break
            if self._leaves_empty and not cell.above and not cell.left and self._texts_above[index]:
                taken_on.add(index)
        return {*taken_on, *self._number} if taken_on else taken_on

    def _number_of_categories(self, rows: Sequence[Sequence[Cell]]) -> list[int]:
        """The column of numbers if it counts the categories: it is empty exactly where that of the category is."""
        numbers = [index for index, column in enumerate(self._columns) if column.meaning is Meaning.NUMBER]
        if not (numbers and self._categories and self._leaves_empty):
            return []
        number, category = numbers[0], self._categories[0]
        whole = [row for row in rows if len(row) == len(self._columns) and any(cell.text for cell in row)]
        are_one = all(bool(row[number].text) == bool(row[category].text) for row in whole)
        return numbers if are_one and any(not row[number].above for row in whole) else []

    def _without_continued(self, category: str) -> str:
        """A category without the （续） that it has at the top of a further page."""
        bare = without_continued(category)
        if bare in self._categories_before:
            return bare
        self._categories_before.add(category)
        return category


def join(texts: Sequence[str], row: Sequence[Cell]) -> tuple[str, ...]:
    """The texts of a row, each with what a further row adds to it in cells of its own."""
    return tuple(_with_further(text, cell) for text, cell in zip(texts, row, strict=True))


def _with_further(text: str, cell: Cell) -> str:
    if cell.above or cell.left or cell.text in ("", text):
        return text
    return f"{text}\n{cell.text}" if text else cell.text


def _has_moved_left(row: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a row lost its category to a merged cell, or its number, and all others moved to the left.

    Then a number stands before the category or a text in the place of one, units stand for the requirement, and the
    last cell is empty.
    """
    place = {column.meaning: index for index, column in enumerate(columns)}
    if row[-1].text or Meaning.REQUIREMENT not in place:
        return False
    requirement = row[place[Meaning.REQUIREMENT]].text
    reading = read_clause(requirement)
    if not (reading.lead or reading.units):
        return False
    if Meaning.NUMBER in place:
        number = row[place[Meaning.NUMBER]].text
        return bool(number) and not re.search("[0-9０-９一二三四五六七八九十①-⑳]", number[:4])
    category = row[place[Meaning.CATEGORY]].text if Meaning.CATEGORY in place else ""
    return bool(re.match(r"[0-9]{1,3}[.．、]", category))
