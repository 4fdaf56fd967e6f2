"""How the columns of a table share the width of the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.text import Text

GAP = 2
_MIN_WIDTH = 6
# Columns of long text share the room that the others leave, in these parts.
_WEIGHTS = {
    "requirement": 6,
    "value": 6,
    "notes": 4,
    "answers": 4,
    "clause": 3,
    "ids": 3,
    "unit": 3,
    "name": 3,
    "category": 2,
    "aliases": 2,
    "role": 2,
}


def column_widths(columns: Sequence[str], rows: Sequence[Sequence[Text]], width: int) -> list[int]:
    """The width of each column; none where columns of long text would be too narrow to be read.

    Other columns are as wide as their widest line.
    """
    needed = {key: _widest_line([row[index] for row in rows]) for index, key in enumerate(columns)}
    room = width - GAP * (len(columns) - 1) - sum(needed[key] for key in columns if key not in _WEIGHTS)
    needed_by_long = {key: cells for key, cells in needed.items() if key in _WEIGHTS}
    if room < sum(min(_MIN_WIDTH, cells) for cells in needed_by_long.values()):
        return []
    widths = needed | _shared(room, needed_by_long)
    return [widths[key] for key in columns]


def _widest_line(cells: Sequence[Text]) -> int:
    return max(1, *(cell_len(line) for cell in cells for line in cell.plain.split("\n")))


def _shared(room: int, needed: Mapping[str, int]) -> dict[str, int]:
    """What each column of long text gets of the room; one that needs less than its part leaves the rest to others."""
    if not needed:
        return {}
    weights = sum(_WEIGHTS[key] for key in needed)
    parts = {key: room * _WEIGHTS[key] // weights for key in needed}
    fitting = {key: cells for key, cells in needed.items() if cells <= parts[key]}
    if fitting:
        others = {key: cells for key, cells in needed.items() if key not in fitting}
        return fitting | _shared(room - sum(fitting.values()), others)
    # What is lost by rounding down goes to the widest.
    widest = max(parts, key=parts.__getitem__)
    parts[widest] += room - sum(parts.values())
    return parts
