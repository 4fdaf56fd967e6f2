"""Which column of a table holds what, told by its headings in the many forms that plans use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from opengov_cli.plan.text import fold


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
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its heading as one line, and what it was taken for."""

    heading: str
    role: Meaning


_UNIT = "(?:单位|部门|科室|处室|股室|机构|主体|司局)"
# The first that fits counts. Headings come without blanks and remarks in parentheses.
_FORMS: tuple[tuple[Meaning, str], ...] = (
    (Meaning.NUMBER, "序号?|编号|序列|项次|id|no.?"),
    (
        Meaning.PROGRESS,
        "(?:完成|进展|落实|推进|办理|执行|整改)(?:情况|进度|状态|进展).*|.*进展(?:情况)?|状态|进度|是否完成|status",
    ),
    (Meaning.DEADLINE, ".*(?:时限|时间|期限|截止|完成日期|进度安排|进度要求).*|deadline"),
    (Meaning.EXTRA, f"(?!.*{_UNIT}).*(?:责任人|联系人|领导|备注|来源|渠道|方式|电话|依据|说明).*"),
    (Meaning.UNITS, f"(?:配合|协办|参与|协同|会办|协助|参加|协作){_UNIT}?"),
    (Meaning.LEAD, f"(?:牵头|主责|主办|主要责任|第一责任|牵头责任){_UNIT}?"),
    (Meaning.CLAUSE, f".*(?:落实|责任|负责|承办|实施|执行|主管|牵头|配合|主办).*{_UNIT}(?:.*责任人)?"),
    (Meaning.CLAUSE, f"{_UNIT}|公开主体|.*分工|clause"),
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
    for form in (bare, re.sub(r"\(.*?\)", "", bare)):
        for role, pattern in _FORMS:
            if form and re.fullmatch(pattern, form):
                return role
    return None


def read_columns(headings: Sequence[str], numbered: Sequence[bool]) -> tuple[Column, ...] | None:
    """What each column of a table holds, or None if these are not the headings of a plan.

    ``numbered`` tells for each column whether its cells are numbers: such a one may have no heading.
    """
    roles = [meaning_of(heading) for heading in headings]
    if not any(role in _TELLING for role in roles) or sum(role is not None for role in roles) < 2:  # noqa: PLR2004
        return None
    if not any(role in _ANSWERING for role in roles) and not all(role in roles for role in _TELLING):
        return None
    found = [role or Meaning.EXTRA for role in roles]
    if Meaning.NUMBER not in found:
        for index, heading in enumerate(headings):
            # Or it stands below the heading of the categories, which then spans two columns.
            if numbered[index] and (not heading or (index and heading == headings[index - 1])):
                found[index] = Meaning.NUMBER
                break
    return tuple(Column(name, role) for name, role in zip(_names(headings), _settled(found), strict=True))


def _settled(roles: Sequence[Meaning]) -> list[Meaning]:
    """One requirement and one clause; what else claims to be one is kept as it is."""
    found = [*roles]
    of = {role: [index for index, other in enumerate(found) if other is role] for role in Meaning}
    if not of[Meaning.REQUIREMENT]:
        found[of[Meaning.CATEGORY].pop()] = Meaning.REQUIREMENT
    elif not of[Meaning.CATEGORY] and len(of[Meaning.REQUIREMENT]) > 1:
        found[of[Meaning.REQUIREMENT].pop(0)] = Meaning.CATEGORY
    for role in (Meaning.NUMBER, Meaning.REQUIREMENT, Meaning.DEADLINE):
        for index in of[role][1:]:
            found[index] = Meaning.EXTRA
    # Beside 牵头单位 a 责任单位 names the others; without, a second one is a column of its own.
    for index in of[Meaning.CLAUSE]:
        if of[Meaning.LEAD] or of[Meaning.UNITS]:
            found[index] = Meaning.UNITS if of[Meaning.LEAD] else Meaning.LEAD
        elif index != of[Meaning.CLAUSE][0]:
            found[index] = Meaning.EXTRA
    return found


def _names(headings: Sequence[str]) -> list[str]:
    """The headings on one line each, each once."""
    names: list[str] = []
    for position, heading in enumerate(headings, start=1):
        name = re.sub(r"\s+", " ", re.sub(r"\s*\n\s*", "", heading)).strip() or f"第{position}列"
        names.append(name if name not in names else f"{name} {position}")
    return names
