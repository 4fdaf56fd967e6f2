"""What the coordinator sends to a unit whose reports are missing: plain Chinese text, to be pasted into a message."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opengov_cli.plan.model import Plan, Role, Task
from opengov_cli.plan.period import Period

from .brief import first_words
from .pending import MissingReport, Pending, PendingUnit

_INDENT = "　　"
_ASKED = "请尽快报送进展情况、存在问题和下一步措施，已公开的附公开链接；已完成的请注明完成日期。"


def pending_messages(plan: Plan, pending: Pending) -> str:
    """The messages to all units whose reports are missing, a blank line between them."""
    return "\n".join("".join(f"{line}\n" for line in _lines(plan, pending.period, unit)) for unit in pending.late)


def _lines(plan: Plan, period: Period, unit: PendingUnit) -> Iterator[str]:
    count = len(unit.missing)
    yield f"{unit.unit}："
    yield f"{_INDENT}《{plan.title}》中由你单位负责或配合的下列{count}项工作，{_period(period)}尚未收到进展情况："
    for number, report in enumerate(unit.missing, start=1):
        yield f"{number}. {_item(report)}"
    yield f"{_INDENT}{_ASKED}"


def _item(report: MissingReport) -> str:
    """A task by its number and first words, how the unit answers for it, by when, and when it last reported."""
    task = report.task
    notes = [_role(report), *_deadline(task), *((f"上次报送：{_day(report.last)}",) if report.last else ())]
    return f"第{task.id}条 {first_words(task.requirement)}（{'；'.join(notes)}）"


def _role(report: MissingReport) -> str:
    words = {Role.LEAD: "牵头" if report.task.lead else "负责", Role.JOINT: "共同负责", Role.SUPPORT: "配合"}
    role, through = words[report.answer.role], report.answer.through
    return f"{through}{role}" if through else role


def _deadline(task: Task) -> Iterator[str]:
    """The deadline in the plan's words; where it has none, the day."""
    if task.deadline or task.due:
        yield f"时限：{task.deadline or _day(task.due)}".replace("\n", " ")


def _period(period: Period) -> str:
    if period.since and period.until:
        return f"{_day(period.since)}至{_day(period.until)}"
    return f"{_day(period.since)}以来" if period.since else f"截至{_day(period.until)}"


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
