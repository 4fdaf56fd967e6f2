"""``opengov ledger collect``: what units filled in goes into the plan."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...interactive.agreement import REFUSED, agree
from ...options import CommitOption, DryRunOption, KeepOption, YesOption
from ...recording import make_change
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.file.register import Change
    from opengov_cli.round.ledger.collecting import Collection, Ledgers


def collect(
    ctx: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", readable=False, help=_("The filled ledgers, or folders of them.")),
    ],
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help=_("Take what is good, and leave out what is named as a problem."))
    ] = False,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    keep: KeepOption = False,
) -> None:
    """Bring filled ledgers into the plan: statuses, notes and links, each once. All of them, or nothing."""
    from ...words.changes import sentence, summary

    session: Session = ctx.obj
    ledgers = _read(session, files)
    collection = ledgers.on(session.plan)
    _show(session, collection, dry_run=dry_run)
    if collection.problems and not keep_going:
        session.output.say(_("nothing was written: mend these, or take the rest with --keep-going"))
        raise typer.Exit(REFUSED)
    if collection.change and not dry_run:
        question = _("bring this into {path}?").format(path=session.path)
        agree(session.output, question, disagreeing=bool(collection.conflicts), agreed=yes)

    def tell(_change: Change) -> None:
        for change in collection.change.tasks:
            session.output.say(sentence(change))
        session.output.say(summary(collection.change))

    if collection.change:
        make_change(
            session,
            lambda write: ledgers.write(session.path, collection, write=write),
            tell,
            dry_run=dry_run,
            commit=commit,
            keep=keep,
        )
    else:
        session.output.say(_("nothing is new for {path}").format(path=session.path))
    if collection.problems:
        raise typer.Exit(REFUSED)


def _read(session: Session, files: list[Path]) -> Ledgers:
    """The ledgers in files and folders. Raises BadParameter where there are none."""
    from opengov_cli.round.ledger.collecting import Ledgers, files_to_collect, read_file

    paths = files_to_collect(files)
    if not paths:
        raise typer.BadParameter(_("there is no workbook to collect"))
    read = [read_file(path, session.today) for path in session.output.each(paths, _("reading ledgers"))]
    return Ledgers(tuple(read), session.today)


def _show(session: Session, collection: Collection, *, dry_run: bool) -> None:
    """Show what ledgers bring, what is wrong with them, and who has answered."""
    from ...terminal.changes import blocks
    from ...terminal.updates import choice_blocks
    from ...words.ledgers import answers, noticed
    from ...words.updates import conflict_choice

    output = session.output
    if collection.change and not dry_run:
        output.show(*blocks(collection.change, output.width, coloured=output.coloured))
    output.show(*choice_blocks(map(conflict_choice, collection.conflicts), output.width))
    for line in (*noticed(collection), *answers(collection)):
        output.say(line)
