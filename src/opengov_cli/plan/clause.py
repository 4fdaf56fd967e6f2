"""The 落实单位 clause of a task, put together from its parts.

The annex writes who answers for a task as one phrase, ``A、B牵头，C、D按职责分工落实``. The register
keeps its three parts; joined, they are the phrase again, character for character. ``wording.clauses`` takes
a phrase apart.
"""

from __future__ import annotations

from .model import Task

LEADS = "牵头"
SEPARATOR = "、"
COMMA = "，"


def compose(lead: tuple[str, ...], units: tuple[str, ...], duty: str) -> str:
    """The phrase that the plan itself uses; empty when it names nobody."""
    head = SEPARATOR.join(lead) + LEADS if lead else ""
    tail = SEPARATOR.join(units) + duty
    comma = COMMA if lead and units else ""
    return head + comma + tail


def phrase(task: Task) -> str:
    """The clause of a task in the plan's own words."""
    return task.clause or compose(task.lead, task.units, task.duty)
