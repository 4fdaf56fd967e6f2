"""``opengov show``: one task in full."""

from __future__ import annotations

from enum import StrEnum
from gettext import gettext as _
from typing import Annotated

import typer

from ...options import TaskNumbers
from ...session import Session


class ShowFormat(StrEnum):
    """How a task is shown."""

    TEXT = "text"
    JSON = "json"
    MD = "md"


def show(
    ctx: typer.Context,
    numbers: TaskNumbers,
    output_format: Annotated[
        ShowFormat, typer.Option("--format", help=_("Text to read, JSON, or Markdown for a comment."))
    ] = ShowFormat.TEXT,
) -> None:
    """Show tasks in full: clause, who answers, status, notes and links."""
    from opengov_cli.plan.query import Match, tasks_by_number

    session: Session = ctx.obj
    tasks = tasks_by_number(session.plan, numbers)
    if output_format is ShowFormat.JSON:
        from opengov_cli.plan.rows import task_rows
        from opengov_cli.round.deadlines import with_deadlines

        listing = task_rows(session.plan, map(Match, tasks))
        session.output.write(with_deadlines(listing, session.timetable), "json")
    elif output_format is ShowFormat.MD:
        from ...machine.tasks import as_markdown

        texts = (as_markdown(task, session.directory, session.timetable.of(task)) for task in tasks)
        session.output.text("\n".join(texts))
    else:
        from ...terminal.cards import cards

        session.output.show(cards(tasks, session.directory, session.timetable, session.output.width))
