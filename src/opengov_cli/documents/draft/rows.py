"""The rows of a document's tables, each cell under what its column holds and merged cells filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..document import Cell, Document, Paragraph, Table
from .column_headings import Column, Meaning
from .headed_table import find_headings
from .levels import Outline, level_of
from .merged_cells import MergedCells, join

_TOTAL = re.compile(r"(?:合|总|小)\s*计")
_REMARK = re.compile(r"(?:备\s*注|注|说\s*明|附\s*注)\s*[0-9]?\s*[:：]")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a plan's table, or several that share one requirement.

    ``texts`` are its own and inherited texts by column; ``headings`` stand above it as rows or
    paragraphs of their own; ``lost`` are the cells of a row that has another number of them than the table.
    """

    place: str
    texts: tuple[str, ...]
    headings: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    inherited: frozenset[int] = frozenset()


@dataclass(frozen=True)
class TableRows:
    """Everything that a document says: the columns of its plan, its rows and what stands around them.

    ``left_out`` are the places of tables and totals that are no part of the plan's; ``from_text`` tells that there is
    no table, and the columns are the labels in a text.
    """

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    before: tuple[Paragraph, ...]
    behind: tuple[Paragraph, ...]
    left_out: tuple[str, ...]
    from_text: bool = False

    def places(self, *meanings: Meaning) -> list[int]:
        """The columns that hold one of these, by their index."""
        return [index for index, column in enumerate(self.columns) if column.meaning in meanings]

    def text(self, row: TableRow, meaning: Meaning) -> str:
        """The text of a row in the first column that holds this; empty if there is none."""
        return next((row.texts[index] for index in self.places(meaning)), "")

    def is_shared(self, meaning: Meaning) -> bool:
        """Whether a cell of such a column stands for several rows, as the number of a category does."""
        return not self._shared.isdisjoint(self.places(meaning))

    @cached_property
    def _shared(self) -> frozenset[int]:
        return frozenset(index for row in self.rows for index in row.inherited)


def read_rows(document: Document) -> TableRows | None:
    """The plan's table of a document, maybe continued in further ones; None if no table has its headings."""
    reading = _Reading(left_out=list(document.left_out))
    for block in document.blocks:
        if isinstance(block, Paragraph):
            reading.read_paragraph(block)
        else:
            reading.read_table(block)
    return reading.result() if reading.columns else None


def likeliest_headings(document: Document) -> tuple[str, ...]:
    """The first row of the largest table, to tell what was found instead."""
    largest = max(document.tables, key=lambda table: len(table.rows), default=Table(()))
    return tuple(cell.text for cell in largest.rows[0] if cell.text) if largest.rows else ()


