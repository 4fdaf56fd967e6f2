"""The rows of a plan's table → its tasks, and what somebody should look at."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from opengov_cli.plan.model import Note, Status, Task
from opengov_cli.plan.text import clean
from opengov_cli.wording.clause import ClauseReading, read_clause, read_clause_columns
from opengov_cli.wording.deadline import DeadlineKind, read_deadline
from opengov_cli.wording.progress import read_progress

from . import numbering
from .headings import Meaning
from .numbering import Item
from .rows import TableRow, TableRows

UNSORTED = "（未分类）"
LOST = "缺格的行"
# So much of a long text is enough to find it again.
_SHOWN = 80
_CLAUSES = (Meaning.CLAUSE, Meaning.LEAD, Meaning.UNITS)
_TOP = re.compile(r"[一二三四五六七八九十百]+[、.．]")
_BELOW = re.compile(r"[（(][一二三四五六七八九十百]+[)）]")


@dataclass(frozen=True, slots=True)
class Doubt:
    """What could not be read with certainty, and where it stands in the document."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class _Duty:
    """One task of a row: its text and the number in front of it."""

    row: TableRow
    item: Item


def draft_tasks(
    rows: TableRows, known: Collection[str], year: int, today: date
) -> tuple[tuple[Task, ...], tuple[Doubt, ...]]:
    """The tasks of a document's rows. ``known`` are names of units; ``today`` dates what has no date."""
    drafting = _Drafting(rows, known, year, today)
    return tuple(drafting.tasks()), tuple(drafting.doubts)


class _Drafting:
    def __init__(self, rows: TableRows, known: Collection[str], year: int, today: date) -> None:
        self.doubts = [*_around(rows)]
        self._columns, self._year, self._today = rows.columns, year, today
        self._duties = list(_duties(rows))
        self._known = {*known, *_plain_names(rows)}
        # Columns of which some cells stand for several rows, as the number of a category does.
        self._shared = frozenset(index for row in rows.rows for index in row.inherited)

    def tasks(self) -> Iterator[Task]:
        for (number, own), duty in zip(self._numbers(), self._duties, strict=True):
            yield self._task(duty, number, own)

    def _doubt(self, place: str, message: str) -> None:
        doubt = Doubt(place, message)
        if doubt not in self.doubts:
            self.doubts.append(doubt)

    def _numbers(self) -> Iterator[tuple[int, str]]:
        """A number for each task and the plan's own, where that is another one."""
        own = [self._own_number(duty) for duty in self._duties]
        values = [numbering.number_alone(text) for text in own]
        counted = [value for value in values if value]
        if not any(own):
            return ((number, "") for number in range(1, len(own) + 1))
        if len({*counted}) == len(counted) and all(value or not text for value, text in zip(values, own, strict=True)):
            return self._filled_up(values, max(counted))
        message = _("numbers come again: tasks are counted from 1 on and keep their own number beside it")
        self._doubt("", message)
        return ((number, text if text != str(number) else "") for number, text in enumerate(own, start=1))

    def _filled_up(self, values: Sequence[int | None], last: int) -> Iterator[tuple[int, str]]:
        """The numbers of the document, and further ones for tasks without."""
        for duty, value in zip(self._duties, values, strict=True):
            if value is None:
                last += 1
                self._doubt(duty.row.place, _("there is no number here: this is task {number} now").format(number=last))
            yield value or last, ""

    def _own_number(self, duty: _Duty) -> str:
        serial = self._text(duty.row, Meaning.NUMBER)
        if serial and not self._is_shared(Meaning.NUMBER):
            return _line(serial)
        if duty.item.number is not None:
            return str(duty.item.number)
        found = re.match(r"\s*([0-9]{1,4})[.．、]", self._text(duty.row, Meaning.CATEGORY))
        return found[1] if found and not self._is_shared(Meaning.CATEGORY) else ""

    def _task(self, duty: _Duty, number: int, own: str) -> Task:
        row = duty.row
        task = Task(number, self._category(row), duty.item.text, own)
        if row.lost:
            message = _("a row of {found} instead of {expected} cells: nothing of it was moved to another column")
            self._doubt(row.place, message.format(found=len(row.lost), expected=len(self._columns)))
            cells = [clean(text) for text in row.lost]
            return replace(task, requirement=max(cells, key=len), extra=((LOST, " | ".join(cells).strip()),))
        if not task.requirement:
            self._doubt(
                row.place, _("task {number} states no requirement: its category stands for it").format(number=number)
            )
            task = replace(task, requirement=task.category)
        task = self._answered(task, row)
        task = self._timed(task, row)
        task = self._progressed(task, row)
        return replace(task, extra=tuple(self._extra(row)))

    def _category(self, row: TableRow) -> str:
        parts = [line for index in self._of(Meaning.CATEGORY) for line in _levels(clean(row.texts[index]))]
        category = " / ".join([*map(clean, row.headings), *parts])
        if not parts and self._of(Meaning.CATEGORY) and not row.lost:
            self._doubt(row.place, _("the cell of the category is empty"))
        return category or UNSORTED

    def _answered(self, task: Task, row: TableRow) -> Task:
        cells = [(self._columns[index].heading, clean(row.texts[index])) for index in self._of(*_CLAUSES)]
        reading = self._reading(cells)
        if not any(text for _heading, text in cells):
            self._doubt(row.place, _("task {number} names no unit: the cell is empty").format(number=task.id))
        elif reading.clause and not (reading.lead or reading.units):
            message = _("nobody could be read from the clause of task {number}: {clause}")
            self._doubt(row.place, message.format(number=task.id, clause=_line(reading.clause)))
        return replace(
            task,
            lead=reading.lead,
            units=reading.units,
            duty=reading.duty,
            clause=reading.clause,
            deadline=reading.deadline,
        )

    def _reading(self, cells: Sequence[tuple[str, str]]) -> ClauseReading:
        if len(cells) == 1 and self._columns[self._of(*_CLAUSES)[0]].meaning is Meaning.CLAUSE:
            return read_clause(cells[0][1], self._known)
        return read_clause_columns([cell for cell in cells if cell[1]], self._known)

    def _timed(self, task: Task, row: TableRow) -> Task:
        words = clean(self._text(row, Meaning.DEADLINE)) or task.deadline
        deadline = read_deadline(words, self._year)
        if words and deadline.kind in (DeadlineKind.RELATIVE, DeadlineKind.UNCLEAR):
            message = _("no calendar date follows from the deadline of task {number}: {deadline}")
            self._doubt(row.place, message.format(number=task.id, deadline=_line(words)))
        elif len(deadline.dates) > 1:
            message = _(
                "the deadline of task {number} has several dates, the last is the one that it is due: {deadline}"
            )
            self._doubt(row.place, message.format(number=task.id, deadline=_line(words)))
        return replace(task, deadline=words, due=deadline.due)

    def _progressed(self, task: Task, row: TableRow) -> Task:
        status, completed, notes = Status.TODO, None, list[Note]()
        for index in self._of(Meaning.PROGRESS):
            found = read_progress(clean(row.texts[index]), self._today)
            status, completed = found.status or status, found.completed or completed
            notes += found.notes
        return replace(task, status=status, completed=completed, notes=tuple(notes))

    def _extra(self, row: TableRow) -> Iterator[tuple[str, str]]:
        serial = self._of(Meaning.NUMBER) if self._is_shared(Meaning.NUMBER) else []
        for index in [*serial, *self._of(Meaning.EXTRA)]:
            text = clean(row.texts[index])
            if text:
                yield self._columns[index].heading, text

    def _of(self, *roles: Meaning) -> list[int]:
        return [index for index, column in enumerate(self._columns) if column.meaning in roles]

    def _text(self, row: TableRow, role: Meaning) -> str:
        return next((row.texts[index] for index in self._of(role)), "")

    def _is_shared(self, role: Meaning) -> bool:
        return not self._shared.isdisjoint(self._of(role))


