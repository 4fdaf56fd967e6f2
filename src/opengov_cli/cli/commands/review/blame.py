"""``opengov blame``: who last set each part of a task."""

from __future__ import annotations

import typer

from ...options import FormatOption, RowsFormat, TaskNumbers
from ...printing import print_listing
from ...references import plan_named


def blame(ctx: typer.Context, numbers: TaskNumbers, output_format: FormatOption = RowsFormat.TABLE) -> None:
    """Show which commit and author last set each field and note of a task."""
    from opengov_cli.git import history
    from opengov_cli.git.rows import blame_rows
    from opengov_cli.plan.query import tasks_by_number

    session, numbers = plan_named(ctx.obj, numbers)
    plan = history.newest(session.path_in_history)
    tasks = tasks_by_number(plan, numbers)
    origins = history.blame(session.path_in_history, tasks)
    listing = blame_rows(plan, zip(tasks, origins, strict=True))
    print_listing(session, listing, output_format)
