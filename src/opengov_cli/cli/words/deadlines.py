"""How a task stands to its deadline, in a few words."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _
from gettext import ngettext
from typing import assert_never

from opengov_cli.wording.deadlines.deadline import DeadlineKind
from opengov_cli.wording.deadlines.schedule import DueState, Schedule


def deadline_label(kind: DeadlineKind) -> str:
    """A sort of deadline that is no single date, as a person reads it; empty for the others."""
    labels = {
        DeadlineKind.RECURRING: _("recurring"),
        DeadlineKind.STANDING: _("standing"),
        DeadlineKind.RELATIVE: _("relative"),
    }
    return labels.get(kind, "")


def due_words(state: DueState, days_left: int | None) -> str:
    """What a person reads in the column of a list: 还有 12 天, 逾期 3 天, 长期."""
    days = abs(days_left or 0)
    match state:
        case DueState.OVERDUE:
            words = ngettext("{days} day overdue", "{days} days overdue", days)
        case DueState.SOON | DueState.AHEAD:
            words = ngettext("{days} day left", "{days} days left", days) if days else _("due today")
        case DueState.REPORTED:
            words = _("reported")
        case DueState.STANDING:
            words = _("standing")
        case DueState.UNDATED:
            words = _("no date")
        case DueState.DONE:
            words = _("done")
        case DueState.DONE_IN_TIME:
            words = _("done in time")
        case DueState.DONE_LATE:
            words = _("done late")
        case _:
            assert_never(state)
    return words.format(days=days)


def schedule_words(schedule: Schedule, told: date | None = None) -> str:
    """How a task stands to its deadline, and the day that counts now unless that is ``told`` already."""
    if not schedule.state:
        return ""
    words = due_words(schedule.state, schedule.days_left)
    if schedule.due in (None, told):
        return words
    if schedule.state is DueState.REPORTED:
        return _("{words}, next due {date}").format(words=words, date=schedule.due)
    return _("{words}, {date}").format(words=words, date=schedule.due)
