"""``opengov start``, ``done``, ``ongoing`` and ``reopen``: tasks move to a status."""

from __future__ import annotations

from collections.abc import Callable

import typer

from opengov_cli.plan.model import Status

from ...options import (
    ByOption,
    CommitOption,
    DateOption,
    DryRunOption,
    FutureOption,
    KeepOption,
    LinkOption,
    NoteOption,
    TaskNumbers,
    YesOption,
)
from ...recording import Details, record_progress
from ...references import plan_named


def moves_to(status: Status) -> Callable[..., None]:
    """The command that moves tasks to a status; all four take the same options."""

    def move(
        ctx: typer.Context,
        numbers: TaskNumbers,
        note: NoteOption = None,
        link: LinkOption = None,
        by: ByOption = "",
        date: DateOption = "",
        allow_future: FutureOption = False,
        dry_run: DryRunOption = False,
        commit: CommitOption = False,
        keep: KeepOption = False,
        yes: YesOption = False,
    ) -> None:
        session, numbers = plan_named(ctx.obj, numbers)
        details = Details(note, tuple(link or ()), by, date, allow_future)
        record_progress(session, numbers, details, status=status, dry_run=dry_run, commit=commit, keep=keep, agreed=yes)

    return move


start = moves_to(Status.DOING)
done = moves_to(Status.DONE)
ongoing = moves_to(Status.ONGOING)
reopen = moves_to(Status.TODO)