def _around(rows: TableRows) -> Iterator[Doubt]:
    """What is doubtful of the document as a whole."""
    for place in rows.left_out:
        yield Doubt(place, _("what stands here is no part of the plan's table and was left out"))
    if rows.behind:
        count = len(rows.behind)
        told = ngettext(
            "{count} line of text beside the table was left out: {text}",
            "{count} lines of text beside the table were left out: {text}",
            count,
        )
        yield Doubt("", told.format(count=count, text=" ".join(rows.behind)[:_SHOWN]))
    if not any(column.meaning is Meaning.CATEGORY for column in rows.columns) and not any(
        row.headings for row in rows.rows
    ):
        message = _("the document has no categories: its tasks stand under {category}")
        yield Doubt("", message.format(category=UNSORTED))


def _duties(rows: TableRows) -> Iterator[_Duty]:
    """The tasks of all rows: one each, or those that numbers in the requirement tell apart."""
    place = {column.meaning: index for index, column in enumerate(rows.columns)}
    requirement, category = place[Meaning.REQUIREMENT], place.get(Meaning.CATEGORY)
    whole = [row for row in rows.rows if not row.lost]
    groups = [" / ".join([*row.headings, row.texts[category] if category is not None else ""]) for row in whole]
    cells = [numbering.CellText(clean(row.texts[requirement]), group) for row, group in zip(whole, groups, strict=True)]
    counted = Meaning.NUMBER in place and not any(place[Meaning.NUMBER] in row.inherited for row in whole)
    found = [[Item(None, cell.text)] for cell in cells] if counted else numbering.split_into_items(cells)
    items = {id(row): parts for row, parts in zip(whole, found, strict=True)}
    for row in rows.rows:
        for item in items.get(id(row), [Item(None, "")]):
            yield _Duty(row, item)


def _plain_names(rows: TableRows) -> Iterator[str]:
    """Names that stand alone in a cell: they tell where names in other cells begin and end."""
    indices = [index for index, column in enumerate(rows.columns) if column.meaning in _CLAUSES]
    for row in rows.rows:
        for index in indices:
            reading = read_clause(clean(row.texts[index]))
            if len(reading.units) == 1 and not (reading.lead or reading.duty or reading.clause):
                yield reading.units[0]


def _levels(text: str) -> list[str]:
    """The headings in a cell: two where one of the second level stands below one of the first."""
    lines = text.split("\n")
    levels: list[list[str]] = [[]]
    for line in lines:
        if levels[-1] and _BELOW.match(line) and _TOP.match(levels[-1][0]):
            levels.append([])
        levels[-1].append(line)
    return [found for part in levels if (found := "".join(part).strip())]


def _line(text: str) -> str:
    return " ".join(text.split())
