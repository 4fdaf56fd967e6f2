"""``opengov edit``: the plan file in the user's own editor, at a task."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import typer

from opengov_cli.plan.changes import compare
from opengov_cli.plan.errors import BadNumber
from opengov_cli.plan.query import tasks_by_number

from ...options import CommitOption, DryRunOption, KeepOption, TaskNumber
from ...recording import make_change
from ...references import plan_named
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.file.register import Change


def edit(
    ctx: typer.Context,
    number: TaskNumber,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    keep: KeepOption = False,
) -> None:
    """Edit the plan file in your editor, at a task; checked before it counts."""
    from opengov_cli.file.text.tree import line_at
    from opengov_cli.git.merge.meanwhile import bring_in

    from ...interactive.plan_draft import edited

    session, [number] = plan_named(ctx.obj, [number])
    task, *others = tasks_by_number(session.plan, [number])
    if others:
        raise BadNumber(number)
    if not session.output.can_ask:
        raise typer.BadParameter(_("there is no terminal to edit in"))
    opened = session.register
    line = line_at(opened.content.text, ("tasks", session.plan.tasks.index(task)))
    with edited(session.output, opened, line) as text:
        make_change(
            session,
            lambda write: bring_in(opened, text, write=write),
            lambda change: _say_edited(session, change),
            dry_run=dry_run,
            commit=commit,
            keep=keep,
        )


def _say_edited(session: Session, change: Change) -> None:
    """Say what became of each task, and how much changed."""
    from ...words.changes import sentence, summary

    if not change.diff:
        session.output.say(_("nothing was changed"))
        return
    compared = compare(change.before.plan, change.after.plan)
    for task in compared.tasks:
        session.output.say(sentence(task))
    session.output.say(summary(compared) or _("only the layout or comments changed"))
