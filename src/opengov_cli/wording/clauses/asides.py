"""What a clause says beside the units of its task: numbers that count them, contacts, and rules for other tasks.

The clause is in full-width punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..numerals import CIRCLED, HAN_TENS
from .parentheses import split_outside

_NUMBERING = re.compile(
    rf"(?:(?<=[\s，；。])|^)(?:[0-9]{{1,2}}[.．、）](?![0-9])|[{HAN_TENS}]、)"
    rf"|（[0-9{HAN_TENS}]{{1,2}}）(?=[一-鿿])|[{CIRCLED}]"
)
# In parentheses others may stand: （以下任务均需各县（市、区）落实）.
_INSIDE = "(?:[^（）]|（[^（）]*）)*"
_RULE_BEGINS = "以下|下同|排名|[列排]在?第|第一.{0,6}为牵头|除标注|注："
_RULE_IN_PARENTHESES = re.compile(f"（(?P<rule>(?:{_RULE_BEGINS}){_INSIDE})）")
_CONTACT_IN_PARENTHESES = re.compile(
    "（(?:(?:联系(?:人|电话|方式)|电话|手机)[^（）]*|[^（）0-9]{0,20}[0-9、 －—-]{6,}[^（）]{0,20})）"
)
# 市教育局（负责义务教育）、市体育局（按职责分工负责）
_DUTY_IN_PARENTHESES = re.compile("（(?:负责|承担|按)[^（）]{2,20}）")
_CONTACT = re.compile("(?:联系(?:人|电话|方式)|(?:电话|手机|传真)(?=[：0-9]))[^，；。]*|[0-9－—-]{6,}")
_FIRST_LEADS = re.compile("(?:[列排].{0,2}首位|第一).{0,6}为牵头")
_NOBODY = re.compile(r"[\s/／\\—－–\-、（）]*+(?:无|暂无)?[\s/／\\—－–\-、（）。]*+")
_SCOPE = re.compile("适用(?:范围|地区|对象)：.*")
_RULE = re.compile(
    "下同|(?:[列排].{0,2}首位|[列排]?.{0,2}第一).{0,6}为牵头.{0,4}|.{0,4}不再.{0,4}(?:列|赘述|重复).{0,6}"
    "|(?:以[下上]|上述|所有).{0,8}[均都由].*|以下[统简]称.*"
)


def without_asides(clause: str) -> str:
    """The clause without numbers in front of units, and without contacts, duties and rules in parentheses."""
    for pattern in (_CONTACT_IN_PARENTHESES, _DUTY_IN_PARENTHESES, _RULE_IN_PARENTHESES):
        clause = pattern.sub("", clause)
    return _NUMBERING.sub(" ", clause)


def is_aside(piece: str) -> bool:
    """Whether a piece of a clause names no unit of its task: a telephone number, a scope, a rule for others."""
    return any(pattern.fullmatch(piece) for pattern in (_RULE, _CONTACT, _SCOPE))


def names_nobody(text: str) -> bool:
    """Whether a text says that there is no unit, as 无 and — do."""
    return bool(_NOBODY.fullmatch(text))


def first_leads(clause: str) -> bool:
    """Whether a clause says that the unit that it names first leads: 列第一位者为牵头单位."""
    return bool(_FIRST_LEADS.search(clause))


def stated_rules(clause: str) -> Iterator[str]:
    """What a clause says of other tasks than its own: 以下任务均需各镇街落实, 下同."""
    yield from (match["rule"] for match in _RULE_IN_PARENTHESES.finditer(clause))
    pieces = split_outside(_RULE_IN_PARENTHESES.sub("", clause), "，；。\n")
    yield from (piece for piece in pieces if _RULE.fullmatch(piece))
