"""Where a plan stands on a day: what is late, what is due soon, and how many reports are missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from opengov_cli.plan.model import Plan, Task
from opengov_cli.wording.deadlines.schedule import Timetable

from .pending import Pending, pending, usual_period


@dataclass(frozen=True, slots=True)
class Today:
    """What somebody has to know of a plan who opens it: tasks that are overdue, the longest first, those that are due
    soon, the nearest first, and the reports that are missing of the quarter that runs.
    """

    plan: Plan
    overdue: tuple[Task, ...]
    soon: tuple[Task, ...]
    pending: Pending


def where_it_stands(timetable: Timetable) -> Today:
    """Where the plan of a timetable stands on its day."""
    plan = timetable.plan
    return Today(
        plan,
        _by_day(timetable, timetable.is_overdue),
        _by_day(timetable, timetable.is_due_soon),
        pending(plan, usual_period(plan, timetable.today)),
    )


def _by_day(timetable: Timetable, fits: Callable[[Task], bool]) -> tuple[Task, ...]:
    """The tasks that fit, by the day that counts now."""
    return tuple(sorted(filter(fits, timetable.plan.tasks), key=lambda task: str(timetable.due(task))))
