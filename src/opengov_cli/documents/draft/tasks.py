"""The tasks of a plan, made from the rows of its table, and what somebody should look at."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from gettext import gettext as _
from typing import NamedTuple

from opengov_cli.plan.model import Status, Task
from opengov_cli.plan.text import clean
from opengov_cli.wording.clauses.clause import ClauseReading, read_clause, read_clause_columns, rules_for_others
from opengov_cli.wording.clauses.supposed import supposed_names
from opengov_cli.wording.deadlines.deadline import DeadlineKind, read_deadline
from opengov_cli.wording.progress.progress import ReportDay, with_outlook

from ..document import Doubt
from .doubts import SEPARATOR, UNSORTED, doubts_of_document, doubts_of_supposed, doubts_of_units
from .entries import DraftEntry, read_entries
from .levels import headings_in_cell
from .progress import UnreadProgress, doubts_of_progress, doubts_of_statuses, read_row
from .reported import Reported, with_outlook_below
from .tables.column_headings import ANSWERING, Column, Meaning
from .tables.marks import cells_of_marks, is_mark, read_legend, role_of_mark
from .tables.rows import TableRow, TableRows
from .task_numbers import TaskNumber, come_again, number_tasks

LOST = "缺格的行"
_CLAUSES = (Meaning.CLAUSE, Meaning.LEAD, Meaning.UNITS)


class DraftedTasks(NamedTuple):
    """The tasks of a document, what the row of each reports, the doubts about them, and how many notes have the day of
    the report.
    """

    tasks: tuple[Task, ...]
    reported: tuple[Reported, ...]
    doubts: tuple[Doubt, ...]
    undated: int


def draft_tasks(rows: TableRows, known: Collection[str], year: int, report: ReportDay) -> DraftedTasks:
    """The tasks of a document's rows, and the doubts about them.

    ``known`` are names of units, ``year`` is the plan's; the day of the report dates what has no date.
    """
    drafting = _Drafting(rows, known, year, report)
    tasks = tuple(drafting.tasks())
    supposed = doubts_of_supposed(tasks, drafting.supposed)
    doubts = (*drafting.doubts, *supposed, *doubts_of_units(tasks, drafting.without_units))
    return DraftedTasks(tasks, tuple(drafting.reported), doubts, drafting.undated)


class _Drafting:
    """Tasks in the making; each step fills in a part of one and adds what is doubtful about it."""

    def __init__(self, rows: TableRows, known: Collection[str], year: int, report: ReportDay) -> None:
        # Each doubt once, in the order in which they come.
        self.doubts = dict.fromkeys(doubts_of_document(rows))
        # For each task in its turn.
        self.reported: list[Reported] = []
        self.undated = 0
        self._unread: list[UnreadProgress] = []
        self._rows, self._year, self._report = rows, year, report
        units = [column.heading for column in rows.columns if column.meaning is Meaning.MARK]
        certain = {*known, *_names_alone(rows), *units}
        self.supposed = supposed_names(_clauses(rows), certain)
        self._known = frozenset((*certain, *self.supposed))
        around = (paragraph.text for paragraph in (*rows.before, *rows.behind))
        self._legend = read_legend([*around, *(column.above for column in rows.columns)])
        self.without_units: dict[int, str] = {}

    def tasks(self) -> Iterator[Task]:
        entries = read_entries(self._rows)
        own_numbers = [entry.number for entry in entries]
        if come_again(own_numbers):
            message = _("numbers come again: tasks are counted from 1 on and keep their own number beside it")
            self._doubt("", message)
        # In a text numbers are those of its outline: with some of them alone no task would stand in its place.
        counted = self._rows.from_text and not all(own_numbers)
        for entry, number in zip(entries, number_tasks(own_numbers, counted=counted), strict=True):
            self.reported.append(Reported(entry.row.place, entry.number))
            yield self._task(entry, number)
        self.doubts |= dict.fromkeys(doubts_of_progress(self._unread))

    def _doubt(self, place: str, message: str, *, of_plan: bool = False) -> None:
        self.doubts.setdefault(Doubt(place, message, of_plan))

    def _task(self, entry: DraftEntry, number: TaskNumber) -> Task:
        row = entry.row
        if number.is_new:
            message = _("there is no number here: this is task {number} now")
            self._doubt(row.place, message.format(number=number.id))
        task = Task(number.id, self._category(row), entry.requirement, number.own)
        if row.lost:
            return self._with_lost_cells(task, row)
        task = self._with_requirement(task, row)
        task = self._with_units(task, row)
        task = self._with_deadline(task, row)
        task = self._with_progress(task, row)
        return replace(task, extra=tuple(self._extra(row)))

    def _category(self, row: TableRow) -> str:
        places = self._rows.places(Meaning.CATEGORY)
        in_cells = [heading for index in places for heading in headings_in_cell(clean(row.texts[index]))]
        if places and not in_cells and not row.headings and not row.lost:
            self._doubt(row.place, _("the cell of the category is empty"), of_plan=True)
        return SEPARATOR.join([*map(clean, row.headings), *in_cells]) or UNSORTED

    def _with_lost_cells(self, task: Task, row: TableRow) -> Task:
        """The task of a row that lacks cells: the longest is its requirement, and all stand beside it."""
        message = _("a row of {found} instead of {expected} cells: nothing of it was moved to another column")
        self._doubt(row.place, message.format(found=len(row.lost), expected=row.width))
        cells = [clean(text) for text in row.lost]
        return replace(task, requirement=max(cells, key=len), extra=((LOST, " | ".join(cells).strip()),))

    def _with_requirement(self, task: Task, row: TableRow) -> Task:
        if task.requirement:
            return task
        message = _("task {number} states no requirement: its category stands for it")
        self._doubt(row.place, message.format(number=task.id), of_plan=True)
        return replace(task, requirement=task.category)

    def _with_units(self, task: Task, row: TableRow) -> Task:
        reading = self._read_clauses(row)
        if not any(clean(row.texts[index]) for index in self._rows.places(*ANSWERING)):
            if self._rows.from_text:
                self.without_units[task.id] = row.place
                return task
            self._doubt(
                row.place, _("task {number} names no unit: the cell is empty").format(number=task.id), of_plan=True
            )
        elif reading.clause and not (reading.lead or reading.units):
            message = _("nobody could be read from the clause of task {number}: {clause}")
            self._doubt(row.place, message.format(number=task.id, clause=_on_one_line(reading.clause)), of_plan=True)
        self._tell_rules(task, row)
        return replace(task, **reading._asdict())

    def _tell_rules(self, task: Task, row: TableRow) -> None:
        rules = (rule for _column, text in self._cells(row, *_CLAUSES) for rule in rules_for_others(text))
        for rule in rules:
            message = _(
                "task {number} states a rule for other tasks: {rule}; --every-task or --default-lead makes it one"
            )
            self._doubt(row.place, message.format(number=task.id, rule=_on_one_line(rule)), of_plan=True)

    def _read_clauses(self, row: TableRow) -> ClauseReading:
        cells = [(column, text) for column, text in self._cells(row, *_CLAUSES) if text]
        marks = list(cells_of_marks([cell for cell in self._cells(row, Meaning.MARK) if cell[1]], self._legend))
        if [column.meaning for column, _text in cells] == [Meaning.CLAUSE] and not marks:
            return read_clause(cells[0][1], self._known)
        return read_clause_columns([*((column.role, text) for column, text in cells), *marks], self._known)

    def _cells(self, row: TableRow, *meanings: Meaning) -> Iterator[tuple[Column, str]]:
        """The columns of a row that hold one of these, each with its text."""
        return ((self._rows.columns[index], clean(row.texts[index])) for index in self._rows.places(*meanings))

    def _with_deadline(self, task: Task, row: TableRow) -> Task:
        """The task with the deadline of its column, or else with the one that its clause held."""
        words = clean(self._rows.text(row, Meaning.DEADLINE)) or task.deadline
        deadline = read_deadline(words, self._year)
        if deadline.kind is DeadlineKind.SERIAL:
            message = _("the deadline of task {number} is a number of Excel, read as {due}: {deadline}")
            self._doubt(row.place, message.format(number=task.id, due=deadline.due, deadline=words), of_plan=True)
        elif words and deadline.kind in (DeadlineKind.RELATIVE, DeadlineKind.UNCLEAR):
            message = _("no calendar date follows from the deadline of task {number}: {deadline}")
            self._doubt(row.place, message.format(number=task.id, deadline=_on_one_line(words)), of_plan=True)
        elif len(deadline.dates) > 1:
            message = _(
                "the deadline of task {number} has several dates, the last is the one that it is due: {deadline}"
            )
            self._doubt(row.place, message.format(number=task.id, deadline=_on_one_line(words)), of_plan=True)
        return replace(task, deadline=words, due=deadline.due)

    def _with_progress(self, task: Task, row: TableRow) -> Task:
        """The task with the status that 状态 or else the last cell tells, and with the notes of all cells."""
        progress = read_row(list(self._cells(row, Meaning.PROGRESS)), self._report)
        self.doubts |= dict.fromkeys(doubts_of_statuses(row.place, progress))
        if progress.unread:
            self._unread.append(UnreadProgress(row.place, task.id, progress.unread))
        problem, next_step = (clean(self._rows.text(row, meaning)) for meaning in (Meaning.PROBLEM, Meaning.NEXT))
        notes = with_outlook(progress.notes, problem, next_step, self._report.day)
        is_new = len(notes) > len(progress.notes) and notes[-1].date == self._report.day
        self.undated += progress.undated + is_new
        self.reported[-1] = replace(
            self.reported[-1],
            status=progress.status,
            completed=self._day_of_completion(row) or progress.completed,
            text=with_outlook_below(progress.text, problem, next_step),
            report=self._report,
        )
        status = progress.status or Status.TODO
        task = replace(task, status=status, completed=progress.completed, notes=notes)
        return self._with_completion(task, row)

    def _day_of_completion(self, row: TableRow) -> date | None:
        return read_deadline(clean(self._rows.text(row, Meaning.COMPLETED)), self._year).due

    def _with_completion(self, task: Task, row: TableRow) -> Task:
        """The task with the day of its completion, where a column tells it and the task is done."""
        words = clean(self._rows.text(row, Meaning.COMPLETED))
        completed = self._day_of_completion(row)
        if task.status is Status.DONE and completed:
            return replace(task, completed=completed)
        if words:
            message = _("the day on which task {number} was completed was left out: {text}")
            self._doubt(row.place, message.format(number=task.id, text=_on_one_line(words)))
        return task

    def _extra(self, row: TableRow) -> Iterator[tuple[str, str]]:
        """The cells of other columns under their headings, and numbers that are not those of single tasks."""
        is_shared = self._rows.is_shared(Meaning.NUMBER)
        numbers = self._rows.places(Meaning.NUMBER) if is_shared else []
        for index in [*numbers, *self._rows.places(Meaning.EXTRA)]:
            text = clean(row.texts[index])
            if text:
                yield self._rows.columns[index].heading, text
        for column, text in self._cells(row, Meaning.MARK):
            if text and not (is_mark(text) and role_of_mark(text, self._legend)):
                message = _("{heading} is named by the mark {mark}, which nobody explains: it stays beside the task")
                self._doubt(row.place, message.format(heading=column.heading, mark=_on_one_line(text)))
                yield column.heading, text


def _names_alone(rows: TableRows) -> Iterator[str]:
    """Names that stand alone in a cell: they tell where names in other cells begin and end."""
    for reading in map(read_clause, _clauses(rows)):
        if len(reading.units) == 1 and not (reading.lead or reading.duty or reading.clause):
            yield reading.units[0]


def _clauses(rows: TableRows) -> Iterator[str]:
    """The cells that say who answers."""
    return (clean(row.texts[index]) for row in rows.rows for index in rows.places(*_CLAUSES))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
