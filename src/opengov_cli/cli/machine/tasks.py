"""One task in full as Markdown that reads well in a comment."""

from __future__ import annotations

from gettext import gettext as _

from opengov_cli.documents.markdown import escape
from opengov_cli.plan.model import Note, Task
from opengov_cli.plan.units import Directory
from opengov_cli.wording.deadlines.schedule import Schedule

from ..words.notes import note_line
from ..words.tasks import task_facts, task_progress, task_title


def as_markdown(task: Task, directory: Directory, schedule: Schedule) -> str:
    """A task under its title: category, requirement, facts and notes."""
    colon = _(": ")
    title = _("{words} ({more})").format(words=escape(task_title(task)), more=escape(task_progress(task)))
    lines = [f"### {title}", "", f"**{escape(task.category)}**", ""]
    lines += [escape(task.requirement), ""]
    facts = task_facts(task, directory, schedule)
    lines += [f"- {colon.join(filter(None, (label, escape(value))))}" for label, value in facts]
    if task.notes:
        lines += ["", _("{title}:").format(title=_("Notes")), ""]
    lines += [f"- {note_markdown(note)}" for note in task.notes]
    return "\n".join(lines) + "\n"


def note_markdown(note: Note) -> str:
    """A note on one line: day, author, words, and its links, which stay links."""
    return escape(note_line(note)) + "".join(f" <{link}>" for link in note.links)
