"""Plain text taken from Word, where tabs stand for cells; or bars or blanks, where there is no tab.

Either a row is a line with tabs between its cells, or each cell begins on a line of its own behind a tab and rows
are set apart by blank lines. Blank lines may stand inside such cells, too: the number of cells in the first row tells
which of them end a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from gettext import gettext as _

from ...document import Cell, Document, Paragraph, Table
from ..encoding import decode
from .separated import between_bars, has_bars, has_columns, in_columns

_QUOTED = re.compile(r'(?<![^\t\n])"(?:[^"\t]|"")*"(?![^\t\n])')
# Stands for a line break inside a cell; no text file of a person has one.
_BREAK = "\x00"


def read(data: bytes) -> Document:
    """The paragraphs and tables of a text. Raises UnreadableDocument."""
    lines = decode(data).split("\n")
    stacked = sum(line.startswith("\t") and "\t" not in line.strip("\t \u3000") for line in lines)
    inline = sum("\t" in line.strip("\t \u3000") for line in lines)
    if not (stacked or inline):
        return Document(tuple(_without_tabs(lines)))
    return Document(tuple(_stacked(lines) if stacked >= inline else _inline(lines)))


def _without_tabs(lines: Sequence[str]) -> Iterator[Paragraph | Table]:
    if has_bars(lines):
        return between_bars(lines)
    if has_columns(lines):
        return in_columns(lines)
    return (_paragraph(number, line) for number, line in enumerate(lines, start=1) if line.strip())


@dataclass
class _Cell:
    number: int
    lines: list[str] = field(default_factory=list)
    apart: bool = False

    def cell(self) -> Cell:
        text = "\n".join(line.strip() for line in self.lines if line.strip())
        return Cell(text, _("line {line}").format(line=self.number))


def _stacked(lines: Sequence[str]) -> Iterator[Paragraph | Table]:
    """Cells one below the other: a line that begins with a tab begins a cell, other lines go on with it."""
    cells: list[_Cell] = []
    blank = False
    for number, line in enumerate(lines, start=1):
        if line.startswith("\t"):
            # A cell behind a blank line may begin a row.
            cells.append(_Cell(number, [line[1:]], apart=blank))
        elif cells:
            cells[-1].lines.append(line)
        elif line.strip():
            yield _paragraph(number, line)
        blank = not line.strip()
    if cells:
        yield Table(tuple(_rows(cells)), shows_merges=False)


def _rows(cells: Sequence[_Cell]) -> Iterator[tuple[Cell, ...]]:
    """Cells in rows as wide as the first: one that would end elsewhere than before a blank line has lost cells."""
    width = next((index for index, cell in enumerate(cells) if index and cell.apart), len(cells))
    start = 0
    while start < len(cells):
        end = start + width
        if end < len(cells) and not cells[end].apart:
            end = next((index for index in range(start + 1, len(cells)) if cells[index].apart), len(cells))
        yield tuple(cell.cell() for cell in cells[start:end])
        start = end


def _inline(lines: Sequence[str]) -> Iterator[Paragraph | Table]:
    """Rows one below the other; a cell in quotes may hold several lines.

    A line without a tab between two rows is one that lost its cells, or a heading.
    """
    records = [(number, texts) for number, texts in _records(lines) if any(text.strip() for text in texts)]
    rows = [index for index, (_number, texts) in enumerate(records) if len(texts) > 1]
    first, behind = (rows[0], rows[-1] + 1) if rows else (len(records), len(records))
    yield from (_paragraph(number, texts[0]) for number, texts in records[:first])
    if rows:
        yield Table(
            tuple(
                tuple(Cell(text.strip(), _("line {line}").format(line=number)) for text in texts)
                for number, texts in records[first:behind]
            ),
            shows_merges=False,
        )
    yield from (_paragraph(number, texts[0]) for number, texts in records[behind:])


def _paragraph(number: int, line: str) -> Paragraph:
    return Paragraph(line.strip(), _("line {line}").format(line=number))


def _records(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line that it begins in. Excel puts a cell of several lines in quotes; other quotes are text."""
    number = 1
    for line in _QUOTED.sub(_on_one_line, "\n".join(lines)).split("\n"):
        yield number, [text.replace(_BREAK, "\n") for text in line.split("\t")]
        number += 1 + line.count(_BREAK)


def _on_one_line(quoted: re.Match[str]) -> str:
    text = quoted[0]
    return text[1:-1].replace('""', '"').replace("\n", _BREAK) if "\n" in text else text
