"""``opengov import``: a document that an office sends becomes a plan file."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opengov_cli.plan.model import DefaultLead

from ... import completion
from ...options import DryRunOption
from ...recording import say_written
from ...session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from opengov_cli.documents.draft.choices import Choice
    from opengov_cli.documents.intake import Stated

REFUSED = 1
PIPE = Path("-")


def import_(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            readable=False,
            help=_("The document: Word, Excel, CSV, Markdown, HTML, JSON or plain text."),
        ),
    ],
    target: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help=_("The plan file to write; - prints it. Default: plan_YEAR.yaml.")
        ),
    ] = None,
    into: Annotated[
        Path | None, typer.Option(metavar="PLAN", help=_("Add to this plan file and update it; its progress stays."))
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help=_("With --into: change the texts of tasks that it has."))
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
    date: Annotated[
        str,
        typer.Option(metavar="DATE", help=_("The day of notes without one. Default: as the document says.")),
    ] = "",
    dry_run: DryRunOption = False,
) -> None:
    """Read a plan out of a document: Word, Excel, CSV, Markdown, HTML, JSON or text."""
    from opengov_cli.documents.draft.choices import read_choice
    from opengov_cli.documents.intake import Stated
    from opengov_cli.file.recording import day

    columns = tuple(map(read_choice, column or ()))
    session: Session = ctx.obj
    if into and (target or title or issuer or year or default_lead or every_task or date):
        raise typer.BadParameter(
            _("--into keeps the head of its plan: it goes with --yes, --column and --dry-run only")
        )
    if yes and not into:
        raise typer.BadParameter(_("--yes goes with --into"))
    if into:
        _update(session, file, into, columns, agreed=yes, dry_run=dry_run)
    else:
        stated_day = day(date, session.today) if date else None
        stated = Stated(title, issuer, year or 0, default_lead, tuple(every_task or ()), columns, stated_day)
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
    session: Session, file: Path, into: Path, choices: Sequence[Choice], *, agreed: bool, dry_run: bool
) -> None:
    """Bring a document into a plan file, or print what would change in it."""
    from opengov_cli.documents.intake import update_plan

    from ...terminal.changes import blocks
    from ...words.changes import summary
    from ...words.drafts import said

    with session.output.working(_("reading {file}").format(file=file)):
        updated = update_plan(file, into, session.today, agreed=agreed, choices=choices)
    for line in said(updated.source, updated.plan):
        session.output.say(line)
    if not updated.change:
        session.output.say(_("{path} says all of it already").format(path=into))
        return
    if updated.refused:
        session.output.show(*blocks(updated.change, session.output.width, coloured=session.output.coloured))
        session.output.say(
            ngettext(
                "the text of {count} task would change: --yes changes it; nothing was written",
                "the texts of {count} tasks would change: --yes changes them; nothing was written",
                len(updated.refused),
            ).format(count=len(updated.refused))
        )
        raise typer.Exit(REFUSED)
    rewritten = updated.write(dry_run=dry_run)
    if dry_run:
        session.output.text(rewritten.diff)
    session.output.say(summary(updated.change))
    if not dry_run:
        say_written(session, rewritten)
