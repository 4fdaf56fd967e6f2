"""``opengov ledger send``: an Excel ledger for each unit."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated

import typer

from ...filtering import units_named
from ...options import unit_option
from ...session import Session


def send(
    ctx: typer.Context,
    folder: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="DIR", readable=False, help=_("The folder to write them to; made if need be.")
        ),
    ],
    unit: Annotated[
        list[str] | None,
        unit_option(_("Only for this unit, or for the units of this group; can be given again.")),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Replace ledgers that exist."))] = False,
) -> None:
    """Write an Excel ledger for each unit, with its tasks and cells to fill in."""
    from opengov_cli.round.ledger import sending

    session: Session = ctx.obj
    names = units_named(session, unit)
    ledgers = [*sending.ledgers(session.plan, session.today, names)]
    for name in names:
        if not any(ledger.unit in (name, *session.directory.members(name)) for ledger in ledgers):
            session.output.say(_("{unit} answers for no task: it gets no ledger").format(unit=name))
    with session.output.working(_("writing ledgers")):
        paths = sending.send(folder, ledgers, force=force)
    count = len(paths)
    message = ngettext("wrote {count} ledger to {folder}", "wrote {count} ledgers to {folder}", count)
    session.output.say(message.format(count=count, folder=folder))
