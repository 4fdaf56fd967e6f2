"""The stretches of a 落实单位 clause, each with what its words say of the units in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from opengov_cli.plan.clause import SEPARATOR

from .asides import is_aside, without_asides
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
    one_of,
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
    rf"(?P<leads>{LEADS_LABEL}(?:{_WHO}?：|{_WHO}$))|(?P<supports>{SUPPORTS_LABEL}(?:{_WHO}?：|{_WHO}$))"
    rf"|(?P<answers>(?:其他|其余)?(?:{ANSWERS_LABEL}|公开){_WHO}(?:：|$))"
)
# 【牵头单位】市教育局【配合单位】市财政局
_LABEL_IN_BRACKETS = re.compile(f"（((?:{LEADS_LABEL}|{SUPPORTS_LABEL}|{ANSWERS_LABEL}){_WHO}?)）(?![、，；。\\s]|$)")
_BY_DUTY = (
    "(?:(?:按照?|根据|依[照据]?|结合|在)[各自的职责能分工权限任行业管理归口范围内和]{2,14}"
    "|按照?“[^”]{2,16}”的?(?:原则|要求)|各司其职|各负其责|各自|依法)"
)
_HOW = one_of(
    *(
        "分别",
        "分头",
        "共同",
        "联合",
        "协同",
        "积极",
        "密切",
        "主动",
        "全力",
        "具体",
        "认真",
        "全面",
        "研究",
        "予以",
        "同步",
    ),
    *("分工", "组织", "统筹", "推动", "贯彻", "抓好", "做好", "抓紧", "总", "抓"),
)
_AND_SO = f"(?:{ANSWERS_VERB}|组织|推进|统筹|协调|抓总|抓好|做好|完成|相关|有关|工作)*"
_LEADS_END = re.compile(
    f"{_BY_DUTY}?(?:{_HOW}|负责)*{LEADS_VERB}{_AND_SO}$|{_BY_DUTY}?(?:负责|总)?统筹(?:协调|推进)?(?:{ANSWERS_VERB})?$"
)
_SUPPORTS_END = re.compile(rf"{_BY_DUTY}?{_HOW}*(?:{SUPPORTS_VERB}{_AND_SO}|提供[一-鿿]{{0,4}}(?:支持|支撑|保障))$")
_ANSWERS_END = re.compile(
    f"{_BY_DUTY}?(?:{_HOW}|负责)*{ANSWERS_VERB}{_AND_SO}$|(?:{_BY_DUTY}|{_HOW})+(?:推进|开展)(?:{ANSWERS_VERB})?$|{_BY_DUTY}$"
)
# No verb stands further from the end of a piece.
_LONGEST_END = 60
# A verb with what is to be done behind it: 牵头制定方案. There no other unit may be told.
_WITH_OBJECT = re.compile(
    r"(?P<names>.+?)(?:(?P<leads>牵头)|(?P<supports>配合|协助)|(?P<answers>负责))(?P<object>.{2,20})"
)
_NAMES_A_UNIT = re.compile(
    "各|[局委厅科室股院所镇乡街区县村人]|(?<!网)站|同志|领导|办(?![理好法])|处(?!理)|政府|单位|部门|中心|公司|牵头|配合"
)
_MARKS = "，；。\n\r\u3000\xa0 " + SEPARATOR
# Behind it another name may follow without a comma: 办公室牵头、财务科配合.
_VERB_AND_GOES_ON = re.compile(f"(?:{LEADS_VERB}|{SUPPORTS_VERB}|统筹|负责)(?:{ANSWERS_VERB}|抓总|协调)?$")
_TOGETHER = re.compile(r"会同|商(?=市|县|区|省|各)")
_DONE_TOGETHER = re.compile("(?:研究|推进|开展|制定|处理|做好)$")
_DAY = re.compile(
    r"(?:完成时限：|时限：|于|在)?"
    rf"(?:(?:[0-9]{{4}}年|今年|次年|明年)?(?:[0-9{HAN_TENS}]{{1,2}}月|第?[一二三四1-4]季度|上半年|下半年|年)"
    r"|[0-9]{4}年|每(?:年|月|季度?|周)|长期|持续|常态|全年)[^，；。]{0,14}"
)
_DAY_AT_THE_END = re.compile(rf"（(?P<day>{_DAY.pattern})）$")


def read_stretches(clause: str) -> tuple[list[Stretch], str]:
    """The stretches of a clause in full-width punctuation, and the deadline that one of them is."""
    bare = clause.rstrip("。；.． \n")
    bare = without_asides(bare[1:-1] if is_enclosed(bare) else bare)
    if _LABEL_IN_BRACKETS.match(bare):
        bare = _LABEL_IN_BRACKETS.sub(r"；\1：", bare)
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
        if is_aside(piece):
            continue
        label = _LABEL.match(piece)
        labelled = _part_of(label) if label else labelled
        names = piece[label.end() :].strip() if label else piece
        stretches += _read_verbs(names, labelled)
    # Closing words may stand alone behind the names: A、B，按职责分工落实.
    return _with_a_lead([stretch for stretch in stretches if stretch.text]), deadline


def _ends_piece(mark: str, piece: str) -> bool:
    """Whether a piece ends at a mark: any does but 、, which mostly stands between names of one part."""
    return mark != SEPARATOR or bool(_VERB_AND_GOES_ON.search(piece))


def _part_of(label: re.Match[str]) -> Part:
    if label["leads"]:
        return Part.LEADS
    return Part.SUPPORTS if label["supports"] else Part.ANSWERS


def _read_verbs(piece: str, labelled: Part) -> Iterator[Stretch]:
    """The names of a piece with the part that their verb tells, as 牵头 does; without a verb their label counts."""
    piece = re.sub("^(?:由|请)", "", piece)
    together = _TOGETHER.search(piece)
    if together:
        yield Stretch(Part.LEADS, piece[: together.start()])
        yield Stretch(Part.SUPPORTS, _without_verbs(piece[together.end() :]))
        return
    for part, ending in ((Part.LEADS, _LEADS_END), (Part.SUPPORTS, _SUPPORTS_END), (Part.ANSWERS, _ANSWERS_END)):
        verb = ending.search(piece, max(0, len(piece) - _LONGEST_END))
        # 牵头 without a name in front of it leaves open who leads.
        if verb and (verb.start() or part is not Part.LEADS):
            yield Stretch(part, piece[: verb.start()])
            return
    doing = _WITH_OBJECT.fullmatch(piece)
    if doing and not _NAMES_A_UNIT.search(doing["object"]):
        yield Stretch(_part_of(doing), doing["names"])
    else:
        yield Stretch(labelled, piece)


def _without_verbs(names: str) -> str:
    front, end = names[:-_LONGEST_END], names[-_LONGEST_END:]
    for ending in (_LEADS_END, _SUPPORTS_END, _ANSWERS_END, _DONE_TOGETHER):
        end = ending.sub("", end)
    return front + end


def _with_a_lead(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches of a clause such as A负责，B配合: where nobody leads those who support, who answers does."""
    parts = {stretch.part for stretch in stretches}
    if Part.SUPPORTS not in parts or Part.LEADS in parts:
        return list(stretches)
    return [replace(stretch, part=Part.LEADS) if stretch.part is Part.ANSWERS else stretch for stretch in stretches]
