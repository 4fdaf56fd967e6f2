"""Unit names: aliases, groups, and who answers for a task in which role."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from .errors import AmbiguousUnit, NoSuchUnit
from .model import DefaultLead, Plan, Role, Task
from .pinyin import likely, spelled
from .text import fold

# The names with 牵头, and the others.
Clause = tuple[tuple[str, ...], tuple[str, ...]]
# How strongly a role answers, the strongest first.
STRENGTH = {role: place for place, role in enumerate(Role)}


def spellings(units: Iterable[tuple[str, Iterable[str], str]]) -> dict[str, str]:
    """What each folded name, alias and group stands for; units are given as name, aliases and group."""
    listed = list(units)
    names = {fold(name): name for name, _aliases, _group in listed}
    for name, aliases, _group in listed:
        for alias in aliases:
            names.setdefault(fold(alias), name)
    for _name, _aliases, group in listed:
        if group:
            names.setdefault(fold(group), group)
    return names


@dataclass(frozen=True, slots=True)
class Answer:
    """That a unit answers for a task: in which role, and through which group unless named itself."""

    unit: str
    role: Role
    through: str = ""

    @property
    def direct(self) -> bool:
        """Whether the task names the unit itself."""
        return not self.through


@dataclass(frozen=True)
class Directory:
    """The names that a plan knows, and what they stand for."""

    plan: Plan

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every unit and every group, units first, in the plan's order."""
        units = [unit.name for unit in self.plan.units]
        groups = [self.resolve(unit.group) for unit in self.plan.units if unit.group]
        return tuple(dict.fromkeys(units + groups))

    @cached_property
    def _spellings(self) -> dict[str, str]:
        """Folded name or alias -> the name it stands for; a group may be called by a unit's name or alias, too."""
        return spellings((unit.name, unit.aliases, unit.group) for unit in self.plan.units)

    @cached_property
    def _groups(self) -> dict[str, str]:
        return {unit.name: self.resolve(unit.group) for unit in self.plan.units if unit.group}

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        """The units of every group at any depth."""
        found: dict[str, list[str]] = {}
        groups = {*self._groups.values()}
        for unit in self.names:
            for group in self.groups_of(unit) if unit not in groups else ():
                found.setdefault(group, []).append(unit)
        return {group: tuple(units) for group, units in found.items()}

    def resolve(self, name: str) -> str:
        """The unit or group that a name or alias stands for; an unknown name is kept as it is."""
        return self._spellings.get(fold(name), name)

    def knows(self, name: str) -> bool:
        """Whether a name or alias stands for a unit or a group of the plan."""
        return fold(name) in self._spellings

    def find(self, text: str, *, in_part: bool = True) -> str:
        """The unit or group that a person means by a name, an alias or a unique part of one, or by the pinyin of it.

        Pinyin must spell a name ``in_part`` or else as a whole. Raises NoSuchUnit (with the nearest name) or
        AmbiguousUnit (with the candidates).
        """
        wanted = fold(text.strip())
        if wanted in self._spellings:
            return self._spellings[wanted]
        written = [spelling for spelling in self._spellings if wanted and wanted in spelling]
        meant = {self._spellings[spelling] for spelling in written or spelled(text, self._spellings, in_part=in_part)}
        if len(meant) > 1:
            raise AmbiguousUnit(text, tuple(name for name in self.names if name in meant))
        if not meant:
            raise NoSuchUnit(text, likely(text, self.spellings))
        return meant.pop()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name and alias, as the plan writes them."""
        aliases = tuple(alias for unit in self.plan.units for alias in unit.aliases)
        return self.names + aliases

    def groups_of(self, name: str) -> Iterator[str]:
        """The groups that a unit belongs to, the nearest first; groups may nest."""
        group = self._groups.get(name)
        while group:
            yield group
            group = self._groups.get(group)

    def members(self, name: str) -> tuple[str, ...]:
        """The units of a group at any depth, in the plan's order; none if it is no group."""
        return self._members.get(name, ())

    def answer(self, task: Task, name: str) -> Answer | None:
        """How this unit answers for the task, or None.

        Being named itself counts before being reached through a group, and the nearest group
        before a wider one.
        """
        return self._answer_in(clause_of(task), name)

    def answers(self, task: Task) -> tuple[Answer, ...]:
        """Everybody who answers for the task, groups expanded to their members.

        Direct answers come in the clause's order, the others in the plan's order of units. A group
        without listed members answers itself.
        """
        return self._answers_in(clause_of(task))

    def only_unit(self, task: Task) -> str | None:
        """The one unit that answers for the task; None where none does, or several do."""
        found: set[str] = set()
        for name in self.roles(task):
            for unit in self.members(name) or (name,):
                found.add(unit)
                if len(found) > 1:
                    return None
        return found.pop() if found else None

    def named(self, task: Task) -> tuple[str, ...]:
        """Every name that answers for a task: those of its clause, and those that the plan names for all."""
        return (*task.named, *self.plan.every_task)

    def roles(self, task: Task) -> Mapping[str, Role]:
        """The role of each unit and group that is named itself, by the clause or by a rule of the plan."""
        return self._roles_in(clause_of(task))

    def reach(self, task: Task) -> int:
        """How many units answer for the task."""
        return self._reach_of(clause_of(task))

    # Many clauses are those of many tasks: who answers in one is worked out once.

    @cached_property
    def _roles_in(self) -> Callable[[Clause], Mapping[str, Role]]:
        return cache(self._work_out_roles)

    @cached_property
    def _answer_in(self) -> Callable[[Clause, str], Answer | None]:
        return cache(self._work_out_answer)

    @cached_property
    def _answers_in(self) -> Callable[[Clause], tuple[Answer, ...]]:
        return cache(self._work_out_answers)

    @cached_property
    def _reach_of(self) -> Callable[[Clause], int]:
        return cache(lambda clause: self.units_in(self._roles_in(clause)))

    def units_in(self, names: Iterable[str]) -> int:
        """How many units the names are or have as members, each once."""
        said = {*names}
        widest = (name for name in said if said.isdisjoint(self.groups_of(name)))
        return sum(len(self.members(name)) or 1 for name in widest)

    def _work_out_roles(self, clause: Clause) -> Mapping[str, Role]:
        lead, units = clause
        found: dict[str, Role] = {}
        for position, name in enumerate(lead + units):
            found.setdefault(self.resolve(name), self._role_in(clause, position))
        for name in map(self.resolve, self.plan.every_task):
            found.setdefault(name, Role.SUPPORT if lead or units else Role.JOINT)
        return found

    def _work_out_answer(self, clause: Clause, name: str) -> Answer | None:
        roles = self._roles_in(clause)
        for reached in (name, *self.groups_of(name)):
            if reached in roles:
                return Answer(name, roles[reached], "" if reached == name else reached)
        return None

    def _work_out_answers(self, clause: Clause) -> tuple[Answer, ...]:
        reached = dict.fromkeys(unit for name in self._roles_in(clause) for unit in (self.members(name) or (name,)))
        answers = (self._answer_in(clause, name) for name in reached)
        everybody = [answer for answer in answers if answer]
        return tuple(sorted(everybody, key=lambda answer: (STRENGTH[answer.role], not answer.direct)))

    def _role_in(self, clause: Clause, position: int) -> Role:
        """The role of the unit at a position of the clause."""
        lead, units = clause
        if lead:
            return Role.LEAD if position < len(lead) else Role.SUPPORT
        if self.plan.default_lead is DefaultLead.FIRST:
            return Role.SUPPORT if position else Role.LEAD
        return Role.LEAD if self.plan.default_lead is DefaultLead.ALL or len(units) == 1 else Role.JOINT


def clause_of(task: Task) -> Clause:
    """The names of a clause, on which it depends who answers for the task."""
    return task.lead, task.units
