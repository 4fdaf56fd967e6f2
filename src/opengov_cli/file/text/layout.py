"""A plan in the register's own layout: the order of keys, one-line texts, a blank line between tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from opengov_cli.plan.model import Note, Plan, Task, Unit

from .emit import Piece, Value, entry, entry_pieces, item, item_pieces
from .tree import KeyPath

SCHEMA = 1
INDENT = 2


def dump(plan: Plan, remarks: Mapping[KeyPath, Iterable[str]] = MappingProxyType({})) -> str:
    """The text of a plan file; the gate reads the same plan from it.

    ``remarks`` are lines of comment below the piece of a path, with their indentation.
    """
    lines: list[str] = []
    for piece in pieces(plan):
        lines += ["", *piece.lines] if begins_part(piece.path) else piece.lines
        lines += remarks.get(piece.path, ())
    return "\n".join(lines) + "\n"


def pieces(plan: Plan) -> Iterator[Piece]:
    """The lines of a plan file by the keys and items that they belong to, without blank ones between."""
    for key, value in _head_fields(plan).items():
        yield from entry_pieces((key,), value, 0)
    lists = {"units": map(unit_fields, plan.units), "tasks": map(task_fields, plan.tasks)}
    for key, items in lists.items():
        yield Piece((key,), (f"{key}:",))
        for number, fields in enumerate(items):
            yield from item_pieces((key, number), fields, INDENT)


def begins_part(path: KeyPath) -> bool:
    """Whether a blank line stands above a piece: the lists, and every task but the first."""
    match path:
        case ("units",) | ("tasks",):
            return True
        case ("tasks", int(number), "id"):
            return number > 0
        case _:
            return False


def head_lines(plan: Plan) -> Iterator[str]:
    """The lines of the plan's own keys."""
    for key, value in _head_fields(plan).items():
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
            "number": task.number,
            "lead": task.lead,
            "units": task.units,
            "duty": task.duty,
            "clause": task.clause,
            "deadline": task.deadline,
            "due": task.due,
            "extra": dict(task.extra),
            "status": task.status.value,
            "completed": task.completed,
            "notes": tuple(note_fields(note) for note in task.notes),
        }
    )


def note_fields(note: Note) -> dict[str, Value]:
    """A note as the file holds it."""
    return _filled({"date": note.date, "by": note.by, "text": note.text, "links": note.links})


def _head_fields(plan: Plan) -> dict[str, Value]:
    rules = _filled({"default_lead": plan.default_lead and plan.default_lead.value, "every_task": plan.every_task})
    return {"schema": SCHEMA, "title": plan.title, "issuer": plan.issuer, "year": plan.year, **rules}


def unit_fields(unit: Unit) -> dict[str, Value]:
    """A unit as the file holds it."""
    return _filled({"name": unit.name, "aliases": unit.aliases, "group": unit.group})


def _filled(fields: Mapping[str, Value | None]) -> dict[str, Value]:
    """Optional keys are left out while they are empty."""
    return {key: value for key, value in fields.items() if value}
