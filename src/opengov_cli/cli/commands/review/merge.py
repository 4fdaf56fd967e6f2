"""``opengov merge`` and ``resolve``: versions of several people become one."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.git.merge.resolve import Reconciled


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
    _report(session, target or ours, result)


def resolve(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", readable=False, help=_("The plan file in conflict. Default: the plan.")),
    ] = None,
) -> None:
    """Merge by meaning what git left in conflict."""
    from opengov_cli.git.merge.resolve import resolve as reconcile

    session: Session = ctx.obj
    path = file or session.path
    result = reconcile(path)
    if result.clean:
        session.output.say(_("{path} is merged and staged; `git status` tells how to go on").format(path=path))
    _report(session, path, result)


def _report(session: Session, path: Path, result: Reconciled) -> None:
    """Say what is left to decide or to mend; exit with 1 then."""
    from ...formats.problems import FileProblems, as_text

    if not result.of_plans:
        session.output.say(_("one of the versions is no valid plan: merged line by line"))
    elif not result.by_meaning:
        session.output.say(_("could not merge by meaning: merged line by line; look through {path}").format(path=path))
    if result.clean:
        return
    errors = tuple(problem for problem in result.problems if problem.is_error)
    if errors:
        session.output.say(as_text([FileProblems(path, errors)]).rstrip("\n"))
    count = sum(problem.code == "conflict-marker" for problem in errors)
    if count:
        sentence = ngettext(
            "{count} conflict: both sides are in {path}, between the markers",
            "{count} conflicts: both sides are in {path}, between the markers",
            count,
        )
        session.output.say(sentence.format(count=count, path=path))
    raise typer.Exit(1)
