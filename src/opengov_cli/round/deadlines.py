"""What follows from the deadlines of tasks, beside their rows in a list."""

from __future__ import annotations

from dataclasses import replace

from opengov_cli.plan.rows import OF_DEADLINE, TASK_COLUMNS, Fact, Listing, Row
from opengov_cli.wording.deadlines.schedule import Schedule, Timetable

_PLACE = TASK_COLUMNS.index("due") + 1
# The columns of a list of tasks: what follows from a deadline stands behind it.
COLUMNS = (*TASK_COLUMNS[:_PLACE], *OF_DEADLINE, *TASK_COLUMNS[_PLACE:])
_IN_ORDER: Row = dict.fromkeys(COLUMNS)


def with_deadlines(listing: Listing, timetable: Timetable) -> Listing:
    """The same rows of tasks, and in each what follows from its deadline: how it stands (``due_state``), the day that
    counts now (``next_due``) and how many days are left (less than none behind it), and of a duty that comes again the
    days on which it was ``missed``.
    """
    tasks = {task.id: task for task in timetable.plan.tasks}
    return replace(listing, rows=tuple(_with(row, timetable.of(tasks[int(str(row["id"]))])) for row in listing.rows))


def _with(row: Row, schedule: Schedule) -> Row:
    """The row, and behind the day of its deadline what follows from it."""
    return {**_IN_ORDER, **row, **_facts(schedule)}


def _facts(schedule: Schedule) -> dict[str, Fact]:
    return {
        "due_state": schedule.state.value if schedule.state else None,
        "next_due": schedule.due.isoformat() if schedule.due else None,
        "days_left": schedule.days_left,
        "missed": [period.due.isoformat() for period in schedule.missed],
    }
