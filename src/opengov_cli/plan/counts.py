"""How much of a plan is done: counts by status, category, unit and role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .model import Plan, Role, Status, Task
from .units import Directory


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
    tasks: tuple[Task, ...]

    @property
    def tally(self) -> Tally:
        """Its tasks by status."""
        return count(self.tasks)


def count(tasks: Iterable[Task]) -> Tally:
    """The tasks by status."""
    by_status = Counter(task.status for task in tasks)
    return Tally({status: by_status[status] for status in Status})


def by_category(plan: Plan) -> Iterator[tuple[str, tuple[Task, ...]]]:
    """Each category with its tasks, in the plan's order; two runs of one category are one."""
    found: dict[str, list[Task]] = {}
    for task in plan.tasks:
        found.setdefault(task.category, []).append(task)
    return ((category, tuple(tasks)) for category, tasks in found.items())


def by_unit(plan: Plan) -> Iterator[Workload]:
    """What every unit and group of the plan answers for, in the directory's order."""
    directory = Directory(plan)
    units = {unit.name: unit for unit in plan.units}
    for name in directory.names:
        answers = [(task, answer) for task in plan.tasks if (answer := directory.answer(task, name))]
        roles = Counter(answer.role for _task, answer in answers)
        unit = units.get(name)
        yield Workload(
            name=name,
            aliases=unit.aliases if unit else (),
            group=unit.group if unit else "",
            lead=roles[Role.LEAD],
            joint=roles[Role.JOINT],
            support=roles[Role.SUPPORT],
            direct=sum(answer.direct for _task, answer in answers),
            tasks=tuple(task for task, _answer in answers),
        )
