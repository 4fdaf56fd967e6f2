"""The rows of a document's tables, each cell under what its column holds and merged cells filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from opengov_cli.wording.clause import read_clause

from ..document import Cell, Document, Table
from .headings import Column, Meaning, read_columns

# Titles and a sentence or two stand above the headings, rarely more.
_SEARCHED = 12
_LEVELS = (
    re.compile(r"第?[一二三四五六七八九十百]+(?:[、.．，,]|部分|章|方面)"),
    re.compile(r"[（(][一二三四五六七八九十百]+[)）]"),
)
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


@dataclass(frozen=True, slots=True)
class TableRows:
    """Everything that a document says: the columns of its plan, its rows and what stands around them.

    ``left_out`` are the places of tables and totals that are no part of the plan's.
    """

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    left_out: tuple[str, ...]


def read_rows(document: Document) -> TableRows | None:
    """The plan's table of a document, maybe continued in further ones; None if no table has its headings."""
    reading = _Reading()
    for block in document.blocks:
        if isinstance(block, str):
            reading.paragraph(block)
        else:
            reading.table(block)
    if reading.columns is None:
        return None
    reading.behind += reading.waiting.values()
    return TableRows(
        reading.columns, tuple(reading.rows), tuple(reading.before), tuple(reading.behind), tuple(reading.left_out)
    )


def likeliest_headings(document: Document) -> tuple[str, ...]:
    """The first row of the largest table, to tell what was found instead."""
    largest = max(document.tables, key=lambda table: len(table.rows), default=Table(()))
    return tuple(cell.text for cell in largest.rows[0] if cell.text) if largest.rows else ()


@dataclass
class _Reading:
    columns: tuple[Column, ...] | None = None
    rows: list[TableRow] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    _levels: list[str] = field(default_factory=lambda: ["", ""])
    # Headings that no row has followed yet.
    waiting: dict[int, str] = field(default_factory=dict)

    def paragraph(self, text: str) -> None:
        is_heading = self._heading(text)
        if self.columns is None:
            self.before += text.split("\n")
            # A chapter of the letter above is no heading of the table, unless it stands right above it.
            if not is_heading:
                self._levels = ["", ""]
            self.waiting.clear()
        elif not is_heading:
            self.behind += text.split("\n")

    def table(self, table: Table) -> None:
        found = _headings(table)
        if found and self.columns and found[1] != self.columns:
            self.left_out.append(_place(table.rows[0]))
            return
        if found:
            above, columns, rest = found
            for row in above:
                self.paragraph(" ".join(cell.text for cell in row if cell.text))
            self.columns = columns
        elif self.columns and table.rows and len(table.rows[0]) == len(self.columns) and not table.alone:
            rest = table.rows
        else:
            self.left_out += [_place(row) for row in table.rows[:1]]
            return
        above_cells: list[str] = [""] * len(self.columns)
        for row in rest:
            self._row(row, above_cells, shows_merges=table.shows_merges)

    def _row(self, row: Sequence[Cell], above: list[str], *, shows_merges: bool) -> None:
        columns = self.columns or ()
        if not any(cell.text or cell.above for cell in row) or self._repeats_headings(row):
            return
        if any(_TOTAL.fullmatch(cell.text) for cell in row):
            self.left_out.append(_place(row))
            return
        alone = _only_text(row)
        if alone and self._alone(alone, row):
            return
        if len(row) != len(columns):
            # Columns of a page are often set a little apart from each other, so that cells span some of them.
            row = [cell for cell in row if not cell.left]
        if len(row) != len(columns) and not any(cell.text for cell in row):
            return
        if not shows_merges and len(row) == len(columns) and _moved_left(row, columns):
            row = [cell for cell in row if cell.text]
        goes_on = bool(self.rows) and not self.waiting
        self.waiting.clear()
        if len(row) != len(columns):
            self.rows.append(
                TableRow(_place(row), ("",) * len(columns), self._above(), tuple(cell.text for cell in row))
            )
            return
        texts, inherited = _filled(row, above, columns, shows_merges=shows_merges)
        above[:] = texts
        requirement = next(index for index, column in enumerate(columns) if column.meaning is Meaning.REQUIREMENT)
        if row[requirement].above and goes_on and not self.rows[-1].lost:
            self.rows[-1] = _joined(self.rows[-1], row)
        else:
            self.rows.append(TableRow(_place(row), tuple(texts), self._above(), (), inherited))

    def _alone(self, text: str, row: Sequence[Cell]) -> bool:
        """Whether a text alone in its row is a heading or a remark, and no task."""
        if _REMARK.match(text):
            self.behind.append(text)
            return True
        spans = len(row) > 1 and all(cell.left for cell in row[1:])
        columns = self.columns or ()
        foremost = [
            cell.text for cell, column in zip(row, columns, strict=False) if column.meaning is not Meaning.REQUIREMENT
        ]
        return (spans or len(row) == 1 or foremost[:1] == [text]) and self._heading(text, spans=spans)

    def _heading(self, text: str, *, spans: bool = False) -> bool:
        """Take a text for the heading of what follows, if it is one."""
        level = next((index for index, form in enumerate(_LEVELS) if form.match(text)), None)
        if level is None and not spans:
            return False
        level = level or 0
        self.behind += [self.waiting.pop(other) for other in (0, 1) if other >= level and other in self.waiting]
        self.waiting[level] = self._levels[level] = _line(text)
        if not level:
            self._levels[1] = ""
        return True

    def _above(self) -> tuple[str, ...]:
        return tuple(filter(None, self._levels))

    def _repeats_headings(self, row: Sequence[Cell]) -> bool:
        """Whether the headings come again, as at the top of a page."""
        texts = [re.sub(r"\s", "", cell.text) for cell in row]
        own = [re.sub(r"\s", "", column.heading) for column in self.columns or ()]
        return texts == own


