"""A failure as the user meets it: what is wrong, the way out, the exit code."""

from __future__ import annotations

from gettext import gettext as _

from ..errors import InvalidPlan, OpengovError
from .console import Output


def tell(talk: Output, error: OpengovError) -> int:
    """Say what is wrong and the way out; gives the exit code."""
    if isinstance(error, InvalidPlan):
        from .problems import FileProblems, as_text

        talk.say(as_text([FileProblems(error.path, error.problems)]).rstrip("\n"))
    talk.say(f"opengov: {error}")
    if error.hint:
        talk.say(_("hint: {hint}").format(hint=error.hint))
    return error.exit_code
