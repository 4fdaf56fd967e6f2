"""What follows from the deadlines of tasks, beside their rows in a list."""

from __future__ import annotations

from dataclasses import replace

from opengov_cli.plan.rows import OF_DEADLINE, TASK_COLUMNS, Fact, Listing
from opengov_cli.wording.deadlines.schedule import Schedule, Timetable

_PLACE = TASK_COLUMNS.index("due") + 1
# The columns of a list of tasks: what follows from a deadline stands behind it.
COLUMNS = (*TASK_COLUMNS[:_PLACE], *OF_DEADLINE, *TASK_COLUMNS[_PLACE:])


def with_deadlines(listing: Listing, timetable: Timetable) -> Listing:
    """The same rows of tasks, and in each what follows from its deadline: how it stands (``due_state``), the day that
    counts now (``next_due``) and how many days are left (less than none behind it), and of a duty that comes again the
    days on which it was ``missed``.
    """
    tasks = {task.id: task for task in timetable.plan.tasks}
    rows = [row | _facts(timetable.of(tasks[int(str(row["id"]))])) for row in map(dict, listing.rows)]
    return replace(listing, rows=tuple({key: row[key] for key in COLUMNS} for row in rows))


def _facts(schedule: Schedule) -> dict[str, Fact]:
    return {
        "due_state": schedule.state.value if schedule.state else None,
        "next_due": schedule.due.isoformat() if schedule.due else None,
        "days_left": schedule.days_left,
        "missed": [period.due.isoformat() for period in schedule.missed],
    }
