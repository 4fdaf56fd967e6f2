"""What one clause of a report tells of a status: 已办结, 完成60%, 欠序时进度, 拟于9月启动.

Every list of words is free of words that are put together of others: a clause has few ways of being read.
"""

from __future__ import annotations

import re
from enum import StrEnum

from opengov_cli.plan.model import Status

from ..numerals import HAN_TENS
from ..vocabulary import one_of


class Open(StrEnum):
    """That there is a status of which the words do not tell for certain which."""

    UNCERTAIN = "uncertain"


Sign = Status | Open

# How it was done, what was done, and that it was.
_FULLY = one_of(
    *("已", "经", "均", "都", "全面", "按期", "按要求", "按时(?:间节点)?", "如期", "圆满", "顺利"),
    *("提前", "超额"),
)
_WHOLE = one_of(
    *("全部", "(?:全年|年度)(?:各项|目标|任务|工作|的)+", "[该此本]项?", "以上", "各项"),
    *("目标", "任务", "工作", "工程", "事项", "问题"),
)
_WORK = one_of("整改", "验收", "落实", "办理", "公开", "公布", "发布", "解决", "销号")
_ACHIEVED = one_of("完成", "办结", "完毕", "到位")
_PARTLY = one_of(
    *("部分", "大部分", "绝大部分", "基本", "初步", "大多数", "阶段性?", "大体", "主体", "前期", "上半年", "首[期批]"),
    *(f"[前第]?[{HAN_TENS}1-4]季度", "第?[一二12][期批]"),
)
_BEGIN = one_of("启动", "部署", "开始", "开展", "实施", "着手", "开工", "动工", "进场")
_BEGUN = one_of("启动", "开工", "动工", "进场", "着手")
_NOT_YET = "(?:尚|还|暂时?|仍)*(?:未能?|没有?)"
_INTENDED = one_of("拟", "计划", "预计", "将", "准备") + f"[于在]?[0-9{HAN_TENS}年月日季度上下半旬底初中末第今明]*"
_DO = one_of("推进", "进行", "办理", "落实", "开展", "实施", "整改")
_STEADILY = one_of(
    *("正在?", "正常", "有序", "稳步", "顺利", "积极", "加快", "扎实", "全力", "抓紧", "逐步", "同步", "按期", "按时"),
    "按照?(?:时序|序时|计划|进度|时间|节点)(?:计划|进度|节点|要求)*",
)
_UNDER_WAY = one_of(
    *(
        "审批",
        "审核",
        "建设",
        "施工",
        "起草",
        "编制",
        "制[定订]",
        "修[订改]",
        "征求意见",
        "报批",
        "招标",
        "采购",
        "筹备",
    ),
    *("准备", "整理", "收集", "调研", "论证", "评审", "公示", "处理", "改造", "申报", "对接", "研究", "执行", _DO),
)
_AGAIN = one_of(
    *("长期", "持续", "常态化?", "长效", "不断", "动态", "日常", "定期", "按(?:月|季度?|年)", "逐[月年]"),
    "每(?:个?月|季度?|年|半年|周|天|日)(?:[初中末底]|[0-9]{1,2}日)?前?",
)
_GOING_ON = one_of("[将需并且]", "全年", "继续", "[转纳列]入", "坚持")
_KEEP = one_of(
    *("坚持", "推进", "落实", "进行", "开展", "做好", "抓好", "完善", "实施", "更新", "公开", "公布", "发布", "报送"),
    *("整改", "维护", "巩固", "执行", "办理", "保持", "监测"),
)
_HOW_MUCH = one_of(
    *(
        "总体",
        "整体",
        "累计",
        "约",
        "近",
        "超过?",
        "已",
        "达到?",
        "任务",
        "工程",
        "工作",
        "目标",
        "投资",
        "总?量",
        "全年",
        "年度",
    ),
    *("完成", "推进", "形象", "进度", "时间", "实现", "率", "的", "了", "为"),
)
_COURSE = "(?:工作|项目|总体|整体)*(?:进度|进展|推进)(?:情况)?(?:比?较为?|总体|相对|略有?|有所|严重|偏)?"

