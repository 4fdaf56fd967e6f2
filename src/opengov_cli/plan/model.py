"""What a plan is: values only, no file, no library.

A plan (分工方案) lists tasks (事项); a task stands under a category (工作任务), states a requirement
(具体要求) and names the units (落实单位) that answer for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .statuses import Status as Status  # noqa: PLC0414

YEARS = range(1949, 2200)
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Not the whole of NFKC, which would also read ⑩ and ² as numbers.
_HALF_WIDTH = str.maketrans("０１２３４５６７８９－", "0123456789-")


class Role(StrEnum):
    """How a unit answers for a task (角色), strongest first."""

    LEAD = "lead"
    JOINT = "joint"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Note:
    """One dated record of progress (进展): what was done, with public links that prove it, what stands in the way
    (存在问题) and what comes next (下一步措施); at least one of these.
    """

    date: date
    text: str = ""
    by: str = ""
    links: tuple[str, ...] = ()
    problem: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """An office, division, team or subordinate body (单位), maybe inside a group."""

    name: str
    aliases: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One numbered duty of the plan (第 N 条).

    ``lead``, ``units`` and ``duty`` keep the plan's own spelling and give its clause back word for
    word; a clause of another form stands beside them in ``clause``. ``number`` is the plan's own number
    where that is not the ``id``. ``deadline`` is the plan's wording and ``due`` the calendar date, where
    there is one. ``extra`` keeps what the plan says under other headings.
    """

    id: int
    category: str
    requirement: str
    number: str = ""
    lead: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    duty: str = ""
    clause: str = ""
    deadline: str = ""
    due: date | None = None
    extra: tuple[tuple[str, str], ...] = ()
    status: Status = Status.TODO
    completed: date | None = None
    notes: tuple[Note, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """Every name in the clause, as the plan spells it and in its order."""
        return self.lead + self.units


class DefaultLead(StrEnum):
    """Who leads where a clause names nobody with 牵头, if the plan has a rule for it."""

    FIRST = "first"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole register: its head, its units and its tasks in the plan's order.

    ``default_lead`` and ``every_task`` are rules that plans state outside their table: who leads where
    nobody is named to, and which units belong to every task.
    """

    title: str
    issuer: str
    year: int
    default_lead: DefaultLead | None = None
    every_task: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    tasks: tuple[Task, ...] = ()

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories in the order of their first task; one that heads two runs counts once."""
        return tuple(dict.fromkeys(task.category for task in self.tasks))

    def find(self, number: int) -> Task | None:
        """The task with this number, or None."""
        return next((task for task in self.tasks if task.id == number), None)


def parse_date(text: str) -> date:
    """Read an ISO date (2021-06-30), in full- or half-width digits.

    Stricter than ``date.fromisoformat``, which from Python 3.11 on also takes 20210630 and
    2021-W26-3. Raises ValueError for any other form and for a day that no calendar has.
    """
    plain = text.strip().translate(_HALF_WIDTH)
    if not ISO_DATE.fullmatch(plain):
        raise ValueError(text)
    return date.fromisoformat(plain)


def parse_number(text: str) -> int:
    """Read a whole number from 1 up, in full- or half-width digits. Raises ValueError."""
    plain = text.strip().translate(_HALF_WIDTH)
    # Python refuses to read numbers of thousands of digits; no plan has a million tasks.
    if not re.fullmatch(r"0{0,5}[1-9][0-9]{0,5}", plain):
        raise ValueError(text)
    return int(plain)
