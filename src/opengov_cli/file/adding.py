"""A new task as an edit: behind the last of its category, or where somebody wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from opengov_cli.plan.errors import BadNumber
from opengov_cli.plan.model import Plan, Task
from opengov_cli.plan.query import tasks_by_number

from .register import Change, change
from .text.edit import Append, Edit, Insert
from .text.layout import part_fields


def add(path: Path, drafted: Callable[[Plan], Task], after: str = "", *, write: bool = True) -> Change:
    """Add the task that is drafted for the plan, behind the one that ``after`` names, else behind its category's last.

    Raises what drafting raises, BadNumber, NoSuchTask and what changing a register raises.
    """

    def edits(plan: Plan) -> Iterator[Edit]:
        task = drafted(plan)
        place, fields = _place(plan, task, after), part_fields(task)
        yield Insert(("tasks",), place, [fields]) if place < len(plan.tasks) else Append(("tasks",), fields)

    def added(plan: Plan) -> Plan:
        task = drafted(plan)
        place = _place(plan, task, after)
        return replace(plan, tasks=(*plan.tasks[:place], task, *plan.tasks[place:]))

    return change(path, edits, added, write=write)


def next_number(plan: Plan) -> int:
    """The number behind the highest one that the plan has."""
    return max((task.id for task in plan.tasks), default=0) + 1


def _place(plan: Plan, task: Task, after: str) -> int:
    """Before which task it goes, by index; behind all of them where its category is new."""
    if after:
        before, *others = tasks_by_number(plan, [after])
        if others:
            raise BadNumber(after)
        return plan.tasks.index(before) + 1
    last = [index for index, other in enumerate(plan.tasks) if other.category == task.category]
    return last[-1] + 1 if last else len(plan.tasks)
