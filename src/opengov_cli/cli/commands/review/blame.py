"""``opengov blame``: who last set each part of a task."""

from __future__ import annotations

import typer

from ...options import Format, FormatOption, TaskNumbers
from ...printing import print_listing
from ...session import Session


def blame(ctx: typer.Context, numbers: TaskNumbers, output_format: FormatOption = Format.TABLE) -> None:
    """Show which commit and author last set each field and note of a task."""
    from opengov_cli.git import history
    from opengov_cli.git.rows import blame_rows
    from opengov_cli.plan.query import tasks_by_number

    session: Session = ctx.obj
    tasks = tasks_by_number(session.plan, numbers)
    origins = history.blame(session.path, tasks)
    listing = blame_rows(session.plan, zip(tasks, origins, strict=True))
    print_listing(session, listing, output_format)
