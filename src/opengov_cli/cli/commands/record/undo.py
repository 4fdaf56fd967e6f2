"""``opengov undo`` and ``redo``: the last change of the plan is taken back, or made again."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _

import typer

from ...interactive.agreement import ask
from ...options import DryRunOption, YesOption
from ...recording import say_written
from ...session import Session


def turns(*, back: bool) -> Callable[..., None]:
    """The command that takes the last change back, or makes it again; both take the same options."""

    def turn(ctx: typer.Context, yes: YesOption = False, dry_run: DryRunOption = False) -> None:
        from opengov_cli.file.undoing import find_turn

        session: Session = ctx.obj
        found = find_turn(session.path, back=back)
        session.output.text(found.preview().diff)
        facts = {"command": found.command, "time": found.time}
        if dry_run:
            would = _("would take back `{command}` of {time}") if back else _("would make `{command}` of {time} again")
            session.output.say(would.format(**facts))
            return
        question = _("take back `{command}` of {time}?") if back else _("make `{command}` of {time} again?")
        ask(session.output, question.format(**facts), agreed=yes)
        change = found.take()
        sentence = _("took back `{command}` of {time}") if back else _("made `{command}` of {time} again")
        session.output.say(sentence.format(**facts))
        say_written(session, change)

    return turn


undo = turns(back=True)
redo = turns(back=False)
