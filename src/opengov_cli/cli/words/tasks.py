"""One task in words: its title, how far it is, and its facts label by label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from gettext import gettext as _

from opengov_cli.plan.clause import SEPARATOR, phrase
from opengov_cli.plan.model import Role, Task
from opengov_cli.plan.reporting import reports
from opengov_cli.plan.units import Answer, Directory
from opengov_cli.wording.deadlines.deadline import read_deadline
from opengov_cli.wording.deadlines.schedule import DueState, Schedule

from .deadlines import deadline_label, schedule_words
from .labels import role_label


def task_title(task: Task) -> str:
    """What a task is called."""
    return _("Task {number}").format(number=task.id)


def task_progress(task: Task) -> str:
    """The status of a task, with the day on which it was completed."""
    label = task.status.label
    return f"{label} {task.completed}" if task.completed else label


def task_facts(task: Task, directory: Directory, schedule: Schedule) -> Iterator[tuple[str, str]]:
    """Labels and values: what there is to say of a task beside its text, and how it stands to its deadline."""
    yield _("Clause"), phrase(task) or _("names no unit")
    answers = directory.answers(task)
    for role in Role:
        in_this_role = [answer for answer in answers if answer.role is role]
        if in_this_role:
            yield role_label(role).capitalize(), _grouped(in_this_role)
    yield from _reports(task, directory)
    if task.deadline or task.due:
        yield _("Deadline"), _deadline(task, directory.plan.year, schedule)
    if schedule.missed:
        yield _("Not reported"), SEPARATOR.join(str(period.due) for period in schedule.missed)
    if task.number:
        yield _("Own number"), task.number
    yield from task.extra


def _reports(task: Task, directory: Directory) -> Iterator[tuple[str, str]]:
    """The units that have reported, by the day of their last note, and those that have not."""
    told = reports(directory, task)
    missing = [report.answer.unit for report in told if not report.last]
    if told and len(missing) == len(told):
        yield _("Reported"), _("nobody yet")
        return
    units: dict[date, list[str]] = {}
    for report in told:
        if report.last:
            units.setdefault(report.last, []).append(report.answer.unit)
    if units:
        yield _("Reported"), "\n".join(f"{day} {SEPARATOR.join(units[day])}" for day in sorted(units))
    if missing:
        yield _("Missing"), SEPARATOR.join(missing)


def _deadline(task: Task, year: int, schedule: Schedule) -> str:
    """A deadline in the plan's words, with its sort or its date and with how the task stands to it."""
    kind = deadline_label(read_deadline(task.deadline, year).kind)
    stands = "" if kind and schedule.state is DueState.UNDATED else schedule_words(schedule, told=task.due)
    explained = _(", ").join(dict.fromkeys(filter(None, (kind, str(task.due or ""), stands))))
    if not (task.deadline and explained):
        return task.deadline or explained
    return _("{words} ({more})").format(words=task.deadline, more=explained)


def _grouped(answers: Sequence[Answer]) -> str:
    """Units that answer themselves, then each group with those that it reaches."""
    direct = [answer.unit for answer in answers if answer.direct]
    groups = dict.fromkeys(answer.through for answer in answers if not answer.direct)
    reached = [
        _("{group} ({members})").format(
            group=group, members=SEPARATOR.join(answer.unit for answer in answers if answer.through == group)
        )
        for group in groups
    ]
    return SEPARATOR.join(direct + reached)
