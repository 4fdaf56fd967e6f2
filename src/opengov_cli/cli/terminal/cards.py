"""Tasks in full for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from gettext import gettext as _

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


def cards(tasks: Iterable[Task], directory: Directory, timetable: Timetable, width: int) -> Iterator[Text]:
    """Tasks one below the other, a blank line between them."""
    for place, task in enumerate(tasks):
        if place:
            yield Text()
        yield from _card(task, directory, timetable, width)


def _card(task: Task, directory: Directory, timetable: Timetable, width: int) -> Iterator[Text]:
    title = Text.assemble((task_title(task), "bold"), "  ", (task_progress(task), status_style(task.status)))
    told = task_facts(task, directory, timetable.of(task))
    facts = [(Text(label, style="dim"), Text(visible(value))) for label, value in told]
    notes = [(Text(note.date.isoformat(), style="dim"), _beside_its_day(note)) for note in task.notes]
    yield wrap(title, width)
    yield wrap(Text(visible(task.category), style="dim"), width)
    yield Text()
    yield wrap(Text(visible(task.requirement)), width)
    yield Text()
    yield pairs(facts, width)
    if notes:
        yield from (Text(), Text(_("Notes"), style="bold"), pairs(notes, width))


def _beside_its_day(note: Note) -> Text:
    """A note without its day: author and words, then its links."""
    words = _(": ").join(filter(None, (note.by, note.text)))
    lines = [Text(visible(line)) for line in (words, *outlook(note, note_labels()))]
    lines += [*(Text(visible(link), style="cyan") for link in note.links)]
    return Text("\n").join(line for line in lines if line)
