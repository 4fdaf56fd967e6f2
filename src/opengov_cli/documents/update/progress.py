"""What a document brings for the progress of one task: a status, new notes and links, and where both disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from opengov_cli.file.recording import part_edits
from opengov_cli.file.text.edit import Append, Edit
from opengov_cli.file.text.layout import part_fields
from opengov_cli.file.text.tree import KeyPath
from opengov_cli.plan.model import Note, Status, Task
from opengov_cli.wording.progress.progress import read_progress

from ..draft.reported import Reported
from .conflicts import Conflict, Kind
from .notes import BroughtNotes, brought_notes


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """A task before and after a row of a document, which stands at ``place``.

    Where both disagree ``after`` has what the document says, and ``conflicts`` tell what the plan says. ``absent`` are
    the notes that the document does not have; ``is_blank`` tells that it says nothing of a task that is under way, and
    ``is_divided`` that it also tells another status or the day of one, which does not count.
    """

    place: str
    before: Task
    after: Task
    conflicts: tuple[Conflict, ...] = ()
    absent: tuple[Note, ...] = ()
    is_blank: bool = False
    is_divided: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the document says all that the plan says, and nothing else."""
        return not (self.absent or self.is_blank or self.is_divided)


def task_progress(task: Task, told: Reported, links: Sequence[str] = ()) -> TaskProgress:
    """What a row brings for its task; ``links`` are addresses that stand elsewhere in the row."""
    brought = brought_notes(task.notes, told, links)
    notes = [
        _with_links(brought.changed.get(index, note), brought.links.get(index, ()))
        for index, note in enumerate(task.notes)
    ]
    status, completed = _status_after(task, told)
    is_blank = told.text == "" and not told.status and not told.notes and task.status is not Status.TODO
    return TaskProgress(
        told.place,
        task,
        replace(task, status=status, completed=completed, notes=(*notes, *brought.added)),
        (*_status_conflicts(task, told, brought), *_note_conflicts(task, told, brought)),
        tuple(task.notes[index] for index in brought.absent) if told.text is not None else (),
        is_blank,
        read_progress(told.text or "", told.report).status not in (None, status)
        or bool(told.completed and status is not Status.DONE),
    )


def progress_edits(path: KeyPath, before: Task, after: Task) -> Iterator[Edit]:
    """The edits of a task's status, day of completion and notes; all notes of before are there after."""
    yield from part_edits(path, before, after, ("status", "completed"))
    for index, (old, new) in enumerate(zip(before.notes, after.notes, strict=False)):
        place = (*path, "notes", index)
        more = new.links[len(old.links) :] if new.links[: len(old.links)] == old.links else ()
        yield from part_edits(place, old, replace(new, links=old.links) if more else new)
        yield from (Append((*place, "links"), link) for link in more)
    for note in after.notes[len(before.notes) :]:
        yield Append((*path, "notes"), part_fields(note))


def _with_links(note: Note, links: Sequence[str]) -> Note:
    return replace(note, links=(*note.links, *links)) if links else note


def _status_after(task: Task, told: Reported) -> tuple[Status, date | None]:
    status = told.status or task.status
    if status is not Status.DONE:
        return status, None
    return status, told.completed or task.completed


def _status_conflicts(task: Task, told: Reported, brought: BroughtNotes) -> Iterator[Conflict]:
    """A status that goes back, or that is older than what the plan says, and another day of completion."""
    if told.status and told.status is not task.status:
        order = list(Status)
        last = _newer_day(task, told, brought)
        if last or order.index(told.status) < order.index(task.status):
            yield Conflict(told.place, task.id, Kind.STATUS, task.status, told.status, last)
    elif told.completed and task.completed and told.completed != task.completed:
        yield Conflict(told.place, task.id, Kind.COMPLETED, task.completed, told.completed)


def _newer_day(task: Task, told: Reported, brought: BroughtNotes) -> date | None:
    """The day of the plan's last note, if the row has notes with their days and none of them is as new."""
    last = max((note.date for note in task.notes), default=None)
    days = [note.date for index, note in enumerate(task.notes) if index not in {*brought.absent}]
    days += [note.date for note in (*brought.added, *brought.changed.values())]
    if told.completed:
        days.append(told.completed)
    return last if last and days and max(days) < last else None


def _note_conflicts(task: Task, told: Reported, brought: BroughtNotes) -> Iterator[Conflict]:
    for index, note in brought.changed.items():
        yield Conflict(told.place, task.id, Kind.NOTE, task.notes[index], note)
