"""The rows of a document's tables, each cell under what its column holds and merged cells filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from ...annex_columns import SUMMARY
from ...document import Cell, Document, Paragraph, Table
from ..levels import Outline, level_of
from .column_headings import Column, Meaning
from .columns import Chosen
from .foot_rows import is_total, remark_of, signature_of
from .headed_table import HeadedTable, headed_tables, signature
from .heading_rows import HeadingRows
from .layout_tables import without_layout
from .merged_cells import MergedCells, join
from .union import ColumnUnion

Row = Sequence[Cell]
# A title may stand above the headings of counts.
_SEARCHED = 3
# Tables with ever other headings would make each row as wide as there are rows.
_MOST_COLUMNS = 200


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
    # How many cells it should have.
    width: int = 0


class Passage(NamedTuple):
    """A part of the document: where it stands, and its words, or how they begin."""

    place: str
    words: str = ""


@dataclass(frozen=True)
class TableRows:
    """Everything that a document says: the columns of its plan, its rows and what stands around them.

    ``columns`` are those of all tables brought together, ``headings`` the words above them in each table.
    ``left_out`` are tables and totals that are no part of the plan's, ``further`` tables of the plan that have other
    columns than those before, and ``supposed`` the rows whose empty category was taken for the one above.
    ``from_text`` tells that there is no table, and the columns are the labels in a text.
    """

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    before: tuple[Paragraph, ...]
    behind: tuple[Paragraph, ...]
    left_out: tuple[Passage, ...]
    headings: tuple[str, ...] = ()
    further: tuple[Passage, ...] = ()
    supposed: tuple[str, ...] = ()
    from_text: bool = False

    def places(self, *meanings: Meaning) -> list[int]:
        """The columns that hold one of these, by their index."""
        return [index for index, column in enumerate(self.columns) if column.meaning in meanings]

    def text(self, row: TableRow, meaning: Meaning) -> str:
        """The text of a row in the columns that hold this, one below the other; empty if there is none."""
        return "\n".join(filter(None, (row.texts[index] for index in self.places(meaning))))

    def is_shared(self, meaning: Meaning) -> bool:
        """Whether a cell of such a column stands for several rows, as the number of a category does."""
        return not self._shared.isdisjoint(self.places(meaning))

    @cached_property
    def _shared(self) -> frozenset[int]:
        return frozenset(index for row in self.rows for index in row.inherited)


def read_rows(document: Document, chosen: Chosen | None = None) -> TableRows | None:
    """The plan's table of a document, maybe continued in further ones; None if no table has its headings.

    ``chosen`` is what a person says of columns, as ``read_columns`` takes it.
    """
    reading = _Reading(chosen or {})
    for block in document.blocks:
        if isinstance(block, Paragraph):
            reading.read_paragraph(block)
        else:
            reading.read_table(block)
    return reading.result() if reading.columns else None


def likeliest_headings(document: Document) -> tuple[str, ...]:
    """The first row of the largest table, to tell what was found instead."""
    largest = max(without_layout(document, {}).tables, key=lambda table: len(table.rows), default=Table(()))
    return tuple(cell.text for cell in largest.rows[0] if cell.text) if largest.rows else ()


@dataclass
class _Reading:
    """What was read of a document so far; ``columns`` are those of the table read last, none until there is one."""

    chosen: Chosen
    columns: tuple[Column, ...] = ()
    union: ColumnUnion = field(default_factory=ColumnUnion)
    rows: list[TableRow] = field(default_factory=list)
    before: list[Paragraph] = field(default_factory=list)
    behind: list[Paragraph] = field(default_factory=list)
    left_out: list[Passage] = field(default_factory=list)
    further: list[Passage] = field(default_factory=list)
    supposed: list[str] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    categories: set[str] = field(default_factory=set)
    headings_before: set[tuple[str, ...]] = field(default_factory=set)

    def result(self) -> TableRows:
        # Headings at the end have no rows: they are text like any other.
        behind = (*self.behind, *map(Paragraph, self.outline.waiting.values()))
        rows = tuple(replace(row, texts=self.union.padded(row.texts)) for row in self.rows)
        return TableRows(
            tuple(self.union.columns),
            rows,
            tuple(self.before),
            behind,
            tuple(self.left_out),
            tuple(self.union.headings),
            tuple(self.further),
            tuple(self.supposed),
        )

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
        headed = headed_tables(table, self.chosen)
        for part in headed:
            if len(self.union.columns) > _MOST_COLUMNS:
                self.left_out.append(Passage(_place(part.heading_rows[0]), _words(part.heading_rows[0])))
                continue
            self._begin(part)
            self._read_rows(part.below, table)
        if headed:
            return
        if self._goes_on(table):
            self._read_rows(table.rows, table)
        elif not any(map(_is_of_summary, table.rows[:_SEARCHED])):
            self.left_out += [Passage(_place(row), _words(row)) for row in table.rows if _words(row)][:1]

    def _begin(self, headed: HeadedTable) -> None:
        """Take up the columns of a table, which may be others than those of the one before."""
        for row in headed.above:
            if signature(row) not in self.headings_before and _words(row):
                self.read_paragraph(Paragraph(_words(row), _place(row)))
        if self.columns and self.union.differs(headed.columns):
            self.further.append(Passage(_place(headed.heading_rows[0]), _words(headed.heading_rows[0])))
        self.columns = headed.columns
        self.union.add(headed.columns)
        self.headings_before |= {signature(row) for row in (*headed.above, *headed.heading_rows)}

    def _goes_on(self, table: Table) -> bool:
        return bool(self.columns and table.rows) and len(table.rows[0]) == len(self.columns) and not table.sheet

    def _read_rows(self, rows: Sequence[Row], table: Table) -> None:
        merged = MergedCells(self.columns, rows, self.categories, shows_merges=table.shows_merges)
        headings = HeadingRows(self.columns, rows)
        for row, below in pairwise((*rows, ())):
            if self._says_nothing_new(row):
                continue
            heading = None if remark_of(row) else headings.read(row, below)
            if is_total(row):
                self.left_out.append(Passage(_place(row), _words(row)))
            elif said := remark_of(row) or signature_of(row):
                self.behind.append(Paragraph(said, _place(row)))
            elif heading:
                self.behind += map(Paragraph, self.outline.enter(heading.text, heading.level))
                merged.begin_heading()
            else:
                self._add_cells(merged.one_for_each_column(row), merged)

    def _says_nothing_new(self, row: Row) -> bool:
        """Whether a row is empty, or has the headings again, as at the top of a page."""
        if not any(cell.text or cell.above for cell in row):
            return True
        texts = signature(row)
        return texts in self.headings_before or texts == tuple(
            "".join(column.heading.split()) for column in self.columns
        )

    def _enter_heading(self, text: str) -> bool:
        """Take a paragraph for the heading of what follows, if it is one."""
        level = level_of(text)
        if level is None:
            return False
        self.behind += map(Paragraph, self.outline.enter(text, level))
        return True

    def _add_cells(self, cells: Row, merged: MergedCells) -> None:
        if len(cells) == len(self.columns):
            self._add_row(cells, merged)
        elif any(cell.text for cell in cells):
            lost = tuple(cell.text for cell in cells)
            self._append(TableRow(_place(cells), (), self.outline.headings, lost, width=len(self.columns)))

    def _add_row(self, cells: Row, merged: MergedCells) -> None:
        """Add a row, or join it to the one before if both have one requirement."""
        filled = merged.fill(cells)
        requirement = next(
            cell for cell, column in zip(cells, self.columns, strict=True) if column.meaning is Meaning.REQUIREMENT
        )
        follows_a_row = bool(self.rows) and not self.outline.waiting
        if requirement.above and follows_a_row and not self.rows[-1].lost:
            texts = self.union.padded(self.rows[-1].texts)
            self.rows[-1] = replace(self.rows[-1], texts=join(texts, self.union.placed(cells, Cell())))
            return
        if filled.supposed:
            self.supposed.append(_place(cells))
        texts = self.union.placed(filled.texts, "")
        inherited = frozenset(map(self.union.place, filled.inherited))
        self._append(TableRow(_place(cells), texts, self.outline.headings, (), inherited))

    def _append(self, row: TableRow) -> None:
        self.outline.waiting.clear()
        self.rows.append(row)


def _is_of_summary(row: Row) -> bool:
    """Whether a row has the headings of the counts in a workbook of ours, which say nothing that the rows do not."""
    texts = [cell.text for cell in row]
    return texts[:1] == [SUMMARY[0]] and {*SUMMARY} <= {*texts}


def _words(row: Row) -> str:
    return " ".join(cell.text for cell in row if cell.text)


def _place(row: Row) -> str:
    return next((cell.place for cell in row if cell.place), "")
