"""What the recording commands share: reading their options, recording, and saying what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

import typer

from opengov_cli.plan.notes import note_head

from .interactive.agreement import ask
from .session import Session

# More tasks than these are no slip of the hand if they are meant.
HANDFUL = 5

if TYPE_CHECKING:
    from datetime import date

    from opengov_cli.file.recording import Correction
    from opengov_cli.file.register import Change
    from opengov_cli.git.committing import Committing
    from opengov_cli.plan.model import Note, Status, Task


@dataclass(frozen=True, slots=True)
class Details:
    """The options of a recording command, as typed; ``note`` is None where none was asked for."""

    note: str | None
    links: tuple[str, ...]
    by: str
    date: str
    allow_future: bool
    problem: str = ""
    next: str = ""

    @property
    def asks_for_note(self) -> bool:
        """Whether they say anything that only a note can hold."""
        return self.note is not None or bool(self.links or self.problem or self.next)


def record_progress(
    session: Session,
    numbers: Sequence[str],
    details: Details,
    *,
    status: Status | None = None,
    dry_run: bool = False,
    commit: bool = False,
    keep: bool = False,
    agreed: bool = False,
) -> None:
    """Record progress and say what changed in one line per task; with ``dry_run`` show the diff and write nothing.

    With ``commit`` it is committed, too; where git refuses that, nothing is recorded, unless ``keep``.
    """
    from opengov_cli.file.recording import ProgressRecord, day, record

    recorded_on = day(details.date, session.today, allow_future=details.allow_future)
    progress = ProgressRecord(recorded_on, status, _note(session, details, status, recorded_on))
    if not dry_run:
        _ask_before_many(session, numbers, agreed=agreed)
    make_change(
        session,
        lambda write: record(session.path, numbers, progress, write=write),
        lambda change: _say_what_changed(session, change, numbers, status),
        dry_run=dry_run,
        commit=commit,
        keep=keep,
    )


def correct_note(
    session: Session, correction: Correction, *, dry_run: bool = False, commit: bool = False, keep: bool = False
) -> None:
    """Correct or remove a note and say so; with ``dry_run`` show the diff and write nothing."""
    from opengov_cli.file.recording import correct

    def tell(change: Change) -> None:
        _index, task, note = correction.found(change.before.plan)
        if change.is_none:
            sentence = _("task {number}: note {position} says that already")
        elif correction.corrected:
            sentence = _("task {number}: note {position} changed")
        else:
            sentence = _("task {number}: note {position} removed ({head})")
        session.output.say(sentence.format(number=task.id, position=correction.position, head=note_head(note)))

    make_change(
        session,
        lambda write: correct(session.path, correction, write=write),
        tell,
        dry_run=dry_run,
        commit=commit,
        keep=keep,
    )


def corrected_note(session: Session, details: Details, words: str | None) -> Callable[[Note], Note]:
    """What the options make of a note: what they do not mention stays. Raises what making a note raises."""
    from opengov_cli.file.recording import author, cleaned_note, day
    from opengov_cli.plan.model import Note

    by = author(details.by, session.directory) if details.by else None
    written = day(details.date, session.today, allow_future=details.allow_future) if details.date else None
    _refuse_empty_links(details)

    def corrected(old: Note) -> Note:
        return cleaned_note(
            Note(
                written or old.date,
                old.text if words is None else words,
                old.by if by is None else by,
                details.links or old.links,
                details.problem or old.problem,
                details.next or old.next,
            )
        )

    return corrected


def make_change(
    session: Session,
    change_file: Callable[[bool], Change],
    tell: Callable[[Change], None],
    *,
    dry_run: bool,
    commit: bool,
    keep: bool,
) -> None:
    """Change the plan file, say what changed and name the file, and commit it if that is asked for."""
    if dry_run:
        diff = change_file(False).diff
        session.output.text(diff)
        if not diff:
            session.output.say(_("nothing would change"))
        return
    committing = committing_of(session) if commit else None
    change = change_file(True)

    def say() -> None:
        tell(change)
        if not change.is_none:
            say_written(session, change)

    if not committing:
        say()
        return
    committed = _commit(committing, change, say, keep=keep)
    if not change.is_none:
        _say_committed(session, committing, committed)


def refuse_early(session: Session, numbers: Sequence[str], details: Details, *, commit: bool) -> None:
    """Refuse what cannot be recorded whatever the note will say. Raises what recording raises."""
    from opengov_cli.file.recording import author, day
    from opengov_cli.plan.query import tasks_by_number

    day(details.date, session.today, allow_future=details.allow_future)
    tasks_by_number(session.plan, numbers)
    if details.by:
        author(details.by, session.directory)
    else:
        session.author  # noqa: B018 - it may be refused, too
    if commit:
        committing_of(session)


def committing_of(session: Session) -> Committing:
    """The commit of the plan that is to come. Raises NotInGit and NoGit."""
    from opengov_cli.git.committing import Committing

    return Committing.of(session.path)


def _commit(committing: Committing, change: Change, say: Callable[[], None], *, keep: bool) -> str:
    """What was committed; it is said what changed, unless git refused and the change is taken back."""
    from opengov_cli.git.errors import NotCommitted

    try:
        committed = committing.commit(change, keep=keep)
    except NotCommitted as error:
        if not error.taken_back:
            say()
        raise
    say()
    return committed


def _say_committed(session: Session, committing: Committing, committed: str) -> None:
    """Say what was committed, and what else came along."""
    if not committed:
        session.output.say(_("nothing to commit: the plan file is as the last commit has it"))
        return
    identity, _colon, message = committed.partition(": ")
    session.output.say(_("committed {commit}: {subject}").format(commit=identity, subject=message.split("\n")[0]))
    if not committing.was_clean:
        session.output.say(_("the commit also holds earlier changes of the plan file"))


def _note(session: Session, details: Details, status: Status | None, recorded_on: date) -> Note | None:
    """The note that the options ask for, if they do. Raises BadParameter, and what making a note raises."""
    from opengov_cli.file.recording import author, cleaned_note
    from opengov_cli.plan.model import Note, Status

    if not details.asks_for_note:
        if details.by:
            raise typer.BadParameter(_("--by says who wrote a note: add --note or --link"))
        if details.date and status is not Status.DONE:
            session.output.say(_("--date is not recorded: it is the day of done, or of a note"))
        return None
    _refuse_empty_links(details)
    by = author(details.by, session.directory) if details.by else session.author
    return cleaned_note(Note(recorded_on, details.note or "", by, details.links, details.problem, details.next))


def _refuse_empty_links(details: Details) -> None:
    if not all(link.strip() for link in details.links):
        raise typer.BadParameter(_("--link is empty"))


def _ask_before_many(session: Session, numbers: Sequence[str], *, agreed: bool) -> None:
    """Ask before more tasks are changed than a person types one by one: 1-29 may have been meant as 1 29."""
    if agreed or not session.output.can_ask:
        return
    from opengov_cli.plan.query import tasks_by_number

    count = len(tasks_by_number(session.plan, numbers))
    if count > HANDFUL:
        question = ngettext("change {count} task of {path}?", "change {count} tasks of {path}?", count)
        ask(session.output, question.format(count=count, path=session.path), agreed=agreed)


def _say_what_changed(session: Session, change: Change, numbers: Sequence[str], status: Status | None) -> None:
    from opengov_cli.plan.query import tasks_by_number

    for task in tasks_by_number(change.before.plan, numbers):
        after = change.after.plan.find(task.id)
        if after:
            session.output.say(_sentence(task, after, status))


def say_written(session: Session, change: Change) -> None:
    """Name the file that was written: it may be another one than the user thinks of."""
    session.output.say(_("wrote {path}").format(path=change.before.path))


def _sentence(before: Task, after: Task, status: Status | None) -> str:
    """What became of a task that was to get a status, a note, or both."""
    if status and before == after:
        return _("task {number} is already {status}").format(number=after.id, status=_dated(status.label, after))
    parts = []
    if before.status is not after.status:
        moved = _("{before} → {after}").format(before=before.status.label, after=after.status.label)
        parts.append(_dated(moved, after))
        if before.completed and not after.completed:
            parts.append(_("completed {date} dropped").format(date=before.completed))
    elif status:
        parts.append(_("still {status}").format(status=status.label))
    added = len(after.notes) - len(before.notes)
    if added:
        parts.append(ngettext("{added} note added", "{added} notes added", added).format(added=added))
    return _("task {number}: {changes}").format(number=after.id, changes=_(", ").join(parts))


def _dated(words: str, task: Task) -> str:
    """The words, with the day on which the task was completed."""
    return _("{words} ({more})").format(words=words, more=task.completed) if task.completed else words
