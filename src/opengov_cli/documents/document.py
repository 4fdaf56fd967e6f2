"""What a document holds, whatever its format: paragraphs and tables with their merged cells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its lines without blanks around them, and where it stands, in the user's words.

    ``above`` and ``left`` tell that it is merged with its neighbour, which then holds the text.
    """

    text: str = ""
    place: str = ""
    above: bool = False
    left: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table; one that lost a cell is shorter than the others.

    ``shows_merges`` is False for a format in which a merged cell looks like an empty one, ``alone`` is True
    for one that goes on with no other, as a sheet of a workbook.
    """

    rows: tuple[tuple[Cell, ...], ...]
    shows_merges: bool = True
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """Paragraphs and tables in their order."""

    blocks: tuple[str | Table, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables alone."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
