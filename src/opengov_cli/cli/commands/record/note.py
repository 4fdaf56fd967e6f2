"""``opengov note``: what was done, in words; and the correction of what was said."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from ...interactive.editor import written
from ...options import (
    ByOption,
    CommitOption,
    DateOption,
    DryRunOption,
    FutureOption,
    KeepOption,
    LinkOption,
    NextOption,
    ProblemOption,
    TaskNumber,
)
from ...recording import Details, correct_note, corrected_note, record_progress, refuse_early
from ...references import plan_named
from ...session import Session
from ...terminal.console import Output, piped

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def note(
    ctx: typer.Context,
    number: TaskNumber,
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT]",
            help=_("The note. '-' reads it from a pipe; without it, your editor opens."),
        ),
    ] = None,
    link: LinkOption = None,
    problem: ProblemOption = "",
    next_step: NextOption = "",
    by: ByOption = "",
    date: DateOption = "",
    allow_future: FutureOption = False,
    dry_run: DryRunOption = False,
    edit: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help=_("Correct the task's Nth note: its text, or what options say.")),
    ] = None,
    remove: Annotated[int | None, typer.Option(metavar="N", min=1, help=_("Take the task's Nth note away."))] = None,
    commit: CommitOption = False,
    keep: KeepOption = False,
) -> None:
    """Add a note to a task: what was done, with the links that prove it."""
    session, [number] = plan_named(ctx.obj, [number])
    links = tuple(link or ())
    if edit or remove:
        details = Details(text, links, by, date, allow_future, problem, next_step)
        _correct(session, number, edit, remove, details, dry_run=dry_run, commit=commit, keep=keep)
        return
    if text is None:
        # Before somebody writes a text that could not be recorded.
        refuse_early(session, [number], Details(None, links, by, date, allow_future), commit=commit)
    with _text(session.output, text, says_more=bool(links or problem or next_step)) as words:
        details = Details(words, links, by, date, allow_future, problem, next_step)
        record_progress(session, [number], details, dry_run=dry_run, commit=commit, keep=keep)


def _correct(
    session: Session,
    number: str,
    edit: int | None,
    remove: int | None,
    details: Details,
    *,
    dry_run: bool,
    commit: bool,
    keep: bool,
) -> None:
    """Correct the note that ``edit`` counts to, or take away the one that ``remove`` does."""
    from opengov_cli.file.recording import Correction

    told = details.asks_for_note or bool(details.by or details.date)
    if remove and (edit or told):
        raise typer.BadParameter(_("--remove takes a whole note away: it goes with the task's number only"))
    correction = Correction(number, edit or remove or 0)
    if remove:
        correct_note(session, correction, dry_run=dry_run, commit=commit, keep=keep)
        return
    *_task, old = correction.found(session.plan)
    # What options say needs no editor.
    with (
        nullcontext(None)
        if told and details.note is None
        else _text(session.output, details.note, begun=old.text) as words
    ):
        corrected = corrected_note(session, details, words)
        correct_note(session, replace(correction, corrected=corrected), dry_run=dry_run, commit=commit, keep=keep)


def _text(output: Output, text: str | None, *, says_more: bool = False, begun: str = "") -> AbstractContextManager[str]:
    if text == "-":
        return nullcontext(piped())
    if text is not None:
        return nullcontext(text)
    if says_more:
        return nullcontext("")
    if not output.can_ask:
        raise typer.BadParameter(_("give the TEXT of the note, or - to read it from a pipe"))
    return written(begun)
