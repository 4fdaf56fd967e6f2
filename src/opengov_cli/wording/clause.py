"""The 落实单位 clause of a document taken apart: who leads, which other units are named, the closing words.

What the parts do not give back word for word is kept as it is, and so is what cannot be read with certainty.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from opengov_cli.plan.clause import SEPARATOR, compose
from opengov_cli.plan.text import fold

from .names import is_name, split_names


class ClauseReading(NamedTuple):
    """A clause in its parts; ``clause`` is empty where they give it back, ``deadline`` was hidden in it."""

    lead: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    duty: str = ""
    clause: str = ""
    deadline: str = ""


class _Part(StrEnum):
    """What a stretch of a clause says of the units in it."""

    LEADS = "leads"
    ANSWERS = "answers"
    SUPPORTS = "supports"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class _Stretch:
    part: _Part
    text: str


# Every half-width mark as the full-width one, so that positions stay.
_WIDE = str.maketrans(",;:()", "，；：（）")
_NOBODY = re.compile(r"[\s/／\\—－–\-、（）]*(?:无|暂无)?[\s/／\\—－–\-、（）。]*")
_KINDS = "(?:单位|部门|科室|处室|股室|机构|主体|领导|人)"
_LABEL = re.compile(
    rf"(?P<leads>(?:牵头|主责|主办|第一责任|主要责任){_KINDS}?)：|(?P<supports>(?:配合|协办|参与|协同|协助|会办|参加){_KINDS}?)："
    rf"|(?P<answers>(?:责任|落实|负责|承办|实施|主管){_KINDS})："
)
_BY_DUTY = "(?:按照?(?:各自)?(?:的)?(?:职责|职能|分工|职责分工|职能分工|职责权限|责任分工)+|各自|依职责|依法)?"
_LEAD_END = re.compile(
    rf"{_BY_DUTY}(?:分别|共同|联合|总)?(?:牵头|主责|主办)(?:负责|落实|组织实施|组织落实|组织|实施|推进|统筹|抓总|单位|办理|承办)?$"
)
_SUPPORT_END = re.compile(
    rf"{_BY_DUTY}(?:分工|共同|积极|密切|协同|联合)*(?:配合|协办|协助|参加|参与|会办|协同)(?:落实|实施|做好|推进|办理|负责|完成|单位)?$"
)
_ANSWER_END = re.compile(
    rf"{_BY_DUTY}(?:分别|共同|分工|具体|组织|抓好|贯彻|认真)*(?:负责|落实|承办|实施|办理)+$|{_BY_DUTY[:-1]}$"
)
_OPEN_END = re.compile(
    r"等(?:[0-9一二三四五六七八九十]+[个家])?(?:有关|相关|各|市直|市级|县直|县级|区直)*(?:单位|部门|科室|处室|股室|机构|成员单位)?$"
)
_ROLE_MARK = re.compile(r"（(?P<leads>牵头|主责|主办|牵头单位|总牵头)）|（(?:配合|协办|责任单位|参与)）")
_TOGETHER = re.compile(r"会同|商(?=市|县|区|省|各)")
_DAY = re.compile(
    r"(?:完成时限：|时限：|于|在)?(?:(?:[0-9]{4}年|今年|次年|明年)?(?:[0-9一二三四五六七八九十]{1,2}月|第?[一二三四1-4]季度|上半年|下半年|年)"
    r"|[0-9]{4}年|每(?:年|月|季度?|周)|长期|持续)[^，；。]{0,14}"
)
_TIMED_END = re.compile(rf"（(?P<day>{_DAY.pattern})）$")


def read_clause(text: str, known: Collection[str] = ()) -> ClauseReading:
    """Take a clause apart. ``known`` are names of units that the plan has; they are never split.

    Either composing the parts gives the text again, or ``clause`` holds it word for word; where not every
    name is certain it alone is filled.
    """
    plain = text.strip()
    if _NOBODY.fullmatch(plain):
        return ClauseReading(clause=plain)
    folded = frozenset(map(fold, known))
    stretches, deadline = _stretches(plain.translate(_WIDE))
    lead, units = _told(stretches, folded)
    if not (lead or units):
        return ClauseReading(clause=plain, deadline=deadline)
    lead, units = (tuple(_as_written(name, plain) for name in found) for found in (lead, units))
    duty = _duty(plain, lead, units)
    if duty is None:
        return ClauseReading(lead, units, "", plain, deadline)
    return ClauseReading(lead, units, duty, "", deadline)


def read_clause_columns(cells: Sequence[tuple[str, str]], known: Collection[str] = ()) -> ClauseReading:
    """Take the cells below headings such as 牵头单位 and 配合单位 as one clause."""
    folded = frozenset(map(fold, known))
    filled = [(heading, text.strip()) for heading, text in cells if not _NOBODY.fullmatch(text.strip())]
    clause = "；".join(f"{heading}：{text}" for heading, text in filled)
    lead, units, duty, exact = list[str](), list[str](), "", True
    for heading, text in filled:
        stretches, _deadline = _stretches(text.translate(_WIDE))
        found = [name for told in _told(stretches, folded) for name in told]
        if not found:
            return ClauseReading(clause=clause)
        leads = bool(re.search("牵头|主责|主办|第一责任|主要责任", heading))
        (lead if leads else units).extend(_as_written(name, text) for name in found)
        exact = exact and SEPARATOR.join(found) == text
        if not leads:
            closing = re.search("配合|协办|参与|协同|会办|协助|参加", heading)
            duty = closing[0] if closing and SEPARATOR.join(found) == text else duty
    if not (lead and units):
        duty = ""
    return ClauseReading(tuple(lead), tuple(units), duty, "" if exact else clause)


def _stretches(text: str) -> tuple[list[_Stretch], str]:
    """The stretches of a clause between its punctuation, and the deadline that one of them is."""
    bare = text.rstrip("。； \n")
    if bare.startswith("（") and bare.endswith("）") and _closes_last(bare):
        bare = bare[1:-1]
    found: list[_Stretch] = []
    timed = _TIMED_END.search(bare)
    deadline, labelled = timed["day"] if timed else "", _Part.UNTOLD
    bare = bare[: timed.start()] if timed else bare
    for piece in _pieces(bare):
        if _DAY.fullmatch(piece):
            deadline = piece
            continue
        label = _LABEL.match(piece)
        labelled = _labelled(label) if label else labelled
        told = _told_by_verbs(piece[label.end() :].strip() if label else piece, labelled)
        # Closing words may stand alone behind the names: A、B，按职责分工落实.
        found += [stretch for stretch in told if stretch.text]
    return _answering(found), deadline


def _pieces(text: str) -> Iterator[str]:
    """The text between commas, semicolons, lines and blanks, and behind 牵头 where names go on; not in parentheses."""
    depth, start = 0, 0
    for index, character in enumerate(text):
        depth += (character == "（") - (character == "）")
        behind_lead = character == SEPARATOR and re.search("(?:牵头|主责|主办)(?:负责|落实)?$", text[start:index])
        if depth <= 0 and (character in "，；。\n\r\u3000\xa0 " or behind_lead):
            if text[start:index].strip():
                yield text[start:index].strip()
            start = index + 1
    if text[start:].strip():
        yield text[start:].strip()


def _labelled(label: re.Match[str]) -> _Part:
    if label["leads"]:
        return _Part.LEADS
    return _Part.SUPPORTS if label["supports"] else _Part.ANSWERS


def _told_by_verbs(piece: str, labelled: _Part) -> Iterator[_Stretch]:
    """What the words behind the names say: 牵头, 配合, 负责."""
    piece = re.sub("^(?:由|请)", "", piece)
    together = _TOGETHER.search(piece)
    if together and together.start():
        yield _Stretch(_Part.LEADS, piece[: together.start()])
        yield _Stretch(
            _Part.SUPPORTS, _ANSWER_END.sub("", _SUPPORT_END.sub("", _LEAD_END.sub("", piece[together.end() :])))
        )
        return
    for part, end in ((_Part.LEADS, _LEAD_END), (_Part.SUPPORTS, _SUPPORT_END), (_Part.ANSWERS, _ANSWER_END)):
        found = end.search(piece)
        if found and found[0] and (found.start() or part is not _Part.LEADS):
            yield _Stretch(part, piece[: found.start()])
            return
    yield _Stretch(labelled, piece)


def _answering(found: Sequence[_Stretch]) -> list[_Stretch]:
    """A负责，B配合: who answers leads those who support, where nobody else leads."""
    parts = {stretch.part for stretch in found}
    if _Part.SUPPORTS in parts and _Part.LEADS not in parts:
        return [
            _Stretch(_Part.LEADS if stretch.part is _Part.ANSWERS else stretch.part, stretch.text) for stretch in found
        ]
    return list(found)


def _told(stretches: Sequence[_Stretch], known: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The units that lead and the others; none at all if a single name is not certain."""
    lead: list[str] = []
    units: list[str] = []
    for stretch in stretches:
        for piece in split_names(_OPEN_END.sub("", stretch.text) or stretch.text, known):
            mark = _ROLE_MARK.search(piece)
            name = _ROLE_MARK.sub("", piece)
            if not is_name(name, known):
                return (), ()
            leads = stretch.part is _Part.LEADS or bool(mark and mark["leads"])
            if name not in lead + units:
                (lead if leads else units).append(name)
    return tuple(lead), tuple(units)


def _duty(text: str, lead: tuple[str, ...], units: tuple[str, ...]) -> str | None:
    """The closing words with which the parts give a text back, or None."""
    begun = compose(lead, units, "")
    duty = text.removeprefix(begun)
    if not text.startswith(begun) or duty.startswith(SEPARATOR) or "\n" in duty or duty != duty.strip():
        return None
    return duty


def _as_written(name: str, text: str) -> str:
    """A name with the width of its punctuation as in the text."""
    found = text.translate(_WIDE).find(name)
    return text[found : found + len(name)] if found >= 0 else name


def _closes_last(text: str) -> bool:
    """Whether the parenthesis that a text begins with is closed by its last character."""
    depth = 0
    for index, character in enumerate(text):
        depth += (character == "（") - (character == "）")
        if depth == 0:
            return index == len(text) - 1
    return False
