"""What ``merge`` and ``resolve`` share: saying what is left to decide or to mend."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .session import Session

if TYPE_CHECKING:
    from opengov_cli.git.merge.resolve import Reconciled


def report(session: Session, path: Path, result: Reconciled) -> None:
    """Say how a merge went, if there is anything to say. Raises Exit with 1 where something is left to do."""
    if not result.of_plans:
        session.output.say(_("one of the versions is no valid plan: merged line by line"))
    elif not result.by_meaning:
        session.output.say(_("could not merge by meaning: merged line by line; look through {path}").format(path=path))
    if result.clean:
        return
    from .machine.problems import FileProblems, as_text

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
