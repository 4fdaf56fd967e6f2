"""What two sides have written does not always go together: a unit gone here and named there, one number given twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from opengov_cli.plan.model import Plan
from opengov_cli.plan.text import fold
from opengov_cli.plan.units import spellings

from .markers import At, Contest


def missing_units(merged: Plan, *sides: Plan) -> frozenset[str]:
    """The units that the merged plan names and does not have, though one of the sides does."""
    known = spellings((unit.name, unit.aliases, unit.group) for unit in merged.units)
    named = {fold(name) for task in merged.tasks for name in task.named} | {fold(name) for name in merged.every_task}
    unknown = named - known.keys()
    return frozenset(
        unit.name
        for plan in sides
        for unit in plan.units
        if not unknown.isdisjoint(map(fold, (unit.name, *unit.aliases)))
    )


def by_place(contests: Iterable[Contest], merged: Plan, ours: Plan) -> Iterator[Contest]:
    """Contests about tasks that theirs does not have any more by their places: others may have their numbers now."""
    own = {task.id: task for task in ours.tasks}
    places = {id(task): index for index, task in enumerate(merged.tasks)}
    for contest in contests:
        match contest.path:
            case ("tasks", int(number)) if contest.theirs is None:
                yield replace(contest, path=("tasks", At(places[id(own[number])])))
            case _:
                yield contest


def same_numbers(merged: Plan, base: Plan, contests: Sequence[Contest]) -> Iterator[Contest]:
    """Contests where two tasks have come to the same number: another one is offered for that which base does not know.

    Raises ValueError where a contest names a task by such a number.
    """
    known = {task.requirement for task in base.tasks}
    free = max((task.id for task in (*merged.tasks, *base.tasks)), default=0)
    # One that somebody may have to take away is in nobody's way yet.
    leaving = {
        int(contest.path[1]) for contest in contests if len(contest.path) > 1 and isinstance(contest.path[1], At)
    }
    places: dict[int, list[int]] = defaultdict(list)
    for index, task in enumerate(merged.tasks):
        places[task.id].append(index)
    by_number = {contest.path[1] for contest in contests if len(contest.path) > 1 and type(contest.path[1]) is int}
    for number, found in places.items():
        if len(found) > 1 and number in by_number:
            raise ValueError(number)
        staying = [index for index in found if index not in leaving]
        # The one that is known keeps its number.
        for index in sorted(staying, key=lambda index: merged.tasks[index].requirement not in known)[1:]:
            free += 1
            yield Contest(("tasks", At(index), "id"), free)
