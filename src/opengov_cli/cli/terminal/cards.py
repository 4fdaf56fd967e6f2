"""One task in full, for a terminal or as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from gettext import gettext as _

from rich.console import Group, RenderableType
from rich.text import Text

from opengov_cli.documents.markdown import escape
from opengov_cli.plan.clause import SEPARATOR, phrase
from opengov_cli.plan.model import Note, Role, Task
from opengov_cli.plan.units import Answer, Directory
from opengov_cli.wording.deadline import read_deadline

from .console import visible
from .labels import STATUS_STYLES, deadline_label, role_label, status_label
from .tables import pairs
from .wrapping import wrap


def cards(tasks: Iterable[Task], directory: Directory, width: int) -> Group:
    """Tasks for a terminal, a blank line between them."""
    parts = [part for task in tasks for part in (Text(), _card(task, directory, width))]
    return Group(*parts[1:])


def _card(task: Task, directory: Directory, width: int) -> Group:
    title = Text.assemble((_title(task), "bold"), "  ", (_progress(task), STATUS_STYLES[task.status]))
    facts = [(Text(label, style="dim"), Text(visible(value))) for label, value in _facts(task, directory)]
    notes = [(Text(note.date.isoformat(), style="dim"), _note(note)) for note in task.notes]
    parts: list[RenderableType] = [
        wrap(title, width),
        wrap(Text(visible(task.category), style="dim"), width),
        Text(),
        wrap(Text(visible(task.requirement)), width),
        Text(),
        pairs(facts, width),
    ]
    if notes:
        parts += [Text(), Text(_("Notes"), style="bold"), pairs(notes, width)]
    return Group(*parts)


def markdown(task: Task, directory: Directory) -> str:
    """A task as Markdown that reads well in a comment."""
    lines = [f"### {escape(_title(task))} ({escape(_progress(task))})", "", f"**{escape(task.category)}**", ""]
    lines += [escape(task.requirement), ""]
    lines += [f"- {_said(label, escape(value))}" for label, value in _facts(task, directory)]
    if task.notes:
        lines += ["", _("{title}:").format(title=_("Notes")), ""]
    for note in task.notes:
        links = "".join(f" <{link}>" for link in note.links)
        head = " ".join(filter(None, (str(note.date), note.by)))
        lines.append(f"- {escape(_said(head, note.text))}{links}")
    return "\n".join(lines) + "\n"


def _title(task: Task) -> str:
    return _("Task {number}").format(number=task.id)


def _progress(task: Task) -> str:
    label = status_label(task.status)
    return f"{label} {task.completed}" if task.completed else label


def _facts(task: Task, directory: Directory) -> Iterator[tuple[str, str]]:
    """What there is to say of a task beside its text, label by label."""
    yield _("Clause"), phrase(task) or _("names no unit")
    answers = directory.answers(task)
    for role in Role:
        found = [answer for answer in answers if answer.role is role]
        if found:
            yield role_label(role).capitalize(), _grouped(found)
    if task.deadline or task.due:
        yield _("Deadline"), _timed(task, directory.plan.year)
    if task.number:
        yield _("Own number"), task.number
    yield from task.extra


def _timed(task: Task, year: int) -> str:
    """A deadline with the date that it is due, or what sort of deadline it is."""
    kind = deadline_label(read_deadline(task.deadline, year).kind)
    told = ", ".join(filter(None, (kind, str(task.due or ""))))
    return " ".join(filter(None, (task.deadline, f"({told})" if told else "")))


def _grouped(answers: list[Answer]) -> str:
    """Units that answer themselves, then each group with those that it reaches."""
    direct = [answer.unit for answer in answers if answer.direct]
    groups = dict.fromkeys(answer.through for answer in answers if not answer.direct)
    reached = [
        _("{group} ({members})").format(
            group=group, members=SEPARATOR.join(answer.unit for answer in answers if answer.through == group)
        )
        for group in groups
    ]
    return SEPARATOR.join(direct + reached)


def _note(note: Note) -> Text:
    lines = [Text(visible(_said(note.by, note.text))), *(Text(visible(link), style="cyan") for link in note.links)]
    return Text("\n").join(line for line in lines if line)


def _said(head: str, text: str) -> str:
    return _(": ").join(filter(None, (head, text)))
