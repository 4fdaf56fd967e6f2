"""What a heading says of the column below it, in the many forms that plans use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from opengov_cli.plan.text import fold
from opengov_cli.wording.vocabulary import ANSWERS_LABEL, LEADS_LABEL, SUPPORTS_LABEL, UNIT, one_of


class Meaning(StrEnum):
    """What the cells of a column say of a task; the values are the keys of the file.

    A column of MARK is that of one unit, which its heading names: a mark in a cell says that it answers.
    """

    NUMBER = "number"
    CATEGORY = "category"
    REQUIREMENT = "requirement"
    CLAUSE = "clause"
    LEAD = "lead"
    UNITS = "units"
    MARK = "mark"
    DEADLINE = "deadline"
    PROGRESS = "status"
    PROBLEM = "problem"
    NEXT = "next"
    COMPLETED = "completed"
    EXTRA = "extra"


# The columns that say what is to be done, and those that say who answers for it.
TELLING = (Meaning.CATEGORY, Meaning.REQUIREMENT)
ANSWERING = (Meaning.CLAUSE, Meaning.LEAD, Meaning.UNITS, Meaning.MARK)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its heading as one line, and what it was taken for.

    ``above`` is the heading that spans it and its neighbours, as 配合单位. ``guessed`` tells that its cells or its
    neighbours decided, not its heading alone, and ``chosen`` that a person did.
    """

    heading: str
    meaning: Meaning
    above: str = ""
    guessed: bool = False
    chosen: bool = False

    @property
    def role(self) -> str:
        """The heading of units that tells their role: its own, unless a person gave the column another one."""
        if self.chosen and self.meaning is Meaning.LEAD and not re.search(LEADS_LABEL, self.heading):
            return "牵头单位"
        if self.chosen and self.meaning is Meaning.UNITS and re.search(LEADS_LABEL, self.heading):
            return "责任单位"
        return self.heading


_ANY_ROLE = one_of(LEADS_LABEL, SUPPORTS_LABEL, ANSWERS_LABEL)
# With its remarks; a longer text is no heading, and would take long to compare.
_LONGEST = 80
_PROGRESS = "(?:完成|进展|落实|推进|办理|执行|整改|实施)(?:情况|进度|状态|进展|成效)"
# The first that fits counts. Headings come without blanks and remarks in parentheses.
_FORMS: tuple[tuple[Meaning, str], ...] = (
    (Meaning.NUMBER, "(?:任务|事项|工作)?(?:序号?|编号)|序列|项次|id|no.?"),
    (Meaning.CATEGORY, "(?:问题|任务|事项|工作)(?:类别|分类|类型)"),
    (Meaning.PROBLEM, ".*(?:未完成|未落实|滞后).*"),
    (
        Meaning.PROGRESS,
        f".*{_PROGRESS}.*|.*进展.*|状态|进度|是否(?:已|按期|按时)?(?:完成|办结|落实)|status",
    ),
    (Meaning.PROBLEM, ".*(?:问题|困难)(?!.*(?:措施|举措)).*|problem"),
    (Meaning.NEXT, ".*下(?:一步|步|一?阶段|一?季度|半年|一?月|一?周).*|后续(?:工作|计划|打算|安排|措施).*|next"),
    (Meaning.COMPLETED, "办结(?:日期|时间)"),
    (
        Meaning.EXTRA,
        ".*(?:开始|启动|起始|交办|下达|登记|发文|收文|来文|填报|填表|立项|批示|更新|实际|办结|销号).*(?:时间|日期)",
    ),
    (Meaning.DEADLINE, ".*(?:时限|时间|期限|截止|完成日期|进度安排|进度要求).*|deadline"),
    (Meaning.EXTRA, f"(?!.*{UNIT}).*(?:责任人|联系人|领导|备注|来源|渠道|方式|电话|依据|说明).*"),
    (Meaning.EXTRA, f"(?:督办|督查|督导|考核|审核|填报|报送|交办|验收|来文).*{UNIT}|.*{UNIT}负责人"),
    (Meaning.UNITS, f"{SUPPORTS_LABEL}{UNIT}?"),
    (Meaning.LEAD, f"{LEADS_LABEL}{UNIT}?"),
    (Meaning.CLAUSE, f".*{_ANY_ROLE}.*{UNIT}(?:.*责任人|[/及、和]人)?"),
    (Meaning.CLAUSE, f"{UNIT}|公开主体|责任|承办|.*分工|clause"),
    (
        Meaning.CATEGORY,
        "(?:主要|重点|工作|年度|总体|公开|督办|督查|交办|议定|承办)*(?:任务|工作|事项|项目|要点)(?:类别|分类|名称|类型|项目)?",
    ),
    (
        Meaning.CATEGORY,
        "类别|分类|任务类型|任务类别|(?:工作|公开)?(?:领域|板块)|[一二]级(?:任务|指标|目录|事项)|category",
    ),
    (
        Meaning.REQUIREMENT,
        ".*(?:要求|内容|措施|举措|标准|目标).*|(?:具体|细化|分解|主要)(?:任务|工作|事项)|(?:任务|工作|目标)(?:分解|细化)|requirement",
    ),
)
# A goal stands beside what is to be done; it is the requirement itself only where nothing else states one.
_GOAL = re.compile("(?!.*目标任务).*目标.*")
_REMEDY = re.compile("(?:整改|改进|解决|应对|对策).*")
_ROLE = re.compile(f".*{_ANY_ROLE}.*")


def meaning_of(heading: str) -> Meaning | None:
    """What a heading alone means; None for one that is not known."""
    if len(heading) > _LONGEST:
        return None
    bare = _bare(heading)
    without_remarks = re.sub(r"\(.*?\)", "", bare)
    return _meaning_of_form(bare) or _meaning_of_form(without_remarks)


def is_goal(heading: str) -> bool:
    """Whether a heading is that of a goal, as 工作目标."""
    return bool(_GOAL.fullmatch(_bare(heading)))


def is_remedy(heading: str) -> bool:
    """Whether a heading tells what is done about a problem, as 整改措施."""
    return bool(_REMEDY.fullmatch(_bare(heading)))


def tells_role(heading: str) -> bool:
    """Whether a heading says how somebody answers, as 责任单位 does, and not 单位 alone."""
    return bool(_ROLE.fullmatch(_bare(heading)))


def on_one_line(heading: str) -> str:
    """A heading without the breaks between its lines."""
    return " ".join("".join(line.strip() for line in heading.split("\n")).split())


def _bare(heading: str) -> str:
    return re.sub(r"\s|[:：*]", "", fold(heading))


def _meaning_of_form(heading: str) -> Meaning | None:
    return next((meaning for meaning, pattern in _FORMS if heading and re.fullmatch(pattern, heading)), None)
