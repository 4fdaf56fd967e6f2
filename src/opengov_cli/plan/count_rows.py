"""How far a plan is as rows: its units, its categories, and the numbers about all of it."""

from __future__ import annotations

from . import counts
from .model import Plan, Status
from .rows import Fact, Listing, Row
from .units import Directory

UNIT_COLUMNS = ("name", "aliases", "group", "lead", "joint", "support", "direct", "open", "done")
CATEGORY_COLUMNS = ("category", "tasks", *Status, "ids")
_OF_REPORTS = ("reported", "missing")
_OF_MONTH = ("notes", "completed")
STATS_COLUMNS = ("by", "name", "tasks", *Status, *_OF_REPORTS, *_OF_MONTH)
# What of these a whole plan has.
WHOLE_COLUMNS = ("tasks", *Status, *_OF_REPORTS)


def unit_rows(plan: Plan) -> Listing:
    """One row for each unit and group, with what it answers for."""
    rows: tuple[Row, ...] = tuple(
        {
            "name": load.name,
            "aliases": [*load.aliases],
            "group": load.group or None,
            "lead": load.lead,
            "joint": load.joint,
            "support": load.support,
            "direct": load.direct,
            "open": load.tally.open,
            "done": load.tally.done,
        }
        for load in counts.by_unit(plan)
    )
    return Listing("units", plan, UNIT_COLUMNS, rows)


def category_rows(plan: Plan) -> Listing:
    """One row for each category, with its tasks by status."""
    rows: tuple[Row, ...] = tuple(
        {"category": category, **_counts(counts.count(tasks)), "ids": [task.id for task in tasks]}
        for category, tasks in counts.by_category(plan)
    )
    return Listing("categories", plan, CATEGORY_COLUMNS, rows)


def stats_rows(plan: Plan) -> Listing:
    """The tasks by status and the reports on them: of the whole plan, of each category and of each unit; then what
    happened in each month.
    """
    directory = Directory(plan)
    categories = [
        (category, counts.count(tasks), counts.reports(directory, tasks))
        for category, tasks in counts.by_category(plan)
    ]
    whole = counts.total(reports for _category, _tally, reports in categories)
    rows = [_stats("plan", plan.title, counts.count(plan.tasks), whole)]
    rows += [_stats("category", *category) for category in categories]
    rows += [_stats("unit", load.name, load.tally, load.reports) for load in counts.by_unit(plan)]
    rows += [_stats_of_month(month) for month in counts.by_month(plan)]
    return Listing("stats", plan, STATS_COLUMNS, tuple(rows))


def _stats(by: str, name: str, tally: counts.Tally, reports: counts.Reports) -> Row:
    reported = {"reported": reports.reported, "missing": reports.missing}
    return {"by": by, "name": name, **_counts(tally), **reported, **dict.fromkeys(_OF_MONTH)}


def _stats_of_month(month: counts.Month) -> Row:
    nothing = dict.fromkeys(("tasks", *Status, *_OF_REPORTS))
    name = f"{month.year}-{month.month:02}"
    return {"by": "month", "name": name, **nothing, "notes": month.notes, "completed": month.completed}


def _counts(counted: counts.Tally) -> dict[str, Fact]:
    return {"tasks": counted.total, **{status.value: count for status, count in counted.by_status.items()}}
