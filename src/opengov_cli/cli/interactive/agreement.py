"""Questions that are answered with yes or no."""

from __future__ import annotations

from gettext import gettext as _

import typer

from ..terminal.console import Output, visible

REFUSED = 1


def ask(output: Output, question: str, *, agreed: bool) -> None:
    """Let a person who is there agree; without a terminal nobody is asked. Raises Exit with 1 where they do not."""
    if agreed or not output.can_ask:
        return
    output.stdout.flush()
    if not typer.confirm(visible(question), err=True):
        output.say(_("nothing was written"))
        raise typer.Exit(REFUSED)


def agree(output: Output, question: str, *, disagreeing: bool, agreed: bool) -> None:
    """Let a person agree to what was shown. Without one, what only adds something goes in as it would by other
    commands, and nothing where a document is ``disagreeing`` with the plan. Raises Exit with 1 where nobody agrees.
    """
    if disagreeing and not agreed and not output.can_ask:
        output.say(_("the plan and the document say different things: --yes takes the document's side"))
        output.say(_("nothing was written"))
        raise typer.Exit(REFUSED)
    ask(output, question, agreed=agreed)
