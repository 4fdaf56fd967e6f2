"""A plan file, as the program itself keeps it."""

from __future__ import annotations

from gettext import gettext as _

from opengov_cli.file.gate import Verdict, judge, judge_bytes
from opengov_cli.plan.model import Plan

from ...errors import UnreadableDocument


def read(data: bytes) -> Plan:
    """The plan of a file. Raises UnreadableDocument."""
    content, verdict = judge_bytes(data)
    if content is None:
        raise UnreadableDocument(verdict.problems[0].message, _("`opengov check FILE` tells more"))
    return _plan(verdict)


def judged_plan(text: str) -> Plan:
    """The plan that the gate reads from a text. Raises UnreadableDocument with the first of what it says."""
    return _plan(judge(text))


def _plan(verdict: Verdict) -> Plan:
    if verdict.plan is None:
        first = next(problem for problem in verdict.problems if problem.is_error)
        raise UnreadableDocument(
            _("this is no valid plan: {message}").format(message=first.message), _("`opengov check FILE` tells more")
        )
    return verdict.plan
