"""What ``merge`` and ``resolve`` share: who wins conflicts, how they are shown, and saying what is left to decide."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opengov_cli.git.merge.way import Side, Way, style_of

from .session import Session

if TYPE_CHECKING:
    from opengov_cli.git.merge.reconcile import Reconciled

FavourOption = Annotated[
    Side | None,
    typer.Option("-X", "--favour", metavar="SIDE", help=_("Let this side win each conflict: ours or theirs.")),
]


def way(favour: Side | None) -> Way:
    """How conflicts are shown in this repository, or who wins them."""
    from opengov_cli.git.repository import setting

    return Way(style_of(setting(Path.cwd(), "merge.conflictStyle")), favour)


def report(session: Session, path: Path, result: Reconciled) -> None:
    """Say how a merge went, if there is anything to say, and what is left to decide or to mend."""
    from opengov_cli.git.merge.reconcile import How

    from .machine.problems import FileProblems, as_text

    sentences = {
        How.LINES: _("one of the versions is no valid plan: merged line by line"),
        How.DOUBTFUL: _("could not merge by meaning: merged line by line; look through {path}"),
        How.KEPT: _("{path} stays as it is: with one side of each conflict that is left it is no valid plan"),
    }
    if result.how in sentences:
        session.output.say(sentences[result.how].format(path=path))
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
