"""Lists of three versions that become one: what stays, what comes where, and the edits of ours that make it so."""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TypeVar

from opengov_cli.file.text.edit import Edit, Insert, Remove
from opengov_cli.file.text.layout import part_fields
from opengov_cli.file.text.tree import KeyPath
from opengov_cli.plan.model import Note, Task, Unit

from .parts import Sides

_Part = TypeVar("_Part", Task, Unit)
_Item = TypeVar("_Item", Task, Unit, Note)
# What a merged list holds: each part with its index in ours, None for what theirs brought.
Listed = list[tuple[int | None, _Item]]


def places_of(
    sides: Iterable[Sides[_Part]], now: Mapping[int, int], base: Sequence[_Part], theirs: Sequence[_Part]
) -> Iterator[tuple[int, int, int]]:
    """Where each unit or task that all three have stands in what is merged so far, in base and in theirs."""
    olds, theirs_at = ({id(part): index for index, part in enumerate(parts)} for parts in (base, theirs))
    for index, (old, own, their) in enumerate(sides):
        if old and own and their:
            yield now[index], olds[id(old)], theirs_at[id(their)]


def places_once(merged: Sequence[Note], base: Sequence[Note], theirs: Sequence[Note]) -> Iterator[tuple[int, int, int]]:
    """Where each note stands in what is merged, in base and in theirs, if each of them has it exactly once."""
    counts = [Counter(notes) for notes in (merged, base, theirs)]
    olds, theirs_at = ({note: place for place, note in enumerate(notes)} for notes in (base, theirs))
    for place, note in enumerate(merged):
        if all(count[note] == 1 for count in counts):
            yield place, olds[note], theirs_at[note]


def in_order(
    kept: Mapping[int, _Part], theirs: Sequence[_Part], places: Mapping[int | str, int | None]
) -> Listed[_Part]:
    """What is kept of ours, with what is new behind the one that it follows in theirs."""
    behind: dict[int | None, list[_Part]] = defaultdict(list)
    last = None
    for part in theirs:
        if places.get(name_of(part)) is not None:
            last = places[name_of(part)]
        elif name_of(part) in places:
            behind[last].append(part)
    listed: Listed[_Part] = [(None, part) for part in behind[None]]
    for place, own in kept.items():
        listed.append((place, own))
        listed += [(None, part) for part in behind[place]]
    return listed


def united_notes(old: Sequence[Note], own: Sequence[Note], their: Sequence[Note]) -> Listed[Note]:
    """The notes of both sides, theirs behind ours of the same day.

    Each is there as often as both left it, and as often more as the side that added more of it did.
    """
    before, ours, theirs = Counter(old), Counter(own), Counter(their)
    wanted = (before & ours & theirs) + ((ours - before) | (theirs - before))
    surplus, brought = ours - wanted, wanted - ours
    notes: Listed[Note] = []
    for index, note in enumerate(own):
        if surplus[note]:
            surplus[note] -= 1
        else:
            notes.append((index, note))
    # Of what follows, the earliest day: theirs of a day come where only later ones follow.
    earliest = [*accumulate((note.date for _index, note in reversed(notes)), min)][::-1]
    behind: dict[int, Listed[Note]] = defaultdict(list)
    for note in sorted(their, key=lambda note: note.date):
        if brought[note]:
            brought[note] -= 1
            behind[bisect(earliest, note.date)].append((None, note))
    listed = behind[0]
    for place, kept in enumerate(notes, 1):
        listed += [kept, *behind[place]]
    return listed


def list_edits(path: KeyPath, count: int, listed: Listed[_Item]) -> Iterator[Edit]:
    """What makes a list of ours, which has so many items, into the merged one; what it keeps stays as it is."""
    kept = {index for index, _item in listed}
    yield from (Remove((*path, index)) for index in range(count) if index not in kept)
    behind = 0
    for index, item in listed:
        if index is None:
            yield Insert(path, behind, [part_fields(item)])
        else:
            behind = index + 1


def united(old: Sequence[str], own: Sequence[str], their: Sequence[str]) -> tuple[str, ...]:
    """A list of names with what the others added, and without what they took out."""
    kept = [name for name in own if name in their or name not in old]
    return (*kept, *(name for name in their if name not in old and name not in own))


def name_of(part: Task | Unit) -> int | str:
    """The number of a task or the name of a unit."""
    return part.id if isinstance(part, Task) else part.name
