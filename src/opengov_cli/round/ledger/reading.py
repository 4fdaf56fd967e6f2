"""A workbook that came back → the ledger that it is: which row is which task, and what was filled in.

Columns are found by their headings and rows by what their locked cells say, so that sheets may be sorted, rows copied
and columns moved. What was edited in locked cells, and what stands where nothing was asked for, is named by its cell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from opengov_cli.documents.draft import Doubt
from opengov_cli.documents.errors import UnreadableDocument
from opengov_cli.documents.readers.lookup import read_workbook
from opengov_cli.errors import listed
from opengov_cli.plan.model import Status
from opengov_cli.plan.query import describe_numbers
from opengov_cli.plan.text import clean

from . import fingerprint
from .cells import addresses_in, day_in, status_in
from .entries import Entry, FilledLedger
from .fingerprint import Fingerprint, digest
from .sheet import FILLED, LOCKED, SHEET, Column

if TYPE_CHECKING:
    from opengov_cli.documents.readers.office.workbook import WorkbookSheet

# So much of a text is enough to find it again.
_SHOWN = 40
_HEADINGS = {digest(column): column for column in Column}
# Of the rows of a fingerprint.
_WIDTH = len(LOCKED) + 1
_NAMING = (Column.NUMBER, Column.REQUIREMENT)


def read_ledger(path: Path, data: bytes, today: date) -> FilledLedger:
    """The ledger in a file of this name. Raises UnreadableDocument, UnknownFormat and MissingExtra."""
    sheets, name = read_workbook(path, data), str(path)
    found = _fingerprint(sheets)
    tables = [table for sheet in sheets if (table := _find_table(sheet))]
    if not tables:
        raise UnreadableDocument(_("no sheet has the columns of a ledger"), _way_out())
    if len(tables) > 1:
        names = listed(table.sheet.title for table in tables)
        raise UnreadableDocument(
            _("several sheets have the columns of a ledger: {sheets}").format(sheets=names),
            _("delete those that do not count"),
        )
    reading = _Reading(name, found, tables[0], today)
    reading.read()
    for sheet in sheets:
        reading.look_at(sheet)
    problems, warnings = tuple(reading.problems), tuple(reading.warnings)
    return FilledLedger(name, found, tuple(reading.entries), problems, warnings, reading.is_filled)


def _way_out() -> str:
    return _("make a new one with `opengov ledger send`, and copy what was filled in to it")


def _fingerprint(sheets: Sequence[WorkbookSheet]) -> Fingerprint:
    found = [one for sheet in sheets if (one := fingerprint.read_rows(_rows(sheet)))]
    if len(found) != 1:
        raise UnreadableDocument(_("this is no ledger of opengov: no hidden sheet tells whose it is"), _way_out())
    return found[0]


def _rows(sheet: WorkbookSheet) -> list[list[str]]:
    """The rows of a sheet that may hold a fingerprint, or none."""
    if (1, 1) not in sheet.texts:
        return []
    rows: dict[int, list[str]] = {}
    for (row, place), text in sheet.texts.items():
        if place <= _WIDTH:
            rows.setdefault(row, [""] * _WIDTH)[place - 1] = text
    return [rows[row] for row in sorted(rows)]


@dataclass(frozen=True, slots=True)
class _Table:
    """The table of a ledger in a sheet: the row of its headings, and the columns by their meaning."""

    sheet: WorkbookSheet
    heading_row: int
    columns: Mapping[Column, int]


def _find_table(sheet: WorkbookSheet) -> _Table | None:
    """The table of a ledger in a sheet: below the first row that has its headings."""
    rows: dict[int, dict[Column, int]] = defaultdict(dict)
    for (row, column), text in sorted(sheet.texts.items()):
        if len(text) < _SHOWN and (heading := _HEADINGS.get(digest(text))):
            rows[row].setdefault(heading, column)
    for row, columns in rows.items():
        if columns.keys() >= {*_NAMING} and not columns.keys().isdisjoint(FILLED):
            return _Table(sheet, row, columns)
    return None


@dataclass
class _Reading:
    """A ledger as far as it was read."""

    name: str
    fingerprint: Fingerprint
    table: _Table
    today: date
    entries: list[Entry] = field(default_factory=list)
    problems: list[Doubt] = field(default_factory=list)
    warnings: list[Doubt] = field(default_factory=list)
    is_filled: bool = False

    def __post_init__(self) -> None:
        self._by_cell: dict[tuple[Column, str], list[int]] = defaultdict(list)
        for task, digests in self.fingerprint.tasks.items():
            for column in _NAMING:
                self._by_cell[column, digests[column]].append(task)

    def read(self) -> None:
        """Read the rows below the headings, and say what is wrong with the table as a whole."""
        table = self.table
        for heading in Column:
            if heading not in table.columns:
                message = _("the ledger has lost its column {heading}").format(heading=heading)
                self.problems.append(Doubt(self._place(table.heading_row), message))
        rows: dict[int, dict[int, str]] = defaultdict(dict)
        for (row, column), text in table.sheet.texts.items():
            if row > table.heading_row:
                rows[row][column] = text
        seen = {task for row in sorted(rows) if (task := self._row(row, rows[row])) is not None}
        gone = self.fingerprint.tasks.keys() - seen
        if gone:
            message = _("the rows of task {numbers} are gone").format(numbers=describe_numbers(gone))
            self.warnings.append(Doubt(self._place(table.heading_row), message))

    def look_at(self, sheet: WorkbookSheet) -> None:
        """Say what else a sheet holds."""
        self.warnings += (Doubt(f"{self.name}: {doubt.place}", doubt.message) for doubt in sheet.doubts)
        if sheet is self.table.sheet:
            if sheet.title != SHEET:
                message = _("the sheet was called {name} and was read all the same").format(name=SHEET)
                self.warnings.append(Doubt(f"{self.name}: {sheet.title}", message))
        elif sheet.texts and not fingerprint.read_rows(_rows(sheet)):
            message = _("this sheet is none of the ledger's and was left out: {text}")
            self._say(self.problems, f"{self.name}: {sheet.title}", message, next(iter(sheet.texts.values())))

    def _place(self, row: int, column: int | None = None) -> str:
        return f"{self.name}: {self.table.sheet.place(row, column)}"

    def _cell(self, row: int, column: Column) -> str:
        return self._place(row, self.table.columns.get(column))

    def _say(self, to: list[Doubt], place: str, message: str, text: str, **facts: str) -> None:
        line = " ".join(text.split())
        to.append(Doubt(place, message.format(text=line if len(line) <= _SHOWN else line[:_SHOWN] + "…", **facts)))

    def _row(self, row: int, texts: Mapping[int, str]) -> int | None:
        """Read a row; the task that it is, if it is one."""
        cells = {column: clean(texts.get(place, "")) for column, place in self.table.columns.items()}
        task = self._task(cells)
        if task is None:
            self._say(self.problems, self._place(row), self._why_none(cells), max(texts.values(), key=len))
            return None
        self._tell_edits(row, cells, self.fingerprint.tasks[task])
        ours = {*self.table.columns.values()}
        for place, text in texts.items():
            if place not in ours:
                message = _("this column is none of the ledger's and was left out: {text}")
                self._say(self.problems, self._place(row, place), message, text)
        self._take(row, cells, task)
        return task

    def _naming(self, cells: Mapping[Column, str]) -> tuple[set[int], set[int]]:
        """The tasks that have the number of a row, and those that have its words."""
        number, words = ({*self._by_cell.get((column, digest(cells[column])), ())} for column in _NAMING)
        return number, words

    def _task(self, cells: Mapping[Column, str]) -> int | None:
        """The task whose words a row has, if no other one has its number; of several the one with most other cells."""
        by_number, by_words = self._naming(cells)
        likely = by_number & by_words if by_number else by_words
        same = Counter({task: self._count_same(cells, task) for task in likely}).most_common(2)
        return same[0][0] if same and (len(same) == 1 or same[0][1] > same[1][1]) else None

    def _why_none(self, cells: Mapping[Column, str]) -> str:
        """Why a row is no task for certain."""
        by_number, by_words = self._naming(cells)
        if by_number and by_words:
            return _("this row has the number of one task and the words of another one, and was left out: {text}")
        if by_number:
            return _("the words of this task were edited, and its row was left out: {text}")
        return _("this row is none of the ledger's and was left out: {text}")

    def _count_same(self, cells: Mapping[Column, str], task: int) -> int:
        digests = self.fingerprint.tasks[task]
        return sum(digest(cells.get(column, "")) == digests[column] for column in LOCKED)

    def _tell_edits(self, row: int, cells: Mapping[Column, str], digests: Mapping[Column, str]) -> None:
        for column in LOCKED:
            if column in cells and digest(cells[column]) != digests[column]:
                message = _("a locked cell was edited; what it says now was left out: {text}")
                self._say(self.problems, self._cell(row, column), message, cells[column])

    def _take(self, row: int, cells: Mapping[Column, str], task: int) -> None:
        """Keep what a row says, unless a cell of it cannot be read."""
        said = {column: cells.get(column, "") for column in FILLED}
        if not any(said.values()):
            return
        self.is_filled = True
        bad = [*self._unreadable(row, said)]
        self.problems += bad
        if bad:
            return
        place = self.table.columns.get(Column.LINKS, 0)
        links, beside = addresses_in(said[Column.LINKS], self.table.sheet.addresses.get((row, place), ""))
        entry = Entry(
            self.fingerprint.unit,
            task,
            self.fingerprint.tasks[task],
            self.fingerprint.sent,
            self._cell(row, Column.NUMBER),
            self._cell(row, Column.STATUS),
            status_in(said[Column.STATUS]),
            self._day(said[Column.DAY]),
            said[Column.TEXT],
            said[Column.PROBLEM],
            said[Column.NEXT],
            links,
            beside,
            " ".join(said[Column.PERSON].split()),
        )
        if any(text for column, text in said.items() if column not in (Column.PERSON, Column.DAY)):
            self.entries.append(entry)
        else:
            message = _("only a name or a day was filled in here, and nothing was recorded: {text}")
            self._say(self.warnings, entry.place, message, " ".join(filter(None, said.values())))

    def _day(self, text: str) -> date | None:
        return day_in(text, {self.fingerprint.year, self.fingerprint.sent.year, self.today.year}, self.today)

    def _unreadable(self, row: int, said: Mapping[Column, str]) -> Iterator[Doubt]:
        """What cannot be read of a row, or is not certain."""
        found: list[Doubt] = []
        status, day = said[Column.STATUS], said[Column.DAY]
        if status and not status_in(status):
            message = _("this is none of the statuses {words}: {text}")
            words = "、".join(one.word for one in Status)
            self._say(found, self._cell(row, Column.STATUS), message, status, words=words)
        if day and not self._day(day):
            message = _("this is no single day that has come; write it as 2021-06-30: {text}")
            self._say(found, self._cell(row, Column.DAY), message, day)
        for column, text in said.items():
            if (row, self.table.columns.get(column, 0)) in self.table.sheet.unclear:
                message = _("a formula without a result, or a cell merged with the one beside it: {text}")
                self._say(found, self._cell(row, column), message, text)
        yield from found
