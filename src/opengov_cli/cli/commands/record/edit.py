"""``opengov edit``: the plan file in the user's own editor, at a task."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import typer

from opengov_cli.file.errors import InvalidPlan
from opengov_cli.plan.changes import compare
from opengov_cli.plan.errors import BadNumber
from opengov_cli.plan.query import tasks_by_number

from ...options import CommitOption, DryRunOption, KeepOption, TaskNumber
from ...recording import committing_of, make_change
from ...references import plan_named
from ...session import Session
from ...usage.choosing import choose_number

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
    from opengov_cli.git.merge.meanwhile import bring_in

    from ...interactive.plan_draft import edited

    session, [number] = plan_named(ctx.obj, [number]) if number else (ctx.obj, [""])
    if not (session.output.can_ask if number else session.output.can_choose):
        raise typer.BadParameter(_("there is no terminal to edit in"))
    try:
        opened = session.register
    except InvalidPlan as error:
        _mend(session, error, dry_run=dry_run, commit=commit)
        return
    if commit:
        # Before somebody writes what could not be committed.
        committing_of(session)
    with edited(session.output, opened.path, opened.content, _line(session, number)) as text:
        make_change(
            session,
            lambda write: bring_in(opened, text, write=write),
            lambda change: _say_edited(session, change),
            dry_run=dry_run,
            commit=commit,
            keep=keep,
        )


def _line(session: Session, number: str) -> int:
    """The line of the task that was named or is chosen; of the list of tasks as long as it has none."""
    from opengov_cli.file.text.tree import line_at

    plan, text = session.plan, session.register.content.text
    if not (number or plan.tasks):
        return line_at(text, ("tasks",))
    task, *others = tasks_by_number(plan, [number or choose_number(session.output, session)])
    if others:
        raise BadNumber(number)
    return line_at(text, ("tasks", plan.tasks.index(task)))


def _mend(session: Session, error: InvalidPlan, *, dry_run: bool, commit: bool) -> None:
    """Edit a file that is no valid plan, from its first error on. Raises InvalidPlan for what is no text."""
    from opengov_cli.file.register import judge_file, mend

    from ...interactive.plan_draft import edited, tell_errors
    from ...interactive.questions import question

    content, verdict = judge_file(error.path)
    if content is None or dry_run:
        raise error
    line = tell_errors(session.output, error.path, verdict.problems)
    question(session.output, _("Enter opens the editor"), "")
    with edited(session.output, error.path, content, line) as text:
        mend(error.path, content, text)
    session.output.say(_("wrote {path}").format(path=error.path))
    if commit:
        session.output.say(_("it was no valid plan before: commit it with git yourself"))


def _say_edited(session: Session, change: Change) -> None:
    """Say what became of each task, and how much changed."""
    from ...words.changes import sentence, summary

    if change.is_none:
        session.output.say(_("nothing was changed"))
        return
    compared = compare(change.before.plan, change.after.plan)
    for task in compared.tasks:
        session.output.say(sentence(task))
    session.output.say(summary(compared) or _("only the layout or comments changed"))
