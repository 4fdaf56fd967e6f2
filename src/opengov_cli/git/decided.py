"""What a commit itself changed: a merge has most of what it holds from its parents, whose own commits tell of it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from opengov_cli.plan.changes import FIELDS, PlanChange, TaskChange, compare, field_text
from opengov_cli.plan.fields import OF_CLAUSE
from opengov_cli.plan.model import Plan, Task


def decided(parents: Sequence[Plan], after: Plan) -> PlanChange:
    """What a plan says that it says in none of its parents; with one parent, all that changed."""
    first, *others = (compare(parent, after) for parent in parents)
    if not others:
        return first
    heads = [{shift.field for shift in other.head} for other in others]
    units = [{unit.name for unit in other.units} for other in others]
    tasks = [{_key(task): task for task in other.tasks} for other in others]
    in_all = [[task, *(found[_key(task)] for found in tasks)] for task in first.tasks if _in_all(_key(task), tasks)]
    return PlanChange(
        tuple(shift for shift in first.head if _in_all(shift.field, heads)),
        tuple(unit for unit in first.units if _in_all(unit.name, units)),
        tuple(task for task in map(_decided_task, in_all) if task.before != task.after),
    )


def _key(change: TaskChange) -> tuple[bool, int]:
    """What a change of one task is known by on all sides: whether the task is still there, and its number."""
    return change.after is not None, change.number


def _in_all(key: object, sides: Sequence[Container[object]]) -> bool:
    return all(key in side for side in sides)


def _decided_task(changes: Sequence[TaskChange]) -> TaskChange:
    """The change of a task from all that its parents say together; none if the task is as one or the other has it."""
    after, befores = changes[0].after, [change.before for change in changes if change.before]
    if not after or not befores:
        return changes[0]
    taken = [name for name in FIELDS if any(field_text(old, name) == field_text(after, name) for old in befores)]
    keys = {key for name in taken for key in ((*OF_CLAUSE, name) if name == "clause" else (name,))}
    values = {key: getattr(after, key) for key in keys}
    kept = [note for note in after.notes if any(note in old.notes for old in befores)]
    gone = [note for note in befores[0].notes if note not in after.notes and _all_have(note, befores)]
    return TaskChange(replace(befores[0], **values, notes=(*kept, *gone)), after)


def _all_have(note: object, tasks: Sequence[Task]) -> bool:
    return all(note in task.notes for task in tasks)
