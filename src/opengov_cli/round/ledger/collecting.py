"""Filled ledgers → what they bring into a plan: the plan as it becomes, the edits of its file, and who has answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from gettext import gettext as _
from pathlib import Path

from opengov_cli.documents.draft import Doubt
from opengov_cli.documents.draft.reported import Reported
from opengov_cli.documents.errors import MissingExtra
from opengov_cli.documents.readers.lookup import MOST_BYTES, too_large
from opengov_cli.documents.update.conflicts import Conflict, Kind
from opengov_cli.documents.update.notes import bare
from opengov_cli.documents.update.progress import TaskProgress, progress_edits, task_progress
from opengov_cli.errors import OpengovError
from opengov_cli.file import register
from opengov_cli.file.disk import read_bytes
from opengov_cli.file.errors import ChangedUnderneath
from opengov_cli.file.text.edit import Edit, apply
from opengov_cli.plan.changes import PlanChange, TaskChange
from opengov_cli.plan.model import Note, Plan, Status, Task
from opengov_cli.plan.units import Directory

from .deciding import decide, deciding
from .entries import Entry, FilledLedger, Unread, problems_of
from .fingerprint import digest, digest_of_plan
from .reading import read_ledger
from .sheet import OF_TASK, Column, texts_of_task

# What Excel leaves beside a workbook while it is open.
_LOCK = "~$"


@dataclass(frozen=True, slots=True)
class Collection:
    """A plan with what ledgers bring. Nothing is written before a person has seen ``change`` and ``conflicts``.

    ``problems`` are what could not be taken in, each with its cell, ``warnings`` what else should be known. ``undated``
    is how many notes have the day of collecting. Units have ``answered`` or sent an ``empty`` ledger; of the ``silent``
    ones there is none, and they answer for something that is not done.
    """

    before: Plan
    plan: Plan
    change: PlanChange
    edits: tuple[Edit, ...]
    conflicts: tuple[Conflict, ...]
    problems: tuple[Doubt, ...]
    warnings: tuple[Doubt, ...]
    undated: int
    answered: tuple[str, ...]
    empty: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Ledgers that came back, to be collected on a day."""

    files: tuple[FilledLedger | Unread, ...]
    today: date

    def on(self, plan: Plan) -> Collection:
        """What they bring into a plan."""
        return _Collecting(self, plan).result()

    def write(self, path: Path, shown: Collection, *, write: bool = True) -> register.Change:
        """Bring into the file, as it is now, what was shown; without ``write`` only tell how it would change.

        Raises ChangedUnderneath where a person would have to agree to something else, and what ``register.rewrite``
        raises.
        """

        def collected(plan: Plan) -> Collection:
            now = self.on(plan)
            if plan != shown.before and (now.conflicts or now.problems != shown.problems):
                raise ChangedUnderneath(path)
            return now

        return register.rewrite(
            path,
            lambda held: apply(held.content.text, collected(held.plan).edits),
            lambda plan: collected(plan).plan,
            write=write,
        )


def files_to_collect(paths: Iterable[Path]) -> tuple[Path, ...]:
    """These files and the workbooks of these folders, each once, without what Excel makes of one that is open."""
    files = (file for path in paths for file in (sorted(path.glob("*.xlsx")) if path.is_dir() else (path,)))
    return tuple({file.resolve(): file for file in files if not file.name.startswith(_LOCK)}.values())


def read_file(path: Path, today: date) -> FilledLedger | Unread:
    """The ledger in a file, or why it cannot be read. Raises MissingExtra."""
    try:
        data = read_bytes(path, MOST_BYTES)
        if len(data) > MOST_BYTES:
            raise too_large()
        return read_ledger(path, data, today)
    except MissingExtra:
        raise
    except OpengovError as error:
        sentences = " — ".join(filter(None, (str(error), error.hint)))
        return Unread(str(path), Doubt(str(path), sentences))


