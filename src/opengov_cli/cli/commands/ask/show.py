"""``opengov show``: one task in full."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from ...options import TaskNumbers
from ...references import plans_named
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.plan.model import Task


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
    from opengov_cli.plan.query import tasks_by_number

    named = plans_named(ctx.obj, numbers)
    found = [(session, tasks_by_number(session.plan, of_plan)) for session, of_plan in named]
    if output_format is ShowFormat.JSON:
        _write(ctx.obj, found)
        return
    for place, (session, tasks) in enumerate(found):
        if len(found) > 1:
            session.output.text(("\n" if place else "") + f"{session.plan.title}\n\n")
        _print(session, tasks, output_format)


def _write(asked: Session, found: Sequence[tuple[Session, Sequence[Task]]]) -> None:
    """Print the tasks as JSON, of one plan or of several."""
    from opengov_cli.plan.query import Match
    from opengov_cli.plan.rows import join, task_rows
    from opengov_cli.round.deadlines import with_deadlines

    parts = [
        (session.name, with_deadlines(task_rows(session.plan, map(Match, tasks)), session.timetable))
        for session, tasks in found
    ]
    asked.output.write(join(parts) if len(parts) > 1 or asked.several else parts[0][1], "json")


def _print(session: Session, tasks: Sequence[Task], output_format: ShowFormat) -> None:
    if output_format is ShowFormat.MD:
        from ...machine.tasks import as_markdown

        texts = (as_markdown(task, session.directory, session.timetable.of(task)) for task in tasks)
        session.output.text("\n".join(texts))
    else:
        from ...terminal.cards import cards

        session.output.show(*cards(tasks, session.directory, session.timetable, session.output.width))
