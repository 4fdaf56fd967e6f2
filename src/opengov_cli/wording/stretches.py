"""The stretches of a 落实单位 clause, each with what its words say of the units in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from opengov_cli.plan.clause import SEPARATOR

from .numerals import HAN_TENS
from .parentheses import is_enclosed, split_outside
from .vocabulary import (
    ANSWERS_LABEL,
    ANSWERS_VERB,
    LEADS_LABEL,
    LEADS_VERB,
    SUPPORTS_LABEL,
    SUPPORTS_VERB,
    UNIT,
)


class Part(StrEnum):
    """What a stretch of a clause says of the units in it."""

    LEADS = "leads"
    ANSWERS = "answers"
    SUPPORTS = "supports"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Names in the words of a clause, without the label and the verb that tell their part."""

    part: Part
    text: str


_WHO = f"(?:{UNIT}|领导|人)"
_LABEL = re.compile(
    rf"(?P<leads>{LEADS_LABEL}{_WHO}?)：|(?P<supports>{SUPPORTS_LABEL}{_WHO}?)：|(?P<answers>{ANSWERS_LABEL}{_WHO})："
)
_BY_DUTY = "(?:按照?(?:各自)?(?:的)?(?:职责|职能|分工|职责分工|职能分工|职责权限|责任分工)+|各自|依职责|依法)"
_LEADS_END = re.compile(
    rf"{_BY_DUTY}?(?:分别|共同|联合|总)?{LEADS_VERB}(?:{ANSWERS_VERB}|组织实施|组织落实|组织|推进|统筹|抓总|单位)?$"
)
_SUPPORTS_END = re.compile(
    rf"{_BY_DUTY}?(?:分工|共同|积极|密切|协同|联合)*{SUPPORTS_VERB}(?:{ANSWERS_VERB}|做好|推进|完成|单位)?$"
)
_ANSWERS_END = re.compile(rf"{_BY_DUTY}?(?:分别|共同|分工|具体|组织|抓好|贯彻|认真)*{ANSWERS_VERB}+$|{_BY_DUTY}$")
_MARKS = "，；。\n\r\u3000\xa0 " + SEPARATOR
# Behind it another name may follow without a comma: 办公室牵头、财务科配合.
_LEADS_AND_GOES_ON = re.compile(f"{LEADS_VERB}{ANSWERS_VERB}?$")
_TOGETHER = re.compile(r"会同|商(?=市|县|区|省|各)")
_DAY = re.compile(
    r"(?:完成时限：|时限：|于|在)?"
    rf"(?:(?:[0-9]{{4}}年|今年|次年|明年)?(?:[0-9{HAN_TENS}]{{1,2}}月|第?[一二三四1-4]季度|上半年|下半年|年)"
    r"|[0-9]{4}年|每(?:年|月|季度?|周)|长期|持续)[^，；。]{0,14}"
)
_DAY_AT_THE_END = re.compile(rf"（(?P<day>{_DAY.pattern})）$")


def read_stretches(clause: str) -> tuple[list[Stretch], str]:
    """The stretches of a clause in full-width punctuation, and the deadline that one of them is."""
    bare = clause.rstrip("。； \n")
    bare = bare[1:-1] if is_enclosed(bare) else bare
    deadline = ""
    if timed := _DAY_AT_THE_END.search(bare):
        bare, deadline = bare[: timed.start()], timed["day"]
    stretches: list[Stretch] = []
    # A label counts until the next one: 责任单位：甲，乙.
    labelled = Part.UNTOLD
    for piece in split_outside(bare, _MARKS, _ends_piece):
        if _DAY.fullmatch(piece):
            deadline = piece
            continue
        label = _LABEL.match(piece)
        labelled = _part_of(label) if label else labelled
        names = piece[label.end() :].strip() if label else piece
        stretches += _read_verbs(names, labelled)
    # Closing words may stand alone behind the names: A、B，按职责分工落实.
    return _with_a_lead([stretch for stretch in stretches if stretch.text]), deadline


def _ends_piece(mark: str, piece: str) -> bool:
    """Whether a piece ends at a mark: any does but 、, which mostly stands between names of one part."""
    return mark != SEPARATOR or bool(_LEADS_AND_GOES_ON.search(piece))


def _part_of(label: re.Match[str]) -> Part:
    if label["leads"]:
        return Part.LEADS
    return Part.SUPPORTS if label["supports"] else Part.ANSWERS


def _read_verbs(piece: str, labelled: Part) -> Iterator[Stretch]:
    """The names of a piece with the part that their verb tells, as 牵头 does; without a verb their label counts."""
    piece = re.sub("^(?:由|请)", "", piece)
    together = _TOGETHER.search(piece)
    if together and together.start():
        yield Stretch(Part.LEADS, piece[: together.start()])
        yield Stretch(Part.SUPPORTS, _without_verbs(piece[together.end() :]))
        return
    for part, ending in ((Part.LEADS, _LEADS_END), (Part.SUPPORTS, _SUPPORTS_END), (Part.ANSWERS, _ANSWERS_END)):
        verb = ending.search(piece)
        # 牵头 without a name in front of it leaves open who leads.
        if verb and (verb.start() or part is not Part.LEADS):
            yield Stretch(part, piece[: verb.start()])
            return
    yield Stretch(labelled, piece)


def _without_verbs(names: str) -> str:
    for ending in (_LEADS_END, _SUPPORTS_END, _ANSWERS_END):
        names = ending.sub("", names)
    return names


def _with_a_lead(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches of a clause such as A负责，B配合: where nobody leads those who support, who answers does."""
    parts = {stretch.part for stretch in stretches}
    if Part.SUPPORTS not in parts or Part.LEADS in parts:
        return list(stretches)
    return [replace(stretch, part=Part.LEADS) if stretch.part is Part.ANSWERS else stretch for stretch in stretches]