@dataclass
class _Collecting:
    ledgers: Ledgers
    plan: Plan
    problems: list[Doubt] = field(default_factory=list)
    warnings: list[Doubt] = field(default_factory=list)
    undated: int = 0

    def __post_init__(self) -> None:
        self._directory = Directory(self.plan)
        self._by_number = {task.id: task for task in self.plan.tasks}
        self._digests = {
            task.id: {column: digest(text) for column, text in texts_of_task(task).items()} for task in self.plan.tasks
        }
        self._by_words: dict[str, list[Task]] = defaultdict(list)
        for task in self.plan.tasks:
            self._by_words[self._digests[task.id][Column.REQUIREMENT]].append(task)

    def result(self) -> Collection:
        self.problems += problems_of(self.ledgers.files)
        files = [file for file in self.ledgers.files if isinstance(file, FilledLedger) and self._is_ours(file)]
        entries: dict[int, list[Entry]] = defaultdict(list)
        for file in files:
            self.warnings += file.warnings
            for number, entry in self._placed(file):
                entries[number].append(entry)
        progress = {
            place: self._progress(task, entries[task.id])
            for place, task in enumerate(self.plan.tasks)
            if task.id in entries
        }
        changed = {place: one for place, one in progress.items() if one.after != one.before}
        after = [changed[place].after if place in changed else task for place, task in enumerate(self.plan.tasks)]
        answered = dict.fromkeys(self._unit(file) for file in files if file.is_filled)
        sent = dict.fromkeys(self._unit(file) for file in files)
        return Collection(
            self.plan,
            replace(self.plan, tasks=tuple(after)),
            PlanChange((), (), tuple(TaskChange(one.before, one.after) for one in changed.values())),
            tuple(self._edits(changed)),
            tuple(conflict for one in progress.values() for conflict in one.conflicts if _counts(conflict)),
            tuple(self.problems),
            tuple(self.warnings),
            self.undated,
            tuple(answered),
            tuple(unit for unit in sent if unit not in answered),
            tuple(unit for unit in self._asked() if unit not in sent),
        )

    def _unit(self, file: FilledLedger) -> str:
        return self._directory.resolve(file.fingerprint.unit)

    def _is_ours(self, file: FilledLedger) -> bool:
        """Whether a ledger was made of this plan, and its unit is one of the plan's."""
        if file.fingerprint.plan != digest_of_plan(self.plan):
            self.problems.append(Doubt(file.name, _("this is the ledger of another plan")))
            return False
        if not self._directory.knows(file.fingerprint.unit):
            message = _("the plan has no unit {unit} any more").format(unit=file.fingerprint.unit)
            self.problems.append(Doubt(file.name, message))
            return False
        return True

    def _asked(self) -> Iterator[str]:
        """Every unit that answers for a task that is not done, in the plan's order."""
        answering = {
            answer.unit for task in self.plan.tasks if task.status.is_open for answer in self._directory.answers(task)
        }
        return (name for name in self._directory.names if name in answering)

    def _placed(self, file: FilledLedger) -> Iterator[tuple[int, Entry]]:
        """The filled rows of a ledger with the numbers that their tasks have now."""
        unit = self._unit(file)
        for entry in file.entries:
            task = self._task(entry)
            if task is None:
                message = _("what this task says has changed since the ledger was sent, and the row was left out")
                self.problems.append(Doubt(entry.place, message))
            elif not self._directory.answer(task, unit):
                message = _("{unit} does not answer for task {number} any more, and the row was left out")
                self.problems.append(Doubt(entry.place, message.format(unit=unit, number=task.id)))
            else:
                self._tell_changes(entry, task)
                yield task.id, replace(entry, unit=unit)

    def _task(self, entry: Entry) -> Task | None:
        """The task that says what the ledger said: the one of its number, else the only one."""
        words = entry.known[Column.REQUIREMENT]
        task = self._by_number.get(entry.task)
        if task and self._digests[task.id][Column.REQUIREMENT] == words:
            return task
        same = self._by_words.get(words, ())
        return same[0] if len(same) == 1 else None

    def _tell_changes(self, entry: Entry, task: Task) -> None:
        changed = [column for column in OF_TASK if self._digests[task.id][column] != entry.known[column]]
        if changed:
            message = _(
                "task {number} has changed since the ledger was sent; the row was taken all the same: {columns}"
            )
            self.warnings.append(Doubt(entry.place, message.format(number=task.id, columns="、".join(changed))))

    def _progress(self, task: Task, entries: Sequence[Entry]) -> TaskProgress:
        """What the rows about a task bring for it."""
        answers = self._directory.answers(task)
        decision = decide(task, answers, entries)
        units = deciding(answers)
        if decision.problem:
            self.problems.append(decision.problem)
            entries = [entry for entry in entries if entry.unit not in units or not entry.status]
        if decision.warning:
            self.warnings.append(decision.warning)
        becomes_done = decision.status is Status.DONE and task.status is not Status.DONE
        told = Reported(
            decision.place or entries[0].place if entries else "",
            status=decision.status,
            completed=(decision.day or self.ledgers.today) if becomes_done else None,
            notes=tuple(self._notes(task, entries, units)),
        )
        return task_progress(task, told)

    def _notes(self, task: Task, entries: Sequence[Entry], units: frozenset[str]) -> Iterator[Note]:
        """The notes that rows make, each once; one without a day of its own is that which the plan has since the ledger
        was sent, or else of today.
        """
        known = {_said(note): note for note in sorted(task.notes, key=lambda note: note.date)}
        found: dict[tuple[str, ...], Note] = {}
        for entry in entries:
            note = entry.note(self.ledgers.today, decides=entry.unit in units and len(units) == 1)
            if not entry.day:
                old = known.get(_said(note))
                if old and old.date >= entry.sent and (_has_words(note) or {*note.links} <= {*old.links}):
                    note = replace(note, date=old.date)
                else:
                    self.undated += 1
            key = (note.date.isoformat(), *_said(note))
            links = found[key].links if key in found else ()
            found[key] = replace(note, links=tuple(dict.fromkeys((*links, *note.links))))
        yield from found.values()

    def _edits(self, changed: Mapping[int, TaskProgress]) -> Iterator[Edit]:
        for place, one in changed.items():
            yield from progress_edits(("tasks", place), one.before, one.after)


def _counts(conflict: Conflict) -> bool:
    """Whether the plan and a ledger disagree: a unit that says that its task got on need not be the last to write."""
    order = [*Status]
    match conflict:
        case Conflict(kind=Kind.STATUS, plan=Status() as plan, document=Status() as document):
            return order.index(document) < order.index(plan)
        case _:
            return True


def _said(note: Note) -> tuple[str, ...]:
    """What a note says and who says it, by which it is known again on another day."""
    return (note.by, *map(bare, (note.text, note.problem, note.next)))


def _has_words(note: Note) -> bool:
    return bool(note.text or note.problem or note.next)
