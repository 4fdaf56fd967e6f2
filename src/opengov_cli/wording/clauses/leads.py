"""Who leads by a rule that a clause states of itself: the unit with a mark, or the one that it names first.

The clause is in full-width punctuation.
"""

from __future__ import annotations

import re

from ..vocabulary import LEADS_LABEL, UNIT

_IS_LEADING = f"(?:单位|部门|科室|的|者)*[为是]?{LEADS_LABEL}{UNIT}?"
# 列首位的, 第一位者; 第一检察部 is an office.
_FIRST = "(?:名?[列排][名在]?.{0,2}(?:首位?|第一位?)|第一(?:[位名]|(?=.{0,6}[为是]))|首位)"
FIRST_LEADS = f"{_FIRST}.{{0,6}}{_IS_LEADING}"
_FIRST_LEADS = re.compile(FIRST_LEADS)
_MARKS = "*＊★☆※▲△●◎#＃"
# （标★的为牵头单位）
_LEGEND = re.compile(
    rf"[（，；。\s]{{0,3}}(?:注：)?[标带有加打注]?(?:记|注|示)?“?(?P<mark>[{_MARKS}])”?(?:号|单位|部门|科室|的|者)*"
    rf"(?:为|是|代表|表示){LEADS_LABEL}{UNIT}?(?:，?下同)?[）。]*"
)


def first_leads(clause: str) -> bool:
    """Whether a clause says that the unit that it names first leads: 列第一位者为牵头单位."""
    return bool(_FIRST_LEADS.search(clause))


def with_marks_read(clause: str) -> str:
    """The clause with （牵头） behind the names that have the mark of which it says so."""
    legend = _LEGEND.search(clause)
    if not legend:
        return clause
    mark = re.escape(legend["mark"])
    names = f"{clause[: legend.start()]} {clause[legend.end() :]}".strip()
    if re.search(rf"(?:^|[\s、，；：]){mark}", names):
        return re.sub(rf"{mark}\s*([^\s、，；。{_MARKS}]+)", r"\1（牵头）", names)
    return re.sub(mark, "（牵头）", names)
