"""Changes between two plans in words: how many, what became of a task, and part by part with labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from opengov_cli.plan.changes import PlanChange, Shift, TaskChange, UnitChange
from opengov_cli.plan.model import Note, Status

from .labels import column_label

if TYPE_CHECKING:
    from opengov_cli.git.comparison import Comparison
    from opengov_cli.git.versions import Version

# Long texts, of which only some characters change.
_LONG_TEXTS = ("title", "requirement", "clause", "extra")
Fact = Shift | Note


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """The head, a unit or a task that changed, under its title: the new facts, each with its label."""

    title: str
    category: str
    facts: tuple[tuple[str, Fact], ...]


def changed_parts(change: PlanChange) -> Iterator[ChangedPart]:
    """Each part of the plan that changed: the head, units, tasks."""
    if change.head:
        yield ChangedPart(_("The plan"), "", _labelled(change.head))
    for unit in change.units:
        title = _titled(_("Unit {name}").format(name=unit.name), unit)
        yield ChangedPart(title, "", _labelled(unit.shifts))
    for task in change.tasks:
        title = _titled(_("Task {number}").format(number=task.number), task)
        yield ChangedPart(title, task.task.category, _task_facts(task))


def summary(change: PlanChange) -> str:
    """How much changed, in one line; empty if nothing did."""
    kinds = Counter(kind_of_change(task) for task in change.tasks)
    changed, added, removed, units = kinds["changed"], kinds["added"], kinds["removed"], len(change.units)
    counts = [
        (changed, ngettext("{count} task changed", "{count} tasks changed", changed)),
        (added, ngettext("{count} task added", "{count} tasks added", added)),
        (removed, ngettext("{count} task removed", "{count} tasks removed", removed)),
        (units, ngettext("{count} unit changed", "{count} units changed", units)),
        (len(change.head), _("the plan's head changed")),
    ]
    return _(", ").join(text.format(count=count) for count, text in counts if count)


def plan_title(plan: Comparison) -> str:
    """What a plan is called, with its file, and whether it is new or gone."""
    title = plan.title if plan.title == plan.path else _("{words} ({more})").format(words=plan.title, more=plan.path)
    if plan.is_on_both_sides:
        return title
    return (_("{title} (added)") if plan.new.is_there else _("{title} (removed)")).format(title=title)


def comparison_summary(plan: Comparison, *, titled: bool) -> str:
    """How much of a plan changed, in one line; with its file, if it must be said which plan is meant."""
    text = summary(plan.change) or _("compared by lines: {state}").format(state=_(", ").join(states(plan)))
    return _("{path}: {text}").format(path=plan.path, text=text) if titled else text


def states(plan: Comparison) -> Iterator[str]:
    """What can be said of each version of a plan where one of them is broken."""
    for version in (plan.old, plan.new) if plan.is_by_lines else ():
        yield _("{version} {state}").format(version=version.name, state=_state(version))


def _state(version: Version) -> str:
    if version.is_broken:
        return ngettext("has {count} error", "has {count} errors", version.errors).format(count=version.errors)
    if not version.is_there:
        return _("has no plan")
    count = len(version.plan.tasks)
    return ngettext("is a plan with {count} task", "is a plan with {count} tasks", count).format(count=count)


def sentence(change: TaskChange) -> str:
    """What became of a task, in a few words."""
    return _("task {number}: {changes}").format(number=change.number, changes=_(", ").join(_words(change)))


def shift_text(shift: Shift) -> str:
    """A field's old and new value in words."""
    before, after = (_value_text(shift.field, value) for value in (shift.before, shift.after))
    return _("{before} → {after}").format(before=before, after=after) if before and after else before or after


def is_reworded(shift: Shift) -> bool:
    """Whether a long text changed into another one, which is shown character by character."""
    return bool(shift.field in _LONG_TEXTS and shift.before and shift.after)


def kind_of_change(change: TaskChange | UnitChange) -> str:
    """The key of what happened to a task or a unit: changed, added or removed."""
    if change.before and change.after:
        return "changed"
    return "added" if change.after else "removed"


def _words(change: TaskChange) -> Iterator[str]:
    if not change.before or not change.after:
        yield _("added") if change.after else _("removed")
        return
    for shift in change.shifts:
        if shift.field == "status":
            yield shift_text(shift)
        elif shift.field in _LONG_TEXTS:
            yield _("{field} changed").format(field=column_label(shift.field))
        elif shift.field != "completed":
            yield f"{column_label(shift.field)} {shift_text(shift)}"
    added, removed = len(change.notes_added), len(change.notes_removed)
    if added:
        yield ngettext("{added} note added", "{added} notes added", added).format(added=added)
    if removed:
        yield ngettext("{removed} note removed", "{removed} notes removed", removed).format(removed=removed)


def _task_facts(change: TaskChange) -> tuple[tuple[str, Fact], ...]:
    # A task that is new or gone has its number and category in the title already.
    in_title = () if change.before and change.after else ("id", "category")
    return (
        *_labelled(shift for shift in change.shifts if shift.field not in in_title),
        *((_("Note added"), note) for note in change.notes_added),
        *((_("Note removed"), note) for note in change.notes_removed),
    )


def _titled(title: str, change: TaskChange | UnitChange) -> str:
    if change.before and change.after:
        return title
    return (_("{title} (added)") if change.after else _("{title} (removed)")).format(title=title)


def _labelled(shifts: Iterable[Shift]) -> tuple[tuple[str, Fact], ...]:
    return tuple((column_label(shift.field), shift) for shift in shifts)


def _value_text(field: str, value: str) -> str:
    return Status(value).label if field == "status" and value else value
