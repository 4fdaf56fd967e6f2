"""The tasks of a plan, made from the rows of its table, and what somebody should look at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from gettext import gettext as _
from typing import NamedTuple

from opengov_cli.plan.model import Note, Status, Task
from opengov_cli.plan.text import clean
from opengov_cli.wording.clause import ClauseReading, read_clause, read_clause_columns, rules_for_others
from opengov_cli.wording.deadline import DeadlineKind, read_deadline
from opengov_cli.wording.progress import ProgressReading, ReportDay, read_progress
from opengov_cli.wording.status import read_mark, status_of_heading

from .column_headings import Meaning
from .doubts import UNSORTED, Doubt, UnreadProgress, doubts_of_document, doubts_of_progress
from .entries import DraftEntry, read_entries
from .levels import headings_in_cell
from .rows import TableRow, TableRows
from .task_numbers import TaskNumber, come_again, number_tasks

LOST = "缺格的行"
_CLAUSES = (Meaning.CLAUSE, Meaning.LEAD, Meaning.UNITS)


class DraftedTasks(NamedTuple):
    """The tasks of a document, the doubts about them, and how many notes have the day of the report."""

    tasks: tuple[Task, ...]
    doubts: tuple[Doubt, ...]
    undated: int


def draft_tasks(rows: TableRows, known: Collection[str], year: int, report: ReportDay) -> DraftedTasks:
    """The tasks of a document's rows, and the doubts about them.

    ``known`` are names of units, ``year`` is the plan's; the day of the report dates what has no date.
    """
    drafting = _Drafting(rows, known, year, report)
    tasks = tuple(drafting.tasks())
    return DraftedTasks(tasks, tuple(drafting.doubts), drafting.undated)


class _Drafting:
    """Tasks in the making; each step fills in a part of one and adds what is doubtful about it."""

    def __init__(self, rows: TableRows, known: Collection[str], year: int, report: ReportDay) -> None:
        # Each doubt once, in the order in which they come.
        self.doubts = dict.fromkeys(doubts_of_document(rows))
        self.undated = 0
        self._unread: list[UnreadProgress] = []
        self._rows, self._year, self._report = rows, year, report
        self._known = {*known, *_names_alone(rows)}

    def tasks(self) -> Iterator[Task]:
        entries = read_entries(self._rows)
        own_numbers = [entry.number for entry in entries]
        if come_again(own_numbers):
            message = _("numbers come again: tasks are counted from 1 on and keep their own number beside it")
            self._doubt("", message)
        for entry, number in zip(entries, number_tasks(own_numbers), strict=True):
            yield self._task(entry, number)
        self.doubts |= dict.fromkeys(doubts_of_progress(self._unread))

    def _doubt(self, place: str, message: str) -> None:
        self.doubts.setdefault(Doubt(place, message))

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
        if places and not in_cells and not row.lost:
            self._doubt(row.place, _("the cell of the category is empty"))
        return " / ".join([*map(clean, row.headings), *in_cells]) or UNSORTED

    def _with_lost_cells(self, task: Task, row: TableRow) -> Task:
        """The task of a row that lacks cells: the longest is its requirement, and all stand beside it."""
        message = _("a row of {found} instead of {expected} cells: nothing of it was moved to another column")
        self._doubt(row.place, message.format(found=len(row.lost), expected=len(self._rows.columns)))
        cells = [clean(text) for text in row.lost]
        return replace(task, requirement=max(cells, key=len), extra=((LOST, " | ".join(cells).strip()),))

    def _with_requirement(self, task: Task, row: TableRow) -> Task:
        if task.requirement:
            return task
        message = _("task {number} states no requirement: its category stands for it")
        self._doubt(row.place, message.format(number=task.id))
        return replace(task, requirement=task.category)

    def _with_units(self, task: Task, row: TableRow) -> Task:
        reading = self._read_clauses(row)
        if not any(self._clause_texts(row)):
            self._doubt(row.place, _("task {number} names no unit: the cell is empty").format(number=task.id))
        elif reading.clause and not (reading.lead or reading.units):
            message = _("nobody could be read from the clause of task {number}: {clause}")
            self._doubt(row.place, message.format(number=task.id, clause=_on_one_line(reading.clause)))
        for rule in dict.fromkeys(rule for text in self._clause_texts(row) for rule in rules_for_others(text)):
            message = _(
                "task {number} states a rule for other tasks: {rule}; --every-task or --default-lead makes it one"
            )
            self._doubt(row.place, message.format(number=task.id, rule=_on_one_line(rule)))
        return replace(task, **reading._asdict())

    def _clause_texts(self, row: TableRow) -> list[str]:
        return [clean(row.texts[index]) for index in self._rows.places(*_CLAUSES)]

    def _read_clauses(self, row: TableRow) -> ClauseReading:
        places = self._rows.places(*_CLAUSES)
        columns = [self._rows.columns[index] for index in places]
        texts = self._clause_texts(row)
        if [column.meaning for column in columns] == [Meaning.CLAUSE]:
            return read_clause(texts[0], self._known)
        cells = [(column.heading, text) for column, text in zip(columns, texts, strict=True) if text]
        return read_clause_columns(cells, self._known)

    def _with_deadline(self, task: Task, row: TableRow) -> Task:
        """The task with the deadline of its column, or else with the one that its clause held."""
        words = clean(self._rows.text(row, Meaning.DEADLINE)) or task.deadline
        deadline = read_deadline(words, self._year)
        if deadline.kind is DeadlineKind.SERIAL:
            message = _("the deadline of task {number} is a number of Excel, read as {due}: {deadline}")
            self._doubt(row.place, message.format(number=task.id, due=deadline.due, deadline=words))
        elif words and deadline.kind in (DeadlineKind.RELATIVE, DeadlineKind.UNCLEAR):
            message = _("no calendar date follows from the deadline of task {number}: {deadline}")
            self._doubt(row.place, message.format(number=task.id, deadline=_on_one_line(words)))
        elif len(deadline.dates) > 1:
            message = _(
                "the deadline of task {number} has several dates, the last is the one that it is due: {deadline}"
            )
            self._doubt(row.place, message.format(number=task.id, deadline=_on_one_line(words)))
        return replace(task, deadline=words, due=deadline.due)

    def _with_progress(self, task: Task, row: TableRow) -> Task:
        """The task with the status and the day that the last cell tells, and with the notes of all cells."""
        readings = list(self._read_progress(row))
        statuses = [reading.status for reading in readings if reading.status]
        completed = [reading.completed for reading in readings if reading.completed]
        notes = [note for reading in readings for note in reading.notes]
        self.undated += sum(reading.undated for reading in readings)
        if readings and not statuses:
            self._unread.append(UnreadProgress(row.place, task.id, _on_one_line(" ".join(self._reported(row)))))
        problem, next_step = (clean(self._rows.text(row, meaning)) for meaning in (Meaning.PROBLEM, Meaning.NEXT))
        if problem or next_step:
            self.undated += not notes
            last = notes.pop() if notes else Note(self._report.day)
            notes.append(replace(last, problem=last.problem or problem, next=last.next or next_step))
        status, day = statuses[-1] if statuses else Status.TODO, completed[-1] if completed else None
        return replace(task, status=status, completed=day if status is Status.DONE else None, notes=tuple(notes))

    def _read_progress(self, row: TableRow) -> Iterator[ProgressReading]:
        """What each cell of progress tells, if it says anything; of columns that stand for a status, the marked one."""
        marked: set[Status] = set()
        for index in self._rows.places(Meaning.PROGRESS):
            heading, text = self._rows.columns[index].heading, clean(row.texts[index])
            status = status_of_heading(heading)
            if status and read_mark(text) is not None:
                marked |= {status} if read_mark(text) else set()
            elif status:
                yield ProgressReading(notes=(Note(self._report.day, f"{heading}：{text}"),), undated=True)
            elif (reading := read_progress(text, self._report, heading)) != ProgressReading():
                yield reading
        if marked:
            yield ProgressReading(marked.pop() if len(marked) == 1 else None)

    def _reported(self, row: TableRow) -> Iterator[str]:
        yield from filter(None, (clean(row.texts[index]) for index in self._rows.places(Meaning.PROGRESS)))

    def _extra(self, row: TableRow) -> Iterator[tuple[str, str]]:
        """The cells of other columns under their headings, and numbers that are not those of single tasks."""
        is_shared = self._rows.is_shared(Meaning.NUMBER)
        numbers = self._rows.places(Meaning.NUMBER) if is_shared else []
        for index in [*numbers, *self._rows.places(Meaning.EXTRA)]:
            text = clean(row.texts[index])
            if text:
                yield self._rows.columns[index].heading, text


def _names_alone(rows: TableRows) -> Iterator[str]:
    """Names that stand alone in a cell: they tell where names in other cells begin and end."""
    cells: Sequence[str] = [clean(row.texts[index]) for row in rows.rows for index in rows.places(*_CLAUSES)]
    for reading in map(read_clause, cells):
        if len(reading.units) == 1 and not (reading.lead or reading.duty or reading.clause):
            yield reading.units[0]


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
