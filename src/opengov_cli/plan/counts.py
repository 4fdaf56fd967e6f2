"""How much of a plan is done: counts by status, category, unit and role."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .model import Plan, Role, Status, Task
from .units import Directory

_Counts = Counter[tuple[Role, Status]]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks are in which status."""

    by_status: Mapping[Status, int]

    @property
    def total(self) -> int:
        """All tasks counted."""
        return sum(self.by_status.values())

    @property
    def open(self) -> int:
        """Tasks that still expect work, standing duties among them."""
        return sum(count for status, count in self.by_status.items() if status.is_open)

    @property
    def done(self) -> int:
        """Tasks that expect none any more."""
        return self.total - self.open


@dataclass(frozen=True, slots=True)
class Workload:
    """What one unit or group answers for, itself or through a group."""

    name: str
    aliases: tuple[str, ...]
    group: str
    lead: int
    joint: int
    support: int
    direct: int
    tally: Tally


def count(tasks: Iterable[Task]) -> Tally:
    """The tasks by status."""
    by_status = Counter(task.status for task in tasks)
    return Tally({status: by_status[status] for status in Status})


def by_category(plan: Plan) -> Iterator[tuple[str, tuple[Task, ...]]]:
    """Each category with its tasks, in the plan's order; two runs of one category are one."""
    tasks: dict[str, list[Task]] = {}
    for task in plan.tasks:
        tasks.setdefault(task.category, []).append(task)
    return ((category, tuple(of_category)) for category, of_category in tasks.items())


def by_unit(plan: Plan) -> Iterator[Workload]:
    """What every unit and group of the plan answers for, in the directory's order."""
    directory = Directory(plan)
    units = {unit.name: unit for unit in plan.units}
    direct, hidden = _named(plan, directory)
    for name in directory.names:
        chain = (name, *directory.groups_of(name))
        answers = sum((direct[one] for one in chain), _Counts())
        answers.subtract(sum((hidden[one] for one in chain), _Counts()))
        unit = units.get(name)
        yield Workload(
            name=name,
            aliases=unit.aliases if unit else (),
            group=unit.group if unit else "",
            lead=_sum(answers, Role.LEAD),
            joint=_sum(answers, Role.JOINT),
            support=_sum(answers, Role.SUPPORT),
            direct=direct[name].total(),
            tally=Tally({status: _sum(answers, status) for status in Status}),
        )


def _named(plan: Plan, directory: Directory) -> tuple[Mapping[str, _Counts], Mapping[str, _Counts]]:
    """How often each name is named in which role in tasks of which status; and how often the nearest of its groups
    is named in the same task, which then does not count for it.

    A task is looked at once, whatever number of units a group has.
    """
    direct, hidden = defaultdict[str, _Counts](Counter), defaultdict[str, _Counts](Counter)
    for task in plan.tasks:
        roles = directory.roles(task)
        for name, role in roles.items():
            direct[name][role, task.status] += 1
            wider = next((group for group in directory.groups_of(name) if group in roles), None)
            if wider:
                hidden[name][roles[wider], task.status] += 1
    return direct, hidden


def _sum(counted: _Counts, wanted: Role | Status) -> int:
    return sum(number for key, number in counted.items() if wanted in key)