def _headings(table: Table) -> tuple[Sequence[Sequence[Cell]], tuple[Column, ...], Sequence[Sequence[Cell]]] | None:
    """The rows above a table's headings, its columns, and the rows below."""
    for index, row in enumerate(table.rows[:_SEARCHED]):
        rest = table.rows[index + 1 :]
        if rest and _goes_on(row, rest[0]):
            texts = [cell.text or text for text, cell in zip(_spread(row), rest[0], strict=True)]
            rest = rest[1:]
        else:
            texts = _with_numbers(_together(row, rest), rest)
        found = read_columns(texts, [_is_numbered(rest, column) for column in range(len(texts))])
        if found:
            return table.rows[:index], found, rest
    return None


def _goes_on(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether headings go on in a second row: 责任单位 above 牵头单位 and 配合单位."""
    spread = [
        index for index, cell in enumerate(row) if cell.left or any(other.left for other in row[index + 1 : index + 2])
    ]
    return (
        len(row) == len(below)
        and any(cell.above for cell in below)
        and all(cell.above or index in spread for index, cell in enumerate(below))
        and any(below[index].text for index in spread)
    )


def _together(row: Sequence[Cell], rest: Sequence[Sequence[Cell]]) -> list[str]:
    """The headings of a row, each once if the rows below have as many cells, else once for each column."""
    single = [cell.text for cell in row if not cell.left]
    fitting = sum(sum(not cell.left for cell in other) == len(single) for other in rest)
    return single if fitting * 2 >= len(rest) else _spread(row)


def _with_numbers(texts: list[str], rest: Sequence[Sequence[Cell]]) -> list[str]:
    """The headings with an empty one for a column of numbers, if the headings leave out just that."""
    wider = [row for row in rest if len(row) == len(texts) + 1]
    if len(wider) * 2 <= len(rest):
        return texts
    numbered = [index for index in range(len(texts) + 1) if _is_numbered(wider, index)]
    return [*texts[: numbered[0]], "", *texts[numbered[0] :]] if len(numbered) == 1 else texts


def _spread(row: Sequence[Cell]) -> list[str]:
    """The texts of a row, those of cells that span several columns in each of them."""
    texts: list[str] = []
    for cell in row:
        texts.append(texts[-1] if cell.left and texts else cell.text)
    return texts


def _is_numbered(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    cells = [row[column] for row in rows if column < len(row)]
    texts = [cell.text for cell in cells if cell.text and not any(other.left for other in cells if other is cell)]
    return bool(texts) and all(re.fullmatch(r"[（(]?[0-9]{1,3}[)）.、]?", text) for text in texts)


def _filled(
    row: Sequence[Cell], above: Sequence[str], columns: Sequence[Column], *, shows_merges: bool
) -> tuple[list[str], frozenset[int]]:
    """The texts of a row with those that merged cells have from above."""
    texts, inherited = [], set()
    for index, (cell, column) in enumerate(zip(row, columns, strict=True)):
        goes_on = cell.above or (not shows_merges and not cell.text and column.meaning is Meaning.CATEGORY)
        if goes_on:
            inherited.add(index)
        texts.append(above[index] if goes_on else cell.text)
    for index, column in enumerate(columns):
        # A cell across 工作任务 and 具体要求 states what is to be done.
        if column.meaning is Meaning.REQUIREMENT and row[index].left and not texts[index] and index:
            texts[index], texts[index - 1] = texts[index - 1], above[index - 1] if shows_merges else ""
    return texts, frozenset(inherited)


def _moved_left(row: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a row lost its category to a merged cell and all others moved to the left.

    Then a number stands before the category, units stand for the requirement, and the last cell is empty.
    """
    place = {column.meaning: index for index, column in enumerate(columns)}
    if Meaning.CATEGORY not in place or row[-1].text or Meaning.NUMBER in place:
        return False
    told = read_clause(row[place[Meaning.REQUIREMENT]].text)
    return bool(told.lead or told.units) and bool(re.match(r"[0-9]{1,3}[.．、]", row[place[Meaning.CATEGORY]].text))


def _joined(before: TableRow, row: Sequence[Cell]) -> TableRow:
    """A row with what a further one says of the same requirement."""
    texts = tuple(
        text if cell.above or cell.left or cell.text in ("", text) else "\n".join(filter(None, (text, cell.text)))
        for text, cell in zip(before.texts, row, strict=True)
    )
    return TableRow(before.place, texts, before.headings, before.lost, before.inherited)


def _only_text(row: Sequence[Cell]) -> str:
    """The text of a row in which one cell alone says something and none goes on from above."""
    texts = [cell.text for cell in row if cell.text]
    return texts[0] if len(texts) == 1 and not any(cell.above for cell in row) else ""


def _place(row: Sequence[Cell]) -> str:
    return next((cell.place for cell in row if cell.place), "")


def _line(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", text).strip()
