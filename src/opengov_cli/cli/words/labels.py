"""The words that a person reads for the values of a plan."""

from __future__ import annotations

from gettext import gettext as _

from opengov_cli.plan.model import Role, Status
from opengov_cli.wording.deadline import DeadlineKind


def status_label(status: Status) -> str:
    """A status as a person reads it."""
    return {
        Status.TODO: _("todo"),
        Status.DOING: _("doing"),
        Status.ONGOING: _("ongoing"),
        Status.DONE: _("done"),
    }[status]


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
    """The heading of a column."""
    return {
        "id": _("No."),
        "category": _("Category"),
        "requirement": _("Requirement"),
        "clause": _("Units"),
        "lead": _("Lead"),
        "units": _("Other units"),
        "duty": _("Duty"),
        "number": _("Own number"),
        "extra": _("Other headings"),
        "default_lead": _("Who leads by default"),
        "every_task": _("Units of every task"),
        "role": _("Role"),
        "through": _("Through"),
        "deadline": _("Deadline"),
        "due": _("Due"),
        "status": _("Status"),
        "completed": _("Completed"),
        "notes": _("Notes"),
        "answers": _("Answers"),
        "name": _("Name"),
        "aliases": _("Aliases"),
        "group": _("Group"),
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
        "title": _("Title"),
        "issuer": _("Issuer"),
        "year": _("Year"),
        "field": _("Field"),
        "value": _("Value"),
        "date": _("Date"),
        "author": _("Author"),
        "commit": _("Commit"),
    }[key]
