"""What a document brings into a plan: the plan as it becomes, the edits of its file, and what is to be looked at."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from opengov_cli.file.recording import part_edits
from opengov_cli.file.text.edit import Edit, Insert
from opengov_cli.file.text.layout import part_fields
from opengov_cli.plan.changes import PlanChange, TaskChange, UnitChange
from opengov_cli.plan.model import Plan, Status, Task, Unit
from opengov_cli.plan.query import describe_numbers

from ..draft.names import units_named
from ..draft.reported import Reported
from ..draft.tables.column_headings import Column
from .conflicts import Conflict, Kind
from .matching import Matching, Question, match
from .part import Part
from .progress import TaskProgress, progress_edits, task_progress
from .texts import COLUMNS, links_beside, with_numbers, with_words, without_links


@dataclass(frozen=True, slots=True)
class Brought:
    """A plan with what a document brings. Nothing is written before a person has seen ``change`` and ``conflicts``.

    ``rewords`` tells that words of the plan change, ``questions`` have to be answered in the document first. ``gone``
    are the tasks that it does not have, ``left`` its rows that no task is for, and ``progress`` what each row says of
    its task.
    """

    before: Plan
    plan: Plan
    change: PlanChange
    edits: tuple[Edit, ...]
    rewords: bool
    conflicts: tuple[Conflict, ...]
    questions: tuple[Question, ...]
    gone: tuple[int, ...]
    left: tuple[tuple[Reported, Task], ...]
    progress: tuple[TaskProgress, ...]

    @property
    def needs_agreement(self) -> bool:
        """Whether it does more than to add something."""
        return self.rewords or bool(self.conflicts)

    @property
    def is_complete(self) -> bool:
        """Whether the document has all that the plan has, and nothing else."""
        return not (self.gone or self.left) and all(one.is_whole for one in self.progress)

    @property
    def says_the_same(self) -> bool:
        """Whether the document has all that the plan has, nothing else and nothing contrary."""
        return self.is_complete and not (self.change or self.conflicts or self.questions)


@dataclass(frozen=True, slots=True)
class Update:
    """The tasks of a document, to be brought into a plan, or only their texts or progress.

    ``reported`` is what each row tells beside the texts. Without columns every field is told.
    """

    tasks: Sequence[Task]
    reported: Sequence[Reported]
    units: Sequence[Unit] = ()
    columns: Sequence[Column] = ()
    only: Part | None = None

    def on(self, plan: Plan) -> Brought:
        """What it brings into a plan."""
        return _Bringing(self, plan, match(plan, self.tasks, self.reported)).result()


class _NewTask(NamedTuple):
    """A task that the plan does not have: its row, the index of the task before which it comes, and itself."""

    row: int
    place: int
    task: Task


@dataclass(frozen=True, slots=True)
class _Bringing:
    update: Update
    plan: Plan
    matching: Matching

    def result(self) -> Brought:
        progress = self._progress() if self.update.only is not Part.TEXTS else {}
        worded = self._worded() if self.update.only is not Part.PROGRESS else {}
        tasks = {place: self._after(place, worded, progress) for place in self.matching.places.values()}
        new = self._new_tasks(tasks) if self.update.only is not Part.PROGRESS else []
        units = self._new_units([*worded.values(), *(one.task for one in new)])
        after = self._with(tasks, new, units)
        changed = [TaskChange(old, tasks[place]) for place, old in self._old(tasks) if old != tasks[place]]
        added = [TaskChange(None, one.task) for one in new]
        gone = tuple(task.id for place, task in enumerate(self.plan.tasks) if place not in tasks)
        return Brought(
            self.plan,
            after,
            PlanChange((), tuple(UnitChange(None, unit) for unit in units), (*changed, *added)),
            tuple(self._edits(tasks, new, units)),
            any(worded[place] != self.plan.tasks[place] for place in worded),
            (*self._conflicts(tasks, progress), *self._doubtful(new, gone)),
            self.matching.questions,
            gone,
            () if self.update.only is not Part.PROGRESS else tuple(self._rows(self._unplaced())),
            tuple(progress.values()),
        )

    def _progress(self) -> dict[int, TaskProgress]:
        """What the rows say of the progress of their tasks, by the places of these."""
        found = {}
        for index, place in self.matching.places.items():
            old = self.plan.tasks[place]
            links = links_beside(old, self.update.tasks[index]) if self._tells_notes(index) else ()
            found[place] = task_progress(old, self.update.reported[index], links)
        return found

    def _tells_notes(self, index: int) -> bool:
        return self.update.reported[index].text is not None

    def _worded(self) -> dict[int, Task]:
        """The tasks of the plan with the words and numbers of their rows, by their places."""
        found, numbers = {}, {}
        for index, place in self.matching.places.items():
            old, row = self.plan.tasks[place], self.update.tasks[index]
            if self._tells_notes(index):
                row = without_links(row, links_beside(old, row))
            found[place] = with_words(old, row, self.update.columns)
            numbers[place] = self.update.reported[index].number
        return with_numbers(self.plan, found, numbers)

    def _after(self, place: int, worded: Mapping[int, Task], progress: Mapping[int, TaskProgress]) -> Task:
        task = worded.get(place, self.plan.tasks[place])
        if place in progress:
            told = progress[place].after
            task = replace(task, status=told.status, completed=told.completed, notes=told.notes)
        return task

    def _unplaced(self) -> list[int]:
        """The rows that are no task of the plan, and that are not in question."""
        asked = {id(task) for question in self.matching.questions for _told, task in question.rows}
        return [
            index
            for index, task in enumerate(self.update.tasks)
            if index not in self.matching.places and id(task) not in asked
        ]

    def _rows(self, indices: Sequence[int]) -> Iterator[tuple[Reported, Task]]:
        return ((self.update.reported[index], self.update.tasks[index]) for index in indices)

    def _new_tasks(self, tasks: Mapping[int, Task]) -> list[_NewTask]:
        """Tasks that the plan does not have: they follow the one of the plan that they follow in the document. A number
        that is another task's gives way to the next free one.
        """
        taken = {tasks.get(place, task).id for place, task in enumerate(self.plan.tasks)}
        unplaced = {*self._unplaced()}
        found, place, last = [], 0, max(taken, default=0)
        for index, task in enumerate(self.update.tasks):
            if index in self.matching.places:
                place = self.matching.places[index] + 1
            elif index in unplaced:
                is_free = self.update.reported[index].number and task.id not in taken
                number = task.id if is_free else last + 1
                taken.add(number)
                last = max(last, number)
                new = replace(task, id=number)
                if self.update.only is Part.TEXTS:
                    new = replace(new, status=Status.TODO, completed=None, notes=())
                found.append(_NewTask(index, place, new))
        return found

    def _new_units(self, tasks: Sequence[Task]) -> tuple[Unit, ...]:
        listed = {unit.name: unit for unit in self.update.units}
        return tuple(listed.get(unit.name, unit) for unit in units_named(tasks, (), self.plan.units))

    def _with(self, tasks: Mapping[int, Task], new: Sequence[_NewTask], units: Sequence[Unit]) -> Plan:
        before: dict[int, list[Task]] = defaultdict(list)
        for one in new:
            before[one.place].append(one.task)
        after: list[Task] = []
        for place in range(len(self.plan.tasks) + 1):
            after += before[place]
            after += [tasks.get(place, task) for task in self.plan.tasks[place : place + 1]]
        return replace(self.plan, units=(*self.plan.units, *units), tasks=tuple(after))

    def _old(self, tasks: Mapping[int, Task]) -> list[tuple[int, Task]]:
        return [(place, self.plan.tasks[place]) for place in sorted(tasks)]

    def _edits(self, tasks: Mapping[int, Task], new: Sequence[_NewTask], units: Sequence[Unit]) -> Iterator[Edit]:
        for place, old in self._old(tasks):
            yield from part_edits(("tasks", place), old, tasks[place], ("id", *COLUMNS))
            yield from progress_edits(("tasks", place), old, tasks[place])
        if units:
            yield Insert(("units",), sys.maxsize, [part_fields(unit) for unit in units])
        for one in new:
            yield Insert(("tasks",), one.place, [part_fields(one.task)])

    def _conflicts(self, tasks: Mapping[int, Task], progress: Mapping[int, TaskProgress]) -> Iterator[Conflict]:
        """The conflicts in the order of the document, without numbers that the plan takes over."""
        renumbered = {old.id for place, old in self._old(tasks) if tasks[place].id != old.id}
        for conflict in self.matching.conflicts:
            if conflict.number not in renumbered:
                yield conflict
        for one in progress.values():
            yield from one.conflicts

    def _doubtful(self, new: Sequence[_NewTask], gone: Sequence[int]) -> Iterator[Conflict]:
        """New tasks of which no number says that they are new, while the document lacks others."""
        for one in new if gone else ():
            told = self.update.reported[one.row]
            if not told.number:
                yield Conflict(told.place, one.task.id, Kind.NEW, describe_numbers(gone), one.task.requirement)
