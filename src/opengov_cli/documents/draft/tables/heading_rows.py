"""Rows that are no tasks but the headings of those below: across the table, or alone in a row that is not merged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from opengov_cli.wording.numerals import HAN_COUNT

from ...document import Cell
from ..levels import level_of
from .column_headings import TELLING, Column, Meaning

_HAN_NUMBER = re.compile(rf"(?:第?[{HAN_COUNT}]+(?:部分|章|方面)?[、.．]?|[（(][{HAN_COUNT}]+[)）])")
_COUNTED = re.compile(r"[（(]?[0-9０-９]{1,4}")
_BELOW = re.compile(r"[（(]")
_SENTENCE = re.compile(r"[。；;！!？?]\s*$")
_LONGEST = 40


class HeadingRow(NamedTuple):
    """The heading that a row is, and how deep it stands: 0 is the top."""

    text: str
    level: int


class HeadingRows:
    """Tells the rows of one table that head those below from those that are tasks."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        self._columns = columns
        self._number = next((index for index, column in enumerate(columns) if column.meaning is Meaning.NUMBER), None)
        self._is_counted = any(_COUNTED.match(self._number_of(row)) for row in rows)
        # How requirements begin that others than a heading state.
        self._levels_of_tasks = {
            level_of(cell.text)
            for row in rows
            if sum(bool(cell.text) for cell in row) > 1
            for index, cell in enumerate(row)
            if self._meaning(index) is Meaning.REQUIREMENT
        }

    def read(self, row: Sequence[Cell], below: Sequence[Cell]) -> HeadingRow | None:
        """The heading that a row is, or None for any other row; ``below`` is the next one, empty for the last."""
        filled = [index for index, cell in enumerate(row) if cell.text]
        goes_on = any(below[index].above for index in filled if index < len(below))
        if goes_on or any(cell.above for cell in row):
            return None
        if len(filled) == 1:
            return self._alone(row, filled[0])
        if len(filled) == 2 and filled[0] == self._number and self._tells(filled[1]):  # noqa: PLR2004
            return self._numbered(row[filled[0]].text, row[filled[1]].text, self._number_of(below))
        return None

    def _alone(self, row: Sequence[Cell], index: int) -> HeadingRow | None:
        text = row[index].text
        level = level_of(text)
        spans_row = len(row) > 1 and all(cell.left for cell in row[1:])
        if spans_row or (level is not None and self._is_foremost(row, index)):
            return HeadingRow(text, level or 0)
        # In a table whose tasks are counted, a requirement without a number is none; in others a category alone is.
        heads = self._is_counted if self._number is not None else self._meaning(index) is Meaning.CATEGORY
        heads = heads or (level is not None and level not in self._levels_of_tasks)
        is_whole = len(row) == len(self._columns)
        return HeadingRow(text, level or 0) if heads and is_whole and self._tells(index) and _is_short(text) else None

    def _numbered(self, number: str, text: str, below: str) -> HeadingRow | None:
        """A heading with a number of its own above those of its tasks: 一 above 1 and 2, 1 above 1.1."""
        if not (self._is_counted and _is_short(text)):
            return None
        if _COUNTED.fullmatch(number) and re.match(rf"{re.escape(number)}[.．]\s*[0-9]", below):
            return HeadingRow(f"{number}.{text}", 0)
        if not _HAN_NUMBER.fullmatch(number):
            return None
        joint = "" if re.search(r"[、.．)）分章面]$", number) else "、"
        return HeadingRow(f"{number}{joint}{text}", 1 if _BELOW.match(number) else 0)

    def _is_foremost(self, row: Sequence[Cell], index: int) -> bool:
        """Whether a text stands in the first cell of a row, leaving the requirement aside."""
        first = next((at for at in range(len(row)) if self._meaning(at) is not Meaning.REQUIREMENT), None)
        return len(row) == 1 or index == first

    def _tells(self, index: int) -> bool:
        return self._meaning(index) in TELLING

    def _meaning(self, index: int) -> Meaning | None:
        return self._columns[index].meaning if index < len(self._columns) else None

    def _number_of(self, row: Sequence[Cell]) -> str:
        return row[self._number].text if self._number is not None and self._number < len(row) else ""


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST and not _SENTENCE.search(text)
