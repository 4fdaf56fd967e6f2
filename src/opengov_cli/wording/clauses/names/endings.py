"""How the names of units end."""

from __future__ import annotations

import re

from ...vocabulary import ORGANISATION

_ENDS = re.compile(
    "(?:[局委办厅科室处股部院所站队组司署台馆社会协学校园团网联库厂场苑庭区县市镇乡村行]"
    "|机关|中心|人大|单位|部门|政府|街道|镇街|海关|企业|机构|系统|专班|基地|窗口|热线|网格|门诊|[交刑特网巡]警|班子|主体|总支"
    "|(?:中国|^[市县区])移动|电信|联通|铁塔|邮政|边检|海事|海警|年级|民兵连|车间|(?:众创|创业)空间|[食礼]堂|[店宫]|[工务电]段"
    "|(?:网|站|服务|接种|教学|办事)点|附[中小]|[一二三四五六七八九十]中|职[中高]|(?<![关体联派])系|(?<![值加换带轮上下训修])班"
    f"|{ORGANISATION}组织|[团盟革进建党社]中央)$"
)
_ENDS_OF_MANY = re.compile("(?:街|居|地|级|州|旗|盟|师|城|户|派|单元|团体|媒体)$")


def ends_like_name(text: str) -> bool:
    """Whether a text ends as names of units do."""
    return bool(_ENDS.search(text))


def ends_like_many(text: str) -> bool:
    """Whether a text ends as names do that mean many units and no other: 各民主党派, 各州."""
    return bool(_ENDS_OF_MANY.search(text))
