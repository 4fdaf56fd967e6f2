"""What a document holds, whatever its format: paragraphs and tables with their merged cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from gettext import gettext as _

# Cells of one document. A plan of a thousand tasks has ten thousand.
MOST_CELLS = 200_000
# Tables that lie in more tables than these are text of a cell, so that a document costs no more than it is long.
DEEPEST_TABLE = 5


@dataclass(frozen=True, slots=True)
class Doubt:
    """What could not be read with certainty or was left out, and where it stands in the document.

    ``of_plan`` tells that it is about the plan's own words: where a plan has these words already, it is settled.
    """

    place: str
    message: str
    of_plan: bool = False

    def __str__(self) -> str:
        return _("{place}: ").format(place=self.place) + self.message if self.place else self.message


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text without blanks around its lines, and its place in words for the user, as ``line 9``.

    ``above`` and ``left`` tell that it is merged with its neighbour there, which then holds the text.
    """

    text: str = ""
    place: str = ""
    above: bool = False
    left: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table; a row that lost a cell is shorter than the others.

    ``shows_merges`` is False where the format makes a merged cell look like an empty one. ``sheet`` is the name of the
    sheet that a table is, in a workbook: another sheet cannot be the rest of it. ``inside`` is what a table with
    tables in its cells holds if it only lays out the page, text and tables in their order.
    """

    rows: tuple[tuple[Cell, ...], ...]
    shows_merges: bool = True
    sheet: str = ""
    inside: tuple[Paragraph | Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its text, and its place in words for the user, as ``line 9``.

    ``level`` is that of a heading where the format knows headings, 0 for the title of a document; ``bold`` tells
    that all of it is in bold type, as headings often are where nobody has marked them.
    """

    text: str
    place: str = ""
    level: int | None = None
    bold: bool = False

    @property
    def lines(self) -> tuple[Paragraph, ...]:
        """Each line of it that says something, as a paragraph of its own."""
        return tuple(replace(self, text=line.strip()) for line in self.text.split("\n") if line.strip())


@dataclass(frozen=True, slots=True)
class Document:
    """The paragraphs and tables of a document, in their order, and what is doubtful of what was read."""

    blocks: tuple[Paragraph | Table, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables alone."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs alone."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))
