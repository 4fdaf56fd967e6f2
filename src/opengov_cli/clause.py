"""The 落实单位 clause of a task, taken apart and put together again.

The annex writes who answers for a task as one phrase, ``A、B牵头，C、D按职责分工落实``. The register
keeps its three parts; joined, they are the phrase again, character for character.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .plan import Task

LEADS = "牵头"
SEPARATOR = "、"
COMMA = "，"

# The closing words that plans put after the last unit.
_DUTY = re.compile(r"(?:按(?:照)?(?:各自)?职责(?:分工)?)?(?:配合|负责|落实)*$")


class Clause(NamedTuple):
    """Who leads, which other units are named, and the closing words of the phrase."""

    lead: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    duty: str = ""


def compose(lead: tuple[str, ...], units: tuple[str, ...], duty: str) -> str:
    """The phrase that the plan itself uses; empty when it names nobody."""
    head = SEPARATOR.join(lead) + LEADS if lead else ""
    tail = SEPARATOR.join(units) + duty
    comma = COMMA if lead and units else ""
    return head + comma + tail


def phrase(task: Task) -> str:
    """The clause of a task in the plan's own words."""
    return task.clause or compose(task.lead, task.units, task.duty)


def parse(text: str) -> Clause:
    """Take a phrase apart, so that composing the parts gives the phrase again.

    ``、`` inside parentheses belongs to a name. A phrase in another form becomes one name: nothing
    is dropped, and the gate will say that the plan lists no such unit.
    """
    before, _, after = text.partition(LEADS)
    if not before or before == text:
        return Clause((), *_units_and_duty(text))
    lead = _names(before)
    if not after.startswith(COMMA):
        return Clause(lead, (), after)
    units, duty = _units_and_duty(after.removeprefix(COMMA))
    return Clause(lead, units, duty) if units else Clause(lead, (), COMMA + duty)


def _units_and_duty(text: str) -> tuple[tuple[str, ...], str]:
    match = _DUTY.search(text)
    duty = match.group() if match else ""
    return _names(text.removesuffix(duty)), duty


def _names(text: str) -> tuple[str, ...]:
    """Split at ``、`` outside parentheses."""
    names = [""]
    depth = 0
    for character in text:
        depth += (character in "（(") - (character in "）)")
        if character == SEPARATOR and depth <= 0:
            names.append("")
        else:
            names[-1] += character
    return tuple(names) if text else ()
