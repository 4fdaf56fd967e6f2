"""A plan as plain text of short lines: what git compares to show a difference that reads well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from gettext import gettext as _

from opengov_cli.plan.changes import FIELDS, field_text
from opengov_cli.plan.fields import HEAD, UNIT, Field, text_of
from opengov_cli.plan.model import Plan, Task, Unit

from ..words.labels import column_label
from ..words.notes import note_text

# Goes up when the text of some plan becomes another one: git keeps texts, and compares them with new ones.
FORM = 1
# A long Chinese text breaks behind its sentences and clauses, so that a line that changed is short.
_CLAUSE_END = re.compile(r"(?<=[。；，！？])(?=.)")


def plain(plan: Plan) -> str:
    """The plan's head, units and tasks as lines; what begins at the margin says where a change stands."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    yield plan.title
    yield f"  {plan.issuer} {plan.year}"
    yield from _on_one_line(plan, (field for field in HEAD if not field.required))
    for unit in plan.units:
        yield ""
        yield _("Unit {name}").format(name=unit.name)
        yield from _on_one_line(unit, (field for field in UNIT if not field.required))
    for task in plan.tasks:
        yield ""
        yield _("Task {number}").format(number=task.id)
        yield from _on_lines(task)


def _on_one_line(part: Plan | Unit, fields: Iterable[Field]) -> Iterator[str]:
    """Each key that says something, with its value beside its label."""
    for field in fields:
        if value := text_of(getattr(part, field.key)):
            yield f"  {field.label}  {value}"


def _on_lines(task: Task) -> Iterator[str]:
    """Each key that says something, with its value below its label."""
    values = {key: field_text(task, key) for key in FIELDS if key != "id"}
    values["requirement"] = "\n".join(_CLAUSE_END.split(task.requirement))
    values["status"] = task.status.label
    values["notes"] = "\n".join(map(note_text, task.notes))
    for key, value in values.items():
        if value:
            yield f"  {column_label(key)}"
            yield from (f"    {line}" for line in value.split("\n"))
