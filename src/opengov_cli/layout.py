"""A plan in the register's own layout: the order of keys, one-line texts, a blank line between tasks."""

from __future__ import annotations

from collections.abc import Iterator

from .plan import Note, Plan, Task, Unit
from .render import Value, entry, item

SCHEMA = 1
INDENT = 2


def dump(plan: Plan) -> str:
    """The text of a plan file; the gate reads the same plan from it."""
    lines = [*head_lines(plan), "", "units:", *unit_lines(plan), "", "tasks:"]
    for number, task in enumerate(plan.tasks):
        lines += [""] if number else []
        lines += item(task_fields(task), INDENT)
    return "\n".join(lines) + "\n"


def head_lines(plan: Plan) -> Iterator[str]:
    """The lines of the plan's own keys."""
    head: dict[str, Value] = {"schema": SCHEMA, "title": plan.title, "issuer": plan.issuer, "year": plan.year}
    for key, value in head.items():
        yield from entry(key, value, 0)


def unit_lines(plan: Plan) -> Iterator[str]:
    """The lines of the unit list, without its key."""
    for unit in plan.units:
        yield from item(unit_fields(unit), INDENT)


def task_fields(task: Task) -> dict[str, Value]:
    """A task as the file holds it."""
    return _filled(
        {
            "id": task.id,
            "category": task.category,
            "requirement": task.requirement,
            "lead": task.lead,
            "units": task.units,
            "duty": task.duty,
            "deadline": task.deadline,
            "due": task.due,
            "status": task.status.value,
            "completed": task.completed,
            "notes": tuple(note_fields(note) for note in task.notes),
        }
    )


def note_fields(note: Note) -> dict[str, Value]:
    """A note as the file holds it."""
    return _filled({"date": note.date, "by": note.by, "text": note.text, "links": note.links})


def unit_fields(unit: Unit) -> dict[str, Value]:
    """A unit as the file holds it."""
    return _filled({"name": unit.name, "aliases": unit.aliases, "group": unit.group})


def _filled(fields: dict[str, Value | None]) -> dict[str, Value]:
    """Optional keys are left out while they are empty."""
    return {key: value for key, value in fields.items() if value}
