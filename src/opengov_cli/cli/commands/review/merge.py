"""``opengov merge``: three versions of a plan become one."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from ...merging import report
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
) -> None:
    """Merge three versions of a plan by meaning."""
    from opengov_cli.file import disk
    from opengov_cli.git.merge.resolve import reconcile

    session: Session = ctx.obj
    result = reconcile(*(disk.read_bytes(path) for path in (base, ours, theirs)))
    if target:
        disk.write(target, result.data)
    else:
        session.output.raw(result.data)
    report(session, target or ours, result)
