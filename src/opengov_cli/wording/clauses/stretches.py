"""The stretches of a 落实单位 clause, each with what its words say of the units in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from opengov_cli.plan.clause import SEPARATOR

from ..numerals import HAN_TENS
from ..vocabulary import ANSWERS_LABEL, GUIDES_LABEL, LEADS_LABEL, SUPPORTS_LABEL, UNIT
from .asides import is_aside, names_nobody, without_asides
from .names import ends_like_name
from .parentheses import is_enclosed, split_outside
from .verbs import ROLE_MARK, Part, Stretch, ends_with_verb, read_verbs

# 牵头处（室）
_WHO = f"(?:(?:{UNIT}|[科处股])(?:（[科处股室单位部门]{{1,2}}）)?|领导|人)"
_LABEL = re.compile(
    rf"(?P<leads>{LEADS_LABEL}(?:{_WHO}?：|{_WHO}$))|(?P<supports>{SUPPORTS_LABEL}(?:{_WHO}?：|{_WHO}$))"
    rf"|(?P<guides>{GUIDES_LABEL}{_WHO}(?:：|$))"
    rf"|(?P<answers>(?:其他|其余)?(?:{ANSWERS_LABEL}|公开)(?:{_WHO}(?:：|$)|：)|{UNIT}：)"
)
# 【牵头单位】市教育局【配合单位】市财政局
_LABEL_IN_BRACKETS = re.compile(
    f"（((?:{LEADS_LABEL}|{SUPPORTS_LABEL}|{ANSWERS_LABEL}|{GUIDES_LABEL}){_WHO}?)）(?![、，；。\\s]|$)"
)
# 办公室负责（财务科配合）
_PART_IN_PARENTHESES = re.compile("（([^（）]{2,60})）")
# 市司法局（牵头）市公安局, 市司法局（牵头）和市公安局
_MARK_BEFORE_NAME = re.compile(f"(?P<mark>{ROLE_MARK.pattern})(?:以及|[和与]|及(?!时))?(?=[一-鿿])")
_SENTENCE_ENDS = "；。"
_MARKS = "，\n\r\u3000\xa0 " + SEPARATOR
_DAY = re.compile(
    r"(?:完成时限：|时限：|于|在)?"
    rf"(?:(?:[0-9]{{4}}年|今年|次年|明年)?(?:[0-9{HAN_TENS}]{{1,2}}月|第?[一二三四1-4]季度|上半年|下半年|年(?=[底内初末终中前]))"
    r"|[0-9]{4}年|每(?:年|月|季度?|周)|长期|持续|常态|全年)[^，；。由]{0,14}"
)
_DAY_AT_THE_END = re.compile(rf"（(?P<day>{_DAY.pattern})）$")


def read_stretches(clause: str) -> tuple[list[Stretch], str]:
    """The stretches of a clause in full-width punctuation, and the deadline that one of them is."""
    bare = clause.rstrip("。；.． \n")
    bare = without_asides(bare[1:-1] if is_enclosed(bare) else bare)
    if _LABEL_IN_BRACKETS.match(bare):
        bare = _LABEL_IN_BRACKETS.sub(r"；\1：", bare)
    bare = _MARK_BEFORE_NAME.sub(rf"\g<mark>{SEPARATOR}", _PART_IN_PARENTHESES.sub(_sentence_if_told, bare))
    deadline = ""
    if timed := _DAY_AT_THE_END.search(bare):
        bare, deadline = bare[: timed.start()], timed["day"]
    stretches: list[Stretch] = []
    # A label counts until the next one: 责任单位：甲，乙.
    labelled = Part.UNTOLD
    for sentence in split_outside(bare, _SENTENCE_ENDS):
        pieces = list(split_outside(sentence, _MARKS, _ends_piece))
        labels = [_LABEL.match(piece) for piece in pieces]
        if labels and not labels[0] and any(labels):
            # The label of the sentence before does not count for 乙 in 甲，配合单位：丙；乙，配合单位：丁.
            labelled = Part.UNTOLD
        for piece, label in zip(pieces, labels, strict=True):
            if _DAY.fullmatch(piece):
                deadline = piece
                continue
            labelled = _part_of(label) if label else labelled
            names = piece[label.end() :].strip() if label else piece
            if not is_aside(piece) and not names_nobody(names):
                stretches += read_verbs(names, labelled)
    # Closing words may stand alone behind the names: A、B，按职责分工落实.
    return _with_a_lead([stretch for stretch in stretches if stretch.text]), deadline


def _ends_piece(mark: str, piece: str) -> bool:
    """Whether a piece ends at a mark: any does but 、, which mostly stands between names of one part."""
    return mark != SEPARATOR or ends_with_verb(piece)


def _sentence_if_told(inside: re.Match[str]) -> str:
    """What stands in parentheses as a sentence of its own if a verb tells the part of units in it."""
    told = [stretch for stretch in read_verbs(inside[1], Part.UNTOLD) if stretch.part is not Part.UNTOLD]
    return f"；{inside[1]}；" if told and all(ends_like_name(stretch.text) for stretch in told) else inside[0]


def _part_of(label: re.Match[str]) -> Part:
    if label["leads"]:
        return Part.LEADS
    if label["guides"]:
        return Part.GUIDES
    return Part.SUPPORTS if label["supports"] else Part.ANSWERS


def _with_a_lead(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches with those who lead: where nobody leads the units that support, it is those named beside them.

    In A负责，B配合 and in A；配合单位：B that is A.
    """
    parts = {stretch.part for stretch in stretches}
    if Part.SUPPORTS not in parts or Part.LEADS in parts:
        return list(stretches)
    leading = Part.ANSWERS if Part.ANSWERS in parts else Part.UNTOLD
    return [stretch._replace(part=Part.LEADS) if stretch.part is leading else stretch for stretch in stretches]
