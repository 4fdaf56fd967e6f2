"""The command table, the root options, and the one place where errors become messages."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from gettext import gettext as _
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from .. import __version__
from ..errors import InvalidPlan, OpengovError, SystemRefused
from ..matching import closest
from ..plan import Status
from .commands import check, init, list, note, overview, schema, show, status
from .console import output
from .context import Session
from .help import Command, page
from .usage import NoSuchCommand, UsageError, WrongUsage


class Opengov(TyperGroup):
    """The root command. Its methods are what ``CliRunner`` runs, too."""

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - Typer's own base class is private
        """Run a command; a failure becomes a message on stderr and an exit code."""
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except OpengovError as error:
            code = _fail(error)
        except UsageError as error:
            code = _fail(WrongUsage(error))
        except typer.Abort:
            code = INTERRUPTED
        except OSError as error:
            _discard_output()
            code = _fail(SystemRefused(error.strerror or str(error), error.filename))
        sys.exit(code)

    def invoke(self, ctx: Any) -> None:  # noqa: ANN401
        """Print all that a command prints; a reader who has seen enough is no failure."""
        try:
            super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _discard_output()

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        """A command by its name. Raises NoSuchCommand, but lets the shell complete half a name."""
        command = super().get_command(ctx, cmd_name)
        if not command and not ctx.resilient_parsing:
            raise NoSuchCommand(cmd_name, closest(cmd_name, self.commands))
        return command

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the page of the whole program."""
        formatter.write(page(self, ctx))


# What a shell expects of a program that was stopped with Ctrl-C.
INTERRUPTED = 130

# Family -> name -> the command and its line in the overview.
COMMANDS: dict[str, dict[str, tuple[Callable[..., None], str]]] = {
    _("Ask"): {
        "list": (list.list_, _("List tasks, by unit, category, keyword or status.")),
        "show": (show.show, _("Show tasks in full: clause, who answers, status, notes and links.")),
        "units": (overview.units, _("List the units and groups, with what they answer for.")),
        "categories": (overview.categories, _("List the categories, with their tasks by status.")),
        "stats": (overview.stats, _("Show how far the plan is: as a whole, by category and by unit.")),
    },
    _("Record"): {
        "start": (status.moves_to(Status.DOING), _("Mark tasks as being worked on.")),
        "done": (status.moves_to(Status.DONE), _("Mark tasks as done.")),
        "ongoing": (status.moves_to(Status.ONGOING), _("Mark tasks as standing duties that are being carried out.")),
        "reopen": (status.moves_to(Status.TODO), _("Mark tasks as not begun.")),
        "note": (note.note, _("Add a note to a task: what was done, with the links that prove it.")),
    },
    _("Review"): {
        "check": (check.check, _("Check plan files and list every problem with its line and column.")),
        "schema": (schema.schema, _("Print the JSON Schema with which editors complete and check plans.")),
    },
    _("Exchange"): {
        "init": (init.init, _("Start a plan: plan_YEAR.yaml in the current folder. Never overwrites a file.")),
    },
}


def build() -> typer.Typer:
    """The whole command line."""
    app = typer.Typer(
        cls=Opengov,
        invoke_without_command=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(help=_("Keep a yearly open-government work plan as one YAML file in git."))(_root)
    for family, commands in COMMANDS.items():
        for name, (function, line) in commands.items():
            app.command(name, cls=Command, help=line, rich_help_panel=family)(function)
    return app


def _root(
    ctx: typer.Context,
    plan: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            envvar="OPENGOV_PLAN",
            help=_("The plan file. Default: the newest data/plan_*.yaml or plan_*.yaml, from here upwards."),
        ),
    ] = None,
    year: Annotated[
        int | None, typer.Option(metavar="YEAR", min=1, help=_("Take the plan of this year instead of the newest."))
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help=_("Show the traceback of an internal error."))] = False,
    _version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help=_("Show the version."))
    ] = False,
) -> None:
    ctx.obj = Session(plan, year, debug)
    if not ctx.invoked_subcommand:
        typer.echo(ctx.get_help())


def _version(value: bool) -> None:
    if value:
        typer.echo(f"opengov {__version__}")
        raise typer.Exit


def _discard_output() -> None:
    """Forget what could not be printed: Python would try again at exit, and complain."""
    with suppress(OSError):
        try:
            sys.stdout.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(error: OpengovError) -> int:
    """Say what is wrong and the way out; gives the exit code."""
    talk = output()
    if isinstance(error, InvalidPlan):
        from .problems import FileProblems, as_text

        talk.say(as_text([FileProblems(error.path, error.problems)]).rstrip("\n"))
    talk.say(f"opengov: {error}")
    if error.hint:
        talk.say(_("hint: {hint}").format(hint=error.hint))
    return error.exit_code


app = build()
