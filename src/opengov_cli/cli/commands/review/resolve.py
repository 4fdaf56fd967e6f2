"""``opengov resolve``: the plans that git left in conflict become one each."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from opengov_cli.errors import OpengovError
from opengov_cli.git.merge.way import Way

from ...merging import FavourOption, report, way
from ...session import Session
from ...usage.failures import tell


def resolve(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", readable=False, help=_("The plan file in conflict. Default: all in the repository.")
        ),
    ] = None,
    favour: FavourOption = None,
) -> None:
    """Merge by meaning what git left in conflict; what is decided in the file already stays."""
    from opengov_cli.git.merge.resolve import plans_in_conflict

    session: Session = ctx.obj
    named = [file] if file else session.files if session.plans else ()
    # Without any in conflict the plan itself is asked for, which says so.
    paths = named or [*plans_in_conflict(Path.cwd())] or [session.path]
    code = max(_resolved(session, path, way(favour)) for path in paths)
    if code:
        raise typer.Exit(code)


def _resolved(session: Session, path: Path, chosen: Way) -> int:
    """The exit code of resolving one file; a failure is told, so that the others have their turn, too."""
    from opengov_cli.git.merge.resolve import resolve as resolve_file

    try:
        resolved = resolve_file(path, chosen)
    except OpengovError as error:
        return tell(session.output, error)
    if resolved.untouched:
        sentence = _("{path} was still exactly ours, with nothing of theirs: merged anew")
        session.output.say(sentence.format(path=path))
    if resolved.result.clean:
        session.output.say(_("{path} is merged and staged; `git status` tells how to go on").format(path=path))
    report(session, path, resolved.result)
    return 0 if resolved.result.clean else 1
