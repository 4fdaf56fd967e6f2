"""A document without the table of a plan → the parts of its text, and which of them states tasks.

A letter may come before the plan as an annex: each 附件 on a line of its own begins another part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...document import Document, Paragraph, Table
from ..head import Head, read_head
from ..letter import Kind, LeftOut, in_title, is_addressee, kinds_of_lines, parts_of_letter, signing_office
from ..tables.rows import TableRow, TableRows
from .clauses import split_off_clause
from .items import Items, read_items
from .line_marks import read_mark, with_counted_lines
from .outline import read_outline
from .table import rows_of_items
from .units_in_front import lines_by_unit

# A text without clauses needs so many numbered items to be a plan at all.
_FEWEST_NUMBERED = 2


@dataclass(frozen=True, slots=True)
class Prose:
    """What a text says: the rows of its tasks, its head, and what of it is no task.

    ``sharing`` are the rows whose clause stands behind the last of their neighbours, ``by_unit`` those whose units
    stand in front of them.
    """

    rows: TableRows
    head: Head
    left_out: tuple[LeftOut, ...]
    sharing: tuple[TableRow, ...]
    by_unit: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A part of a text: its lines, those above its first item, its title, and what was read below that."""

    lines: tuple[Paragraph, ...]
    above: tuple[Paragraph, ...]
    title: str
    items: Items

    @property
    def numbered(self) -> int:
        return sum(bool(item.number or item.headings) for item in self.items.items)


def read_prose(document: Document) -> Prose | None:
    """The tasks of a text by its numbers, headings and clauses; None for a text that has nothing like them."""
    parts = [_read_part(lines) for lines in _parts(_lines(document))]
    chosen = _with_tasks(parts)
    if not chosen:
        return None
    head = _head(parts, chosen[0])
    left_out = [LeftOut(Kind.TABLE, (Paragraph(_text(table), _place(table)),)) for table in _unread_tables(document)]
    other, with_tasks = Kind.PREAMBLE, {*chosen}
    for part in parts:
        if part in with_tasks:
            other = Kind.TEXT
            left_out += [LeftOut(other, (line,)) for line in part.above if in_title(line.text, part.title)]
            left_out += part.items.left_out
        else:
            left_out += parts_of_letter(part.lines, head.title, other)
    told = [
        LeftOut(found.kind, lines)
        for found in left_out
        if (lines := tuple(line for line in found.lines if not in_title(line.text, head.title)))
    ]
    items = [item for part in chosen for item in part.items.items]
    rows = rows_of_items(items, [line for found in told for line in found.lines])
    sharing = tuple(row for row, item in zip(rows.rows, items, strict=True) if item.shares)
    by_unit = tuple(row for row, item in zip(rows.rows, items, strict=True) if item.answered.in_front)
    return Prose(rows, head, tuple(told), sharing, by_unit)


def lines_like_tasks(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """Those lines of a text that begin an item with a clause, as the items of a plan have one."""
    return [item.line for part in _parts(lines) for item in _read_part(part).items.items if item.answered.units]


def _lines(document: Document) -> list[Paragraph]:
    """The lines of a document, also those of tables that only lay out its page."""
    lines: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines += block.lines
        elif _is_layout(block):
            lines += [line for row in block.rows for cell in row for line in Paragraph(cell.text, cell.place).lines]
    return lines


def _is_layout(table: Table) -> bool:
    """Whether a table has one row or one column, as one that holds a whole page does."""
    return len(table.rows) == 1 or all(sum(bool(cell.text) for cell in row) <= 1 for row in table.rows)


def _unread_tables(document: Document) -> Iterator[Table]:
    return (table for table in document.tables if table.rows and not _is_layout(table))


def _text(table: Table) -> str:
    return " ".join(cell.text for cell in table.rows[0] if cell.text)


def _place(table: Table) -> str:
    return next((cell.place for row in table.rows for cell in row if cell.place), "")


def _parts(lines: Sequence[Paragraph]) -> Iterator[Sequence[Paragraph]]:
    """The letter and each annex."""
    kinds = kinds_of_lines([line.text for line in lines])
    starts = [0, *(index for index, kind in enumerate(kinds) if kind is Kind.ANNEX and index), len(lines)]
    return (lines[start:end] for start, end in pairwise(starts) if start < end)


def _read_part(lines: Sequence[Paragraph]) -> _Part:
    """What a part of a text says: what its words tell to be no task is left out first."""
    lines = with_counted_lines(lines)
    kinds = kinds_of_lines([line.text for line in lines])
    by_unit = lines_by_unit([line.text for line in lines])
    marked = [
        index
        for index, line in enumerate(lines)
        if kinds[index] is None and (index in by_unit or _states_item(line.text))
    ]
    first, last = (marked[0], marked[-1]) if marked else (len(lines), len(lines))
    above = [line for line, kind in zip(lines[:first], kinds, strict=False) if kind is None]
    title = _titled(above) or read_head([line.text for line in above]).title
    items = Items()
    kept: list[Paragraph] = []
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        told = Kind.ADDRESSEE if index < first and kind is None and is_addressee(line.text) else kind
        # Between items, whom to ask is told of one of them.
        is_beside_item = told is Kind.CONTACT and first < index < last
        if told is None or is_beside_item:
            if not (index < first and in_title(line.text, title)):
                kept.append(line)
        elif told is not Kind.ANNEX:
            items.left_out.append(LeftOut(told, (line,)))
    read = read_items(read_outline(kept, by_unit=bool(by_unit)))
    return _Part(tuple(lines), tuple(above), title, Items(read.items, [*items.left_out, *read.left_out]))


def _states_item(line: str) -> bool:
    return read_mark(line)[0] is not None or bool(split_off_clause(line)[1].units)


def _titled(above: Sequence[Paragraph]) -> str:
    """The title that the format itself names: Word's, or the only heading of the first level above the items."""
    for level in (0, 1):
        found = [line.text for line in above if line.level == level]
        if len(found) == 1:
            return re.sub(r"\s+", " ", found[0])
    return ""


def _with_tasks(parts: Sequence[_Part]) -> list[_Part]:
    """The parts that state tasks: those with clauses, or else the one with the most numbered items."""
    with_clauses = [part for part in parts if part.items.clauses]
    if with_clauses or not parts:
        return with_clauses
    most = max(parts, key=lambda part: part.numbered)
    return [most] if most.numbered >= _FEWEST_NUMBERED else []


def _head(parts: Sequence[_Part], chosen: _Part) -> Head:
    """The head of a plan: its own title, or that of the letter before it, and what a signature tells beside it."""
    before = parts[: parts.index(chosen)]
    lines = [line.text for part in (*before, chosen) for line in part.above]
    head = read_head(lines, chosen.title or next((part.title for part in before if part.title), ""))
    left_out = (found for part in parts for found in part.items.left_out)
    signed = [line.text for found in left_out if found.kind is Kind.SIGNATURE for line in found.lines]
    # 全县 in a title is what the plan is for; whoever signs the letter is its office.
    issuer = "" if head.issuer.startswith("全") else head.issuer
    return Head(head.title, issuer or signing_office(signed) or head.issuer, head.year or read_head(signed).year)
