"""Which tasks are late, and which soon will be."""

from __future__ import annotations

from datetime import date, timedelta

from .model import Task

SOON = 30
"""So many days before it is due, a task is due soon."""


def is_overdue(task: Task, today: date) -> bool:
    """Whether the day is over on which a task was due, and it is not done."""
    return task.due is not None and task.status.is_open and task.due < today


def is_due_soon(task: Task, today: date) -> bool:
    """Whether a task that is not done is due today or within the next days."""
    return task.due is not None and task.status.is_open and today <= task.due <= today + timedelta(SOON)
