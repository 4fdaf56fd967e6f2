"""Changes between two plans: for a terminal, as Markdown for a review, and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from opengov_cli.documents.markdown import escape
from opengov_cli.plan.changes import PlanChange, Shift, TaskChange, TextChange, UnitChange, text_pieces
from opengov_cli.plan.model import Note, Status
from opengov_cli.plan.rows import VERSION, head_row, note_row

from .console import visible
from .labels import column_label, status_label

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from opengov_cli.git.versions import Version

# Long texts, of which only some characters change.
_TEXTS = ("title", "requirement", "clause", "extra")
_STYLES = {TextChange.KEPT: "", TextChange.REMOVED: "red strike", TextChange.ADDED: "green bold"}
_MARKS = {TextChange.KEPT: "{}", TextChange.REMOVED: "[-{}-]", TextChange.ADDED: "{{+{}+}}"}
_TAGS = {TextChange.KEPT: "{}", TextChange.REMOVED: "<del>{}</del>", TextChange.ADDED: "<ins>{}</ins>"}


def blocks(change: PlanChange, width: int, *, coloured: bool) -> Iterator[RenderableType]:
    """A change for a terminal, block by block; without colour, marks stand around changed characters."""
    from rich.text import Text

    from .tables import pairs
    from .wrapping import wrap

    for number, (title, category, facts) in enumerate(_blocks(change)):
        if number:
            yield Text()
        yield wrap(Text(visible(title), style="bold"), width)
        if category:
            yield wrap(Text(visible(category), style="dim"), width)
        if facts:
            yield pairs([(Text(label, style="dim"), _text(fact, coloured=coloured)) for label, fact in facts], width)


def markdown(change: PlanChange, old: Version, new: Version) -> str:
    """A change as a comment in a review; nothing where nothing changed."""
    if not change:
        return ""
    title = _("Changes of the plan: {old} → {new}").format(old=escape(old.name), new=escape(new.name))
    colon = _(": ")
    lines = [f"### {title}", ""]
    for title, category, facts in _blocks(change):
        lines += [" ".join(filter(None, (f"**{escape(title)}**", escape(category)))), ""]
        lines += [*(f"- {label}{colon}{_source(fact)}" for label, fact in facts), *([""] if facts else [])]
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
        "units": [{"change": _kind(unit), "name": unit.name, "fields": _fields(unit.shifts)} for unit in change.units],
        "tasks": [
            {
                "change": _kind(task),
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


def summary(change: PlanChange) -> str:
    """How much changed, in one line; empty if nothing did."""
    kinds = Counter(_kind(task) for task in change.tasks)
    changed, added, removed, units = kinds["changed"], kinds["added"], kinds["removed"], len(change.units)
    counts = [
        (changed, ngettext("{count} task changed", "{count} tasks changed", changed)),
        (added, ngettext("{count} task added", "{count} tasks added", added)),
        (removed, ngettext("{count} task removed", "{count} tasks removed", removed)),
        (units, ngettext("{count} unit changed", "{count} units changed", units)),
        (len(change.head), _("the plan's head changed")),
    ]
    return _(", ").join(text.format(count=count) for count, text in counts if count)


def sentence(change: TaskChange) -> str:
    """What became of a task, in a few words."""
    return _("task {number}: {changes}").format(number=change.number, changes=_(", ").join(_words(change)))


def note_text(note: Note) -> str:
    """A note as one text: day, author, words and links."""
    head = " ".join(filter(None, (note.date.isoformat(), note.by)))
    return "\n".join([_(": ").join(filter(None, (head, note.text))), *note.links])


def shift_text(shift: Shift) -> str:
    """A field's old and new value in words."""
    before, after = (value_text(shift.field, value) for value in (shift.before, shift.after))
    return _("{before} → {after}").format(before=before, after=after) if before and after else before or after


def value_text(field: str, value: str) -> str:
    """A value of a field as people read it."""
    return status_label(Status(value)) if field == "status" and value else value


def _words(change: TaskChange) -> Iterator[str]:
    if not change.before or not change.after:
        yield _("added") if change.after else _("removed")
        return
    for shift in change.shifts:
        if shift.field == "status":
            yield shift_text(shift)
        elif shift.field in _TEXTS:
            yield _("{field} changed").format(field=column_label(shift.field))
        elif shift.field != "completed":
            yield f"{column_label(shift.field)} {shift_text(shift)}"
    added, removed = len(change.notes_added), len(change.notes_removed)
    if added:
        yield ngettext("{added} note added", "{added} notes added", added).format(added=added)
    if removed:
        yield ngettext("{removed} note removed", "{removed} notes removed", removed).format(removed=removed)


_Fact = tuple[str, Shift | Note]


def _blocks(change: PlanChange) -> Iterator[tuple[str, str, list[_Fact]]]:
    """Title, category and facts of each part that changed: the head, units, tasks."""
    if change.head:
        yield _("The plan"), "", _labelled(change.head)
    for unit in change.units:
        yield _titled(_("Unit {name}").format(name=unit.name), unit), "", _labelled(unit.shifts)
    for task in change.tasks:
        # A task that is new or gone has its number and category in the title already.
        told = () if task.before and task.after else ("id", "category")
        facts = _labelled(shift for shift in task.shifts if shift.field not in told)
        facts += [(_("Note added"), note) for note in task.notes_added]
        facts += [(_("Note removed"), note) for note in task.notes_removed]
        yield _titled(_("Task {number}").format(number=task.number), task), task.task.category, facts


def _titled(title: str, change: TaskChange | UnitChange) -> str:
    if change.before and change.after:
        return title
    return (_("{title} (added)") if change.after else _("{title} (removed)")).format(title=title)


def _labelled(shifts: Iterable[Shift]) -> list[_Fact]:
    return [(column_label(shift.field), shift) for shift in shifts]


def _text(fact: Shift | Note, *, coloured: bool) -> Text:
    from rich.text import Text

    if isinstance(fact, Note):
        return Text(visible(note_text(fact)))
    if not _has_pieces(fact):
        return Text(visible(shift_text(fact)))
    text = Text()
    for piece in text_pieces(fact.before, fact.after):
        shown = visible(piece.text)
        text.append(shown if coloured else _MARKS[piece.kind].format(shown), _STYLES[piece.kind])
    return text


def _source(fact: Shift | Note) -> str:
    if isinstance(fact, Note):
        return escape(note_text(replace(fact, links=()))) + "".join(f" <{link}>" for link in fact.links)
    if not _has_pieces(fact):
        return escape(shift_text(fact))
    return "".join(_TAGS[piece.kind].format(escape(piece.text)) for piece in text_pieces(fact.before, fact.after))


def _has_pieces(shift: Shift) -> bool:
    return bool(shift.field in _TEXTS and shift.before and shift.after)


def _kind(change: TaskChange | UnitChange) -> str:
    if change.before and change.after:
        return "changed"
    return "added" if change.after else "removed"


def _fields(shifts: Iterable[Shift]) -> Mapping[str, Mapping[str, str | None]]:
    return {shift.field: {"old": shift.before or None, "new": shift.after or None} for shift in shifts}
