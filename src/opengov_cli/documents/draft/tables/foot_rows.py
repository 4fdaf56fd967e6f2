"""Rows at the foot of a table that are no tasks: totals, remarks, and who filled it in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...document import Cell

_TOTAL = re.compile(r"(?:(?:合|总|小)\s*计|共计)(?:\s*[:：].*|\s*[0-9]+\s*[项条件个].*)?")
_REMARK = re.compile(r"(?:备\s*注|注|说\s*明|附\s*注|填表说明|填报说明)\s*[0-9]?\s*[:：]")
# What stands above a table that goes on on a further page.
_CONTINUED = re.compile(r"[（(]?(?:续\s*表|续上表|接上表|接上页|续上页)\s*[0-9一二三四]?[）)]?")
_REMARK_APART = re.compile(r"备\s*注|注|说\s*明|附\s*注|填表说明|填报说明")
_SIGNED = re.compile(
    r"(?:(?:填\s*表|填\s*报|审\s*核|审\s*批|制\s*表|复\s*核|经\s*办|联\s*系|报\s*送|签\s*发)\s*(?:人|单\s*位|日\s*期|时\s*间|电\s*话)"
    r"|(?:单\s*位|部\s*门)?(?:主\s*要)?负\s*责\s*人|(?:分管|主管|主要)领\s*导|单位[（(]?盖章[)）]?)(?:签[字名])?(?:[（(][^（()）]*[)）])?"
    r"(?P<colon>\s*[:：].*)?",
    re.DOTALL,
)


def is_total(row: Sequence[Cell]) -> bool:
    """Whether a row adds up what stands above it."""
    return bool(_TOTAL.fullmatch(_first_text(row)))


def remark_of(row: Sequence[Cell]) -> str:
    """The remark that a row is, empty for any other row: 注：…, or 备注 in a cell of its own in front of it."""
    texts = [cell.text for cell in row if cell.text]
    if len(texts) == 1 and (_REMARK.match(texts[0]) or _CONTINUED.fullmatch(texts[0])):
        return texts[0]
    if len(texts) == 2 and _REMARK_APART.fullmatch(texts[0]):  # noqa: PLR2004
        return "：".join(texts)
    return ""


def signature_of(row: Sequence[Cell]) -> str:
    """Who filled in or checked a table, if a row tells nothing else; empty for any other row."""
    texts = [cell.text for cell in row if cell.text]
    begun = _SIGNED.fullmatch(texts[0]) if texts else None
    if begun is None or (begun["colon"] is None and len(texts) < 2 and "盖章" not in texts[0]):  # noqa: PLR2004
        return ""
    return " ".join(texts)


def _first_text(row: Sequence[Cell]) -> str:
    return next((cell.text for cell in row if cell.text), "")
