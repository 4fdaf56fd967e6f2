"""The rows and columns of a ruled table, told by the boxes of its cells: a merged cell is a box across several."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .lines import Letter

Box = tuple[float, float, float, float]
Place = tuple[int, int]

# Points by which lines that are meant to be one may stand apart.
_APART = 3.0


@dataclass
class Grid:
    """The edges of the columns and rows of a table, and for each place the first place of the cell that it is in."""

    columns: list[float]
    rows: list[float]
    owners: dict[Place, Place] = field(default_factory=dict)
    letters: dict[Place, list[Letter]] = field(default_factory=dict)
    stray: list[Letter] = field(default_factory=list)

    @property
    def top(self) -> float:
        """Where the table begins on its page."""
        return self.rows[0]

    def holds(self, letter: Letter) -> bool:
        """Whether a letter stands inside the table."""
        across, down = letter.middle
        return self.columns[0] <= across <= self.columns[-1] and self.rows[0] <= down <= self.rows[-1]

    def take(self, letter: Letter) -> None:
        """Put a letter into its cell."""
        across, down = letter.middle
        place = bisect_right(self.rows, down) - 1, bisect_right(self.columns, across) - 1
        owner = self.owners.get(place)
        if owner is not None:
            self.letters.setdefault(owner, []).append(letter)
        elif letter.text.strip():
            self.stray.append(letter)

    def spans(self, place: Place) -> tuple[float, float]:
        """The left and the right edge of the cell that begins at a place."""
        row, column = place
        last = column
        while self.owners.get((row, last + 1)) == place:
            last += 1
        return self.columns[column], self.columns[last + 1]


def grid_of(boxes: Sequence[Box], most: int) -> Grid | None:
    """The grid of a table with these cells; None where they are one cell alone, or more places than ``most``."""
    columns = _edges(edge for box in boxes for edge in (box[0], box[2]))
    rows = _edges(edge for box in boxes for edge in (box[1], box[3]))
    if len(boxes) < 2 or (len(columns) - 1) * (len(rows) - 1) > most:  # noqa: PLR2004 - a frame around text is no table
        return None
    grid = Grid(columns, rows)
    for left, top, right, bottom in boxes:
        first = _index(rows, top), _index(columns, left)
        for place in _places(first, (_index(rows, bottom), _index(columns, right))):
            grid.owners.setdefault(place, first)
    return grid


def are_alike(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether the edges of two tables stand in the same places."""
    return len(one) == len(other) and all(abs(a - b) <= _APART for a, b in zip(one, other, strict=True))


def _edges(found: Iterable[float]) -> list[float]:
    """Edges from the first to the last, those that are meant to be one as one."""
    edges: list[float] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > _APART:
            edges.append(edge)
    return edges


def _index(edges: Sequence[float], edge: float) -> int:
    return max(bisect_right(edges, edge + _APART / 2) - 1, 0)


def _places(first: Place, last: Place) -> Iterator[Place]:
    return ((row, column) for row in range(first[0], last[0]) for column in range(first[1], last[1]))
