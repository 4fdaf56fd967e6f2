"""A plan as plain text of short lines: what git compares to show a difference that reads well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import gettext as _

from opengov_cli.plan.changes import field_text
from opengov_cli.plan.clause import SEPARATOR, phrase
from opengov_cli.plan.model import Plan, Task, Unit

from ..words.labels import column_label, status_label
from ..words.notes import note_text

# A long Chinese text breaks behind its sentences and clauses, so that a line that changed is short.
_CLAUSE_END = re.compile(r"(?<=[。；，！？])(?=.)")


def plain(plan: Plan) -> str:
    """The plan's head, units and tasks as lines; what begins at the margin says where a change stands."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    yield plan.title
    yield f"  {plan.issuer} {plan.year}"
    for key, value in (("default_lead", plan.default_lead), ("every_task", SEPARATOR.join(plan.every_task))):
        if value:
            yield f"  {column_label(key)}  {value}"
    for unit in plan.units:
        yield from ("", *_unit(unit))
    for task in plan.tasks:
        yield from ("", *_task(task))


def _unit(unit: Unit) -> Iterator[str]:
    yield _("Unit {name}").format(name=unit.name)
    for key, value in (("aliases", SEPARATOR.join(unit.aliases)), ("group", unit.group)):
        if value:
            yield f"  {column_label(key)}  {value}"


def _task(task: Task) -> Iterator[str]:
    yield _("Task {number}").format(number=task.id)
    facts = {
        "category": task.category,
        "requirement": "\n".join(_CLAUSE_END.split(task.requirement)),
        "clause": phrase(task),
        "deadline": task.deadline,
        "due": str(task.due or ""),
        "number": task.number,
        "extra": field_text(task, "extra"),
        "status": status_label(task.status),
        "completed": str(task.completed or ""),
        "notes": "\n".join(map(note_text, task.notes)),
    }
    for key, value in facts.items():
        if value:
            yield f"  {column_label(key)}"
            yield from (f"    {line}" for line in value.split("\n"))
