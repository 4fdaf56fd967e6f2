"""``opengov git setup``: teach plain git to read and merge plans by meaning."""

from __future__ import annotations

import shlex
import sys
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from ...options import DryRunOption
from ...session import Session


def setup(
    ctx: typer.Context,
    undo: Annotated[bool, typer.Option("--undo", help=_("Take back what this command did."))] = False,
    dry_run: DryRunOption = False,
) -> None:
    """Make git diff and git merge understand plans in this clone."""
    from opengov_cli.git.repository import Repository
    from opengov_cli.git.setup import ATTRIBUTES, perform, steps

    from ...machine.plain import FORM
    from ...words import language

    session: Session = ctx.obj
    repository = Repository.of(session.path)
    # Git starts it from a shell of its own and maybe with another PATH; with slashes also on Windows.
    program = f"{shlex.quote(Path(sys.executable).as_posix())} -m opengov_cli"
    # Git keeps what this command prints, whatever language is asked for later.
    textconv = f"LANGUAGE={language.current()} {program} git textconv --form {FORM}"
    todo = [*steps(repository, repository.name(session.path), textconv, f"{program} merge", undo=undo)]
    for step in todo:
        session.output.text(f"{step.place}: {step.after or '-'}\n")
    if not todo:
        session.output.say(_("nothing to do"))
    elif dry_run:
        session.output.say(_("nothing was written"))
    else:
        perform(repository, todo)
        if not undo:
            sentence = _("commit {file}; the settings are for this clone, another one needs `opengov git setup` too")
            session.output.say(sentence.format(file=ATTRIBUTES))
