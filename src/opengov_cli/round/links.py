"""The links that prove what was done, note by note, and what is done without any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from opengov_cli.plan.model import Note, Plan, Status, Task
from opengov_cli.plan.rows import Listing, Row

from .answers import Answer

LINK_COLUMNS = ("id", "status", "category", "requirement", "date", "by", "link", "answer", "code")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A link in a note of a task; without both, that a task is done and nothing proves it."""

    task: Task
    note: Note | None = None
    link: str = ""


def find_evidence(tasks: Iterable[Task]) -> Iterator[Evidence]:
    """Every link of these tasks in their order, and the done tasks that have none."""
    for task in tasks:
        found = [Evidence(task, note, link) for note in task.notes for link in note.links]
        if not found and task.status is Status.DONE:
            yield Evidence(task)
        yield from found


def link_rows(
    plan: Plan, evidence: Iterable[Evidence], answers: Mapping[str, Answer], columns: tuple[str, ...] = LINK_COLUMNS
) -> Listing:
    """One row for each link, and for each done task without any; ``answers`` are those of the links that were tried."""
    return Listing("links", plan, columns, tuple(_row(one, answers.get(one.link)) for one in evidence))


def _row(evidence: Evidence, answer: Answer | None) -> Row:
    task, note = evidence.task, evidence.note
    return {
        "id": task.id,
        "status": task.status.value,
        "category": task.category,
        "requirement": task.requirement,
        "date": note.date.isoformat() if note else None,
        "by": (note.by or None) if note else None,
        "link": evidence.link or None,
        "answer": answer.outcome.value if answer else None,
        "code": answer.code if answer else None,
    }
