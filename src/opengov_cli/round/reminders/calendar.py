"""The days on which tasks are due, as entries of a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from opengov_cli.documents.libraries import load_module
from opengov_cli.plan.model import Plan, Task
from opengov_cli.wording.deadlines.schedule import Timetable

from .reminder import clause_text, deadline_text


@dataclass(frozen=True, slots=True)
class Entry:
    """A day on which something is due. The same task has the same ``uid`` in every calendar, also on another day."""

    uid: str
    day: date
    title: str
    text: str


def entries(tasks: Iterable[Task], timetable: Timetable) -> Iterator[Entry]:
    """An entry for each task that is not done and has a day; of a duty that comes again, one for each day to come."""
    for task in tasks:
        schedule = timetable.of(task)
        periods = {period.due for period in schedule.ahead}
        for day in sorted(periods | ({schedule.due} if schedule.due else set())):
            yield _entry(timetable.plan, task, day, again=bool(periods or schedule.missed))


def render_ics(found: Iterable[Entry], timetable: Timetable) -> bytes:
    """The entries as an iCalendar file, which every calendar reads. Raises MissingExtra."""
    data: bytes = load_module(f"{__package__}.ics", extra="calendar").render(found, timetable)
    return data


def _entry(plan: Plan, task: Task, day: date, *, again: bool) -> Entry:
    # What is due once keeps its entry when its day is moved.
    identity = [plan.issuer, plan.year, task.id, *([day.isoformat()] if again else [])]
    text = "\n".join(filter(None, (task.requirement, deadline_text(task), clause_text(task))))
    uid = str(uuid5(NAMESPACE_URL, " ".join(map(str, ["opengov", *identity]))))
    return Entry(uid, day, f"第{task.id}条到期：{task.category}", text)
