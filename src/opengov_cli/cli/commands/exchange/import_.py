"""``opengov import``: a document that an office sends becomes a plan file."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opengov_cli.documents.update.part import Part
from opengov_cli.plan.model import DefaultLead

from ... import completion
from ...interactive.agreement import REFUSED, agree
from ...options import DryRunOption
from ...recording import say_written
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.documents.intake import Stated

PIPE = Path("-")


def import_(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            readable=False,
            help=_("The document: Word, Excel, PDF, CSV, Markdown, HTML, JSON or plain text."),
        ),
    ],
    target: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help=_("The plan file to write; - prints it. Default: plan_YEAR.yaml.")
        ),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(metavar="PLAN", help=_("Bring it into this plan file: texts, statuses, notes and links.")),
    ] = None,
    only: Annotated[
        Part | None, typer.Option(help=_("With --into: take the plan's texts alone, or the progress alone."))
    ] = None,
    yes: Annotated[
        bool,
        typer.Option("--yes", "-y", help=_("With --into: do not ask, and take what the document says in conflicts.")),
    ] = False,
    title: Annotated[str, typer.Option(metavar="TITLE", help=_("The plan's title. Default: the document's."))] = "",
    issuer: Annotated[str, typer.Option(metavar="NAME", help=_("The office. Default: as in the title."))] = "",
    year: Annotated[
        int | None, typer.Option(metavar="YEAR", min=1, help=_("The year. Default: as in the title."))
    ] = None,
    default_lead: Annotated[
        DefaultLead | None,
        typer.Option(help=_("Who leads where a clause names no lead: the unit named first, or all that are named.")),
    ] = None,
    every_task: Annotated[
        list[str] | None,
        typer.Option(
            metavar="UNIT",
            help=_("A unit that belongs to every task; can be given again."),
            autocompletion=completion.unit_names,
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HEADING=KEY",
            help=_("What a column holds, as '任务内容=requirement'; can be given again."),
        ),
    ] = None,
    sheet: Annotated[str, typer.Option(metavar="NAME", help=_("The sheet of a workbook, by its name or number."))] = "",
    date: Annotated[
        str,
        typer.Option(metavar="DATE", help=_("The day of notes without one. Default: as the document says.")),
    ] = "",
    dry_run: DryRunOption = False,
) -> None:
    """Read a plan out of a document: Word, Excel, PDF, CSV, Markdown, HTML, JSON or text."""
    from opengov_cli.documents.draft.choices import Guidance, read_choice
    from opengov_cli.documents.intake import Stated
    from opengov_cli.file.recording import day

    guidance = Guidance(tuple(map(read_choice, column or ())), sheet)
    session: Session = ctx.obj
    if into and (target or title or issuer or year or default_lead or every_task):
        raise typer.BadParameter(_("--into keeps the head of its plan: options that state it do not go with it"))
    if (yes or only) and not into:
        raise typer.BadParameter(_("--yes and --only go with --into"))
    stated_day = day(date, session.today) if date else None
    stated = Stated(title, issuer, year or 0, default_lead, tuple(every_task or ()), guidance, stated_day)
    if into:
        _update(session, file, into, stated, only, agreed=yes, dry_run=dry_run)
    else:
        _create(session, file, target or session.plan_option, stated, dry_run=dry_run)


def _create(session: Session, file: Path, target: Path | None, stated: Stated, *, dry_run: bool) -> None:
    """Make a new plan file of a document, or print it."""
    from opengov_cli.documents.intake import make_plan

    from ...words.drafts import said

    with session.output.working(_("reading {file}").format(file=file)):
        new = make_plan(file, stated, session.today)
    for line in said(new.source, new.plan):
        session.output.say(line)
    path = target or new.usual_path
    if dry_run or path == PIPE:
        session.output.data(new.text)
        return
    new.write(path)
    session.output.say(_("wrote {path}; `opengov check` checks it, `opengov list` lists its tasks").format(path=path))


def _update(
    session: Session, file: Path, into: Path, stated: Stated, only: Part | None, *, agreed: bool, dry_run: bool
) -> None:
    """Bring a document into a plan file, or print what would change in it."""
    from opengov_cli.documents.intake import update_plan

    from ...terminal.changes import blocks
    from ...terminal.updates import choice_blocks
    from ...words.changes import sentence, summary
    from ...words.drafts import said, unsettled
    from ...words.updates import conflict_choice, lacking, question_choice

    output = session.output
    with output.working(_("reading {file}").format(file=file)):
        updated = update_plan(file, into, session.today, stated, only=only)
    brought = updated.brought
    already = brought.says_the_same and not only
    for line in unsettled(updated.source) if already else (*said(updated.source, brought.plan), *lacking(brought)):
        output.say(line)
    if brought.change and not dry_run:
        output.show(*blocks(brought.change, output.width, coloured=output.coloured))
    choices = [*map(conflict_choice, brought.conflicts), *map(question_choice, brought.questions)]
    output.show(*choice_blocks(choices, output.width))
    if brought.questions:
        output.say(_("give each of these rows the number of its task (序号), each task once; nothing was written"))
        raise typer.Exit(REFUSED)
    if not brought.change:
        message = _("{path} says all of it already") if already else _("nothing is new for {path}")
        output.say(message.format(path=into))
        return
    if not dry_run:
        question = _("bring this into {path}?").format(path=into)
        agree(output, question, disagreeing=brought.needs_agreement, agreed=agreed)
    rewritten = updated.write(dry_run=dry_run)
    if dry_run:
        output.text(rewritten.diff)
    for change in brought.change.tasks:
        output.say(sentence(change))
    output.say(summary(brought.change))
    if not dry_run:
        say_written(session, rewritten)
