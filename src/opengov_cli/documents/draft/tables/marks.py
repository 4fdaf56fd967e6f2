"""Marks such as √ and ▲ in the column of a unit, and the legend that says what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto

from opengov_cli.plan.clause import SEPARATOR
from opengov_cli.wording.vocabulary import ANSWERS_LABEL, LEADS_LABEL, SUPPORTS_LABEL, UNIT, one_of

from .column_headings import Column

# How the headings of columns with names say it.
_LEADING_HEADING, _ANSWERING_HEADING, _SUPPORTING_HEADING = "牵头单位", "责任单位", "配合单位"
_TICKS = "√✓✔☑●■◆"
_LEADING = "▲△"
_SIGNS = _TICKS + _LEADING + "○★☆◎□◇"
_WORD = f"{one_of(LEADS_LABEL, SUPPORTS_LABEL, ANSWERS_LABEL, '主', '协')}{UNIT}?"
_MARK = re.compile(rf"[{_SIGNS}]?\s*[（(]?(?:{_WORD})?[)）]?")
_EXPLAINED = re.compile(
    rf"[“\"]?(?P<sign>[{_SIGNS}])[”\"]?(?:号|的)?\s*(?:表示|代表|标示|标识|指|为|是|[:：=—-]+)*\s*(?:该|其)?(?:{UNIT})?(?:为|是)?\s*"
    rf"(?:(?P<leads>{LEADS_LABEL})|(?P<supports>{SUPPORTS_LABEL})|(?P<answers>{ANSWERS_LABEL}))"
)


class Role(Enum):
    """How a unit answers whose column has a mark."""

    LEADS = auto()
    SUPPORTS = auto()
    ANSWERS = auto()


def is_mark(text: str) -> bool:
    """Whether a cell holds a mark and nothing else: √, ▲, 牵头, √（配合）."""
    return bool(text) and bool(_MARK.fullmatch(text.strip()))


def read_legend(lines: Iterable[str]) -> dict[str, Role]:
    """What the signs stand for that the lines around a table explain: ▲为牵头单位，√为配合单位."""
    return {match["sign"]: _role(match) for line in lines for match in _EXPLAINED.finditer(line)}


def role_of_mark(text: str, legend: Mapping[str, Role]) -> Role | None:
    """How a unit answers by its mark; None for a sign that nobody explains."""
    if re.search(one_of(LEADS_LABEL, "主"), text):
        return Role.LEADS
    if re.search(one_of(SUPPORTS_LABEL, "协"), text):
        return Role.SUPPORTS
    sign = next((character for character in text if character in _SIGNS), "")
    if sign in legend:
        return legend[sign]
    if sign and sign in _LEADING:
        return Role.LEADS
    return Role.ANSWERS if not sign or sign in _TICKS else None


def cells_of_marks(marks: Sequence[tuple[Column, str]], legend: Mapping[str, Role]) -> Iterator[tuple[str, str]]:
    """The marks of one row as cells below 牵头单位, 责任单位 and 配合单位, those that are not empty."""
    names: dict[str, list[str]] = {_LEADING_HEADING: [], _ANSWERING_HEADING: [], _SUPPORTING_HEADING: []}
    for column, text in marks:
        role = role_of_mark(text, legend)
        if role in (Role.ANSWERS, None):
            role = _role_of_heading(column.above)
        heading = {Role.LEADS: _LEADING_HEADING, Role.SUPPORTS: _SUPPORTING_HEADING}.get(role, _ANSWERING_HEADING)
        names[heading].append(column.heading)
    return ((heading, SEPARATOR.join(found)) for heading, found in names.items() if found)


def _role_of_heading(heading: str) -> Role:
    """How the units answer whose columns stand below one heading."""
    if re.search(LEADS_LABEL, heading) and not re.search(SUPPORTS_LABEL, heading):
        return Role.LEADS
    return Role.SUPPORTS if re.search(SUPPORTS_LABEL, heading) and not re.search(LEADS_LABEL, heading) else Role.ANSWERS


def _role(match: re.Match[str]) -> Role:
    if match["leads"]:
        return Role.LEADS
    return Role.SUPPORTS if match["supports"] else Role.ANSWERS
