"""A plan in the register's own layout: the order of keys, one-line texts, a blank line between tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from opengov_cli.plan.fields import HEAD, SCHEMA, Part, fields_of
from opengov_cli.plan.model import Note, Plan, Task, Unit

from .emit import Piece, Value, entry, entry_pieces, item, item_pieces
from .tree import KeyPath

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
    lists = {"units": map(part_fields, plan.units), "tasks": map(part_fields, plan.tasks)}
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
        yield from item(part_fields(unit), INDENT)


def part_fields(part: Part) -> dict[str, Value]:
    """A unit, a task or a note as the file holds it; optional keys are left out while they are empty."""
    written = ((field.key, value_of(getattr(part, field.key))) for field in fields_of(part))
    return {key: value for key, value in written if value is not None}


def value_of(value: object) -> Value | None:
    """A value of any key as the file holds it, or None where there is nothing to write."""
    match value:
        case Unit() | Task() | Note():
            return part_fields(value)
        case tuple() if value and isinstance(value[0], tuple):
            return dict(value)
        case tuple():
            return tuple(part for item in value if (part := value_of(item)) is not None) or None
        case StrEnum():
            return value.value
        case str() | int() | date():
            return value or None
        case _:
            return None


def _head_fields(plan: Plan) -> dict[str, Value]:
    head = ((field.key, value_of(getattr(plan, field.key))) for field in HEAD)
    return {"schema": SCHEMA, **{key: value for key, value in head if value is not None}}
