"""Tables in plain text whose cells are set apart by ``|``, or stand below each other with blanks between them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from gettext import gettext as _

from ...document import Cell, Paragraph, Table

Blocks = Iterator[Paragraph | Table]
Line = tuple[int, str]

_BARS = "|｜│┃║"
_BAR = re.compile(rf"(?<!\\)[{_BARS}]")
# The line below headings, and the frame around cells: signs of which at least one is a dash.
_RULE = re.compile(rf"(?=.*[-=─━═])[\s{_BARS}+:=\-─-╿]+")
# One line stands below the headings; where more stand between rows, each row has a frame of its own.
_FRAMED = 2
_PIECE = re.compile(r"\S+(?:[ \u3000]\S+)*")
_FEWEST_COLUMNS = 3
_WIDE = ("W", "F", "A")


def has_bars(lines: Sequence[str]) -> bool:
    """Whether lines hold a table between bars: two rows at least that have as many cells."""
    return _comes_twice(len(_cells(line)) for line in lines if _has_bar(line))


def has_columns(lines: Sequence[str]) -> bool:
    """Whether most lines from one to another hold cells that blanks set apart."""
    inside = [len(_pieces(line)) for line in _region(lines, _is_in_columns) if line.strip()]
    split = [count for count in inside if count >= _FEWEST_COLUMNS]
    return len(split) * 2 > len(inside) and _comes_twice(split)


def between_bars(lines: Sequence[str]) -> Blocks:
    """The paragraphs and the table of lines with bars; a line without one between two rows is a row of one cell."""
    return _with_table(lines, _has_bar, _rows_between_bars)


def in_columns(lines: Sequence[str]) -> Blocks:
    """The paragraphs and the table of lines whose cells stand below headings.

    A cell belongs to the heading that it begins below. A line that has other cells than there are headings is a row
    that lost some.
    """
    return _with_table(lines, _is_in_columns, _rows_in_columns)


def _with_table(
    lines: Sequence[str], belongs: Callable[[str], bool], rows_of: Callable[[Sequence[Line]], Iterator[Sequence[Line]]]
) -> Blocks:
    rows = [index for index, line in enumerate(lines) if belongs(line)]
    first, behind = rows[0], rows[-1] + 1
    yield from _paragraphs(list(enumerate(lines[:first], start=1)))
    found = rows_of(list(enumerate(lines[first:behind], start=first + 1)))
    yield Table(tuple(tuple(_cell(*told) for told in row) for row in found), shows_merges=False)
    yield from _paragraphs(list(enumerate(lines[behind:], start=behind + 1)))


def _paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    for number, line in lines:
        if line.strip() and not _RULE.fullmatch(line):
            yield Paragraph(line.strip(), _("line {line}").format(line=number))


def _cell(number: int, text: str) -> Cell:
    return Cell(text, _("line {line}").format(line=number))


def _region(lines: Sequence[str], belongs: Callable[[str], bool]) -> Sequence[str]:
    rows = [index for index, line in enumerate(lines) if belongs(line)]
    return lines[rows[0] : rows[-1] + 1] if rows else ()


def _comes_twice(counts: Iterator[int] | Sequence[int]) -> bool:
    return any(times > 1 for times in Counter(counts).values())


def _has_bar(line: str) -> bool:
    return len(_cells(line)) > 1 and not _RULE.fullmatch(line)


def _cells(line: str) -> list[str]:
    """The cells of a line between bars, of which the outer ones may be left out."""
    cells = [cell.strip().replace("\\|", "|") for cell in _BAR.split(line.strip())]
    begins, ends = line.strip()[:1] in tuple(_BARS), line.strip()[-1:] in tuple(_BARS)
    return cells[int(begins) : len(cells) - int(ends)]


def _rows_between_bars(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    framed = sum(bool(_RULE.fullmatch(line)) for _number, line in lines) >= _FRAMED
    row: list[Line] = []
    for number, line in lines:
        if _RULE.fullmatch(line):
            if row:
                yield row
            row = []
        elif line.strip():
            cells = [(number, text) for text in _cells(line)]
            if framed and row and len(row) == len(cells):
                row = [
                    (first, "\n".join(filter(None, (above, text))))
                    for (first, above), (_n, text) in zip(row, cells, strict=True)
                ]
                continue
            if row:
                yield row
            row = cells
    if row:
        yield row


def _pieces(line: str) -> list[tuple[int, str]]:
    """The cells of a line that two blanks or more set apart, each with the place on the page that it begins at."""
    return [(_width(line[: match.start()]), match[0]) for match in _PIECE.finditer(line)]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in _WIDE else 1 for character in text)


def _is_in_columns(line: str) -> bool:
    return len(_pieces(line)) >= _FEWEST_COLUMNS


def _rows_in_columns(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    split = [(number, _pieces(line)) for number, line in lines]
    usual, _times = Counter(len(pieces) for _number, pieces in split if len(pieces) >= _FEWEST_COLUMNS).most_common(1)[
        0
    ]
    starts = next([start for start, _text in pieces] for _number, pieces in split if len(pieces) == usual)
    row: list[Line] = []
    for number, pieces in split:
        places = [_column(start, starts) for start, _text in pieces]
        texts = [text for _start, text in pieces]
        is_placed = None not in places and len({*places}) == len(places)
        if len(pieces) != usual and is_placed and pieces:
            by_place = dict(zip(places, texts, strict=True))
            if (
                len(row) == usual
                and 0 not in by_place
                and all(row[place][1] for place in by_place if place is not None)
            ):
                # A cell goes on in the line below.
                row = [
                    (begun, f"{text}\n{by_place[at]}" if at in by_place else text)
                    for at, (begun, text) in enumerate(row)
                ]
                continue
            texts = [by_place.get(place, "") for place in range(usual)]
        if row:
            yield row
        row = [(number, text) for text in texts]
    if row:
        yield row


def _column(start: int, starts: Sequence[int]) -> int | None:
    """The column whose heading begins at a place on the page."""
    return next((column for column, place in enumerate(starts) if abs(place - start) <= 1), None)
