"""What a report says: every number and every text of it, worked out of a plan, a period, today and the history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from opengov_cli.plan import counts
from opengov_cli.plan.counts import Tally
from opengov_cli.plan.model import Note, Plan, Status, Task
from opengov_cli.plan.period import Period
from opengov_cli.plan.query import Filter, select
from opengov_cli.plan.units import Directory
from opengov_cli.wording.deadlines.schedule import DueState, Schedule, Timetable

from ..pending import Pending, pending
from . import numbers, standing
from .history import History
from .numbers import MonthEnd, Share, Standing, Stands, UnitStanding
from .period import ReportPeriod


@dataclass(frozen=True, slots=True)
class Achievement:
    """What was reported on a task in the period, and whether it was completed in it."""

    task: Task
    finished: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """How far the numbers are known.

    ``recorded`` and ``recorded_before`` tell whether the statuses at the end of the period and of the one before are
    known: of today, or from git. ``guessed`` open tasks were completed later and count as being worked on, ``undated``
    are done without a day, ``later_notes`` are dated behind the report's day and are not in it, ``other_years`` are
    notes and completions outside the plan's year, which its months do not show, and ``not_in_git`` says why git told
    nothing.
    """

    recorded: bool
    recorded_before: bool
    guessed: int
    undated: int
    later_notes: int
    other_years: int
    not_in_git: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report on a period, as of ``day``: its last one, or today before that.

    ``plan`` is the plan as it stood then, of the ``units`` that were asked for or of all, and ``directory`` knows its
    names; ``left_out`` is how many of these tasks were not wanted for another reason. ``overdue`` are tasks that were
    due once, ``missed`` duties that come again and were not reported each time.
    """

    plan: Plan
    directory: Directory
    units: tuple[str, ...]
    left_out: int
    period: ReportPeriod
    day: date
    today: date
    whole: Standing
    categories: tuple[Standing, ...]
    by_unit: tuple[UnitStanding, ...]
    heat: tuple[tuple[str, Mapping[str, Tally]], ...]
    elapsed: Share
    months: tuple[MonthEnd, ...]
    achievements: tuple[Achievement, ...]
    overdue: tuple[tuple[Task, Schedule], ...]
    missed: tuple[tuple[Task, Schedule], ...]
    pending: Pending
    known: Knowledge

    @property
    def notes(self) -> int:
        """How many notes are dated in the period."""
        return sum(len(found.notes) for found in self.achievements)

    @property
    def outlook(self) -> Iterator[tuple[Task, Note]]:
        """The notes of the period that tell what stands in the way or what comes next."""
        for found in self.achievements:
            yield from ((found.task, note) for note in found.notes if note.problem or note.next)

    @property
    def not_begun(self) -> tuple[Task, ...]:
        """The tasks that nobody has begun."""
        return tuple(task for task in self.plan.tasks if task.status is Status.TODO)

    @property
    def behind(self) -> tuple[Standing, ...]:
        """The categories of which a smaller share is done than has gone by of the year; standing duties aside."""
        return tuple(line for line in self.categories if line.paced.whole and self.lead_of(line) < 0)

    def lead_of(self, line: Standing) -> int:
        """By how many tenths of a percent the share that is done is ahead of the share of the year; less than none
        behind it.
        """
        return line.paced.tenths - self.elapsed.tenths


def build_report(
    plan: Plan, period: ReportPeriod, today: date, *, wanted: Filter | None = None, history: History
) -> Report:
    """The report on a period, on all tasks or those that are wanted.

    How it stood at the end of a day that has gone by is known in part only, as ``standing`` says.
    """
    units = wanted.units if wanted else ()
    asked = _narrowed(plan, wanted)
    day, day_before = min(period.until, today), min(period.before.until, today)
    recorded, recorded_before = history.statuses(asked, day), history.statuses(asked, day_before)
    now = standing.as_of(asked, day, recorded) if day < today else standing.until(asked, day)
    before = standing.as_of(asked, day_before, recorded_before) if day_before < today else now
    stands = Stands.of(now, before, period)
    reporting = Period(period.since, max(day, period.since))
    timetable = Timetable(now, day)
    schedules = [(task, timetable.of(task)) for task in now.tasks]
    directory = Directory(now)
    names = frozenset(unit for name in units for unit in (directory.members(name) or (name,)))
    by_unit = stands.units(reporting, names)
    shown = {found.standing.name for found in by_unit}
    return Report(
        plan=now,
        directory=directory,
        units=units,
        left_out=len(_narrowed(plan, Filter(units=units)).tasks) - len(asked.tasks),
        period=period,
        day=day,
        today=today,
        whole=stands.whole(),
        categories=stands.categories(),
        by_unit=by_unit,
        heat=tuple((name, tallies) for name, tallies in counts.by_unit_and_category(now) if name in shown),
        elapsed=numbers.elapsed(plan.year, day),
        months=numbers.months(now, day, _done_in(history, asked)),
        achievements=tuple(_achievements(now, period)),
        overdue=tuple(found for found in schedules if found[1].state is DueState.OVERDUE and not found[1].missed),
        missed=tuple(found for found in schedules if found[1].missed),
        pending=pending(now, reporting, units),
        known=Knowledge(
            recorded=day >= today or bool(recorded),
            recorded_before=day_before >= today or bool(recorded_before),
            guessed=sum(
                standing.was_completed_later(task, day) and task.id not in recorded
                for task in asked.tasks
                if day < today
            ),
            undated=sum(task.status is Status.DONE and not task.completed for task in now.tasks),
            later_notes=sum(note.date > day for task in asked.tasks for note in task.notes),
            other_years=sum(month.notes + month.completed for month in counts.by_month(now) if month.year != plan.year),
            not_in_git=history.missing,
        ),
    )


def _narrowed(plan: Plan, wanted: Filter | None) -> Plan:
    """The plan with the tasks that are wanted."""
    if not wanted:
        return plan
    matches = {match.task.id for match in select(plan, wanted)}
    return replace(plan, tasks=tuple(task for task in plan.tasks if task.id in matches))


def _achievements(plan: Plan, period: ReportPeriod) -> Iterator[Achievement]:
    """The tasks with notes of the period or completed in it, by category, in the plan's order."""
    for _category, tasks in counts.by_category(plan):
        for task in tasks:
            notes = tuple(note for note in task.notes if note.date in period)
            finished = numbers.is_finished_in(task, period)
            if notes or finished:
                yield Achievement(task, finished, notes)


def _done_in(history: History, plan: Plan) -> dict[date, int]:
    """How many of the tasks git had as done, by day."""
    found = {day: history.statuses(plan, day) for day in history.versions}
    return {day: sum(status is Status.DONE for status in statuses.values()) for day, statuses in found.items()}
