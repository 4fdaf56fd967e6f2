"""What a reminder says to one unit, or to all: which tasks are overdue, and which soon will be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from opengov_cli.plan.clause import phrase
from opengov_cli.plan.model import Task
from opengov_cli.wording.deadlines.schedule import DueState, Schedule, Timetable

EVERYBODY = "各有关单位"


@dataclass(frozen=True, slots=True)
class Item:
    """A task in a reminder: what is to be done, and below that by when and who answers for it."""

    title: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks under one heading."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Reminder:
    """A message: to whom, what for, and the tasks; below it stand who sends it and the day."""

    addressee: str
    opening: str
    groups: tuple[Group, ...]
    sender: str
    day: str


def build_reminder(addressee: str, tasks: Iterable[Task], timetable: Timetable, *, early: bool) -> Reminder | None:
    """The reminder of these tasks, what is overdue first; None if nothing of them is overdue or due soon.

    ``early`` reminds of what is due later as well. What has been reported for its period is left alone.
    """
    coming = (DueState.SOON, DueState.AHEAD) if early else (DueState.SOON,)
    dated = [(task, timetable.of(task)) for task in tasks]
    late = tuple(_item(task, schedule) for task, schedule in dated if schedule.state is DueState.OVERDUE)
    due = tuple(_item(task, schedule) for task, schedule in dated if schedule.state in coming)
    headed = [(heading, items) for heading, items in (("已经逾期", late), ("即将到期", due)) if items]
    if not headed:
        return None
    plan = timetable.plan
    what = "或".join(heading for heading, _items in headed)
    opening = f"《{plan.title}》中的下列事项{what}，请抓紧落实，并及时反馈进展情况和公开链接。"
    groups = tuple(Group(f"{heading}（{len(items)}项）", items) for heading, items in headed)
    return Reminder(addressee, opening, groups, plan.issuer, in_words(timetable.today))


def in_words(day: date) -> str:
    """A day as documents write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def deadline_text(task: Task) -> str:
    """The deadline in the plan's words; empty where there are none."""
    return f"时限要求：{task.deadline}" if task.deadline else ""


def clause_text(task: Task) -> str:
    """Who answers for a task, in the plan's words; empty where nobody is named."""
    clause = phrase(task)
    return f"落实单位：{clause}" if clause else ""


def _item(task: Task, schedule: Schedule) -> Item:
    facts = (_until(schedule), deadline_text(task), clause_text(task))
    return Item(f"第{task.id}条 {task.requirement}", tuple(filter(None, facts)))


def _until(schedule: Schedule) -> str:
    """By when, and how many days that is from today."""
    if schedule.due is None or schedule.days_left is None:
        return ""
    days = schedule.days_left
    distance = f"还有{days}天" if days > 0 else f"已逾期{-days}天" if days else "今天到期"
    return f"到期日期：{in_words(schedule.due)}（{distance}）"
