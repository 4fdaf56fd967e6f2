"""``opengov note``: what was done, in words."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from ... import completion
from ...options import ByOption, CommitOption, DateOption, DryRunOption, FutureOption, LinkOption
from ...recording import Details, record_progress, refuse_early
from ...session import Session
from ...terminal.editor import written

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def note(
    ctx: typer.Context,
    number: Annotated[
        str,
        typer.Argument(metavar="ID", help=_("The task's number."), autocompletion=completion.task_numbers),
    ],
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT]",
            help=_("The note. '-' reads it from a pipe; without it, your editor opens."),
        ),
    ] = None,
    link: LinkOption = None,
    by: ByOption = "",
    date: DateOption = "",
    allow_future: FutureOption = False,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
) -> None:
    """Add a note to a task: what was done, with the links that prove it."""
    session: Session = ctx.obj
    links = tuple(link or ())
    if text is None:
        # Before somebody writes a text that could not be recorded.
        refuse_early(session, [number], Details(None, links, by, date, allow_future))
    with _text(text, has_links=bool(links)) as words:
        details = Details(words, links, by, date, allow_future)
        record_progress(session, [number], details, dry_run=dry_run, commit=commit)


def _text(text: str | None, *, has_links: bool) -> AbstractContextManager[str]:
    if text == "-":
        return nullcontext(sys.stdin.read())
    if text is not None:
        return nullcontext(text)
    if has_links:
        return nullcontext("")
    if not sys.stdin.isatty():
        raise typer.BadParameter(_("give the TEXT of the note, or - to read it from a pipe"))
    return written()
