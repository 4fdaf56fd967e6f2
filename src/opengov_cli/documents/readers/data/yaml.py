"""A plan file, as the register keeps it."""

from __future__ import annotations

from gettext import gettext as _

from opengov_cli.file.disk import NotUtf8, decode
from opengov_cli.file.gate import judge, undecodable
from opengov_cli.plan.model import Plan

from ...errors import UnreadableDocument


def read(data: bytes) -> Plan:
    """The plan of a file. Raises UnreadableDocument."""
    try:
        return judged(decode(data).text)
    except NotUtf8 as error:
        raise UnreadableDocument(undecodable(error).message, _("`opengov check FILE` tells more")) from None


def judged(text: str) -> Plan:
    """The plan that the gate reads from a text. Raises UnreadableDocument with the first of what it says."""
    verdict = judge(text)
    if verdict.plan is None:
        first = next(problem for problem in verdict.problems if problem.is_error)
        raise UnreadableDocument(
            _("this is no valid plan: {message}").format(message=first.message), _("`opengov check FILE` tells more")
        )
    return verdict.plan
