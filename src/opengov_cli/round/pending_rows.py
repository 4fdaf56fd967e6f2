"""Missing reports as rows: one for each unit and task for programs, one for each unit for a person."""

from __future__ import annotations

from opengov_cli.plan.model import Plan
from opengov_cli.plan.query import describe_numbers
from opengov_cli.plan.rows import Fact, Listing, Row, note_row

from .pending import MissingReport, Pending

PENDING_COLUMNS = (
    "unit",
    "id",
    "role",
    "through",
    "status",
    "category",
    "requirement",
    "deadline",
    "due",
    "last",
)
UNIT_COLUMNS = ("unit", "missing", "owed", "ids")


def pending_rows(plan: Plan, pending: Pending, columns: tuple[str, ...] = PENDING_COLUMNS) -> Listing:
    """One row for each unit and task without a report; the listing tells the period, and what could not be told."""
    facts: dict[str, Fact] = {
        "period": {"since": _day(pending.period.since), "until": _day(pending.period.until)},
        "unassigned": [task.id for task in pending.unassigned],
        "uncounted": [{"id": lost.task.id, "place": lost.place, **note_row(lost.note)} for lost in pending.uncounted],
    }
    rows = tuple(_row(unit.unit, report) for unit in pending.late for report in unit.missing)
    return Listing("pending", plan, columns, rows, facts)


def pending_unit_rows(plan: Plan, pending: Pending) -> Listing:
    """One row for each unit without some report, with the numbers of these tasks as ranges."""
    rows: tuple[Row, ...] = tuple(
        {
            "unit": unit.unit,
            "missing": len(unit.missing),
            "owed": unit.owed,
            "ids": describe_numbers(report.task.id for report in unit.missing),
        }
        for unit in pending.late
    )
    return Listing("pending", plan, UNIT_COLUMNS, rows)


def _row(unit: str, report: MissingReport) -> Row:
    task, answer = report.task, report.answer
    return {
        "unit": unit,
        "id": task.id,
        "role": answer.role.value,
        "through": answer.through or None,
        "status": task.status.value,
        "category": task.category,
        "requirement": task.requirement,
        "deadline": task.deadline or None,
        "due": _day(task.due),
        "last": _day(report.last),
    }


def _day(day: object) -> str | None:
    return str(day) if day else None
