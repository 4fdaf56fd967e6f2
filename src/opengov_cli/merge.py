"""Three versions of a plan become one, by meaning: ours keeps its bytes, what theirs brought is spliced in.

Different tasks and different fields combine, notes are united. A field that both sides set to
different values is a contest: both values stay, between git's markers.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import TypeVar

from . import schema
from .carry import carry
from .compare import NOTHING, pairs
from .conflict import Contest, NoLines, mark
from .edit import Edit, Insert, Remove, Set, apply
from .layout import note_fields, task_fields, unit_fields
from .locate import Document, KeyPath, Node, data, find, read
from .locate import Sequence as List
from .plan import Note, Plan, Task, Unit, parse_number
from .problems import Problem
from .render import Value

_HEAD = ("title", "issuer", "year", "default_lead", "every_task")
_TASK = tuple(part.name for part in fields(Task) if part.name != "notes")

# Stands for a task or unit that ours does not have any more.
_GONE = 0
_UNLIKE_ANY = object()
_Part = TypeVar("_Part", Task, Unit)


@dataclass(frozen=True, slots=True)
class Merged:
    """The text that came out, in how many places the sides disagree, and what the gate says of it."""

    text: str
    contests: int
    problems: tuple[Problem, ...]

    @property
    def clean(self) -> bool:
        """Whether nobody has to decide anything."""
        return not any(problem.is_error for problem in self.problems)


class NotByMeaning(Exception):
    """The three can only be merged line by line: one is no valid plan, or leaves no lines for markers."""


def merge(base: str, ours: str, theirs: str) -> Merged:
    """Merge three texts of a plan file, without a BOM; base is empty where both sides began the file.

    Raises NotByMeaning.
    """
    old = schema.check(base).plan if base else NOTHING
    own, their = schema.check(ours).plan, schema.check(theirs).plan
    if not (old and own and their):
        raise NotByMeaning
    merging = _Merging(old, own, their)
    merging.merge()
    text = carry(base, ours, apply(ours, merging.edits))
    text = carry(base, theirs, text)
    try:
        document = read(text)
        text = mark(text, [_placed(document, contest) for contest in merging.contests])
    except NoLines:
        raise NotByMeaning from None
    return Merged(text, len(merging.contests), schema.check(text).problems)


@dataclass(slots=True)
class _Merging:
    """What theirs brought, as edits of ours; contests name tasks by number and units by name."""

    base: Plan
    ours: Plan
    theirs: Plan
    edits: list[Edit] = field(default_factory=list)
    contests: list[Contest] = field(default_factory=list)

    def merge(self) -> None:
        for name in _HEAD:
            self._field((name,), (name,), *(getattr(plan, name) for plan in (self.base, self.ours, self.theirs)))
        self._units()
        self._tasks()

    def _units(self) -> None:
        base, ours, theirs = ({unit.name: unit for unit in plan.units} for plan in (self.base, self.ours, self.theirs))
        position = {name: index for index, name in enumerate(ours)}
        new: list[Unit] = []
        for name, unit in theirs.items():
            old, own = base.get(name), ours.get(name)
            if own:
                start = ("units", position[name])
                aliases = _united(old.aliases if old else (), own.aliases, unit.aliases)
                if aliases != own.aliases:
                    self.edits.append(_set((*start, "aliases"), aliases))
                place = ("units", name)
                self._field((*start, "group"), (*place, "group"), old.group if old else "", own.group, unit.group)
            elif not old:
                new.append(unit)
            elif unit != old:
                self.contests.append(Contest(("units", _GONE), unit_fields(unit)))
        for name in base.keys() & ours.keys() - theirs.keys():
            self._gone(("units", position[name]), ("units", name), unchanged=ours[name] == base[name])
        self._insert("units", [(unit, unit_fields(unit)) for unit in new], self.theirs.units, self.ours.units)

    def _tasks(self) -> None:
        own_of = {old.id: own for old, own in pairs(self.base.tasks, self.ours.tasks) if old}
        own_new = {own.id: own for old, own in pairs(self.base.tasks, self.ours.tasks) if own and not old}
        position = {task.id: index for index, task in enumerate(self.ours.tasks)}
        new: list[Task] = []
        for old, task in pairs(self.base.tasks, self.theirs.tasks):
            own = own_of.get(old.id) if old else own_new.get(task.id) if task else None
            if old and not task:
                if own:
                    self._gone(("tasks", position[own.id]), ("tasks", own.id), unchanged=own == old)
            elif task and own and (old or own.requirement == task.requirement):
                self._task(("tasks", position[own.id]), old, own, task)
            elif task and own:
                self.contests.append(Contest(("tasks", own.id), task_fields(task)))
            elif task and not old:
                new.append(task)
            elif task and task != old:
                self.contests.append(Contest(("tasks", _GONE), task_fields(task)))
        self._insert("tasks", [(task, task_fields(task)) for task in new], self.theirs.tasks, self.ours.tasks)

    def _task(self, path: KeyPath, old: Task | None, own: Task, task: Task) -> None:
        number = task.id if old and own.id == old.id else own.id
        contested = False
        for name in _TASK:
            before = getattr(old, name) if old else None
            # The date goes with the status that somebody has to choose.
            if name == "completed" and contested:
                before = _UNLIKE_ANY
            place = ("tasks", number, name)
            contested = self._field((*path, name), place, before, getattr(own, name), getattr(task, name))
        self._notes(path, old.notes if old else (), own.notes, task.notes)

    def _notes(self, path: KeyPath, old: Sequence[Note], own: Sequence[Note], their: Sequence[Note]) -> None:
        """Unite the notes: the same one once, theirs behind ours of the same day."""
        gone = Counter(old) - Counter(their)
        removed = set()
        for index, note in enumerate(own):
            if gone[note]:
                gone[note] -= 1
                removed.add(index)
                self.edits.append(Remove((*path, "notes", index)))
        brought = Counter(their) - Counter(old) - (Counter(own) - Counter(old))
        by_index: dict[int, list[Value]] = {}
        for note in sorted(their, key=lambda note: note.date):
            if brought[note]:
                brought[note] -= 1
                earlier = [index for index, mine in enumerate(own) if mine.date <= note.date and index not in removed]
                by_index.setdefault(max(earlier, default=-1) + 1, []).append(note_fields(note))
        self.edits += [Insert((*path, "notes"), index, found) for index, found in by_index.items()]

    def _field(self, path: KeyPath, place: KeyPath, old: object, own: object, their: object) -> bool:
        """Take their value where only theirs changed; whether both did, differently."""
        if their in (old, own):
            return False
        if own == old:
            self.edits.append(_set(path, their))
            return False
        self.contests.append(Contest(place, _written(their)))
        return True

    def _gone(self, path: KeyPath, place: KeyPath, *, unchanged: bool) -> None:
        if unchanged:
            self.edits.append(Remove(path))
        else:
            self.contests.append(Contest(place, None))

    def _insert(
        self,
        key: str,
        new: Iterable[tuple[_Part, Mapping[str, Value]]],
        theirs: Sequence[_Part],
        ours: Sequence[_Part],
    ) -> None:
        """Put what is new behind the one that it follows in theirs."""
        position = {_name(part): index + 1 for index, part in enumerate(ours)}
        by_index: dict[int, list[Value]] = {}
        for part, values in new:
            before = theirs[: theirs.index(part)]
            known = [position[_name(other)] for other in before if _name(other) in position]
            by_index.setdefault(known[-1] if known else 0, []).append(values)
        self.edits += [Insert((key,), index, found) for index, found in by_index.items()]


def _name(part: Task | Unit) -> int | str:
    return part.id if isinstance(part, Task) else part.name


def _united(old: Sequence[str], own: Sequence[str], their: Sequence[str]) -> tuple[str, ...]:
    """A list of names with what the others added, and without what they took out."""
    kept = [name for name in own if name in their or name not in old]
    return (*kept, *(name for name in their if name not in old and name not in own))


def _set(path: KeyPath, value: object) -> Edit:
    """Optional keys are left out while they are empty."""
    written = _written(value)
    return Remove(path) if written is None else Set(path, written)


def _written(value: object) -> Value | None:
    """A field as the file holds it, None for nothing."""
    if isinstance(value, tuple):
        return dict(value) if value and isinstance(value[0], tuple) else [*value] or None
    if isinstance(value, StrEnum):
        return value.value
    return value if isinstance(value, str | int | date) and value else None


def _placed(document: Document, contest: Contest) -> Contest:
    """A contest with the index of its task or unit in the text, instead of the number or name."""
    section, *rest = contest.path
    if not rest:
        return contest
    found = find(document.root, (section,))
    names = [_identity(node) for node in found.items] if isinstance(found, List) else []
    index = names.index(rest[0]) if rest[0] in names else sys.maxsize
    return Contest((section, index, *rest[1:]), contest.theirs)


def _identity(node: Node) -> int | str | None:
    """What a task or unit is told by: its number or its name."""
    values = data(node)
    if not isinstance(values, dict):
        return None
    name, number = values.get("name"), values.get("id")
    return name if isinstance(name, str) else parse_number(str(number))
