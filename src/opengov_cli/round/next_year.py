"""The plan of the next year, begun with what the old one leaves open."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from opengov_cli.plan.model import Plan, Status, Task
from opengov_cli.wording.deadlines.deadline import read_deadline
from opengov_cli.wording.numerals import DIGITS, HAN_DIGITS, to_decimal

# The heading under which a task says where it comes from. Documents show such headings as columns, and bring them back.
CARRIED_FROM = "结转自"
_DIGITS = ("0123456789", "０１２３４５６７８９", "〇一二三四五六七八九")
_DIGIT, _TO = f"[{DIGITS}{HAN_DIGITS}]", "[-－—–~～至到]"
# Four digits alone, and no end of a span such as 2021—2025.
_YEAR = re.compile(f"(?<!{_DIGIT}){_DIGIT}{{4}}(?!{_DIGIT}|{_TO}{_DIGIT})(?<!{_TO}{_DIGIT}{{4}})")


@dataclass(frozen=True, slots=True)
class NextYear:
    """A new plan, and the tasks of the old one: those that went into it, in its order, and those that are done."""

    plan: Plan
    carried: tuple[Task, ...]
    done: tuple[Task, ...]

    @property
    def undated(self) -> tuple[Task, ...]:
        """The new tasks whose date was dropped, because none of the new year follows from the words."""
        return tuple(new for old, new in zip(self.carried, self.plan.tasks, strict=True) if old.due and not new.due)

    def naming(self, year: int) -> tuple[Task, ...]:
        """The new tasks whose own words name a year."""
        return tuple(task for task in self.plan.tasks if _names(task, year))


def begin_next_year(plan: Plan, year: int) -> NextYear:
    """The plan of a later year: head, units and rules of the old one, and its tasks that are not done, numbered anew.

    Each says under 结转自 which task it was. Standing duties stay standing, all others have not begun. Deadlines keep
    their words, and a date where the words give one of the new year or later.
    """
    carried = tuple(task for task in plan.tasks if task.status is not Status.DONE)
    tasks = tuple(_carried(task, number, plan.year, year) for number, task in enumerate(carried, start=1))
    done = tuple(task for task in plan.tasks if task.status is Status.DONE)
    return NextYear(replace(plan, title=next_title(plan.title, plan.year, year), year=year, tasks=tasks), carried, done)


def next_title(title: str, old: int, new: int) -> str:
    """A title with the new year in the place of the old one, in the digits of that: 2021, ２０２１, 二〇二一."""
    return _YEAR.sub(lambda year: _respelled(year[0], new) if to_decimal(year[0]) == str(old) else year[0], title)


def _respelled(like: str, year: int) -> str:
    """A year in the digits of another one."""
    zero = next((character for character in like if character in "○零"), "〇")
    digits = next(digits for digits in _DIGITS if like[0] in digits).replace("〇", zero)
    return "".join(digits[int(digit)] for digit in str(year))


def _carried(task: Task, number: int, old: int, new: int) -> Task:
    origin = (CARRIED_FROM, f"{old}年第{task.id}条")
    others = tuple(pair for pair in task.extra if pair[0] != CARRIED_FROM)
    return replace(
        task,
        id=number,
        number="",
        due=_moved(task, old, new),
        extra=(*others, origin),
        status=Status.ONGOING if task.status is Status.ONGOING else Status.TODO,
        notes=(),
    )


def _moved(task: Task, old: int, new: int) -> date | None:
    """The date that the words of a deadline give in the new year; only where they gave the one that the task had."""
    if not task.due or task.due != read_deadline(task.deadline, old).due:
        return None
    due = read_deadline(task.deadline, new).due
    return due if due and due.year >= new else None


def _names(task: Task, year: int) -> bool:
    texts = [task.category, task.requirement, task.duty, task.clause, task.deadline]
    texts += [text for heading, text in task.extra if heading != CARRIED_FROM]
    return any(to_decimal(found[0]) == str(year) for text in texts for found in _YEAR.finditer(text))
