"""The words that a person reads for the values of a plan."""

from __future__ import annotations

from gettext import gettext as _
from typing import assert_never

from opengov_cli.plan.fields import HEAD, NOTE, TASK, UNIT
from opengov_cli.plan.model import Role
from opengov_cli.plan.query import Sort

from .language import chinese

# Marks words for the catalogue; they are translated when somebody asks for them.
N_ = str
OF_FILE = {field.key: field for table in (NOTE, HEAD, UNIT, TASK) for field in table}


def in_both_languages(word: str) -> tuple[str, str, str]:
    """A word of ours in the language of the interface, in English and in Chinese."""
    return _(word), word, chinese().gettext(word)


def role_word(role: Role) -> str:
    """A role in English, as the catalogue knows it."""
    match role:
        case Role.LEAD:
            return N_("lead")
        case Role.JOINT:
            return N_("joint")
        case Role.SUPPORT:
            return N_("support")
        case _:
            assert_never(role)


def sort_word(sort: Sort) -> str:
    """What a list is ordered by in English, as the catalogue knows it."""
    match sort:
        case Sort.UPDATED:
            return N_("Updated")
        case Sort.ROLE:
            return N_("Role")
        case _:
            return OF_FILE[sort.value].word


def role_label(role: Role, through: str = "") -> str:
    """A role as a person reads it, with the group that it comes through."""
    label = _(role_word(role))
    return _("{role} via {group}").format(role=label, group=through) if through else label


def column_label(key: str) -> str:
    """The heading of a column in the language of the interface."""
    return _(column_word(key))


def heading(kind: str, key: str) -> str:
    """The heading of a column in rows of one kind: counts call some of their keys otherwise."""
    return _(_OF_COUNTS.get(key) or column_word(key)) if kind == "stats" else column_label(key)


def column_word(key: str) -> str:
    """The heading of a column in English, as the catalogue knows it."""
    return OF_FILE[key].word if key in OF_FILE else _WORKED_OUT[key]


_OF_COUNTS = {"by": N_("Counted"), "completed": N_("Tasks done")}
_WORKED_OUT = {
    "plan": N_("Plan"),
    "link": N_("Link"),
    "answer": N_("Answer"),
    "reported": N_("Reported"),
    "code": N_("Code"),
    "place": N_("Place"),
    "order": N_("Order of notes"),
    "role": N_("Role"),
    "through": N_("Through"),
    "answers": N_("Answers"),
    "due_state": N_("Timing"),
    "next_due": N_("Next due"),
    "days_left": N_("Days left"),
    "missed": N_("Not reported"),
    "joint": N_("Joint"),
    "support": N_("Support"),
    "direct": N_("Named"),
    "open": N_("Open"),
    "done": N_("Done"),
    "tasks": N_("Tasks"),
    "todo": N_("Todo"),
    "doing": N_("Doing"),
    "ongoing": N_("Ongoing"),
    "ids": N_("Numbers"),
    "key": N_("Setting"),
    "source": N_("From"),
    "field": N_("Field"),
    "value": N_("Value"),
    "subject": N_("Subject"),
    "old": N_("Before"),
    "new": N_("After"),
    "author": N_("Author"),
    "commit": N_("Commit"),
    "unit": N_("Unit"),
    "missing": N_("Missing"),
    "owed": N_("Owed"),
    "last": N_("Last note"),
}
