"""Tasks in full for a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import gettext as _

from rich.console import Group, RenderableType
from rich.text import Text

from opengov_cli.plan.model import Note, Task
from opengov_cli.plan.notes import outlook
from opengov_cli.plan.units import Directory
from opengov_cli.wording.deadlines.schedule import Timetable

from ..words.notes import note_labels
from ..words.tasks import task_facts, task_progress, task_title
from .console import visible
from .styles import status_style
from .tables import pairs
from .wrapping import wrap


def cards(tasks: Iterable[Task], directory: Directory, timetable: Timetable, width: int) -> Group:
    """Tasks one below the other, a blank line between them."""
    parts = [part for task in tasks for part in (Text(), _card(task, directory, timetable, width))]
    return Group(*parts[1:])


def _card(task: Task, directory: Directory, timetable: Timetable, width: int) -> Group:
    title = Text.assemble((task_title(task), "bold"), "  ", (task_progress(task), status_style(task.status)))
    told = task_facts(task, directory, timetable.of(task))
    facts = [(Text(label, style="dim"), Text(visible(value))) for label, value in told]
    notes = [(Text(note.date.isoformat(), style="dim"), _beside_its_day(note)) for note in task.notes]
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


def _beside_its_day(note: Note) -> Text:
    """A note without its day: author and words, then its links."""
    words = _(": ").join(filter(None, (note.by, note.text)))
    lines = [Text(visible(line)) for line in (words, *outlook(note, note_labels()))]
    lines += [*(Text(visible(link), style="cyan") for link in note.links)]
    return Text("\n").join(line for line in lines if line)
