"""Changes between two plans as Markdown for a review and as JSON for a program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING

from opengov_cli.documents.markdown import escape
from opengov_cli.plan.changes import Shift, TextChange, text_pieces
from opengov_cli.plan.model import Note
from opengov_cli.plan.rows import VERSION, head_row, note_row

from ..words.changes import (
    Fact,
    changed_parts,
    comparison_summary,
    is_reworded,
    kind_of_change,
    plan_title,
    shift_text,
)
from .tasks import note_markdown

if TYPE_CHECKING:
    from opengov_cli.git.comparison import Comparison, Comparisons
    from opengov_cli.git.versions import Version

_TAGS = {TextChange.KEPT: "{}", TextChange.REMOVED: "<del>{}</del>", TextChange.ADDED: "<ins>{}</ins>"}


def as_markdown(report: Comparisons) -> str:
    """What changed as a comment in a review, each plan under its title; nothing where nothing changed."""
    return "\n".join(_plan_markdown(plan, titled=report.titled) for plan in report.plans if plan)


def _plan_markdown(plan: Comparison, *, titled: bool) -> str:
    old, new = escape(plan.old.name), escape(plan.new.name)
    if titled:
        title = _("{plan}: {old} → {new}").format(plan=escape(plan_title(plan)), old=old, new=new)
    else:
        title = _("Changes of the plan: {old} → {new}").format(old=old, new=new)
    colon = _(": ")
    lines = [f"### {title}", ""]
    for part in changed_parts(plan.change):
        lines += [" ".join(filter(None, (f"**{escape(part.title)}**", escape(part.category)))), ""]
        if part.facts:
            lines += [*(f"- {label}{colon}{_fact_markdown(fact)}" for label, fact in part.facts), ""]
    if plan.is_by_lines:
        lines += [*_fenced(plan.lines), ""]
    lines.append(escape(comparison_summary(plan, titled=False)))
    return "\n".join(lines) + "\n"


def _fenced(lines: Iterable[str]) -> list[str]:
    """Lines of a diff, in a fence that none of them closes."""
    shown = [*lines]
    ticks = max((len(run) for line in shown for run in re.findall("`+", line)), default=0)
    fence = "`" * max(ticks + 1, 3)
    return [f"{fence}diff", *shown, fence]


def as_json(report: Comparisons) -> str:
    """One envelope with what changed: that of the one plan, or what the plans changed one by one."""
    envelope = {"kind": "changes", "version": VERSION}
    if len(report.plans) == 1:
        envelope |= _plan_facts(report.plans[0])
    else:
        plans = [{"path": plan.path, **_plan_facts(plan)} for plan in report.plans]
        envelope |= {"old": {"name": report.old}, "new": {"name": report.new}, "plans": plans}
    return json.dumps(envelope, ensure_ascii=False, indent=2) + "\n"


def _plan_facts(plan: Comparison) -> dict[str, object]:
    """What changed in the head, the units and the tasks of one plan."""
    change = plan.change
    return {
        "old": _version_facts(plan.old),
        "new": _version_facts(plan.new),
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
        **({"lines": plan.lines} if plan.is_by_lines else {}),
    }


def _version_facts(version: Version) -> dict[str, object]:
    errors = {"errors": version.errors} if version.is_broken else {}
    return {"name": version.name, **head_row(version.plan), **errors}


def _fact_markdown(fact: Fact) -> str:
    if isinstance(fact, Note):
        return note_markdown(fact)
    if not is_reworded(fact):
        return escape(shift_text(fact))
    return "".join(_TAGS[piece.kind].format(escape(piece.text)) for piece in text_pieces(fact.before, fact.after))


def _fields(shifts: Iterable[Shift]) -> Mapping[str, Mapping[str, str | None]]:
    return {shift.field: {"old": shift.before or None, "new": shift.after or None} for shift in shifts}
