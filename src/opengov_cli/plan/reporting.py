"""Who of those who answer for a task has reported on it, as its notes tell.

A note counts for each unit that its ``by`` names, by name or alias, and one by a group counts for every member that
answers for the task, as in a clause. A note by nobody, or by somebody who is no unit, counts where a single unit
answers, because nobody else can be meant; where several do, it counts for none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .model import Note, Task
from .period import ALWAYS, Period
from .units import Answer, Directory

_BETWEEN_NAMES = re.compile(r"\s*[、，,；;]\s*")


@dataclass(frozen=True, slots=True)
class Report:
    """That somebody answers for a task, and the day of the last note that counts for them, if there is one."""

    answer: Answer
    last: date | None


def reports(directory: Directory, task: Task, period: Period = ALWAYS) -> tuple[Report, ...]:
    """Everybody who answers for the task, in the directory's order, with the last report in the period."""
    days = last_days(directory, task, period)
    return tuple(Report(answer, last_day(directory, days, answer.unit)) for answer in directory.answers(task))


def last_days(directory: Directory, task: Task, period: Period = ALWAYS) -> dict[str, date]:
    """The units and groups that notes of the period count for, each with the day of the last one.

    Not all of them need answer for the task.
    """
    days: dict[str, date] = {}
    for note in task.notes:
        for name in _counts_for(directory, task, note) if note.date in period else ():
            days[name] = max(days.get(name, note.date), note.date)
    return days


def last_day(directory: Directory, days: dict[str, date], unit: str) -> date | None:
    """The day of a unit's last report, itself or with a group, as ``last_days`` tells; None without one."""
    if not days:
        return None
    return max((days[name] for name in (unit, *directory.groups_of(unit)) if name in days), default=None)


def reported(directory: Directory, task: Task, period: Period = ALWAYS) -> tuple[str, ...]:
    """Names of units and groups; a unit has reported on the task if it is one of them or in one, at any depth.

    All of these answer for the task. There are no more of them than the task has names and notes, whatever number of
    units a group has.
    """
    days = last_days(directory, task, period) if task.notes else {}
    if not days:
        return ()
    roles = directory.roles(task)
    chains = ((name, *directory.groups_of(name)) for name in dict.fromkeys((*roles, *days)))
    return tuple(chain[0] for chain in chains if not (roles.keys().isdisjoint(chain) or days.keys().isdisjoint(chain)))


def uncounted(directory: Directory, task: Task, period: Period = ALWAYS) -> Iterator[tuple[int, Note]]:
    """The notes of the period that count for nobody who answers for the task, with their places from 1."""
    roles = directory.roles(task)
    # A group counts for its members, and one of them may be named itself.
    reached = {*roles, *(group for name in roles for group in directory.groups_of(name))}
    for place, note in enumerate(task.notes, start=1):
        if note.date in period and not any(
            name in reached or not roles.keys().isdisjoint(directory.groups_of(name))
            for name in _counts_for(directory, task, note)
        ):
            yield place, note


def _counts_for(directory: Directory, task: Task, note: Note) -> tuple[str, ...]:
    """The units and groups that a note is by, or the only unit that answers for the task if it is by none."""
    parts = (note.by,) if directory.knows(note.by) else _BETWEEN_NAMES.split(note.by)
    named = tuple(directory.resolve(part) for part in parts if directory.knows(part))
    only = () if named else (directory.only_unit(task),)
    return named or tuple(filter(None, only))
