"""Where the columns of a Word table stand, and where its pages are likely to begin.

Word alone knows where a page ends. Lines of a fixed height and characters of a known width make it a good guess: it
only decides where a merged cell begins again, so that a page does not begin with an empty one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...annex import Annex
from ..measure import column_widths, count_lines

# The margins of a cell, to the left and right and above and below its text, in points.
MARGIN_BESIDE, MARGIN_ABOVE = 4, 2
# Of a page: a row that is higher than this may go on at the top of the next one.
_TALLEST_WHOLE = 0.5


@dataclass(frozen=True, slots=True)
class Layout:
    """The room of a table in points: its width, its height on the first page and on others, and its lines of text."""

    width: float
    first_height: float
    height: float
    size: float
    line: float


def widths_in_points(annex: Annex, layout: Layout) -> list[float]:
    """The width of each column in points."""
    margins = (2 * MARGIN_BESIDE + 1) / layout.size
    return [width * layout.size for width in column_widths(annex, layout.width / layout.size, margins)]


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
