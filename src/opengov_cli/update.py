"""What a document says of a plan that exists already → edits of its file; progress stays."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .draft import names
from .draft.headings import Column, Role
from .edit import Edit, Insert, Remove, Set
from .layout import task_fields, unit_fields
from .plan import Plan, Task, Unit
from .render import Value

# Every field of a task but its progress, with the column that tells it.
_FIELDS: dict[str, tuple[Role, ...]] = {
    "category": (Role.CATEGORY,),
    "requirement": (Role.REQUIREMENT,),
    "number": (Role.NUMBER, Role.REQUIREMENT),
    "lead": (Role.CLAUSE, Role.LEAD, Role.UNITS),
    "units": (Role.CLAUSE, Role.LEAD, Role.UNITS),
    "duty": (Role.CLAUSE, Role.LEAD, Role.UNITS),
    "clause": (Role.CLAUSE, Role.LEAD, Role.UNITS),
    "deadline": (Role.DEADLINE,),
    "due": (Role.DEADLINE,),
    "extra": (Role.EXTRA,),
}


@dataclass(frozen=True, slots=True)
class Update:
    """The tasks of a document, to be brought into a plan. Without columns every field is told."""

    tasks: Sequence[Task]
    units: Sequence[Unit] = ()
    columns: Sequence[Column] = ()

    def edits(self, plan: Plan) -> Iterator[Edit]:
        """The edits of the plan's file: tasks that changed, tasks and units that are new."""
        new_units = self._new_units(plan)
        if new_units:
            yield Insert(("units",), sys.maxsize, [unit_fields(unit) for unit in new_units])
        position = {task.id: index for index, task in enumerate(plan.tasks)}
        for task in self.tasks:
            if task.id in position:
                old = plan.tasks[position[task.id]]
                yield from _changes(("tasks", position[task.id]), old, self._updated(old, task))
        by_index: dict[int, list[Value]] = {}
        for index, task in _new_tasks(plan, self.tasks):
            by_index.setdefault(index, []).append(task_fields(task))
        for index, found in by_index.items():
            yield Insert(("tasks",), index, found)

    def applied(self, plan: Plan) -> Plan:
        """The plan with it: what the edits must come to."""
        told = {task.id: task for task in self.tasks}
        tasks = [self._updated(task, told[task.id]) if task.id in told else task for task in plan.tasks]
        for index, task in reversed([*_new_tasks(plan, self.tasks)]):
            tasks.insert(index, task)
        return replace(plan, units=(*plan.units, *self._new_units(plan)), tasks=tuple(tasks))

    def _new_units(self, plan: Plan) -> tuple[Unit, ...]:
        listed = {unit.name: unit for unit in self.units}
        found = names.units(self.tasks, (), plan.units)
        return tuple(listed.get(unit.name, unit) for unit in found)

    def _updated(self, old: Task, task: Task) -> Task:
        """A task with the document's words: what the document has no column for stays, as does progress."""
        told = {column.role for column in self.columns} or {*Role}
        if task.deadline:
            # It may have been hidden in the clause.
            told.add(Role.DEADLINE)
        fields = {name: getattr(task, name) for name, roles in _FIELDS.items() if told & {*roles}}
        if task.category and Role.CATEGORY not in told:
            fields["category"] = old.category
        if "extra" in fields and self.columns:
            fields["extra"] = tuple({**dict(old.extra), **dict(task.extra)}.items())
        return replace(old, **fields)


def _changes(path: tuple[str, int], old: Task, new: Task) -> Iterator[Edit]:
    before, after = task_fields(old), task_fields(new)
    for name in _FIELDS:
        if before.get(name) != after.get(name):
            yield Set((*path, name), after[name]) if name in after else Remove((*path, name))


def _new_tasks(plan: Plan, tasks: Iterable[Task]) -> Iterator[tuple[int, Task]]:
    """Tasks that the plan does not have, each behind the one of the plan that it follows."""
    position = {task.id: index for index, task in enumerate(plan.tasks)}
    index = 0
    for task in tasks:
        if task.id in position:
            index = position[task.id] + 1
        else:
            yield index, task
