"""How the tasks of a plan stood at the end of a day that has gone by, as far as anybody can know.

The day on which a task was done is in the plan. When one was begun is not: the other statuses are those that git has
of that day, and a note of a day before tells that a task had been begun; where there is neither, they are those of
today.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from opengov_cli.plan.model import Note, Plan, Status, Task


def as_of(plan: Plan, day: date, recorded: Mapping[int, Status]) -> Plan:
    """The tasks of a plan as they stood at the end of a day, with the notes that had been made until then.

    ``recorded`` are the statuses that git has of that day, by the numbers of the tasks. What was completed later, and
    had some other status nobody knows of, counts as being worked on.
    """
    return replace(plan, tasks=tuple(_as_of(task, day, recorded.get(task.id)) for task in plan.tasks))


def was_completed_later(task: Task, day: date) -> bool:
    """Whether a task that is done now was not yet done at the end of a day."""
    return task.status is Status.DONE and task.completed is not None and task.completed > day


def until(plan: Plan, day: date) -> Plan:
    """The plan with its statuses as they are, and the notes that are dated a day or before."""
    return replace(plan, tasks=tuple(replace(task, notes=_notes(task, day)) for task in plan.tasks))


def _as_of(task: Task, day: date, recorded: Status | None) -> Task:
    later = was_completed_later(task, day)
    return replace(
        task,
        status=_status(task, day, recorded),
        completed=None if later else task.completed,
        notes=_notes(task, day),
    )


def _status(task: Task, day: date, recorded: Status | None) -> Status:
    if task.status is Status.DONE and task.completed and task.completed <= day:
        return Status.DONE
    if recorded is Status.TODO and any(note.date <= day for note in task.notes):
        # It was begun, and that was recorded later.
        return task.status if task.status in (Status.DOING, Status.ONGOING) else Status.DOING
    if was_completed_later(task, day):
        return recorded if recorded and recorded.is_open else Status.DOING
    return recorded or task.status


def _notes(task: Task, day: date) -> tuple[Note, ...]:
    return tuple(note for note in task.notes if note.date <= day)
