"""Who has to be chased: each unit with the open tasks that it answers for and has not reported on in a period."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from opengov_cli.plan.errors import BadSpan
from opengov_cli.plan.model import Note, Plan, Task
from opengov_cli.plan.period import Period
from opengov_cli.plan.reporting import last_day, last_days, uncounted
from opengov_cli.plan.typed import typed_day, typed_span
from opengov_cli.plan.units import STRENGTH, Answer, Directory

_MONTHS = 3


@dataclass(frozen=True, slots=True)
class MissingReport:
    """That somebody has not reported on a task; ``last`` is the day of their last note outside the period, if any."""

    task: Task
    answer: Answer
    last: date | None


@dataclass(frozen=True, slots=True)
class PendingUnit:
    """A unit that owes so many reports, and those that are missing: of tasks that name it first, led ones before."""

    unit: str
    owed: int
    missing: tuple[MissingReport, ...]


@dataclass(frozen=True, slots=True)
class UncountedNote:
    """A note that counts for none of those who answer for its task, with its place among the task's notes, from 1."""

    task: Task
    place: int
    note: Note


@dataclass(frozen=True, slots=True)
class Pending:
    """The units that owe reports in a period, in the plan's order; and why more might be missing than can be told.

    ``unassigned`` are open tasks that name no unit, and ``uncounted`` notes that somebody should say whose they are.
    """

    period: Period
    units: tuple[PendingUnit, ...]
    unassigned: tuple[Task, ...]
    uncounted: tuple[UncountedNote, ...]

    @property
    def owed(self) -> int:
        """How many reports have to be made, over all units."""
        return sum(unit.owed for unit in self.units)

    @property
    def missing(self) -> int:
        """How many of them are missing."""
        return sum(len(unit.missing) for unit in self.units)

    @property
    def late(self) -> tuple[PendingUnit, ...]:
        """The units whose reports are not all in."""
        return tuple(unit for unit in self.units if unit.missing)


def pending(plan: Plan, period: Period, names: Collection[str] = ()) -> Pending:
    """The reports that are missing of a period: of all units, or of these units and the members of these groups."""
    directory = Directory(plan)
    asked = {unit for name in names for unit in (directory.members(name) or (name,))}
    found: dict[str, list[MissingReport]] = {}
    owed = dict.fromkeys(directory.names, 0)
    unassigned: list[Task] = []
    lost: list[UncountedNote] = []
    for task in plan.tasks:
        if not task.status.is_open:
            continue
        everybody = directory.answers(task)
        answers = [answer for answer in everybody if not asked or answer.unit in asked]
        days, ever = last_days(directory, task, period), last_days(directory, task)
        for answer in answers:
            owed[answer.unit] += 1
            if not last_day(directory, days, answer.unit):
                report = MissingReport(task, answer, last_day(directory, ever, answer.unit))
                found.setdefault(answer.unit, []).append(report)
        if answers:
            lost += (UncountedNote(task, place, note) for place, note in uncounted(directory, task, period))
        elif not everybody and not asked:
            unassigned.append(task)
    units = tuple(
        PendingUnit(unit, count, tuple(sorted(found.get(unit, ()), key=_by_role)))
        for unit, count in owed.items()
        if count
    )
    return Pending(period, units, tuple(unassigned), tuple(lost))


def usual_period(plan: Plan, today: date) -> Period:
    """The quarter that runs, from its first day on: offices report by the quarter or oftener.

    Of a plan whose year has gone by it is the last quarter, and of one whose year has not come the first.
    """
    day = min(max(today, date(plan.year, 1, 1)), date(plan.year, 12, 31))
    return Period(since=date(day.year, day.month - (day.month - 1) % _MONTHS, 1))


def typed_since(text: str, today: date) -> date:
    """The day that begins a period, as people type it: a day, or ``30d`` before today. Raises BadDate."""
    try:
        return today - typed_span(text)
    except BadSpan:
        return typed_day(text, today)


def _by_role(report: MissingReport) -> tuple[bool, int]:
    return not report.answer.direct, STRENGTH[report.answer.role]
