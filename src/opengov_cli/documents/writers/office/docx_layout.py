"""Where the columns of a Word table stand, and where its pages are likely to begin.

Word alone knows where a page ends. Lines of a fixed height and characters of a known width make it a good guess: it
only decides where a merged cell begins again, so that a page does not begin with an empty one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from ...annex import Annex
from ...annex_columns import REQUIREMENT
from .measure import count_lines, ems

# The margins of a cell, to the left and right and above and below its text, in points.
MARGIN_BESIDE, MARGIN_ABOVE = 4, 2
# Of a page: a row that is higher than this may go on at the top of the next one.
_TALLEST_WHOLE = 0.5
# The narrowest column holds so many characters of its heading on a line, if it has them.
_NARROWEST = 5


@dataclass(frozen=True, slots=True)
class Layout:
    """The room of a table in points: its width, its height on the first page and on others, and its lines of text."""

    width: float
    first_height: float
    height: float
    size: float
    line: float


def column_widths(annex: Annex, layout: Layout) -> list[float]:
    """The width of each column in points, by the length of what stands in it: four times the text takes twice the
    room, so that neither long texts nor short ones are squeezed.
    """
    narrowest = {heading: _narrowest(heading, layout) for heading in annex.headings}
    needs = {heading: _need(annex, heading) for heading in annex.headings}
    narrow: set[str] = set()
    while True:
        free = layout.width - sum(narrowest[heading] for heading in narrow)
        wide = sum(need for heading, need in needs.items() if heading not in narrow)
        widths = {
            heading: narrowest[heading] if heading in narrow else free * need / wide for heading, need in needs.items()
        }
        squeezed = {heading for heading in needs if widths[heading] < narrowest[heading]} - narrow
        if not squeezed or free <= 0:
            return [*widths.values()]
        narrow |= squeezed


def row_heights(annex: Annex, widths: Sequence[float], layout: Layout) -> list[float]:
    """The height of each row in points, as far as it is told by the cells that stand alone."""
    # Half a character goes to punctuation that may not begin a line.
    rooms = [max((width - 2 * MARGIN_BESIDE) / layout.size - 0.5, 1) for width in widths]
    return [
        max(count_lines(text, room) for text, room in zip(texts, rooms, strict=True)) * layout.line + 2 * MARGIN_ABOVE
        for texts in annex.texts()
    ]


def may_break(height: float, layout: Layout) -> bool:
    """Whether a row of this height may go on at the top of the next page."""
    return height > layout.height * _TALLEST_WHOLE


def page_starts(heights: Sequence[float], layout: Layout) -> set[int]:
    """The rows with which a page is likely to begin, and those that follow one which goes on from the page before."""
    return {index for index in _starts(heights, layout) if index < len(heights)}


def _starts(heights: Sequence[float], layout: Layout) -> Iterator[int]:
    left = layout.first_height
    for index, height in enumerate(heights):
        if height <= left:
            left -= height
        elif may_break(height, layout):
            left = layout.height - (height - left) % layout.height
            yield index + 1
        else:
            yield index
            left = layout.height - height


def _narrowest(heading: str, layout: Layout) -> float:
    return min(ems(heading), _NARROWEST) * layout.size + 2 * MARGIN_BESIDE + 1


def _need(annex: Annex, heading: str) -> float:
    """How much room a column wants beside others."""
    lengths = [ems(text) for row in annex.rows if (text := str(row[heading]))]
    mean = sum(lengths) / len(lengths) if lengths else 0
    # A column of few texts shall not be wider than the one that all tasks have.
    filled = len(lengths) / len(annex.rows) if annex.rows and heading != REQUIREMENT else 1
    return max(sqrt(mean * sqrt(filled)), 0.3)
