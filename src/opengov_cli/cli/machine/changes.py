"""Changes between two plans as Markdown for a review and as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING

from opengov_cli.documents.markdown import escape
from opengov_cli.plan.changes import PlanChange, Shift, TextChange, text_pieces
from opengov_cli.plan.model import Note
from opengov_cli.plan.rows import VERSION, head_row, note_row

from ..words.changes import Fact, changed_parts, is_reworded, kind_of_change, shift_text, summary
from .tasks import note_markdown

if TYPE_CHECKING:
    from opengov_cli.git.versions import Version

_TAGS = {TextChange.KEPT: "{}", TextChange.REMOVED: "<del>{}</del>", TextChange.ADDED: "<ins>{}</ins>"}


def as_markdown(change: PlanChange, old: Version, new: Version) -> str:
    """A change as a comment in a review; nothing where nothing changed."""
    if not change:
        return ""
    title = _("Changes of the plan: {old} → {new}").format(old=escape(old.name), new=escape(new.name))
    colon = _(": ")
    lines = [f"### {title}", ""]
    for part in changed_parts(change):
        lines += [" ".join(filter(None, (f"**{escape(part.title)}**", escape(part.category)))), ""]
        if part.facts:
            lines += [*(f"- {label}{colon}{_fact_markdown(fact)}" for label, fact in part.facts), ""]
    lines.append(summary(change))
    return "\n".join(lines) + "\n"


def as_json(change: PlanChange, old: Version, new: Version) -> str:
    """One envelope with what changed in the head, the units and the tasks."""
    envelope = {
        "kind": "changes",
        "version": VERSION,
        "old": {"name": old.name, **head_row(old.plan)},
        "new": {"name": new.name, **head_row(new.plan)},
        "head": _fields(change.head),
        "units": [
            {"change": kind_of_change(unit), "name": unit.name, "fields": _fields(unit.shifts)} for unit in change.units
        ],
        "tasks": [
            {
                "change": kind_of_change(task),
                "id": task.number,
                "category": task.task.category,
                "fields": _fields(task.shifts),
                "notes_added": [note_row(note) for note in task.notes_added],
                "notes_removed": [note_row(note) for note in task.notes_removed],
            }
            for task in change.tasks
        ],
    }
    return json.dumps(envelope, ensure_ascii=False, indent=2) + "\n"


def _fact_markdown(fact: Fact) -> str:
    if isinstance(fact, Note):
        return note_markdown(fact)
    if not is_reworded(fact):
        return escape(shift_text(fact))
    return "".join(_TAGS[piece.kind].format(escape(piece.text)) for piece in text_pieces(fact.before, fact.after))


def _fields(shifts: Iterable[Shift]) -> Mapping[str, Mapping[str, str | None]]:
    return {shift.field: {"old": shift.before or None, "new": shift.after or None} for shift in shifts}
