"""The stretches of a 落实单位 clause, each with what its words say of the units in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from opengov_cli.plan.clause import SEPARATOR

from ..numerals import HAN_TENS
from ..vocabulary import ANSWERS_LABEL, LEADS_LABEL, SUPPORTS_LABEL, UNIT
from .asides import is_aside, names_nobody, without_asides
from .labels import is_bare_label, read_label, with_usual_labels
from .leads import with_marks_read
from .names.endings import ends_like_name
from .parentheses import is_enclosed, split_outside
from .verbs import ROLE_MARK, Part, Stretch, ends_with_verb, read_verbs, tells_lead

_ROLE = f"(?:{LEADS_LABEL}|{SUPPORTS_LABEL}|{ANSWERS_LABEL})"
_BLANK_BEFORE_VERB = re.compile(rf"(?<=[一-鿿）])[ \u3000]+(?={_ROLE}(?:[，；。\s]|$))")
# （牵头，6月底前完成）
_PART_AND_MORE = re.compile(f"（(?P<part>{_ROLE}{UNIT}?)[，；：](?P<more>[^（）]*)）")
# 办公室负责（财务科配合）
_PART_IN_PARENTHESES = re.compile("（([^（）]{2,60})）")
# 市司法局（牵头）市公安局, 市司法局（牵头）和市公安局
_MARK_BEFORE_NAME = re.compile(f"(?P<mark>{ROLE_MARK.pattern})(?:以及|[和与]|及(?!时))?(?=[一-鿿])")
# 王局
_LONGEST_PERSON = 2
_SENTENCE_ENDS = "；。"
_MARKS = "，\n\r\u3000\xa0 " + SEPARATOR
_DAY = re.compile(
    r"(?:完成时限：|时限：|于|在)?"
    rf"(?:(?:[0-9]{{4}}年|今年|次年|明年)?(?:[0-9{HAN_TENS}]{{1,2}}月|第?[一二三四1-4]季度|上半年|下半年|年(?=[底内初末终中前]))"
    r"|[0-9]{4}年|每(?:年|月|季度?|周)|长期|持续|常态|全年)[^，；。由]{0,14}"
)
_DAY_AT_THE_END = re.compile(rf"（(?P<day>{_DAY.pattern})）$")

# Every half-width mark as the full-width one, every bracket as a parenthesis, so that positions stay.
_WIDE = str.maketrans(",﹐;﹔:∶﹕︰()〔〕【】[]［］/／", "，，；；：：：：（）（）（）（）（）、、")


def in_full_width(clause: str) -> str:
    """A clause with its punctuation in full width, character for character."""
    return clause.translate(_WIDE)


def read_stretches(clause: str) -> tuple[list[Stretch], str]:
    """The stretches of a clause in full-width punctuation, and the deadline that one of them is."""
    bare = _with_parts_alone(with_usual_labels(without_asides(_bare(clause))))
    if re.search(LEADS_LABEL, bare):
        bare = _BLANK_BEFORE_VERB.sub("", bare)
    bare = _MARK_BEFORE_NAME.sub(rf"\g<mark>{SEPARATOR}", _PART_IN_PARENTHESES.sub(_sentence_if_told, bare))
    deadline = ""
    if timed := _DAY_AT_THE_END.search(bare):
        bare, deadline = bare[: timed.start()], timed["day"]
    stretches: list[Stretch] = []
    # A label counts until the next one: 责任单位：甲，乙.
    labelled = Part.UNTOLD
    for sentence in split_outside(bare, _SENTENCE_ENDS):
        pieces = list(split_outside(sentence, _MARKS, _ends_piece))
        labels = [None if _is_last_name(piece, bare) else read_label(piece) for piece in pieces]
        if labelled is Part.PERSONS or (labels and not labels[0] and any(labels)):
            # The label of the sentence before does not count for 乙 in 甲，配合单位：丙；乙，配合单位：丁.
            labelled = Part.UNTOLD
        for piece, label in zip(pieces, labels, strict=True):
            if _DAY.fullmatch(piece):
                deadline = piece
                continue
            labelled = label.part if label else labelled
            names = piece[label.end :].strip() if label else piece
            # Behind 责任人： an office may stand all the same.
            is_person = labelled is Part.PERSONS and not (ends_like_name(names) and len(names) > _LONGEST_PERSON)
            if not (is_aside(piece) or names_nobody(names) or is_person):
                stretches += read_verbs(names, labelled)
    # Closing words may stand alone behind the names: A、B，按职责分工落实.
    return _with_a_lead([stretch for stretch in stretches if stretch.text]), deadline


def _is_last_name(piece: str, clause: str) -> bool:
    """Whether a piece that looks like a label is a name, as nothing stands behind it: 市财政局牵头，主管部门."""
    return piece != clause and clause.endswith(piece) and is_bare_label(piece)


def _bare(clause: str) -> str:
    """The clause without what encloses and ends it, its marks told in words."""
    bare = with_marks_read(clause).rstrip("。；.． \n")
    is_quoted = bare[:1] == "“" and bare.find("”") == len(bare) - 1
    return bare[1:-1] if is_quoted or is_enclosed(bare) else bare


def _with_parts_alone(clause: str) -> str:
    """The clause with what else stands in the parentheses of a part as a sentence at its end."""
    more = [match["more"] for match in _PART_AND_MORE.finditer(clause)]
    return "；".join([_PART_AND_MORE.sub(r"（\g<part>）", clause), *more])


def _ends_piece(mark: str, piece: str) -> bool:
    """Whether a piece ends at a mark: any does but 、, which mostly stands between names of one part."""
    return mark != SEPARATOR or ends_with_verb(piece)


def _sentence_if_told(inside: re.Match[str]) -> str:
    """What stands in parentheses as a sentence of its own if a verb tells the part of units in it."""
    told = [stretch for stretch in read_verbs(inside[1], Part.UNTOLD) if stretch.part is not Part.UNTOLD]
    return f"；{inside[1]}；" if told and all(ends_like_name(stretch.text) for stretch in told) else inside[0]


def _with_a_lead(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches with those who lead: where nobody leads the units that support, it is those named beside them.

    In A负责，B配合 and in A；配合单位：B that is A.
    """
    parts = {stretch.part for stretch in stretches}
    marks = (mark for stretch in stretches for mark in ROLE_MARK.finditer(stretch.text))
    if Part.SUPPORTS not in parts or Part.LEADS in parts or any(map(tells_lead, marks)):
        return list(stretches)
    leading = Part.ANSWERS if Part.ANSWERS in parts else Part.UNTOLD
    return [stretch._replace(part=Part.LEADS) if stretch.part is leading else stretch for stretch in stretches]
