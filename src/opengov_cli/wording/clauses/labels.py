"""The labels in a clause that tell the part of the units behind them: 牵头单位：, 【配合单位】, 主办 before a blank.

The clause is in full-width punctuation.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from opengov_cli.plan.clause import SEPARATOR

from ..vocabulary import ANSWERS_LABEL, GUIDES_LABEL, LEADS_LABEL, SUPPORTS_LABEL, UNIT
from .names.endings import ends_like_name
from .verbs import Part

_ROLE = f"(?:{LEADS_LABEL}|{SUPPORTS_LABEL}|{ANSWERS_LABEL})"
# 牵头处（室）
_WHO = f"(?:(?:{UNIT}|[科处股])(?:（[^（）]{{1,6}}）)?)"
# 牵头单位：甲, 牵头单位为甲, and the label alone on a line, where 承办处 and 监督科 are names
_ALONE = f"{UNIT}(?:（[^（）]{{1,6}}）)?$"
_THEN = f"(?:{_WHO}?：|{_WHO}[为是]|{_ALONE})"
# 责任领导：王某, of whom the clause of a task tells nothing.
_PERSONS = (
    "(?:包[保联抓挂]|分管|主管|挂钩|挂联|联系|督[办导]|具体|直接|第一|牵头|责任|主要|配合)*"
    "(?:领导|负责人|责任人|联系人|联络[员人]|人)："
)
# 市直：甲、乙；县区：丙
_LEVEL = "(?:[中省市州县区镇乡村][直级属]?|[市县区镇乡]{2}|镇街)(?:层面|部门|单位)?"
_LABELS = {
    Part.PERSONS: re.compile(_PERSONS),
    Part.LEADS: re.compile(f"(?:[总分双]|共同|联合|第[一二三四])?{LEADS_LABEL}{_THEN}|主："),
    Part.SUPPORTS: re.compile(f"(?:共同)?{SUPPORTS_LABEL}{_THEN}|配："),
    Part.GUIDES: re.compile(f"{GUIDES_LABEL}(?:{_WHO}：|{_ALONE})"),
    Part.ANSWERS: re.compile(f"(?:其他|其余|第[二三四五]|次要)?(?:{ANSWERS_LABEL}|公开){_THEN}|{UNIT}："),
}
# 服务单位：市交通运输局. Behind 各成员单位：配合 no unit stands.
_OTHER = re.compile(f"(?:[一-鿿]{{0,4}}(?:{UNIT}|业主)|{_LEVEL})：")
# 【牵头单位】市教育局【配合单位】市财政局
_IN_BRACKETS = re.compile(f"（((?:{_ROLE}|{GUIDES_LABEL}){_WHO}?)）(?![、，；。\\s]|$)")
# 主办 市民政局 协办 市财政局
_BARE = re.compile(rf"(?:^|(?<=[\s，；。]))({_ROLE})\s+(?=[一-鿿])")
# ★牵头单位：市民政局
_BULLET = re.compile(f"[★☆▲△◆※](?={_ROLE}{UNIT}：)")
# 责任单位—市民政局
_BEFORE_DASH = re.compile(f"({_ROLE}{UNIT})[—–－-]{{1,2}}(?=[一-鿿])")


class Label(NamedTuple):
    """What a label at the beginning of a piece tells, and where the names behind it begin."""

    part: Part
    end: int


def is_bare_label(piece: str) -> bool:
    """Whether a piece is a label without a mark behind it, as a line 牵头单位 is."""
    label = None if piece.endswith("：") else read_label(piece)
    return label is not None and label.end == len(piece)


def read_label(piece: str) -> Label | None:
    """The label at the beginning of a piece, if there is one."""
    for part, label in _LABELS.items():
        if match := label.match(piece):
            return Label(part, match.end())
    other = _OTHER.match(piece)
    is_label = other is not None and ends_like_name(piece[other.end() :].split(SEPARATOR, maxsplit=1)[0])
    return Label(Part.ANSWERS, other.end()) if other and is_label else None


def with_usual_labels(clause: str) -> str:
    """The clause with its labels as they mostly are: 牵头单位：."""
    for other in (_IN_BRACKETS, _BARE):
        if other.match(clause):
            clause = other.sub(r"；\1：", clause)
    return _BEFORE_DASH.sub(r"\1：", _BULLET.sub("", clause))
