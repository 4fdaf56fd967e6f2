"""What a clause says beside the units of its task: numbers that count them, contacts, and rules for other tasks.

The clause is in full-width punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .numerals import CIRCLED, HAN_TENS
from .parentheses import split_outside

_NUMBERING = re.compile(
    rf"(?:(?<=[\s，；。])|^)(?:[0-9]{{1,2}}[.．、）](?![0-9])|[{HAN_TENS}]、)"
    rf"|（[0-9{HAN_TENS}]{{1,2}}）(?=[一-鿿])|[{CIRCLED}]"
)
# In parentheses others may stand: （以下任务均需各县（市、区）落实）.
_INSIDE = "(?:[^（）]|（[^（）]*）)*"
_RULE_IN_PARENTHESES = re.compile(f"（(?P<rule>(?:以下|下同|排名|列第|除标注|注：){_INSIDE})）")
_CONTACT_IN_PARENTHESES = re.compile(
    "（(?:(?:联系(?:人|电话|方式)|电话|手机)[^（）]*|[^（）0-9]{0,20}[0-9、 －—-]{6,}[^（）]{0,20})）"
)
_CONTACT = re.compile("(?:联系(?:人|电话|方式)|(?:电话|手机|传真)(?=[：0-9]))[^，；。]*|[0-9－—-]{6,}")
_RULE = re.compile("下同|.{0,4}不再.{0,4}(?:列|赘述|重复).{0,6}|(?:以[下上]|上述|所有).{0,8}[均都由].*|以下[统简]称.*")


def without_asides(clause: str) -> str:
    """The clause without numbers in front of units, and without contacts and rules in parentheses."""
    bare = _RULE_IN_PARENTHESES.sub("", _CONTACT_IN_PARENTHESES.sub("", clause))
    return _NUMBERING.sub(" ", bare)


def is_aside(piece: str) -> bool:
    """Whether a piece of a clause names no unit of its task, as a telephone number or a rule for others."""
    return bool(_RULE.fullmatch(piece) or _CONTACT.fullmatch(piece))


def stated_rules(clause: str) -> Iterator[str]:
    """What a clause says of other tasks than its own: 以下任务均需各镇街落实, 下同."""
    yield from (match["rule"] for match in _RULE_IN_PARENTHESES.finditer(clause))
    pieces = split_outside(_RULE_IN_PARENTHESES.sub("", clause), "，；。\n")
    yield from (piece for piece in pieces if _RULE.fullmatch(piece))
