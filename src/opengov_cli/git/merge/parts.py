"""Which unit or task of each of three versions is which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from typing import TypeVar

from opengov_cli.plan.model import Plan, Task, Unit
from opengov_cli.plan.pairing import Pairing, PairingDoubt, pair
from opengov_cli.plan.query import describe_numbers

_Part = TypeVar("_Part", Task, Unit)
# A task or unit in base, ours and theirs.
Sides = tuple[_Part | None, _Part | None, _Part | None]


def units_of(base: Plan, ours: Plan, theirs: Plan) -> Iterator[Sides[Unit]]:
    """Units by their names: those of ours, then those that only theirs has."""
    old, own, their = ({unit.name: unit for unit in plan.units} for plan in (base, ours, theirs))
    for name in own | their:
        yield old.get(name), own.get(name), their.get(name)


def tasks_of(base: Plan, ours: Plan, ours_of: Pairing, theirs_of: Pairing) -> Iterator[Sides[Task]]:
    """Tasks by what they were in base, new ones by text or number: those of ours, then those of theirs alone."""
    was = {own.id: old for old, own in ours_of.pairs if own}
    became = {old.id: their for old, their in theirs_of.pairs if old and their}
    new = _new_of_both(
        [own for old, own in ours_of.pairs if own and not old],
        [their for old, their in theirs_of.pairs if not old and their],
    )
    for own in ours.tasks:
        old = was[own.id]
        yield old, own, became.pop(old.id, None) if old else new.get(own.id)
    for old in base.tasks:
        if old.id in became:
            yield old, None, became[old.id]
    taken = {their.id for their in new.values()}
    for old, their in theirs_of.pairs:
        if their and not old and their.id not in taken:
            yield None, None, their


def pair_sides(base: Plan, ours: Plan, theirs: Plan) -> tuple[Pairing, Pairing]:
    """What became of the tasks of base in ours and in theirs, told over all three.

    A task that one side reworded beyond recognition may still be told by the other side, which stands in between.
    """
    own, their = (pair(base.tasks, side.tasks) for side in (ours, theirs))
    return _told_by(own, their), _told_by(their, own)


def _told_by(found: Pairing, other: Pairing) -> Pairing:
    """A pairing with base, and with what is like a task of the other side that comes from one which is gone in it."""
    gone = {old.id: old for old, now in found.pairs if old and not now}
    between = {now.id: gone[old.id] for old, now in other.pairs if old and now and old.id in gone}
    # What is new on the other side may be as like, which is then a doubt.
    candidates = [now for old, now in other.pairs if now and (not old or old.id in gone)]
    new = [now for old, now in found.pairs if now and not old]
    through = {
        now.id: between[alike.id] for alike, now in pair(candidates, new).pairs if alike and now and alike.id in between
    }
    told = {old.id for old in through.values()}
    pairs = ((old or (through.get(now.id) if now else None), now) for old, now in found.pairs)
    doubts = (doubt for doubt in found.doubts if told.isdisjoint(old.id for old in doubt.before))
    return Pairing(tuple((old, now) for old, now in pairs if now or (old and old.id not in told)), tuple(doubts))


def doubts_of(*pairings: Pairing) -> dict[int, str]:
    """What is not clear, by the numbers of the tasks of base, in words for the people who have to tell."""
    return {old.id: _told(doubt) for found in pairings for doubt in found.doubts for old in doubt.before}


def _new_of_both(ours: Sequence[Task], theirs: Sequence[Task]) -> dict[int, Task]:
    """By the number in ours: the task of theirs that is new as well and the same, or wants the same number."""
    pairs = pair(ours, theirs).pairs
    same = {own.id: their for own, their in pairs if own and their and own.requirement == their.requirement}
    taken = {their.id for their in same.values()}
    left = {their.id: their for their in theirs if their.id not in taken}
    return {**{own.id: left[own.id] for own in ours if own.id in left and own.id not in same}, **same}


def _told(doubt: PairingDoubt) -> str:
    """That it is not clear which task is which, for the people who have to tell."""
    before, after = (describe_numbers(task.id for task in tasks) for tasks in (doubt.before, doubt.after))
    return _("which is which? before: task {before}; now: task {after}").format(before=before, after=after)
