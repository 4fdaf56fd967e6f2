"""``opengov git textconv``: a plan as git compares it."""

from __future__ import annotations

from contextlib import suppress
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from ...session import Session


def textconv(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help=_("The plan file."))],
    form: Annotated[
        int | None, typer.Option("--form", metavar="N", help=_("The form of the texts that git keeps already."))
    ] = None,
) -> None:
    """Print a plan as text of short lines, which git compares; a broken one as it is."""
    from opengov_cli.file.disk import read_bytes
    from opengov_cli.file.errors import InvalidPlan
    from opengov_cli.file.register import opened

    from ...machine.plain import FORM, plain

    session: Session = ctx.obj
    data = read_bytes(file)
    with suppress(InvalidPlan):
        data = plain(opened(file, data).plan).encode()
    session.output.raw(data)
    if form not in (None, FORM):
        session.output.say(_("git keeps older texts of plans, which read otherwise: run `opengov git setup` again"))
