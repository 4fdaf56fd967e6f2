"""``opengov merge``: three versions of a plan become one."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from ...merging import FavourOption, report, way
from ...session import Session


def merge(
    ctx: typer.Context,
    base: Annotated[
        Path, typer.Argument(metavar="BASE", readable=False, help=_("The version that both have grown from."))
    ],
    ours: Annotated[
        Path, typer.Argument(metavar="OURS", readable=False, help=_("Our version; what it says keeps its bytes."))
    ],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", readable=False, help=_("The other version."))],
    target: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=_("Write the result there. Default: stdout."))
    ] = None,
    name: Annotated[
        Path | None,
        typer.Option("--name", metavar="FILE", readable=False, help=_("The plan that messages name. Default: OURS.")),
    ] = None,
    favour: FavourOption = None,
) -> None:
    """Merge three versions of a plan by meaning."""
    from opengov_cli.file import disk
    from opengov_cli.git.merge.reconcile import reconcile

    session: Session = ctx.obj
    old, own, their = (disk.read_bytes(path) for path in (base, ours, theirs))
    result = reconcile(old, own, their, way(favour))
    if target:
        disk.write(target, result.data)
    else:
        session.output.raw(result.data)
    report(session, name or target or ours, result)
    if not result.clean:
        raise typer.Exit(1)
