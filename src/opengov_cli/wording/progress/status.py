"""How far a task has come, as a cell of a report tells it.

The cell is read clause by clause, and only where all that is told fits together it is a status: done is what a report
says of the whole in so many words, before anything else. A cell may also be a mark below a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from opengov_cli.plan.model import Status
from opengov_cli.plan.text import fold

from .status_forms import Open, Sign, sign_of


class StatusReading(NamedTuple):
    """The status that a text tells, if it does, and the words of the day on which that was reached."""

    status: Status | None
    day: str = ""


_TICKS = frozenset("√✓✔☑yv是") | {"yes"}
# These are checked where others are not: ● beside ○.
_CHECKED = _TICKS | frozenset("●■★◆")
_UNCHECKED = frozenset("□☐○×✗✘☒◇☆n否无-—–/") | {"no"}
_CLAUSES = re.compile("[,。;:()\n!、]")
_IN_FRONT = re.compile(r"(?:[0-9]{1,2}[.)](?![0-9])|[√✓✔☑])*(?:截至目前|目前|现)?")
_LABEL = re.compile("(?:目前|当前|是否)?(?:完成|进展|落实|整改|办理|推进|工作|启动)?(?:情况|进度|进展|状态|率|与否)?")
_DAY = r"(?:[0-9]{4}[年./-])?[0-9]{1,2}[月./-](?:[0-9]{1,2}日?)?(?:[上中下]旬|[初底末])?"
_BY_A_DAY = re.compile(f"(?P<by>(?:已|于|在)*)(?P<day>{_DAY})(?:之?前)?(?P<rest>.*)")
_DAY_OF_IT = re.compile("(?:完成|办结|落实|整改|公开|发布)(?:时间|日期)")
# What is more than a status: how much there is of it, how it stands beside the schedule.
_SAYS_MORE = re.compile("[0-9分\n]|序时|时序|基本|初步|阶段|[快慢]|后|超额|提前|因|[计拟将预]")
# Words behind 已完成 that say that it is not the end of it.
_AND_YET = re.compile("持续|长期|常态|继续|下一步|后续|正在|推进|其余|其他|计划|拟|预计|将|进一步|同时")


def read_status(text: str) -> StatusReading:
    """The status that a text tells in words; none where what it tells is not certain or does not fit together."""
    clauses = _clauses_of(text)
    if not clauses:
        return StatusReading(None)
    read = [_read_clause(clause) for clause in clauses]
    status = _fitting([sign for sign, _day in read])
    if status is not Status.DONE:
        return StatusReading(status)
    if any(_AND_YET.search(clause) for clause in clauses[1:]):
        return StatusReading(None)
    return StatusReading(status, read[0][1] or _day_behind(clauses))


def word_for_status(text: str) -> Status | None:
    """The status that a text is, if it says nothing else, as 已办结 and 正在推进 do, and 完成60% does not."""
    signs = [sign_of(clause) for clause in _clauses_of(text)]
    says_more = not all(signs) or _SAYS_MORE.search(fold(text))
    return None if says_more or not signs else _fitting(signs)


def status_of_heading(heading: str) -> Status | None:
    """The status that a heading names, as 已完成 and 推进中 do; None for 完成情况, which asks for one."""
    return word_for_status(heading)


def read_mark(text: str) -> bool | None:
    """Whether a cell is checked, as one with √ or 是 is, or unchecked, as an empty one is; None for any other text."""
    bare = _bare(text)
    if bare in _CHECKED:
        return True
    return False if not bare or bare in _UNCHECKED else None


def status_of_mark(heading: str, mark: str) -> Status | None:
    """The status that a mark below a heading tells: √ below 是否完成 that it is done, × below 是否启动 that it is not
    begun; none where the heading does not ask for just that, or where ● may as well be a light.
    """
    asked, bare = _bare(heading), _bare(mark)
    if re.search("未|不", asked):
        return None
    if re.search("启动|开工|开始", asked):
        return Status.DOING if bare in _TICKS else Status.TODO if bare in _UNCHECKED else None
    return Status.DONE if bare in _TICKS and re.search("完成|办结|落实|整改|公开", asked) else None


def _clauses_of(text: str) -> list[str]:
    """The clauses of a text, without numbers in front of them and without labels such as 完成情况."""
    clauses = [_IN_FRONT.sub("", clause, count=1) for clause in _CLAUSES.split(_bare(text))]
    return [clause for clause in clauses if clause and (sign_of(clause) or not _LABEL.fullmatch(clause))]


def _bare(text: str) -> str:
    """A text as it is compared: folded, without blanks but for ends of lines, and without closing marks."""
    folded = re.sub("[^\\S\n]", "", fold(text)).strip()
    return folded.rstrip("。.;!、,")


def _read_clause(clause: str) -> tuple[Sign | None, str]:
    """What a clause tells, and the words of a day in it."""
    on_a_day = _BY_A_DAY.fullmatch(clause)
    # 6月底完成 is a plan, 已于6月底完成 is a report.
    if on_a_day and "已" in clause:
        already = "" if "已" in on_a_day["rest"] else "已"
        return sign_of(already + on_a_day["rest"]), on_a_day["day"]
    return sign_of(clause), ""


def _fitting(signs: Sequence[Sign | None]) -> Status | None:
    """The one status that signs in their order come to."""
    first, told = signs[0], {sign for sign in signs if sign}
    if told == {Status.DONE}:
        return Status.DONE if first is Status.DONE else None
    if told == {Status.DONE, Status.ONGOING}:
        return Status.ONGOING if first else None
    # 未完成，正在推进: what is uncertain of itself is made certain.
    certain = told - {Open.UNCERTAIN} if first in (Open.UNCERTAIN, Status.TODO, Status.DOING) else told
    only = next(iter(certain)) if len(certain) == 1 else None
    return only if isinstance(only, Status) and only is not Status.DONE else None


def _day_behind(clauses: Sequence[str]) -> str:
    """The words of a day that stand behind the first clause, alone or behind 完成时间."""
    behind = [clause for clause in clauses[1:3] if not _DAY_OF_IT.fullmatch(clause)]
    return behind[0] if behind and re.fullmatch(_DAY, behind[0]) else ""
