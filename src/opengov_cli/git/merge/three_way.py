"""Three versions of a plan become one, by meaning: ours keeps its bytes, what theirs brought is spliced in.

Different tasks and different fields combine, notes are united. A field that both sides set to
different values is a contest: both values stay, between git's markers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any, TypeVar

from opengov_cli.file.gate import Verdict, judge
from opengov_cli.file.text.edit import Edit, Remove, Set, apply
from opengov_cli.file.text.layout import dump, part_fields, value_of
from opengov_cli.file.text.order import reordered
from opengov_cli.file.text.problem import Problem
from opengov_cli.file.text.tree import KeyPath
from opengov_cli.plan.changes import NOTHING
from opengov_cli.plan.fields import HEAD, TASK, keys
from opengov_cli.plan.model import Note, Plan, Task, Unit

from .comments import merge_comments
from .consequences import by_place, missing_units, same_numbers
from .lists import in_order, list_edits, name_of, places_of, places_once, united, united_notes
from .markers import GONE, Contest, mark
from .parts import Sides, doubts_of, pair_sides, tasks_of, units_of
from .way import Style

# How many steps lead to the list of the units or tasks, and to that of the notes of a task.
_DEPTH_OF_PARTS, _DEPTH_OF_NOTES = 1, 3
_HEAD = keys(HEAD)
_TASK = tuple(key for key in keys(TASK) if key != "notes")

_Part = TypeVar("_Part", Task, Unit)
_Item = TypeVar("_Item", Task, Unit, Note)


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
    """The three can only be merged line by line: no text was found that says what they come to."""


class NotPlans(NotByMeaning):
    """One of the three is no valid plan."""


def merge(base: str, ours: str, theirs: str, style: Style = Style.MERGE) -> Merged:
    """Merge three texts of a plan file, without a BOM; base is empty where both sides began the file.

    Raises NotPlans, and NotByMeaning rather than to give anything but what was meant.
    """
    old = judge(base).plan if base else NOTHING
    own, their = judge(ours).plan, judge(theirs).plan
    if not (old and own and their):
        raise NotPlans
    try:
        merging = _Merging(old, own, their)
        meant = merging.plan()
        text = merge_comments(base, ours, theirs, apply(ours, merging.edits), merging.numbers)
        for depth in (_DEPTH_OF_NOTES, _DEPTH_OF_PARTS):
            text = reordered(text, {path: order for path, order in merging.orders if len(path) == depth})
        verdict = _expect(text, meant)
        if merging.contests:
            text = mark(text, merging.contests, style)
            verdict = judge(text)
    except Exception as error:
        # Whatever it is: a bug of ours may cost a merge, but nobody's work.
        raise NotByMeaning from error
    merged = Merged(text, len(merging.contests), verdict.problems)
    if not (merged.clean or merging.contests):
        raise NotByMeaning from ValueError("what the sides wrote goes together, but is no plan")
    return merged


def _expect(text: str, meant: Plan) -> Verdict:
    """The verdict on a text that is the plan that was meant; two sides may break a rule together, and then it must too.

    Raises ValueError for a text that is another plan.
    """
    found = judge(text)
    if found.plan != meant and (found.plan or _broken(found) != _broken(judge(dump(meant)))):
        raise ValueError("the merged text is not the plan that was meant")
    return found


def _broken(verdict: Verdict) -> set[str]:
    return {problem.code for problem in verdict.problems if problem.is_error}


@dataclass(slots=True)
class _Merging:
    """The merged plan, which has what ours says where the sides disagree, and the edits of ours that come to it."""

    base: Plan
    ours: Plan
    theirs: Plan
    edits: list[Edit] = field(default_factory=list)
    contests: list[Contest] = field(default_factory=list)
    # Lists that theirs put into another order, by their paths in what the edits come to; inner ones come first.
    orders: list[tuple[KeyPath, list[int]]] = field(default_factory=list)
    # The numbers of tasks in what is merged, by those in ours and in theirs.
    numbers: tuple[dict[int, int], dict[int, int]] = field(default_factory=lambda: ({}, {}))
    # Units that one side does not have any more and the other one names.
    needed: frozenset[str] = frozenset()
    # By the number of a task in base: what it may have become.
    doubts: dict[int, str] = field(default_factory=dict)

    def plan(self) -> Plan:
        """What the three come to."""
        merged = self._together()
        self.needed = missing_units(merged, self.ours, self.theirs)
        if self.needed:
            self.edits, self.contests, self.orders = [], [], []
            merged = self._together()
        self.contests = [*by_place(self.contests, merged, self.ours)]
        self.contests += same_numbers(merged, self.base, self.contests)
        return merged

    def _together(self) -> Plan:
        sides = (self.base, self.ours, self.theirs)
        pairings = pair_sides(*sides)
        self.doubts = doubts_of(*pairings)
        head = {name: self._field((name,), *(getattr(plan, name) for plan in sides)) for name in _HEAD}
        units = self._parts("units", [*units_of(*sides)], self.theirs.units, self._unit)
        tasks = self._parts("tasks", [*tasks_of(self.base, self.ours, *pairings)], self.theirs.tasks, self._task)
        merged = replace(self.ours, **head, units=units, tasks=tasks)
        self.edits += _changed((), self.ours, merged, _HEAD)
        return merged

    def _parts(
        self,
        key: str,
        sides: Sequence[Sides[_Part]],
        theirs: Sequence[_Part],
        together: Callable[[KeyPath, _Part | None, _Part, _Part], _Part],
    ) -> tuple[_Part, ...]:
        """The merged units or tasks; the sides come in the order of ours, then those that ours does not have."""
        kept: dict[int, _Part] = {}
        # By their names in theirs: what comes to stand where in ours, None for what is new.
        places: dict[int | str, int | None] = {}
        # What came in the place of something else: the two are one decision.
        ours_new = {name_of(own) for old, own, their in sides if own and not (old or their)}
        new = {name_of(their): their for old, own, their in sides if their and not (old or own)}
        for index, (old, own, their) in enumerate(sides):
            if own and their:
                kept[index] = together((key, index), old, own, their)
                places[name_of(their)] = index
            elif own and (own != old or name_of(own) in self.needed):
                kept[index] = own
                if old:
                    instead = value_of(new.pop(name_of(own), None))
                    self.contests.append(Contest((key, name_of(own)), instead, value_of(old), self._remark(old)))
            elif their and not old and name_of(their) in new:
                places[name_of(their)] = None
            elif their and old and (their != old or name_of(their) in self.needed):
                place = name_of(their) if name_of(their) in ours_new else GONE
                self.contests.append(Contest((key, place), part_fields(their), value_of(old), self._remark(old)))
        listed = in_order(kept, theirs, places)
        self.edits += list_edits((key,), sum(1 for _old, own, _their in sides if own), listed)
        now = {index: place for place, (index, _part) in enumerate(listed) if index is not None}
        self._place_orders(key, now)
        common = places_of(sides, now, getattr(self.base, key), theirs)
        return self._arranged((key,), [part for _index, part in listed], common)

    def _place_orders(self, key: str, now: Mapping[int, int]) -> None:
        """Name the tasks whose notes come in another order by their places in what is merged, not in ours."""
        self.orders = [
            ((key, now[int(path[1])], *path[2:]) if path[0] == key else path, order) for path, order in self.orders
        ]

    def _arranged(self, path: KeyPath, items: list[_Item], places: Iterable[tuple[int, int, int]]) -> tuple[_Item, ...]:
        """The items in the order of theirs where only theirs changed it.

        For each item that all three have, ``places`` are those in what is merged so far, in base and in theirs. Raises
        ValueError where both sides changed the order, each in its way.
        """
        listed = [*places]
        own, old, their = ([found[0] for found in sorted(listed, key=itemgetter(side))] for side in range(3))
        if their in (own, old):
            return tuple(items)
        if own != old:
            raise ValueError(path)
        order = [*range(len(items))]
        for place, now in zip(own, their, strict=True):
            order[place] = now
        self.orders.append((path, order))
        return tuple(items[index] for index in order)

    def _remark(self, part: Task | Unit) -> str:
        """What a task may have become, if that is in doubt."""
        return self.doubts.get(part.id, "") if isinstance(part, Task) else ""

    def _unit(self, path: KeyPath, old: Unit | None, own: Unit, their: Unit) -> Unit:
        aliases = united(old.aliases if old else (), own.aliases, their.aliases)
        group = self._field(("units", own.name, "group"), old.group if old else "", own.group, their.group)
        merged = replace(own, aliases=aliases, group=group)
        self.edits += _changed(path, own, merged, ("aliases", "group"))
        return merged

    def _task(self, path: KeyPath, old: Task | None, own: Task, their: Task) -> Task:
        if not old and own.requirement != their.requirement:
            # Both gave the same number to something new.
            self.contests.append(Contest(("tasks", own.id), part_fields(their)))
            return own
        number = their.id if old and own.id == old.id else own.id
        merged: dict[str, Any] = {}
        begun = len(self.contests)
        for name in _TASK:
            before = getattr(old, name) if old else None
            # The date goes with the status that somebody has to choose.
            if name == "completed" and any(contest.path[-1] == "status" for contest in self.contests[begun:]):
                before = object()
            place = ("tasks", number, name)
            merged[name] = self._field(place, before, getattr(own, name), getattr(their, name))
        notes = united_notes(old.notes if old else (), own.notes, their.notes)
        listed = [note for _index, note in notes]
        arranged = self._arranged((*path, "notes"), listed, places_once(listed, old.notes if old else (), their.notes))
        task = replace(own, **merged, notes=arranged)
        self.numbers[0][own.id] = self.numbers[1][their.id] = task.id
        self.edits += _changed(path, own, task, _TASK)
        self.edits += list_edits((*path, "notes"), len(own.notes), notes)
        return task

    def _field(self, place: KeyPath, old: object, own: object, their: object) -> Any:  # noqa: ANN401 - as the fields
        """What a field comes to: theirs where only theirs changed; a contest where both did, differently."""
        if their in (old, own):
            return own
        if own == old:
            return their
        self.contests.append(Contest(place, value_of(their), value_of(old)))
        return own


def _changed(path: KeyPath, own: object, merged: object, names: Sequence[str]) -> Iterator[Edit]:
    """What makes the fields of ours into the merged ones; optional keys are left out while they are empty."""
    for name in names:
        value = getattr(merged, name)
        if value != getattr(own, name):
            written = value_of(value)
            yield Remove((*path, name)) if written is None else Set((*path, name), written)
