"""Which status a task gets of what its units say: only those decide who answer for it first.

These are its leading units; where none leads, all that answer together; often it is a single one. The status is what
all of them say. As long as one of them is silent it stays, and it stays where they contradict each other: one unit's
已完成 does not make the task of several done. What the others say of a status stands in their notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from opengov_cli.documents.draft import Doubt
from opengov_cli.plan.model import Role, Status, Task
from opengov_cli.plan.units import Answer

from .entries import Entry

# More units than these nobody reads in a sentence.
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Decision:
    """The status that a task gets, if its units agree on one, with the place that says so and the last day of it.

    ``problem`` tells that they contradict each other: nothing of these rows counts. ``warning`` tells that it stays.
    """

    status: Status | None = None
    day: date | None = None
    place: str = ""
    problem: Doubt | None = None
    warning: Doubt | None = None


def deciding(answers: Sequence[Answer]) -> frozenset[str]:
    """The units that decide about a task, of all that answer for it, the strongest first."""
    return frozenset(answer.unit for answer in answers if answer.role is answers[0].role)


def decide(task: Task, answers: Sequence[Answer], entries: Sequence[Entry]) -> Decision:
    """The status that a task gets of what units say in rows about it."""
    units = deciding(answers)
    said = [entry for entry in entries if entry.status and entry.unit in units]
    statuses = {entry.status for entry in said}
    says_two = len({(entry.unit, entry.status) for entry in said}) > len(_by(said))
    if says_two or (len(statuses) > 1 and _is_led_by_name(answers)):
        return Decision(problem=Doubt(", ".join(entry.status_place for entry in said), _contrary(task, said)))
    silent = units - _by(said)
    if not said or statuses == {task.status}:
        return Decision()
    if silent or len(statuses) > 1:
        message = _("task {number} stays {status} until all that answer for it first say the same; now {said}")
        message = message.format(number=task.id, status=task.status.label, said=_listed(said))
        return Decision(warning=Doubt(said[0].status_place, message))
    days = [entry.day for entry in said if entry.day]
    return Decision(said[0].status, max(days, default=None), said[0].status_place)


def _is_led_by_name(answers: Sequence[Answer]) -> bool:
    """Whether those who decide were named to lead: units that only answer together may be at different points."""
    return answers[0].role is Role.LEAD and answers[0].direct


def _by(entries: Sequence[Entry]) -> frozenset[str]:
    return frozenset(entry.unit for entry in entries)


def _contrary(task: Task, said: Sequence[Entry]) -> str:
    message = _("units contradict each other about the status of task {number}: {said}")
    return message.format(number=task.id, said=_listed(said))


def _listed(said: Sequence[Entry]) -> str:
    """Who says what, each unit behind its word; of many units only how many."""
    words = dict.fromkeys((entry.unit, entry.status.label) for entry in said if entry.status)
    if len(words) <= _MOST_NAMED:
        return _(", ").join(f"{unit} {word}" for unit, word in words)
    counted = {word: sum(other == word for _unit, other in words) for _unit, word in words}
    return _(", ").join(f"{count} {word}" for word, count in counted.items())
