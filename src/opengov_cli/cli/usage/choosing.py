"""A command that takes a task and was given none: a person in a terminal chooses one."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from typing import Any

from opengov_cli.errors import OpengovError
from opengov_cli.plan.statuses import Status

from ..terminal.console import Output, output
from .commands import TASK_ARGUMENTS
from .parsing import parser_errors

# The commands that need a task -> the status that they give it; what has it already is not offered.
_NEEDING: dict[str, Status | None] = {
    "show": None,
    "start": Status.DOING,
    "done": Status.DONE,
    "ongoing": Status.ONGOING,
    "reopen": Status.TODO,
    "note": None,
    "blame": None,
}


@dataclass(eq=False)
class NothingToChoose(OpengovError):
    """No task is left that the command would do something with; with ``status``, all have it already."""

    status: Status | None

    def __str__(self) -> str:
        if self.status is None:
            return _("the plan has no tasks yet: `opengov add` adds one")
        return _("every task is {status} already").format(status=self.status.label)


def let_choose(ctx: Any) -> None:  # noqa: ANN401 - Typer's types are private
    """Fill in the task that a command needs and that was not named, as a person chooses it.

    Raises MissingParameter where nobody can be asked, and what choosing raises.
    """
    argument = next((one for one in ctx.command.params if one.name in TASK_ARGUMENTS), None)
    if argument is None or ctx.info_name not in _NEEDING or ctx.params[argument.name]:
        return
    # Not the output of the session, which the pager is to be part of.
    talk = output()
    if not talk.can_choose:
        raise parser_errors.MissingParameter(ctx=ctx, param=argument)
    chosen = choose_number(talk, ctx.obj, _NEEDING[ctx.info_name])
    ctx.params[argument.name] = chosen if argument.nargs == 1 else [chosen]


def choose_number(talk: Output, session: Any, status: Status | None = None) -> str:  # noqa: ANN401 - it stands beside us
    """The number of the task that a person chooses from those that have not this status.

    Raises Abort, NothingToChoose, and what opening a plan raises.
    """
    from ..interactive.choosing import choose_task

    tasks = [task for task in session.plan.tasks if status is None or task.status is not status]
    if not tasks:
        raise NothingToChoose(status if session.plan.tasks else None)
    return str(choose_task(talk, session.directory, tasks).id)
