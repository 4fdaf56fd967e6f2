"""The words that a person reads for the values of a plan."""

from __future__ import annotations

from gettext import gettext as _

from opengov_cli.plan.fields import HEAD, NOTE, TASK, UNIT
from opengov_cli.plan.model import Role
from opengov_cli.wording.deadline import DeadlineKind

_OF_FILE = {field.key: field for table in (NOTE, HEAD, UNIT, TASK) for field in table}


def role_label(role: Role, through: str = "") -> str:
    """A role as a person reads it, with the group that it comes through."""
    label = {Role.LEAD: _("lead"), Role.JOINT: _("joint"), Role.SUPPORT: _("support")}[role]
    return _("{role} via {group}").format(role=label, group=through) if through else label


def deadline_label(kind: DeadlineKind) -> str:
    """A sort of deadline that is no single date, as a person reads it; empty for the others."""
    labels = {
        DeadlineKind.RECURRING: _("recurring"),
        DeadlineKind.STANDING: _("standing"),
        DeadlineKind.RELATIVE: _("relative"),
    }
    return labels.get(kind, "")


def column_label(key: str) -> str:
    """The heading of a column: the label of a key of the file, or of what is worked out."""
    return _OF_FILE[key].label if key in _OF_FILE else _worked_out(key)


def _worked_out(key: str) -> str:
    return {
        "place": _("Place"),
        "order": _("Order of notes"),
        "role": _("Role"),
        "through": _("Through"),
        "answers": _("Answers"),
        "joint": _("Joint"),
        "support": _("Support"),
        "direct": _("Named"),
        "open": _("Open"),
        "done": _("Done"),
        "tasks": _("Tasks"),
        "todo": _("Todo"),
        "doing": _("Doing"),
        "ongoing": _("Ongoing"),
        "ids": _("Numbers"),
        "field": _("Field"),
        "value": _("Value"),
        "date": _("Date"),
        "author": _("Author"),
        "commit": _("Commit"),
    }[key]
