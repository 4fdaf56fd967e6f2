"""What stands in parentheses behind a name: a part of it, or what its unit does in a task, and where it sits.

办公室（审批办） is one name; 市住建局（城区内涝） and 市防汛办（设在市应急局） name 市住建局 and 市防汛办.
"""

from __future__ import annotations

import re

from .endings import ends_like_many, ends_like_name

_BEHIND = re.compile("(?<=[^（])（([^（）]+)）$")
# Where it sits, what became of it, and where more is said.
_BESIDE = re.compile(
    "设[在于]|挂[靠在]|日常工作|^(?:设(?=[省市县区])|依托|隶属|位于|归口|已?并入|划[入归]|驻.*(?:中心|大厅)$)"
    "|(?:内设|代管|代章|合署)(?:机构|办公)?$|^详?见"
)
# An office of a government is the same one whatever it does, also where it does it: 市教育局（校园）. A division or a
# company may be one of several: 信息中心（网站管理）, 供电公司（城关）.
_OFFICE = re.compile(
    "[局委厅]$|^(?:[各省县州镇乡街]|市(?!场)|区(?!域)|国家|国务院).*(?:[办部联会府]|法院|检察院|办公室)$"
)
_SITE = re.compile(
    "(?:(?<!党)校|校园|幼儿园|公园|医院|院校|[景城片林山矿港小灾]区|[超城]市|工地|乡村|农村|库|市场|商场|广场|机场|工厂|厂站|车站|管网|路网|电网"
    "|场所|机构|企业|宾馆|系统|主体)$"
)
_OF_MANY = re.compile("^(?:含|不含|包括|不包括|原)|^[一-鿿]$")
# No name with what is said behind it is longer.
_LONGEST = 90


def without_remarks(name: str) -> str:
    """A name, in full-width punctuation, without what behind it tells only what its unit does, and where it sits."""
    if len(name) > _LONGEST:
        return name
    while (behind := _BEHIND.search(name)) and _is_remark(name[: behind.start()], behind[1]):
        name = name[: behind.start()]
    return name


def has_doubtful_bracket(name: str) -> bool:
    """Whether what stands in parentheses at the end of a name may be a part of it or not: 办公室（文稿审核）."""
    behind = _BEHIND.search(name)
    return behind is not None and not _is_part(behind[1])


def _is_remark(name: str, inside: str) -> bool:
    return bool(_BESIDE.search(inside) or (_OFFICE.search(name) and (_SITE.search(inside) or not _is_part(inside))))


def _is_part(inside: str) -> bool:
    return bool(ends_like_name(inside) or ends_like_many(inside) or _OF_MANY.search(inside))
