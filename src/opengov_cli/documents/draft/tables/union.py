"""The columns of several tables of one plan brought together, so that each row has a cell for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from .column_headings import Column, Meaning

Held = TypeVar("Held")
# What the heading alone tells apart.
_BY_HEADING = (Meaning.EXTRA, Meaning.MARK)


@dataclass
class ColumnUnion:
    """All columns so far, the headings of all tables, and the places of the columns of the table added last."""

    columns: list[Column] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    _places: list[int] = field(default_factory=list)

    def differs(self, columns: Sequence[Column]) -> bool:
        """Whether a table has other columns than those so far."""
        known = self._found(columns)
        return None in known or {*known} != {*range(len(self.columns))}

    def add(self, columns: Sequence[Column]) -> None:
        """Take in the columns of a further table: those that hold the same are the same."""
        self._places = []
        self.headings += [column.heading for column in columns if column.heading not in self.headings]
        for column, known in zip(columns, self._found(columns), strict=True):
            self._places.append(len(self.columns) if known is None else known)
            if known is None:
                self.columns.append(column)

    def place(self, index: int) -> int:
        """Where a column of the table that was added last stands among all."""
        return self._places[index]

    def placed(self, cells: Sequence[Held], empty: Held) -> tuple[Held, ...]:
        """The cells of a row of that table, with one for each of all columns."""
        by_place = dict(zip(self._places, cells, strict=True))
        return tuple(by_place.get(place, empty) for place in range(len(self.columns)))

    def padded(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """The texts of a row from before further columns came."""
        return (*texts, *[""] * (len(self.columns) - len(texts)))

    def _found(self, columns: Sequence[Column]) -> list[int | None]:
        """For each column the one so far that holds the same: of its heading, or else of its meaning."""
        found: list[int | None] = [None] * len(columns)
        free = dict(enumerate(self.columns))
        for by_heading in (True, False):
            for position, column in enumerate(columns):
                if found[position] is None and (by_heading or column.meaning not in _BY_HEADING):
                    found[position] = next(
                        (at for at, held in free.items() if _is_same(column, held, by_heading)), None
                    )
                    free = {at: held for at, held in free.items() if at != found[position]}
        return found


def _is_same(one: Column, other: Column, by_heading: bool) -> bool:  # noqa: FBT001
    return one.meaning is other.meaning and (not by_heading or one.heading == other.heading)
