"""Which column of a table holds what, told by its headings in the many forms that plans use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from opengov_cli.plan.text import fold
from opengov_cli.wording.vocabulary import ANSWERS_LABEL, LEADS_LABEL, SUPPORTS_LABEL, UNIT, one_of


class Meaning(StrEnum):
    """What the cells of a column say of a task; the values are the keys of the file."""

    NUMBER = "number"
    CATEGORY = "category"
    REQUIREMENT = "requirement"
    CLAUSE = "clause"
    LEAD = "lead"
    UNITS = "units"
    DEADLINE = "deadline"
    PROGRESS = "status"
    PROBLEM = "problem"
    NEXT = "next"
    COMPLETED = "completed"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its heading as one line, and what it was taken for."""

    heading: str
    meaning: Meaning


_ANY_ROLE = one_of(LEADS_LABEL, SUPPORTS_LABEL, ANSWERS_LABEL)
# The first that fits counts. Headings come without blanks and remarks in parentheses.
_FORMS: tuple[tuple[Meaning, str], ...] = (
    (Meaning.NUMBER, "序号?|编号|序列|项次|id|no.?"),
    (Meaning.PROBLEM, ".*(?:存在|主要|有关|面临)的?(?:问题|困难).*|问题|困难"),
    (Meaning.NEXT, ".*下(?:一步|步|阶段).*"),
    (
        Meaning.PROGRESS,
        "(?:完成|进展|落实|推进|办理|执行|整改)(?:情况|进度|状态|进展).*|.*进展(?:情况)?|状态|进度|是否完成|status",
    ),
    (Meaning.COMPLETED, "(?:办结|实际完成)(?:日期|时间)"),
    (Meaning.DEADLINE, ".*(?:时限|时间|期限|截止|完成日期|进度安排|进度要求).*|deadline"),
    (Meaning.EXTRA, f"(?!.*{UNIT}).*(?:责任人|联系人|领导|备注|来源|渠道|方式|电话|依据|说明).*"),
    (Meaning.UNITS, f"{SUPPORTS_LABEL}{UNIT}?"),
    (Meaning.LEAD, f"{LEADS_LABEL}{UNIT}?"),
    (Meaning.CLAUSE, f".*{_ANY_ROLE}.*{UNIT}(?:.*责任人)?"),
    (Meaning.CLAUSE, f"{UNIT}|公开主体|.*分工|clause"),
    (Meaning.CATEGORY, "(?:主要|重点|工作|年度|总体|公开)*(?:任务|工作|事项|项目|要点)(?:类别|分类|名称|类型|项目)?"),
    (
        Meaning.CATEGORY,
        "类别|分类|任务类型|任务类别|(?:工作|公开)?(?:领域|板块)|[一二]级(?:任务|指标|目录|事项)|category",
    ),
    (
        Meaning.REQUIREMENT,
        ".*(?:要求|内容|措施|举措|标准|目标任务).*|(?:具体|细化|分解|主要)(?:任务|工作|事项)|requirement",
    ),
)
# Only these make a table the table of a plan.
_TELLING = (Meaning.CATEGORY, Meaning.REQUIREMENT)
_ANSWERING = (Meaning.CLAUSE, Meaning.LEAD, Meaning.UNITS)


def meaning_of(heading: str) -> Meaning | None:
    """What a heading alone means; None for one that is not known."""
    bare = re.sub(r"\s|[:：*]", "", fold(heading))
    without_remarks = re.sub(r"\(.*?\)", "", bare)
    return _meaning_of_form(bare) or _meaning_of_form(without_remarks)


def read_columns(headings: Sequence[str], numbered: Sequence[bool]) -> tuple[Column, ...] | None:
    """What each column of a table holds, or None if these are not the headings of a plan.

    ``numbered`` tells for each column whether its cells are numbers: such a one may have no heading.
    """
    known = [meaning_of(heading) for heading in headings]
    if not _are_of_a_plan(known):
        return None
    meanings = [meaning or Meaning.EXTRA for meaning in known]
    _find_numbers(meanings, headings, numbered)
    _settle_requirement(meanings)
    _keep_the_first(meanings)
    _settle_clauses(meanings)
    return tuple(Column(name, meaning) for name, meaning in zip(_names(headings), meanings, strict=True))


def _meaning_of_form(heading: str) -> Meaning | None:
    return next((meaning for meaning, pattern in _FORMS if heading and re.fullmatch(pattern, heading)), None)


def _are_of_a_plan(meanings: Sequence[Meaning | None]) -> bool:
    """Whether a table says what is to be done, and who answers for it or under which category it stands."""
    told = {meaning for meaning in meanings if meaning}
    at_least_two = sum(meaning is not None for meaning in meanings) > 1
    return at_least_two and not told.isdisjoint(_TELLING) and (not told.isdisjoint(_ANSWERING) or told >= {*_TELLING})


def _find_numbers(meanings: list[Meaning], headings: Sequence[str], numbered: Sequence[bool]) -> None:
    """Take a column of numbers for the one of NUMBER, if no heading says which that is."""
    if Meaning.NUMBER in meanings:
        return
    for index, heading in enumerate(headings):
        # The heading of the categories may span the numbers in front of them as well.
        is_spanned = index > 0 and heading == headings[index - 1]
        if numbered[index] and (not heading or is_spanned):
            meanings[index] = Meaning.NUMBER
            return


def _settle_requirement(meanings: list[Meaning]) -> None:
    """Let one column be the requirement, with the categories in front of it where a table has both."""
    requirements, categories = _places(meanings, Meaning.REQUIREMENT), _places(meanings, Meaning.CATEGORY)
    if not requirements:
        meanings[categories[-1]] = Meaning.REQUIREMENT
    elif not categories and len(requirements) > 1:
        meanings[requirements[0]] = Meaning.CATEGORY


def _keep_the_first(meanings: list[Meaning]) -> None:
    """Let a task have one number, one requirement and one deadline; other columns of that sort are kept as they are."""
    for meaning in (Meaning.NUMBER, Meaning.REQUIREMENT, Meaning.DEADLINE):
        for index in _places(meanings, meaning)[1:]:
            meanings[index] = Meaning.EXTRA


def _settle_clauses(meanings: list[Meaning]) -> None:
    """Say which units a column such as 责任单位 names, by the columns that stand beside it.

    Beside 牵头单位 it names the others, beside 配合单位 alone those that lead; without them the first is the clause.
    """
    has_lead, has_units = Meaning.LEAD in meanings, Meaning.UNITS in meanings
    for position, index in enumerate(_places(meanings, Meaning.CLAUSE)):
        if has_lead:
            meanings[index] = Meaning.UNITS
        elif has_units:
            meanings[index] = Meaning.LEAD
        elif position:
            meanings[index] = Meaning.EXTRA


def _places(meanings: Sequence[Meaning], wanted: Meaning) -> list[int]:
    return [index for index, meaning in enumerate(meanings) if meaning is wanted]


def _names(headings: Sequence[str]) -> list[str]:
    """The headings on one line each, each once."""
    names: list[str] = []
    for position, heading in enumerate(headings, start=1):
        name = re.sub(r"\s+", " ", re.sub(r"\s*\n\s*", "", heading)).strip() or f"第{position}列"
        names.append(name if name not in names else f"{name} {position}")
    return names
