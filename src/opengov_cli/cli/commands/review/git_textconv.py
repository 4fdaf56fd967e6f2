"""``opengov git textconv``: a plan as git compares it."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from ...session import Session


def textconv(
    ctx: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help=_("The plan file."))]
) -> None:
    """Print a plan as text of short lines, which git compares; a broken one as it is."""
    from opengov_cli.file.disk import read_bytes
    from opengov_cli.file.register import judge_file

    from ...machine.plain import plain

    session: Session = ctx.obj
    plan = judge_file(file)[1].plan
    session.output.raw(plain(plan).encode() if plan else read_bytes(file))
