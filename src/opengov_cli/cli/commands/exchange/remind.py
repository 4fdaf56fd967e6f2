"""``opengov remind``: the message that the coordinator sends to the units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...filtering import FilterOptions, takes_filter
from ...printing import refuse_plan_itself
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.plan.query import Filter
    from opengov_cli.round.reminders.reminder import Reminder


class RemindFormat(StrEnum):
    """What a reminder is written as."""

    TEXT = "text"
    MD = "md"
    ICS = "ics"


@takes_filter
def remind(
    ctx: typer.Context,
    filter_options: FilterOptions,
    output_format: Annotated[
        RemindFormat, typer.Option("--format", help=_("A text to paste, Markdown, or a calendar of all days to come."))
    ] = RemindFormat.TEXT,
    target: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", readable=False, help=_("The file to write. Default: print it.")),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Replace FILE if it exists."))] = False,
) -> None:
    """Write to each --unit, or to all at once, what is overdue and what is due within 30 days or --due-before."""
    session: Session = ctx.obj
    if target:
        refuse_plan_itself(session, target)
    wanted = filter_options.wanted_of_one(session)
    if output_format is RemindFormat.ICS:
        data = _calendar(session, wanted)
    else:
        reminders = _reminders(session, wanted, early=bool(filter_options.due_before))
        data = _messages(reminders, output_format).encode()
    _say_undated(session, wanted)
    if target and data:
        from opengov_cli.documents.export import write

        write(target, data, force=force)
        session.output.say(_("wrote {path}").format(path=target))
    elif output_format is RemindFormat.ICS:
        session.output.raw(data)
    else:
        session.output.text(data.decode())


def _messages(reminders: Sequence[Reminder], output_format: RemindFormat) -> str:
    if output_format is RemindFormat.MD:
        from opengov_cli.round.reminders.md import render_md

        return render_md(reminders)
    from opengov_cli.round.reminders.text import render_text

    return render_text(reminders)


def _reminders(session: Session, wanted: Filter, *, early: bool) -> list[Reminder]:
    """A reminder for each unit that was asked for, else one for everybody; who gets none is told."""
    from opengov_cli.plan.query import select
    from opengov_cli.round.reminders.reminder import EVERYBODY, build_reminder

    found = []
    for unit in wanted.units or ("",):
        matches = select(session.plan, replace(wanted, units=(unit,) if unit else ()))
        tasks = [match.task for match in matches]
        reminder = build_reminder(unit or EVERYBODY, tasks, session.timetable, early=early)
        if reminder:
            found.append(reminder)
        elif unit:
            session.output.say(_("{unit}: nothing is overdue or due soon").format(unit=unit))
        else:
            session.output.say(_("nothing is overdue or due soon"))
    return found


def _say_undated(session: Session, wanted: Filter) -> None:
    """Name the tasks whose deadlines tell no day: nobody is reminded of these."""
    from opengov_cli.plan.query import describe_numbers, select
    from opengov_cli.wording.deadlines.schedule import DueState

    tasks = [match.task for match in select(session.plan, wanted)]
    undated = [task.id for task in tasks if session.timetable.of(task).state is DueState.UNDATED]
    if undated:
        message = ngettext(
            "no day follows from the deadline of task {numbers}, of which nobody is reminded",
            "no day follows from the deadlines of tasks {numbers}, of which nobody is reminded",
            len(undated),
        )
        session.output.say(message.format(numbers=describe_numbers(undated)))


def _calendar(session: Session, wanted: Filter) -> bytes:
    """The calendar of the tasks that were asked for; nothing where none has a day, which is told."""
    from opengov_cli.plan.query import select
    from opengov_cli.round.reminders.calendar import entries, render_ics

    tasks = [match.task for match in select(session.plan, wanted)]
    days = [*entries(tasks, session.timetable)]
    if days:
        return render_ics(days, session.timetable)
    session.output.say(_("no task has a day on which it is due"))
    return b""