# Tried in this order: what is not yet done is told before what is.
_FORMS: tuple[tuple[Sign, re.Pattern[str]], ...] = tuple(
    (sign, re.compile(form))
    for sign, form in (
        (Status.TODO, f"(?:{_NOT_YET}|待|{_INTENDED}){_BEGIN}(?:实施|建设|工作)?|待.+后{_BEGIN}|todo"),
        (Status.DOING, "(?!.*(?:完成|启动|开工|销号)).{0,8}(?:序时|时序).{0,8}|doing"),
        (Open.UNCERTAIN, ".*(?:未|没|不(?!断|懈)|无|否|难|待|尚|仍|除|但|剩余|还需|暂停|取消|终止|[?□☐×]).*"),
        (
            Status.ONGOING,
            f"(?:(?:{_FULLY}|{_WHOLE})*(?:{_ACHIEVED}|{_WORK})+)?{_GOING_ON}*{_AGAIN}+[性地]?(?:工作|任务|{_KEEP})*中?|ongoing",
        ),
        (
            Status.DOING,
            f".{{0,6}}正在.+|(?:正?处于|已?进入).{{1,8}}阶段|.{{0,6}}{_UNDER_WAY}[之当]?中|{_STEADILY}+{_DO}(?:落实|实施|工作)?",
        ),
        (Status.DOING, f"{_COURSE}(?:顺利|缓慢|正常|良好|滞后|慢|落后|有序|平稳)"),
        (Status.DOING, f"(?:已|全面|正式)*{_BEGUN}(?:实施|建设|施工|开展|推进|工作)*|已{_BEGUN}.{{0,8}}"),
        (Status.DOING, f"已?{_PARTLY}(?:{_WHOLE}|{_WORK}|{_FULLY})*(?:{_ACHIEVED}|{_WORK})"),
        (Status.DOING, f"{_FULLY}*{_ACHIEVED}了?{_PARTLY}(?:{_WHOLE}|{_WORK})*"),
        (
            Status.DOING,
            f"{_HOW_MUCH}*(?:[{HAN_TENS}]分之[{HAN_TENS}]|[1-9]/[0-9]|过半|一半|大半)(?:{_HOW_MUCH}|过半)*",
        ),
        (Status.DONE, f"(?:{_FULLY}|{_WHOLE}|{_WORK})*{_ACHIEVED}(?:{_WHOLE}|{_WORK}|并)*|done"),
        (Status.DONE, f"(?:{_FULLY}|{_WHOLE})*已{_FULLY}*{_WORK}(?:{_WHOLE}|{_WORK}|{_ACHIEVED}|并)*"),
    )
)
_PERCENT = re.compile(
    rf"(?P<about>{_HOW_MUCH}*)(?P<share>[0-9]{{1,4}}(?:\.[0-9]{{1,4}})?)%(?P<more>(?:{_HOW_MUCH}|以上|左右)*)"
)
_WHOLE_SHARE = 100
# Longer clauses tell what was done in words of their own.
_LONGEST = 30


def sign_of(clause: str) -> Sign | None:
    """The status that a clause tells, or that it is uncertain; None where it tells nothing of the kind.

    The clause is folded and has no blanks.
    """
    if len(clause) > _LONGEST:
        clause = clause[:_LONGEST]
        return _sign_of_form(clause) if clause.startswith("正在") else None
    percent = _PERCENT.fullmatch(clause)
    return _sign_of_share(percent) if percent else _sign_of_form(clause)


def _sign_of_form(clause: str) -> Sign | None:
    return next((sign for sign, form in _FORMS if form.fullmatch(clause)), None)


def _sign_of_share(percent: re.Match[str]) -> Sign:
    share = float(percent["share"])
    if share == 0:
        return Status.TODO
    if share < _WHOLE_SHARE:
        return Status.DOING
    is_exact = share == _WHOLE_SHARE and not re.search("[超约近]|以上|左右", percent["about"] + percent["more"])
    return Status.DONE if is_exact else Open.UNCERTAIN
