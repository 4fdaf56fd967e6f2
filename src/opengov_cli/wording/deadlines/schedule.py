"""What a deadline means on a certain day: how many days are left, what is late, and what has been reported in time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from opengov_cli.plan.errors import BadSpan
from opengov_cli.plan.model import Plan, Status, Task
from opengov_cli.plan.typed import typed_day, typed_span

if TYPE_CHECKING:
    from .recurrence import Period

SOON = 30
"""So many days before it is due, a task is due soon."""


class DueState(StrEnum):
    """How a task stands to its deadline; worked out each day anew, and never kept."""

    OVERDUE = "overdue"
    SOON = "soon"
    AHEAD = "ahead"
    REPORTED = "reported"
    """A duty that comes again has a note in the period of today."""
    STANDING = "standing"
    UNDATED = "undated"
    """No calendar date follows from the words: it is never late."""
    DONE = "done"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"


@dataclass(frozen=True, slots=True)
class Schedule:
    """How a task stands to its deadline, if it has one.

    ``due`` is the day that counts now, in days from today ``days_left``: the one that has passed where it is overdue,
    else the next. Of a duty that comes again ``missed`` are the periods that passed without a note, and ``ahead`` those
    that are still to be reported.
    """

    state: DueState | None = None
    due: date | None = None
    days_left: int | None = None
    missed: tuple[Period, ...] = ()
    ahead: tuple[Period, ...] = ()


NO_DEADLINE = Schedule()


@dataclass(frozen=True)
class Timetable:
    """The schedules of a plan's tasks on a day, each worked out once."""

    plan: Plan
    today: date
    _found: dict[int, Schedule] = field(default_factory=dict, repr=False, compare=False)

    def of(self, task: Task) -> Schedule:
        """How the task stands to its deadline."""
        if task.id not in self._found:
            self._found[task.id] = schedule_of(task, self.plan.year, self.today)
        return self._found[task.id]

    def due(self, task: Task) -> date | None:
        """The day that counts now; none for what is done."""
        return self.of(task).due

    def due_by(self, last: date) -> Callable[[Task], bool]:
        """What tells whether a task is due on a day or before it, or was."""
        return lambda task: (self.due(task) or date.max) <= last

    def is_overdue(self, task: Task) -> bool:
        """Whether the day on which it is due has passed."""
        return self.of(task).state is DueState.OVERDUE

    def is_due_soon(self, task: Task) -> bool:
        """Whether it is due today or within the next days, and not late."""
        return self.of(task).state is DueState.SOON


def day_meant(text: str, year: int, today: date) -> date:
    """The day that a person means by ``30d`` from today, or by the words of a deadline in the plan's year, as 6月底.

    Raises BadDate for other words.
    """
    from .deadline import read_deadline

    with suppress(BadSpan):
        return today + typed_span(text)
    return read_deadline(text, year).due or typed_day(text, today)


def schedule_of(task: Task, year: int, today: date) -> Schedule:
    """How a task of the plan of a year stands to its deadline. Its own ``due`` goes before what its words say."""
    if not (task.deadline or task.due):
        return NO_DEADLINE
    # Most plans have no deadlines, and are asked without all that reads them.
    from .deadline import DeadlineKind, read_deadline
    from .recurrence import read_periods

    reading = read_deadline(task.deadline, year)
    due = task.due or reading.due
    if task.status is Status.DONE:
        return Schedule(_done(task, due))
    if periods := read_periods(task.deadline, year):
        return _recurring(task, periods, today)
    # A duty that is being carried out has a day on which it was to stand, and is not late behind it.
    if due and (task.status is not Status.ONGOING or due >= today):
        return _dated(due, today)
    standing = reading.kind is DeadlineKind.STANDING or task.status is Status.ONGOING
    return Schedule(DueState.STANDING if standing else DueState.UNDATED)


def _done(task: Task, due: date | None) -> DueState:
    """Whether a task was done in time, where that is known."""
    if not (task.completed and due):
        return DueState.DONE
    return DueState.DONE_LATE if task.completed > due else DueState.DONE_IN_TIME


def _dated(due: date, today: date) -> Schedule:
    """How a task stands to the day on which it is due."""
    days_left = (due - today).days
    state = DueState.AHEAD if days_left > SOON else DueState.SOON if days_left >= 0 else DueState.OVERDUE
    return Schedule(state, due, days_left)


def _recurring(task: Task, periods: Sequence[Period], today: date) -> Schedule:
    """How a duty that comes again stands: what counts is the period of today, and the one before it as long as nothing
    came since. Older ones are told where they were missed, but nobody is chased for them any more.
    """
    begins = [period.begin for period in periods]
    current = bisect_right(begins, today) - 1
    # What lies in the future is no report yet; what comes behind the last period belongs to it.
    noted = {bisect_right(begins, note.date) - 1 for note in task.notes if begins[0] <= note.date <= today}
    unmet = [period for place, period in enumerate(periods) if place not in noted]
    missed = tuple(period for period in unmet if period.due < today)
    ahead = tuple(period for period in unmet if period.due >= today)
    if current in noted:
        following = ahead[0].due if ahead else None
        days_left = (following - today).days if following else None
        return Schedule(DueState.REPORTED, following, days_left, missed, ahead)
    late = [period for period in periods[max(current - 1, 0) : current + 1] if period in missed]
    due = late[-1].due if late else periods[max(current, 0)].due
    return replace(_dated(due, today), missed=missed, ahead=ahead)
