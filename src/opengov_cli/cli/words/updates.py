"""What a document brings into a plan, in words: what it lacks, and where a person has to choose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from typing import assert_never

from opengov_cli.documents.update.conflicts import Conflict, Fact, Kind
from opengov_cli.documents.update.matching import Question
from opengov_cli.documents.update.update import Brought
from opengov_cli.plan.model import Note, Status
from opengov_cli.plan.query import describe_numbers

from .notes import note_text


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a person decides: a title, and the sides of it, each behind its label."""

    title: str
    sides: tuple[tuple[str, str], ...]


def lacking(brought: Brought) -> Iterator[str]:
    """A line for each kind of thing that the plan has and the document does not, and for rows that are left out."""
    if brought.gone:
        yield _("not in the document, and kept: task {numbers}").format(numbers=describe_numbers(brought.gone))
    noted = [one.before.id for one in brought.progress if one.absent and not one.is_blank]
    if noted:
        message = _("the document does not have all notes of task {numbers}: they are kept")
        yield message.format(numbers=describe_numbers(noted))
    blank = [one.before.id for one in brought.progress if one.is_blank]
    if blank:
        message = _("the document says nothing of the progress of task {numbers}: it is kept")
        yield message.format(numbers=describe_numbers(blank))
    for told, task in brought.left:
        message = _("warning: {message}").format(message=_("{place}no task of the plan says this, left out: {text}"))
        yield message.format(place=_before(told.place), text=task.requirement)


def conflict_choice(conflict: Conflict) -> Choice:
    """A conflict side by side."""
    title = _titled(conflict.place, _title(conflict))
    plan, document = _("The plan"), _("The document")
    if conflict.kind is Kind.NEW:
        return Choice(title, ((document, str(conflict.document)),))
    return Choice(title, ((plan, _text(conflict.plan)), (document, _text(conflict.document))))


def question_choice(question: Question) -> Choice:
    """A row of which it is not clear which task it is, with the tasks that it may be."""
    rows = [(_titled(told.place, told.number), task.requirement) for told, task in question.rows]
    tasks = [(_("Task {number}").format(number=task.id), task.requirement) for task in question.tasks]
    return Choice(_("Which task is this?"), (*rows, *tasks))


def _title(conflict: Conflict) -> str:
    if conflict.last:
        message = _("task {number}: the document is older than the plan's last note, of {date}")
        return message.format(number=conflict.number, date=conflict.last)
    match conflict.kind:
        case Kind.STATUS:
            message = _("task {number}: the status would go back")
        case Kind.COMPLETED:
            message = _("task {number}: another day of completion")
        case Kind.NOTE:
            message = _("task {number}: a note was changed")
        case Kind.NUMBER:
            message = _("task {number}: the document prints another number before its words")
        case Kind.WORDS:
            message = _("task {number}: the document says something else under its number")
        case Kind.NEW:
            message = _("new task {number}, unless it is one that the document does not have, in other words: {gone}")
            return message.format(number=conflict.number, gone=conflict.plan)
        case _:
            assert_never(conflict.kind)
    return message.format(number=conflict.number)


def _titled(place: str, title: str) -> str:
    return _before(place) + title


def _before(place: str) -> str:
    return _("{place}: ").format(place=place) if place else ""


def _text(fact: Fact) -> str:
    match fact:
        case Note():
            return note_text(fact)
        case Status():
            return fact.label
        case date():
            return fact.isoformat()
        case _:
            return fact
