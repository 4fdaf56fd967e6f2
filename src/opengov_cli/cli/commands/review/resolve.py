"""``opengov resolve``: the plan that git left in conflict becomes one."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from ...merging import report
from ...session import Session


def resolve(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", readable=False, help=_("The plan file in conflict. Default: the plan.")),
    ] = None,
) -> None:
    """Merge by meaning what git left in conflict."""
    from opengov_cli.git.merge.resolve import resolve as resolve_file

    session: Session = ctx.obj
    path = file or session.path
    result = resolve_file(path)
    if result.clean:
        session.output.say(_("{path} is merged and staged; `git status` tells how to go on").format(path=path))
    report(session, path, result)
