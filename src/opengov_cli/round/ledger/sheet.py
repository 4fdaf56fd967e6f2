"""What the ledger of a unit holds: its tasks, in columns that stay as they are and columns to fill in.

The headings are words of the document itself, the same whatever language the program speaks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from opengov_cli.plan.clause import phrase
from opengov_cli.plan.model import Plan, Role, Task
from opengov_cli.plan.units import STRENGTH, Answer, Directory

SHEET = "台账"


class Column(StrEnum):
    """A column of a ledger; the value is its heading."""

    NUMBER = "序号"
    ROLE = "职责"
    CATEGORY = "工作任务"
    REQUIREMENT = "具体要求"
    CLAUSE = "落实单位"
    DEADLINE = "时限要求"
    KNOWN = "目前状态"
    STATUS = "状态"
    TEXT = "进展情况"
    PROBLEM = "存在问题"
    NEXT = "下一步措施"
    LINKS = "公开链接"
    PERSON = "填报人"
    DAY = "日期"


FILLED = (
    *(Column.STATUS, Column.TEXT, Column.PROBLEM, Column.NEXT),
    *(Column.LINKS, Column.PERSON, Column.DAY),
)
LOCKED = tuple(column for column in Column if column not in FILLED)
OF_TASK = (Column.NUMBER, Column.CATEGORY, Column.REQUIREMENT, Column.CLAUSE, Column.DEADLINE)
"""What a ledger says of a task whatever unit it goes to and however far the task has come."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A task in a ledger: its number in the plan file, and the texts of the columns that stay as they are."""

    task: int
    texts: Mapping[Column, str]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of a unit as it is sent on a day."""

    plan: Plan
    unit: str
    sent: date
    rows: tuple[LedgerRow, ...]

    @property
    def title(self) -> str:
        """What stands above its table."""
        return f"{self.plan.title}落实情况台账（{self.unit}）"


def ledgers(plan: Plan, sent: date, names: Collection[str] = ()) -> Iterator[Ledger]:
    """The ledgers of all units, or of these units and the members of these groups, in the plan's order.

    A unit that answers for no task gets none. Tasks that name the unit itself come first, led ones before others.
    """
    directory = Directory(plan)
    asked = {unit for name in names for unit in (directory.members(name) or (name,))}
    found: dict[str, list[tuple[Task, Answer]]] = {name: [] for name in directory.names}
    for task in plan.tasks:
        for answer in directory.answers(task):
            if not asked or answer.unit in asked:
                found.setdefault(answer.unit, []).append((task, answer))
    for unit, answered in found.items():
        if answered:
            answered.sort(key=lambda one: (not one[1].direct, STRENGTH[one[1].role]))
            rows = tuple(
                LedgerRow(task.id, {**texts_of_task(task), **_texts(task, answer)}) for task, answer in answered
            )
            yield Ledger(plan, unit, sent, rows)


def texts_of_task(task: Task) -> dict[Column, str]:
    """What a ledger says of a task, whatever unit it goes to."""
    deadline = task.deadline or str(task.due or "")
    texts = (task.number or str(task.id), task.category, task.requirement, phrase(task), deadline)
    return dict(zip(OF_TASK, texts, strict=True))


def _texts(task: Task, answer: Answer) -> dict[Column, str]:
    words = {Role.LEAD: "牵头" if task.lead else "负责", Role.JOINT: "共同负责", Role.SUPPORT: "配合"}
    through = f"（{answer.through}）" if answer.through else ""
    return {Column.ROLE: words[answer.role] + through, Column.KNOWN: task.status.word}
