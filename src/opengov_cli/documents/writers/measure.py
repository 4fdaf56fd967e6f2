"""How much room texts take, told by their characters alone: a Chinese one is as wide as it is high.

Lengths are told in such characters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, sqrt
from unicodedata import east_asian_width

from ..annex import Annex
from ..annex_columns import REQUIREMENT

# The narrowest column holds so many characters of its heading on a line, if it has them.
_NARROWEST = 5


def ems(text: str) -> float:
    """The width of a line; what is not Chinese takes half the room."""
    return sum(1 if east_asian_width(character) in "WF" else 0.5 for character in text)


def count_lines(text: str, width: float) -> int:
    """The lines that a text takes in a column of a width."""
    return sum(max(1, ceil(ems(line) / width)) for line in text.split("\n"))


def column_widths(annex: Annex, room: float, margins: float) -> list[float]:
    """The widths that share the room of a table among its columns, with the margins of a cell in each.

    They go by the length of what stands there: four times the text takes twice the room, so that neither long texts
    nor short ones are squeezed.
    """
    return share_widths({heading: _need(annex, heading) for heading in annex.headings}, room, margins)


def share_widths(needs: Mapping[str, float], room: float, margins: float) -> list[float]:
    """The widths of columns that want so much beside each other, by their headings, and hold these."""
    narrowest = {heading: min(ems(heading), _NARROWEST) + margins for heading in needs}
    narrow: set[str] = set()
    while True:
        free = room - sum(narrowest[heading] for heading in narrow)
        wide = sum(need for heading, need in needs.items() if heading not in narrow)
        widths = {
            heading: narrowest[heading] if heading in narrow else free * need / wide for heading, need in needs.items()
        }
        squeezed = {heading for heading in needs if widths[heading] < narrowest[heading]} - narrow
        if not squeezed or free <= 0:
            return [*widths.values()]
        narrow |= squeezed


def _need(annex: Annex, heading: str) -> float:
    """How much room a column wants beside others."""
    return need_of([str(row[heading]) for row in annex.rows], always_there=heading == REQUIREMENT)


def need_of(texts: Sequence[str], *, always_there: bool = False) -> float:
    """How much room a column of these texts wants beside others."""
    lengths = [ems(text) for text in texts if text]
    mean = sum(lengths) / len(lengths) if lengths else 0
    # A column of few texts shall not be wider than the one that all tasks have.
    filled = len(lengths) / len(texts) if texts and not always_there else 1
    return max(sqrt(mean * sqrt(filled)), 0.3)
