"""A failure as the user meets it: what is wrong, the way out, the exit code."""

from __future__ import annotations

import re
from gettext import gettext as _

from opengov_cli.errors import OpengovError
from opengov_cli.file.errors import InvalidPlan
from opengov_cli.plan.shell import shell_word

from ..interactive.editor import DraftKept
from ..terminal.console import Output

# Commands that ask a plan, which a hint may advise.
_ASKING = re.compile(r"`opengov (?=(?:list|show|units|categories|note|diff|undo|fmt)\b)")


def tell(talk: Output, error: OpengovError) -> int:
    """The exit code of a failure, once it is said what is wrong and what the way out is."""
    for failure in getattr(error, "failures", ()):
        tell(talk, failure)
    cause = error.error if isinstance(error, DraftKept) else error
    if isinstance(cause, InvalidPlan):
        from ..machine.problems import FileProblems, as_text, foremost

        talk.say(as_text(foremost([FileProblems(cause.path, cause.problems)])).rstrip("\n"))
    talk.say(f"opengov: {error}")
    if error.hint:
        hint = error.hint
        if error.named_plan:
            command = f"`opengov --plan {shell_word(error.named_plan)} "
            hint = _ASKING.sub(lambda _match: command, hint)
        talk.say(_("hint: {hint}").format(hint=hint))
    return error.exit_code
