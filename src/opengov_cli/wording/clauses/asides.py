"""What a clause says beside the units of its task: numbers that count them, contacts, and rules for other tasks.

The clause is in full-width punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..numerals import CIRCLED, HAN_TENS
from .leads import FIRST_LEADS
from .parentheses import split_outside

_NUMBERING = re.compile(
    rf"(?:(?<=[\s，；。])|^)(?:[0-9]{{1,2}}[.．、）](?![0-9])|[{HAN_TENS}](?:、|是(?=[一-鿿]{{2}})))"
    rf"|（[0-9{HAN_TENS}]{{1,2}}）(?=[一-鿿])|[{CIRCLED}●■◆▪•➢]"
)
# In parentheses others may stand: （以下任务均需各县（市、区）落实）.
_INSIDE = "(?:[^（）]|（[^（）]*）)*"
_RULE_BEGINS = f"以下|下同|排名|[列排]在?第|{FIRST_LEADS}|除标注|注："
_RULE_IN_PARENTHESES = re.compile(f"（(?P<rule>(?:{_RULE_BEGINS}){_INSIDE})）")
# 县委宣传部（责任科室：网信科）
_WITHIN_UNIT_IN_PARENTHESES = re.compile("（[^（）：]{0,4}(?:[科处股]室|领导|责任人|负责人)：[^（）]*）")
_CONTACT_IN_PARENTHESES = re.compile(
    "（(?:(?:联系(?:人|电话|方式)|电话|手机)[^（）]*|[^（）0-9]{0,20}[0-9、 －—-]{6,}[^（）]{0,20})）"
)
# 市教育局（负责义务教育）、市体育局（按职责分工负责）
_DUTY_IN_PARENTHESES = re.compile("（(?:负责|承担|按)[^（）]{2,20}）")
# 市水利局（2024年6月底前）、市应急局（已完成）
_STATE_IN_PARENTHESES = re.compile(
    "（(?:已|未(?!成年|保)|正在|长期|持续|全年|常年)[^（）]{0,10}）(?!$)|（已?(?:完成|办结|落实)）"
)
_CONTACT = re.compile("(?:联系(?:人|电话|方式)|(?:电话|手机|传真)(?=[：0-9]))[^，；。]*|[0-9－—-]{6,}")
_IN_PARENTHESES = (
    *(_WITHIN_UNIT_IN_PARENTHESES, _CONTACT_IN_PARENTHESES, _DUTY_IN_PARENTHESES, _STATE_IN_PARENTHESES),
    _RULE_IN_PARENTHESES,
)
_NOBODY = re.compile(r"[\s/／\\—－–\-、（）]*+(?:无|暂无)?[\s/／\\—－–\-、（）。]*+")
_SCOPE = re.compile("适用(?:范围|地区|对象)：.*")
_RULE = re.compile(
    f"下同|{FIRST_LEADS}.{{0,4}}|.{{0,4}}不再.{{0,4}}(?:列|赘述|重复).{{0,6}}"
    "|(?:以[下上]|上述|所有).{0,8}[均都由].*|以下[统简]称.*"
)


def without_asides(clause: str) -> str:
    """The clause without numbers in front of units, and without contacts, duties and rules in parentheses."""
    for pattern in _IN_PARENTHESES:
        clause = pattern.sub(" ", clause)
    return _NUMBERING.sub(" ", clause)


def is_aside(piece: str) -> bool:
    """Whether a piece of a clause names no unit of its task: a telephone number, a scope, a rule for others."""
    return any(pattern.fullmatch(piece) for pattern in (_RULE, _CONTACT, _SCOPE))


def names_nobody(text: str) -> bool:
    """Whether a text says that there is no unit, as 无 and — do."""
    return bool(_NOBODY.fullmatch(text))


def stated_rules(clause: str) -> Iterator[str]:
    """What a clause says of other tasks than its own: 以下任务均需各镇街落实, 下同."""
    yield from (match["rule"] for match in _RULE_IN_PARENTHESES.finditer(clause))
    pieces = split_outside(_RULE_IN_PARENTHESES.sub("", clause), "，；。\n")
    yield from (piece for piece in pieces if _RULE.fullmatch(piece))
