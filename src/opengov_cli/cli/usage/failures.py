"""A failure as the user meets it: what is wrong, the way out, the exit code."""

from __future__ import annotations

from gettext import gettext as _

from opengov_cli.errors import OpengovError
from opengov_cli.file.errors import InvalidPlan

from ..terminal.console import Output
from ..terminal.editor import DraftKept


def tell(talk: Output, error: OpengovError) -> int:
    """The exit code of a failure, once it is said what is wrong and what the way out is."""
    cause = error.error if isinstance(error, DraftKept) else error
    if isinstance(cause, InvalidPlan):
        from ..machine.problems import FileProblems, as_text, foremost

        talk.say(as_text(foremost([FileProblems(cause.path, cause.problems)])).rstrip("\n"))
    talk.say(f"opengov: {error}")
    if error.hint:
        talk.say(_("hint: {hint}").format(hint=error.hint))
    return error.exit_code
