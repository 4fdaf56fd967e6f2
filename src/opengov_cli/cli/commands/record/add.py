"""``opengov add``: a new task."""

from __future__ import annotations

from dataclasses import replace
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from opengov_cli.plan.text import fold

from ... import completion
from ...filtering import refuse_empty
from ...interactive.questions import offered, question
from ...options import CommitOption, DryRunOption, KeepOption
from ...recording import make_change
from ...references import plan_named
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.file.register import Change
    from opengov_cli.round.new_task import TypedTask

Units = list[str] | None


def add(
    ctx: typer.Context,
    category: Annotated[
        str,
        typer.Option(
            "--category",
            "-c",
            metavar="TEXT",
            help=_("The category, or a part of its name; a new one is begun at the end."),
            autocompletion=completion.categories,
        ),
    ] = "",
    requirement: Annotated[
        str, typer.Option("--requirement", "-r", metavar="TEXT", help=_("What is to be done, as the plan says it."))
    ] = "",
    clause: Annotated[
        str, typer.Option(metavar="TEXT", help=_("Who answers, in one phrase: 计划财务科牵头，各科室按职责分工落实."))
    ] = "",
    lead: Annotated[
        Units,
        typer.Option(
            metavar="UNIT",
            help=_("Instead of --clause: a unit that leads; can be given again."),
            autocompletion=completion.unit_names,
        ),
    ] = None,
    unit: Annotated[
        Units,
        typer.Option(
            "--unit",
            "--units",
            "-u",
            metavar="UNIT",
            help=_("Instead of --clause: another unit; can be given again."),
            autocompletion=completion.unit_names,
        ),
    ] = None,
    duty: Annotated[str, typer.Option(metavar="TEXT", help=_("The closing words, as 按职责分工落实."))] = "",
    deadline: Annotated[str, typer.Option(metavar="TEXT", help=_("By when, in words, as 12月底前 or 每季度."))] = "",
    due: Annotated[str, typer.Option(metavar="DATE", help=_("The day. Default: the one that the words give."))] = "",
    number: Annotated[
        int | None, typer.Option("--id", metavar="N", min=1, help=_("Its number. Default: the next one."))
    ] = None,
    after: Annotated[
        str,
        typer.Option(
            metavar="ID",
            help=_("Put it behind this task. Default: behind the last one of its category."),
            autocompletion=completion.task_numbers,
        ),
    ] = "",
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    keep: KeepOption = False,
) -> None:
    """Add a task to the plan; in a terminal you are asked for what options do not say."""
    from opengov_cli.file.adding import add as add_task
    from opengov_cli.round.new_task import TypedTask, draft_task

    refuse_empty("--lead", lead)
    refuse_empty("--unit", unit)
    if clause and (lead or unit or duty):
        raise typer.BadParameter(_("--clause says who answers: it goes without --lead, --unit and --duty"))
    session, afters = plan_named(ctx.obj, [after]) if after else (ctx.obj, [""])
    typed = TypedTask(category, requirement, clause, lead or (), unit or (), duty, deadline, due, number)
    typed = _asked(session, typed)
    make_change(
        session,
        lambda write: add_task(
            session.path, lambda plan: draft_task(plan, typed, session.today), afters[0], write=write
        ),
        lambda change: _say_added(session, change),
        dry_run=dry_run,
        commit=commit,
        keep=keep,
    )


def _asked(session: Session, typed: TypedTask) -> TypedTask:
    """The task with what a person answers where options say nothing; without a terminal they have to say it."""
    needed = {"--category": typed.category.strip(), "--requirement": typed.requirement.strip()}
    if all(needed.values()):
        return typed
    if not session.output.can_ask:
        option = next(option for option, text in needed.items() if not text)
        raise typer.BadParameter(_("give {option}: there is no terminal to ask in").format(option=option))
    category = typed.category.strip() or _category(session)
    requirement = typed.requirement.strip() or question(session.output, _("Requirement"))
    answers = typed.clause or typed.lead or typed.units
    clause = typed.clause if answers else question(session.output, _("Who answers, as 计划财务科牵头"), "")
    deadline = typed.deadline or typed.due
    words = typed.deadline if deadline else question(session.output, _("By when, as 12月底前"), "")
    return replace(typed, category=category, requirement=requirement, clause=clause, deadline=words)


def _category(session: Session) -> str:
    """The category that a person chooses by its number, or names."""
    categories = session.plan.categories
    numbers = offered(session.output, categories)
    chosen = question(session.output, _("Category, by its number or in words"))
    return categories[numbers[fold(chosen)] - 1] if fold(chosen) in numbers else chosen


def _say_added(session: Session, change: Change) -> None:
    """Say what was added, and what of it is to be looked at."""
    from opengov_cli.plan.clause import phrase

    before = {task.id for task in change.before.plan.tasks}
    task = next(task for task in change.after.plan.tasks if task.id not in before)
    facts = {"number": task.id, "category": task.category}
    sentence = _("task {number} added under {category}")
    if task.category not in change.before.plan.categories:
        sentence = _("task {number} added under {category}, which is new")
    session.output.say(sentence.format(**facts))
    if not task.named:
        unread = _("no unit could be read from the clause; it is kept word for word: {clause}")
        session.output.say(unread.format(clause=phrase(task)) if task.clause else _("it names no unit"))
    if task.deadline and not task.due:
        from opengov_cli.wording.deadlines.deadline import DeadlineKind, read_deadline

        if read_deadline(task.deadline, change.after.plan.year).kind is DeadlineKind.UNCLEAR:
            session.output.say(_("no date follows from the deadline {deadline}").format(deadline=task.deadline))
