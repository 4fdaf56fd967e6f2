"""How much of a plan is done and reported: counts by status, category, unit, role and month.

Whatever number of units a group has, each count looks at a task once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from . import reporting
from .model import Plan, Role, Status, Task
from .period import ALWAYS, Period
from .units import Directory

_Key = TypeVar("_Key", bound=Hashable)


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
class Reports:
    """How many reports are in and how many are missing: each unit owes one on each open task that it answers for."""

    reported: int
    missing: int

    @property
    def owed(self) -> int:
        """All of them."""
        return self.reported + self.missing


@dataclass(frozen=True, slots=True)
class Workload:
    """What one unit or group answers for, itself or through a group; the reports of a group are those of its units."""

    name: str
    aliases: tuple[str, ...]
    group: str
    lead: int
    joint: int
    support: int
    direct: int
    tally: Tally
    reports: Reports


@dataclass(frozen=True, slots=True)
class Month:
    """What happened in a month: how many notes are dated in it, and how many tasks were completed."""

    year: int
    month: int
    notes: int
    completed: int


def percent(part: int, whole: int) -> int:
    """The share in percent, halves rounded up: 2 of 29 are 7. Of nothing it is 0."""
    return (200 * part + whole) // (2 * whole) if whole else 0


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


def by_unit(plan: Plan, period: Period = ALWAYS) -> Iterator[Workload]:
    """What every unit and group of the plan answers for and has reported on, in the directory's order."""
    directory = Directory(plan)
    units = {unit.name: unit for unit in plan.units}
    answering, reporters = _Reach[tuple[Role, Status]](directory), _Reach[bool](directory)
    for task in plan.tasks:
        roles = directory.roles(task)
        answering.add({name: (role, task.status) for name, role in roles.items()})
        if task.status.is_open:
            reporters.add(dict.fromkeys(reporting.reported(directory, task, period), True))
    answers = {name: answering.of(name) for name in directory.names}
    tallies = {name: Tally({status: _sum(answers[name], status) for status in Status}) for name in answers}
    for name in directory.names:
        below = directory.members(name) or (name,)
        owed, reported = sum(tallies[unit].open for unit in below), sum(reporters.of(unit)[True] for unit in below)
        unit = units.get(name)
        yield Workload(
            name=name,
            aliases=unit.aliases if unit else (),
            group=unit.group if unit else "",
            lead=_sum(answers[name], Role.LEAD),
            joint=_sum(answers[name], Role.JOINT),
            support=_sum(answers[name], Role.SUPPORT),
            direct=answering.direct[name].total(),
            tally=tallies[name],
            reports=Reports(reported, owed - reported),
        )


def reports(directory: Directory, tasks: Iterable[Task], period: Period = ALWAYS) -> Reports:
    """How many reports on these tasks are in and missing, over all units."""
    owed = reported = 0
    for task in tasks:
        if task.status.is_open:
            owed += directory.reach(task)
            reported += directory.units_in(reporting.reported(directory, task, period))
    return Reports(reported, owed - reported)


def total(parts: Iterable[Reports]) -> Reports:
    """All reports of these parts of a plan."""
    listed = [*parts]
    return Reports(sum(part.reported for part in listed), sum(part.missing for part in listed))


def by_unit_and_category(plan: Plan) -> Iterator[tuple[str, Mapping[str, Tally]]]:
    """Every unit and group with its tasks by category, in the directory's order, without the empty ones."""
    directory = Directory(plan)
    answering = _Reach[tuple[str, Status]](directory)
    for task in plan.tasks:
        answering.add(dict.fromkeys(directory.roles(task), (task.category, task.status)))
    for name in directory.names:
        tallies: dict[str, dict[Status, int]] = {}
        for (category, status), number in answering.of(name).items():
            tallies.setdefault(category, dict.fromkeys(Status, 0))[status] += number
        yield name, {category: tally for category, by_status in tallies.items() if (tally := Tally(by_status)).total}


def by_month(plan: Plan) -> tuple[Month, ...]:
    """The twelve months of the plan's year, and every other one in which something happened, in their order."""
    days = [note.date for task in plan.tasks for note in task.notes]
    notes = Counter((day.year, day.month) for day in days)
    completed = Counter((task.completed.year, task.completed.month) for task in plan.tasks if task.completed)
    months = {*notes, *completed, *((plan.year, month) for month in range(1, 13))}
    return tuple(Month(*month, notes[month], completed[month]) for month in sorted(months))


@dataclass
class _Reach(Generic[_Key]):
    """Counts of what is said of names and holds for everybody below them, each task once.

    Where a task says it of a unit and of its groups, it is what it says of the nearest that counts.
    """

    directory: Directory
    direct: dict[str, Counter[_Key]] = field(default_factory=lambda: defaultdict(Counter))
    hidden: dict[str, Counter[_Key]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, said: Mapping[str, _Key]) -> None:
        """Count what one task says of each name."""
        for name, key in said.items():
            self.direct[name][key] += 1
            wider = next((group for group in self.directory.groups_of(name) if group in said), None)
            if wider:
                self.hidden[name][said[wider]] += 1

    def of(self, name: str) -> Counter[_Key]:
        """What holds for a name, itself or through a group."""
        counted = Counter[_Key]()
        for one in (name, *self.directory.groups_of(name)):
            counted.update(self.direct[one])
            counted.subtract(self.hidden[one])
        return counted


def _sum(counted: Mapping[tuple[Role, Status], int], wanted: Role | Status) -> int:
    return sum(number for key, number in counted.items() if wanted in key)
