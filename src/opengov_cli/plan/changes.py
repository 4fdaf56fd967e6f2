"""What changed between two plans, by task and in the plan's own words.

Which task is which is told by ``pairing``: one that got another number, other words or another place is changed, not
removed and added.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from .clause import SEPARATOR, phrase
from .fields import HEAD, OF_CLAUSE, TASK, UNIT, keys, text_of
from .model import Note, Plan, Task, Unit
from .pairing import Pair
from .pairing import pair_tasks as pair_tasks  # noqa: PLC0414

NOTHING = Plan("", "", 0)
# Every key of a task but its notes; lead, units and duty are one clause.
FIELDS = tuple(key for key in keys(TASK) if key not in (*OF_CLAUSE, "notes"))
_UNIT_KEYS = tuple(key for key in keys(UNIT) if key != "name")
# Equal characters in a row that are worth telling from the changed ones around them.
_WORTH_KEEPING = 2


@dataclass(frozen=True, slots=True)
class Shift:
    """A field that has another value than before; an empty text stands for none."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TaskChange:
    """A task before and after; None where it was added or removed.

    ``places`` are where it stood and stands in the plan, counted from 1, if it was moved between the others.
    """

    before: Task | None
    after: Task | None
    places: tuple[int, int] | None = None

    @property
    def task(self) -> Task:
        """The task as it is now, or as it was last."""
        return next(task for task in (self.after, self.before) if task)

    @property
    def number(self) -> int:
        """The number that the task has now, or had last."""
        return self.task.id

    @property
    def old_number(self) -> int:
        """The number that the task had before, or got when it was added."""
        return next(task.id for task in (self.before, self.after) if task)

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """The fields that differ, and what was moved; all that are filled for a task that was added or removed."""
        found = [Shift(name, field_text(self.before, name), field_text(self.after, name)) for name in FIELDS]
        if self.places:
            found.append(Shift("place", *map(str, self.places)))
        if self.before and self.after:
            found.append(Shift("order", *_orders(self.before.notes, self.after.notes)))
        return tuple(shift for shift in found if shift.before != shift.after)

    @property
    def notes_added(self) -> tuple[Note, ...]:
        """The notes that were not there before, in their order."""
        return _beyond(self.after, self.before)

    @property
    def notes_removed(self) -> tuple[Note, ...]:
        """The notes that are gone, in their order."""
        return _beyond(self.before, self.after)


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A unit before and after; None where it was added or removed."""

    before: Unit | None
    after: Unit | None

    @property
    def name(self) -> str:
        """What the unit is called."""
        return (self.after or self.before or Unit("")).name

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """The fields that differ."""
        found = (
            Shift(name, text_of(getattr(self.before, name, "")), text_of(getattr(self.after, name, "")))
            for name in _UNIT_KEYS
        )
        return tuple(shift for shift in found if shift.before != shift.after)


@dataclass(frozen=True, slots=True)
class PlanChange:
    """All that two plans differ in."""

    head: tuple[Shift, ...]
    units: tuple[UnitChange, ...]
    tasks: tuple[TaskChange, ...]

    def __bool__(self) -> bool:
        return bool(self.head or self.units or self.tasks)


def compare(before: Plan, after: Plan) -> PlanChange:
    """What changed from one plan to the other; of units the order does not count."""
    head = (Shift(name, text_of(getattr(before, name)), text_of(getattr(after, name))) for name in keys(HEAD))
    pairs = [*pair_tasks(before.tasks, after.tasks)]
    moved = _moved(before, after, pairs)
    tasks = (TaskChange(old, new, moved.get(id(new))) for old, new in pairs if _differ(old, new) or id(new) in moved)
    return PlanChange(
        tuple(shift for shift in head if shift.before != shift.after), tuple(_units(before, after)), tuple(tasks)
    )


def _differ(old: Task | None, new: Task | None) -> bool:
    """Whether a task changed; most are the same object in both plans, which need not be compared."""
    return old is not new and old != new


def field_text(task: Task | None, name: str) -> str:
    """A field of a task as one text, empty where there is nothing."""
    if task is None:
        return ""
    if name == "clause":
        return phrase(task)
    return text_of(getattr(task, name))


class TextChange(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Some characters of a text that changed."""

    kind: TextChange
    text: str


def text_pieces(before: str, after: str) -> tuple[TextPiece, ...]:
    """Two texts taken apart by characters, as Chinese has no spaces between words."""
    found: list[TextPiece] = []
    removed = added = ""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        inside = start > 0 and end < len(before)
        if tag == "equal" and not (inside and end - start < _WORTH_KEEPING):
            found += _changed(removed, added)
            found.append(TextPiece(TextChange.KEPT, before[start:end]))
            removed = added = ""
        else:
            removed += before[start:end]
            added += after[new_start:new_end]
    return (*found, *_changed(removed, added))


def _changed(removed: str, added: str) -> list[TextPiece]:
    both = (TextPiece(TextChange.REMOVED, removed), TextPiece(TextChange.ADDED, added))
    return [piece for piece in both if piece.text]


def _moved(before: Plan, after: Plan, pairs: Iterable[Pair]) -> dict[int, tuple[int, int]]:
    """The places before and after of the fewest tasks whose moving gives the new order, by the identity of the task."""
    olds, news = ({id(task): index for index, task in enumerate(plan.tasks, 1)} for plan in (before, after))
    kept = [(olds[id(old)], new) for old, new in pairs if old and new]
    staying = _longest_rise([place for place, _new in kept])
    return {id(new): (place, news[id(new)]) for place, new in kept if place not in staying}


def _longest_rise(numbers: Iterable[int]) -> set[int]:
    """The longest part of different numbers that only rises."""
    lasts: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        length = bisect(lasts, number)
        before[number] = lasts[length - 1] if length else None
        lasts[length : length + 1] = [number]
    found: set[int] = set()
    last = lasts[-1] if lasts else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def _orders(before: Sequence[Note], after: Sequence[Note]) -> tuple[str, str]:
    """In which order the notes that stand on both sides came and come, as numbers; the same where none was moved."""
    if _go_on(before, after) or _go_on(after, before):
        return "", ""
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    places = {note: str(place) for place, note in enumerate((note for note in old if note in new), 1)}
    return SEPARATOR.join(places.values()), SEPARATOR.join(places[note] for note in new if note in places)


def _beyond(one: Task | None, other: Task | None) -> tuple[Note, ...]:
    """The notes of one task that the other does not have; a note that stands twice counts twice."""
    notes, others = (task.notes if task else () for task in (one, other))
    if _go_on(others, notes):
        return notes[len(others) :]
    if _go_on(notes, others):
        return ()
    left = Counter(others)
    beyond = []
    for note in notes:
        if left[note]:
            left[note] -= 1
        else:
            beyond.append(note)
    return tuple(beyond)


def _go_on(notes: Sequence[Note], others: Sequence[Note]) -> bool:
    """Whether others begin with these notes, as those do that nothing but further ones came to."""
    return others[: len(notes)] == notes


def _units(before: Plan, after: Plan) -> Iterator[UnitChange]:
    old, new = ({unit.name: unit for unit in plan.units} for plan in (before, after))
    for name in (*new, *(name for name in old if name not in new)):
        if old.get(name) != new.get(name):
            yield UnitChange(old.get(name), new.get(name))
