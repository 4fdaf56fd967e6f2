"""The numbers of a report: tasks by status at the end of a period and of the one before, and what was completed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from opengov_cli.plan import counts
from opengov_cli.plan.counts import Reports, Tally
from opengov_cli.plan.model import Plan, Status, Task
from opengov_cli.plan.period import Period
from opengov_cli.plan.units import Directory

from .period import ReportPeriod, month_ends


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, as it is printed: in percent with one decimal, halves rounded up. Of nothing it is 0."""

    part: int
    whole: int

    @classmethod
    def paced(cls, tally: Tally) -> Share:
        """The share that is done of the tasks that are to be done some day: a standing duty never is."""
        return cls(tally.done, tally.total - tally.by_status[Status.ONGOING])

    @property
    def tenths(self) -> int:
        """So many tenths of a percent."""
        return (2000 * self.part + self.whole) // (2 * self.whole) if self.whole else 0

    def __str__(self) -> str:
        return f"{in_tenths(self.tenths)}%"


def in_tenths(tenths: int) -> str:
    """A number of tenths with its decimal point, without the sign."""
    return f"{abs(tenths) // 10}.{abs(tenths) % 10}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the tasks of a category, of a unit or of all of the plan are.

    ``now`` and ``before`` count them at the end of the period and of the one before, ``finished`` and
    ``finished_before`` those that were completed within the two.
    """

    name: str
    now: Tally
    before: Tally
    finished: int
    finished_before: int

    @property
    def done(self) -> Share:
        """The share that is done of all tasks."""
        return Share(self.now.done, self.now.total)

    @property
    def paced(self) -> Share:
        """The share that is done of the tasks that are to be done some day."""
        return Share.paced(self.now)


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """How far the tasks of a unit are, and how many of its reports on open tasks are in."""

    standing: Standing
    reports: Reports


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """A month of the plan's year: its notes and completions, and at its end the share of the year that has gone by,
    and how many tasks were done by the days that the plan tells and by what git had recorded; None where that is to
    come or not known.
    """

    month: int
    notes: int
    completed: int
    elapsed: Share
    done: int | None
    recorded: int | None


@dataclass(frozen=True, slots=True)
class Stands:
    """The same tasks at the end of the period and of the one before, and those completed within the two."""

    now: Plan
    before: Plan
    finished: Plan
    finished_before: Plan

    @classmethod
    def of(cls, now: Plan, before: Plan, period: ReportPeriod) -> Stands:
        """The four plans that the numbers are counted in."""
        return cls(now, before, _finished(now, period), _finished(now, period.before))

    def whole(self) -> Standing:
        """All tasks."""
        tallies = [counts.count(plan.tasks) for plan in (self.now, self.before, self.finished, self.finished_before)]
        return _standing("", *tallies)

    def categories(self) -> tuple[Standing, ...]:
        """Each category, in the plan's order."""
        plans = (self.before, self.finished, self.finished_before)
        others = [{name: counts.count(tasks) for name, tasks in counts.by_category(plan)} for plan in plans]
        return tuple(
            _standing(name, counts.count(tasks), *(other.get(name, _NOTHING) for other in others))
            for name, tasks in counts.by_category(self.now)
        )

    def units(self, period: Period, names: frozenset[str]) -> tuple[UnitStanding, ...]:
        """Each unit that answers for any task, in the plan's order; of those asked for, if any are."""
        directory = Directory(self.now)
        plans = (self.before, self.finished, self.finished_before)
        others = [{load.name: load.tally for load in counts.by_unit(plan)} for plan in plans]
        return tuple(
            UnitStanding(_standing(load.name, load.tally, *(other[load.name] for other in others)), load.reports)
            for load in counts.by_unit(self.now, period)
            if load.tally.total and not directory.members(load.name) and (not names or load.name in names)
        )


def elapsed(year: int, day: date) -> Share:
    """The share of a year that has gone by at the end of a day."""
    first, following = date(year, 1, 1), date(year + 1, 1, 1)
    whole = (following - first).days
    return Share(min(max((day - first + timedelta(1)).days, 0), whole), whole)


def months(now: Plan, day: date, recorded: Mapping[date, int]) -> tuple[MonthEnd, ...]:
    """The twelve months of a plan's year until a day; ``recorded`` tells how many tasks git had as done then."""
    happened = {month.month: month for month in counts.by_month(now) if month.year == now.year}
    done = [task.completed for task in now.tasks if task.status is Status.DONE]
    found = []
    for end in month_ends(now.year):
        # The month of the report goes as far as the report.
        reached = day if (day.year, day.month) == (end.year, end.month) else end
        found.append(
            MonthEnd(
                end.month,
                happened[end.month].notes,
                happened[end.month].completed,
                elapsed(now.year, end),
                sum(completed is None or completed <= reached for completed in done) if reached <= day else None,
                recorded.get(end),
            )
        )
    return tuple(found)


_NOTHING = counts.count(())


def _standing(name: str, now: Tally, before: Tally, finished: Tally, finished_before: Tally) -> Standing:
    return Standing(name, now, before, finished.total, finished_before.total)


def _finished(plan: Plan, period: ReportPeriod) -> Plan:
    return replace(plan, tasks=tuple(task for task in plan.tasks if is_finished_in(task, period)))


def is_finished_in(task: Task, period: ReportPeriod) -> bool:
    """Whether a task was completed within a period, as far as its day is known."""
    return task.status is Status.DONE and task.completed is not None and task.completed in period
