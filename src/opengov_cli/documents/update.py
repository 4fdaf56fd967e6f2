"""What a document says of a plan that exists already → edits of its file; progress stays."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from opengov_cli.file.text.edit import Edit, Insert, Remove, Set, apply
from opengov_cli.file.text.layout import part_fields
from opengov_cli.plan.model import Plan, Task, Unit
from opengov_cli.plan.pairing import pair

from .draft.column_headings import ANSWERING, Column, Meaning
from .draft.names import units_named

# Every field of a task but its progress, with the column that tells it.
COLUMNS: dict[str, tuple[Meaning, ...]] = {
    "category": (Meaning.CATEGORY,),
    "requirement": (Meaning.REQUIREMENT,),
    "number": (Meaning.NUMBER, Meaning.REQUIREMENT),
    "lead": ANSWERING,
    "units": ANSWERING,
    "duty": ANSWERING,
    "clause": ANSWERING,
    "deadline": (Meaning.DEADLINE,),
    "due": (Meaning.DEADLINE,),
    "extra": (Meaning.EXTRA,),
}


@dataclass(frozen=True, slots=True)
class Update:
    """The tasks of a document, to be brought into a plan. Without columns every field is told."""

    tasks: Sequence[Task]
    units: Sequence[Unit] = ()
    columns: Sequence[Column] = ()

    def text(self, text: str, plan: Plan) -> str:
        """The text of the plan's file with it: tasks that changed, tasks and units that are new."""
        changes = (edit for path, old, new in self._changed(plan) for edit in _changes(path, old, new))
        return apply(text, [*changes, *self._inserts(plan)])

    def applied(self, plan: Plan) -> Plan:
        """The plan with it: what the text must come to."""
        changed = {path[1]: new for path, _old, new in self._changed(plan)}
        new = _new_tasks(plan, self.tasks)
        tasks: list[Task] = []
        for index in range(len(plan.tasks) + 1):
            tasks += new.get(index, ())
            tasks += [changed.get(index, task) for task in plan.tasks[index : index + 1]]
        return replace(plan, units=(*plan.units, *self._new_units(plan)), tasks=tuple(tasks))

    def _changed(self, plan: Plan) -> Iterator[tuple[tuple[str, int], Task, Task]]:
        """The tasks that the plan has already: where they stand, as they are and as they will be."""
        found = _places(plan, self.tasks)
        numbers = _numbers(plan, self.tasks, found)
        for index, task in enumerate(self.tasks):
            if index in found:
                old = plan.tasks[found[index]]
                yield ("tasks", found[index]), old, replace(self._updated(old, task), id=numbers[found[index]])

    def _inserts(self, plan: Plan) -> Iterator[Edit]:
        new_units = self._new_units(plan)
        if new_units:
            yield Insert(("units",), sys.maxsize, [part_fields(unit) for unit in new_units])
        for index, tasks in _new_tasks(plan, self.tasks).items():
            yield Insert(("tasks",), index, [part_fields(task) for task in tasks])

    def _new_units(self, plan: Plan) -> tuple[Unit, ...]:
        listed = {unit.name: unit for unit in self.units}
        found = units_named(self.tasks, (), plan.units)
        return tuple(listed.get(unit.name, unit) for unit in found)

    def _updated(self, old: Task, task: Task) -> Task:
        """A task with the document's words: what the document has no column for stays, as does progress."""
        told = {column.meaning for column in self.columns} or {*Meaning}
        if task.deadline:
            # It may have been hidden in the clause.
            told.add(Meaning.DEADLINE)
        fields = {name: getattr(task, name) for name, roles in COLUMNS.items() if told & {*roles}}
        if task.category and Meaning.CATEGORY not in told:
            fields["category"] = old.category
        if "extra" in fields and self.columns:
            fields["extra"] = tuple({**dict(old.extra), **dict(task.extra)}.items())
        return replace(old, **fields)


def _changes(path: tuple[str, int], old: Task, new: Task) -> Iterator[Edit]:
    before, after = part_fields(old), part_fields(new)
    for name in ("id", *COLUMNS):
        if before.get(name) != after.get(name):
            yield Set((*path, name), after[name]) if name in after else Remove((*path, name))


def _places(plan: Plan, tasks: Sequence[Task]) -> dict[int, int]:
    """Where the tasks of a document stand in the plan, by their indices, if they are there.

    They are known by what they say. One that says nothing alike is the one of its number, if that is not another one:
    what it changes then a person is asked about.
    """
    place = {id(task): index for index, task in enumerate(plan.tasks)}
    index_of = {id(task): index for index, task in enumerate(tasks)}
    found = {index_of[id(new)]: place[id(old)] for old, new in pair(plan.tasks, tasks).pairs if old and new}
    taken = set(found.values())
    free = {task.id: index for index, task in enumerate(plan.tasks) if index not in taken}
    for index, task in enumerate(tasks):
        if index not in found and task.id in free:
            found[index] = free.pop(task.id)
    return found


def _numbers(plan: Plan, tasks: Sequence[Task], found: Mapping[int, int]) -> dict[int, int]:
    """The numbers of the plan's tasks with the document: its own, unless one of them is another task's already."""
    numbers = {place: tasks[index].id for index, place in found.items()}
    others = {task.id for index, task in enumerate(plan.tasks) if index not in numbers}
    new = Counter(task.id for index, task in enumerate(tasks) if index not in found)
    wanted = [*numbers.values(), *new.elements()]
    if others.isdisjoint(wanted) and len({*wanted}) == len(wanted):
        return numbers
    return {place: plan.tasks[place].id for place in numbers}


def _new_tasks(plan: Plan, tasks: Sequence[Task]) -> dict[int, list[Task]]:
    """Tasks that the plan does not have, by the index of the one before which they come: they follow the one of the
    plan that they follow in the document.
    """
    places = _places(plan, tasks)
    found: dict[int, list[Task]] = {}
    index = 0
    for number, task in enumerate(tasks):
        if number in places:
            index = places[number] + 1
        else:
            found.setdefault(index, []).append(task)
    return found
