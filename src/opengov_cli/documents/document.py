"""What a document holds, whatever its format: paragraphs and tables with their merged cells."""

from __future__ import annotations

from dataclasses import dataclass, replace

# Cells of one document. A plan of a thousand tasks has ten thousand.
MOST_CELLS = 200_000


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

    ``shows_merges`` is False where the format makes a merged cell look like an empty one. ``alone`` is True where the
    next table of the document cannot be the rest of this one, as the sheets of a workbook.
    """

    rows: tuple[tuple[Cell, ...], ...]
    shows_merges: bool = True
    alone: bool = False


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
    """The paragraphs and tables of a document, in their order; ``left_out`` are the places of what was not read."""

    blocks: tuple[Paragraph | Table, ...]
    left_out: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables alone."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs alone."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))