@dataclass
class _Reading:
    """What was read of a document so far; ``columns`` are empty until a table has the headings of a plan."""

    columns: tuple[Column, ...] = ()
    rows: list[TableRow] = field(default_factory=list)
    before: list[Paragraph] = field(default_factory=list)
    behind: list[Paragraph] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)

    def result(self) -> TableRows:
        # Headings at the end have no rows: they are text like any other.
        behind = (*self.behind, *map(Paragraph, self.outline.waiting.values()))
        return TableRows(self.columns, tuple(self.rows), tuple(self.before), behind, tuple(self.left_out))

    def read_paragraph(self, paragraph: Paragraph) -> None:
        is_heading = self._enter_heading(paragraph.text)
        if not self.columns:
            self.before += paragraph.lines
            self.outline.waiting.clear()
            # A chapter of the letter above is no heading of the table, unless it stands right above it.
            if not is_heading:
                self.outline.clear()
        elif not is_heading:
            self.behind += paragraph.lines

    def read_table(self, table: Table) -> None:
        rows = self._rows_of_plan(table)
        merged = MergedCells(self.columns, shows_merges=table.shows_merges)
        for row in rows:
            self._read_row(row, merged)

    def _rows_of_plan(self, table: Table) -> Sequence[Sequence[Cell]]:
        """The rows of a table below its headings, or all of them where it goes on with the one before."""
        headed = find_headings(table)
        if headed and (not self.columns or self.columns == headed.columns):
            for row in headed.above:
                self.read_paragraph(Paragraph(" ".join(cell.text for cell in row if cell.text), _place(row)))
            self.columns = headed.columns
            return headed.below
        if not headed and self._goes_on(table):
            return table.rows
        self.left_out += [_place(row) for row in table.rows[:1]]
        return ()

    def _goes_on(self, table: Table) -> bool:
        return bool(self.columns and table.rows) and len(table.rows[0]) == len(self.columns) and not table.alone

    def _read_row(self, row: Sequence[Cell], merged: MergedCells) -> None:
        if self._says_nothing_new(row):
            return
        if any(_TOTAL.fullmatch(cell.text) for cell in row):
            self.left_out.append(_place(row))
        elif not self._take_alone(_only_text(row), row):
            self._add_cells(merged.one_for_each_column(row), merged)

    def _says_nothing_new(self, row: Sequence[Cell]) -> bool:
        """Whether a row is empty, or has the headings again, as at the top of a page."""
        if not any(cell.text or cell.above for cell in row):
            return True
        texts = [re.sub(r"\s", "", cell.text) for cell in row]
        return texts == [re.sub(r"\s", "", column.heading) for column in self.columns]

    def _take_alone(self, text: str, row: Sequence[Cell]) -> bool:
        """Take the only text of a row for a remark or a heading, if it is one and no task."""
        if _REMARK.match(text):
            self.behind.append(Paragraph(text, _place(row)))
            return True
        spans_row = len(row) > 1 and all(cell.left for cell in row[1:])
        return bool(text) and (spans_row or self._is_foremost(text, row)) and self._enter_heading(text, spans=spans_row)

    def _is_foremost(self, text: str, row: Sequence[Cell]) -> bool:
        """Whether a text stands in the first cell of a row, leaving the requirement aside."""
        columns_and_cells = zip(self.columns, row, strict=False)
        foremost = next((cell for column, cell in columns_and_cells if column.meaning is not Meaning.REQUIREMENT), None)
        return len(row) == 1 or (foremost is not None and foremost.text == text)

    def _enter_heading(self, text: str, *, spans: bool = False) -> bool:
        """Take a text for the heading of what follows, if it is one; one across a whole row is."""
        level = level_of(text)
        if level is None and not spans:
            return False
        self.behind += map(Paragraph, self.outline.enter(text, level or 0))
        return True

    def _add_cells(self, cells: Sequence[Cell], merged: MergedCells) -> None:
        if len(cells) == len(self.columns):
            self._add_row(cells, merged)
        elif any(cell.text for cell in cells):
            lost = tuple(cell.text for cell in cells)
            self._append(TableRow(_place(cells), ("",) * len(self.columns), self.outline.headings, lost))

    def _add_row(self, cells: Sequence[Cell], merged: MergedCells) -> None:
        """Add a row, or join it to the one before if both have one requirement."""
        filled = merged.fill(cells)
        (requirement,) = (
            cell for cell, column in zip(cells, self.columns, strict=True) if column.meaning is Meaning.REQUIREMENT
        )
        follows_a_row = bool(self.rows) and not self.outline.waiting
        if requirement.above and follows_a_row and not self.rows[-1].lost:
            self.rows[-1] = replace(self.rows[-1], texts=join(self.rows[-1].texts, cells))
        else:
            self._append(TableRow(_place(cells), filled.texts, self.outline.headings, (), filled.inherited))

    def _append(self, row: TableRow) -> None:
        self.outline.waiting.clear()
        self.rows.append(row)


def _only_text(row: Sequence[Cell]) -> str:
    """The text of a row in which one cell alone says something and none goes on from above."""
    texts = [cell.text for cell in row if cell.text]
    return texts[0] if len(texts) == 1 and not any(cell.above for cell in row) else ""


def _place(row: Sequence[Cell]) -> str:
    return next((cell.place for cell in row if cell.place), "")
