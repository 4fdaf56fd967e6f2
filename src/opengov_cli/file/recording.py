"""Progress as edits: a task moves to a status, a note is added or corrected."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from opengov_cli.plan.errors import BadNumber, EmptyNote, FutureDate, NoSuchNote, NoSuchUnit
from opengov_cli.plan.fields import Part
from opengov_cli.plan.model import Note, Plan, Status, Task
from opengov_cli.plan.notes import note_head
from opengov_cli.plan.query import tasks_by_number
from opengov_cli.plan.text import clean, fold
from opengov_cli.plan.typed import typed_day
from opengov_cli.plan.units import Directory

from .register import Change, change
from .text.edit import Append, Edit, Remove, Set
from .text.layout import part_fields
from .text.tree import KeyPath

# Enough of a note to know it by.
_HEAD = 40


@dataclass(frozen=True, slots=True)
class ProgressRecord:
    """What is to be recorded for some tasks on one day; without a note there is only the status."""

    date: date
    status: Status | None = None
    note: Note | None = None

    def leaves_unchanged(self, task: Task) -> bool:
        """Whether the task has that status already; its completion date is kept then."""
        return self.status is None or self.status is task.status

    def edits(self, plan: Plan, tasks: Iterable[Task]) -> Iterator[Edit]:
        """The edits that record it; none for a task that it leaves unchanged and adds no note to."""
        position = {task.id: index for index, task in enumerate(plan.tasks)}
        for task in tasks:
            path = ("tasks", position[task.id])
            if self.status and not self.leaves_unchanged(task):
                yield Set((*path, "status"), self.status.value)
                if self.status is Status.DONE:
                    yield Set((*path, "completed"), self.date)
                elif task.completed:
                    yield Remove((*path, "completed"))
            if self.note:
                yield Append((*path, "notes"), part_fields(self.note))

    def recorded(self, plan: Plan, tasks: Iterable[Task]) -> Plan:
        """The plan with it: what the edits must come to."""
        numbers = {task.id for task in tasks}
        return replace(plan, tasks=tuple(self._recorded(task) if task.id in numbers else task for task in plan.tasks))

    def _recorded(self, task: Task) -> Task:
        if self.status and not self.leaves_unchanged(task):
            task = replace(task, status=self.status, completed=self.date if self.status is Status.DONE else None)
        return replace(task, notes=(*task.notes, self.note)) if self.note else task


def part_edits(path: KeyPath, before: Part, after: Part, keys: Collection[str] = ()) -> Iterator[Edit]:
    """The edits that make a unit, a task or a note at a path another one: of its keys, or of these, what changes."""
    old, new = part_fields(before), part_fields(after)
    for key in {**old, **new}:
        if (not keys or key in keys) and old.get(key) != new.get(key):
            yield Set((*path, key), new[key]) if key in new else Remove((*path, key))


def record(path: Path, words: Iterable[str], progress: ProgressRecord, *, write: bool = True) -> Change:
    """Record progress for the tasks that words such as ``4`` or ``10-12`` name, all or none.

    Raises BadNumber, NoSuchTask and what changing a register raises.
    """
    numbers = tuple(words)
    return change(
        path,
        lambda plan: progress.edits(plan, tasks_by_number(plan, numbers)),
        lambda plan: progress.recorded(plan, tasks_by_number(plan, numbers)),
        write=write,
    )


@dataclass(frozen=True, slots=True)
class Correction:
    """What becomes of one note of a task, counted from 1; without ``corrected`` the note is taken away."""

    task: str
    position: int
    corrected: Callable[[Note], Note] | None = None

    def found(self, plan: Plan) -> tuple[int, Task, Note]:
        """Where the task stands, the task and the note. Raises BadNumber, NoSuchTask and NoSuchNote."""
        task, *others = tasks_by_number(plan, [self.task])
        if others:
            raise BadNumber(self.task)
        if not 1 <= self.position <= len(task.notes):
            heads = tuple(f"{note_head(note)} {note.text}".split("\n")[0][:_HEAD].strip() for note in task.notes)
            raise NoSuchNote(task.id, self.position, heads)
        return plan.tasks.index(task), task, task.notes[self.position - 1]

    def edits(self, plan: Plan) -> Iterator[Edit]:
        """The edits that make it: of a note only the keys that change."""
        index, task, note = self.found(plan)
        path = ("tasks", index, "notes")
        if self.corrected is None:
            yield Remove(path if len(task.notes) == 1 else (*path, self.position - 1))
            return
        yield from part_edits((*path, self.position - 1), note, self.corrected(note))

    def made(self, plan: Plan) -> Plan:
        """The plan with it: what the edits must come to."""
        index, task, note = self.found(plan)
        kept = (self.corrected(note),) if self.corrected else ()
        notes = (*task.notes[: self.position - 1], *kept, *task.notes[self.position :])
        return replace(plan, tasks=(*plan.tasks[:index], replace(task, notes=notes), *plan.tasks[index + 1 :]))


def correct(path: Path, correction: Correction, *, write: bool = True) -> Change:
    """Correct or remove a note. Raises what finding it and changing a register raises."""
    return change(path, correction.edits, correction.made, write=write)


def author(text: str, directory: Directory) -> str:
    """Who a person means by ``--by``: a unit by name, alias or unique part, or somebody's name.

    Raises AmbiguousUnit, and NoSuchUnit for what looks like a misspelled unit.
    """
    try:
        # Pinyin of a part of a unit's name may as well be the name of a person.
        return directory.find(text, in_part=False)
    except NoSuchUnit as error:
        # 办公室小李 is somebody of that office, not a misspelled one.
        if error.near and fold(error.near) not in fold(text):
            raise
        return text


def cleaned_note(typed: Note) -> Note:
    """A note from what a person typed or pasted, with its texts cleaned. Raises EmptyNote and NotText."""
    cleaned = Note(
        typed.date,
        clean(typed.text),
        clean(typed.by).replace("\n", " "),
        tuple(map(clean, typed.links)),
        clean(typed.problem),
        clean(typed.next),
    )
    if cleaned == Note(typed.date, by=cleaned.by):
        raise EmptyNote
    return cleaned


def day(text: str, today: date, *, allow_future: bool = False) -> date:
    """The day that a person typed, today if nothing. Raises BadDate and FutureDate."""
    if not text:
        return today
    typed = typed_day(text, today)
    if typed > today and not allow_future:
        raise FutureDate(typed)
    return typed
