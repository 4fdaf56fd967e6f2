"""The facts of a plan as rows with stable English keys, the same for every output format.

The keys are those of the file, and a few that are worked out: ``clause`` (the plan's phrase),
``answers`` (who answers, groups expanded), and ``role`` and ``through`` of the unit asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from . import counts
from .clause import SEPARATOR, phrase
from .model import Note, Plan, Status
from .query import Match
from .units import Directory

VERSION = 1
Fact = str | int | None | Sequence["Fact"] | Mapping[str, "Fact"]
Row = Mapping[str, Fact]

TASK_COLUMNS = (
    "id",
    "category",
    "requirement",
    "number",
    "clause",
    "lead",
    "units",
    "duty",
    "role",
    "through",
    "deadline",
    "due",
    "extra",
    "status",
    "completed",
    "notes",
    "answers",
)
UNIT_COLUMNS = ("name", "aliases", "group", "lead", "joint", "support", "direct", "open", "done")
CATEGORY_COLUMNS = ("category", "tasks", *Status, "ids")
STATS_COLUMNS = ("by", "name", "tasks", *Status)


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of one kind from one plan; a writer shows the columns, JSON whole rows."""

    kind: str
    plan: Plan
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def task_rows(plan: Plan, matches: Iterable[Match], columns: Iterable[str] = TASK_COLUMNS) -> Listing:
    """One row for each task."""
    directory = Directory(plan)
    return Listing("tasks", plan, tuple(columns), tuple(_task(match, directory) for match in matches))


def unit_rows(plan: Plan) -> Listing:
    """One row for each unit and group, with what it answers for."""
    rows: tuple[Row, ...] = tuple(
        {
            "name": load.name,
            "aliases": [*load.aliases],
            "group": load.group,
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
        {"category": category, **_counts(counts.count(found)), "ids": [task.id for task in found]}
        for category, found in counts.by_category(plan)
    )
    return Listing("categories", plan, CATEGORY_COLUMNS, rows)


def stats_rows(plan: Plan) -> Listing:
    """The tasks by status: of the whole plan, of each category and of each unit."""
    rows: list[Row] = [{"by": "plan", "name": plan.title, **_counts(counts.count(plan.tasks))}]
    rows += [
        {"by": "category", "name": category, **_counts(counts.count(found))}
        for category, found in counts.by_category(plan)
    ]
    rows += [{"by": "unit", "name": load.name, **_counts(load.tally)} for load in counts.by_unit(plan)]
    return Listing("stats", plan, STATS_COLUMNS, tuple(rows))


def cell_text(fact: Fact) -> str:
    """A fact as the text of one cell: names joined as in the plan, notes one to a line."""
    match fact:
        case None:
            return ""
        case [Mapping(), *_]:
            return "\n".join(map(cell_text, fact))
        case list():
            return SEPARATOR.join(map(cell_text, fact))
        case Mapping():
            return " ".join(filter(None, map(cell_text, fact.values())))
        case _:
            return str(fact)


def head_row(plan: Plan) -> Row:
    """The plan without its tasks."""
    return {
        "title": plan.title,
        "issuer": plan.issuer,
        "year": plan.year,
        "default_lead": plan.default_lead.value if plan.default_lead else None,
        "every_task": [*plan.every_task],
        "units": [{"name": unit.name, "aliases": [*unit.aliases], "group": unit.group} for unit in plan.units],
    }


def envelope(sheet: Listing) -> dict[str, Fact]:
    """What tells a program what it reads: the kind of the rows, the version of their keys, and the plan."""
    return {"kind": sheet.kind, "version": VERSION, "plan": head_row(sheet.plan)}


def _task(match: Match, directory: Directory) -> Row:
    task, answer = match.task, match.answer
    return {
        "id": task.id,
        "category": task.category,
        "requirement": task.requirement,
        "number": task.number,
        "clause": phrase(task),
        "lead": [*task.lead],
        "units": [*task.units],
        "duty": task.duty,
        "role": answer.role.value if answer else None,
        "through": answer.through if answer else None,
        "deadline": task.deadline,
        "due": task.due.isoformat() if task.due else None,
        "extra": dict(task.extra),
        "status": task.status.value,
        "completed": task.completed.isoformat() if task.completed else None,
        "notes": [note_row(note) for note in task.notes],
        "answers": [
            {"unit": found.unit, "role": found.role.value, "through": found.through}
            for found in directory.answers(task)
        ],
    }


def note_row(note: Note) -> Row:
    """A note as a part of a row."""
    return {"date": note.date.isoformat(), "by": note.by, "text": note.text, "links": [*note.links]}


def _counts(counted: counts.Tally) -> dict[str, Fact]:
    return {"tasks": counted.total, **asdict(counted)}
