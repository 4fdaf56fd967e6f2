"""The command table, the root options, and the one place where errors become messages."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, partial
from gettext import gettext as _
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from opengov_cli import __version__
from opengov_cli.errors import OpengovError, SystemRefused, reason_of
from opengov_cli.file.caller import CALLER, Caller

from . import completion
from .configuration.settings import settings_for
from .options import PlansOption
from .session import Session
from .terminal.console import output
from .usage.commands import Command, Group, Member, with_members
from .usage.parsing import UsageError
from .words.language import Language


class Opengov(Group):
    """The root command. Its methods are what ``CliRunner`` runs, too."""

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - Typer's own base class is private
        """Run a command; a failure becomes a message on stderr and an exit code."""
        if asked := os.environ.get(COMPLETE):
            from .shells.answers import answer

            sys.stdout.write(answer(self, asked, os.environ))
            sys.exit()
        words = args[0] if args else extra.get("args")
        CALLER.set(Caller(tuple(sys.argv[1:] if words is None else words), lambda sentence: output().say(sentence)))
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except OpengovError as error:
            code = _told(error)
        except UsageError as error:
            from .usage.refusals import WrongUsage

            code = _told(WrongUsage(error))
        except typer.Abort:
            code = INTERRUPTED
        except OSError as error:
            _discard_output()
            code = _told(SystemRefused(reason_of(error), error.filename))
        sys.exit(code)

    def invoke(self, ctx: Any) -> None:  # noqa: ANN401
        """Print all that a command prints; a reader who has seen enough is no failure."""
        try:
            super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _discard_output()


# Set by a shell that asks what the Tab key may put at the cursor.
COMPLETE = "_OPENGOV_COMPLETE"
# What a shell expects of a program that was stopped with Ctrl-C.
INTERRUPTED = 130

# The first word of commands of two words -> its line in the overview.
GROUPS = {
    "git": _("Teach git to read and merge plans by meaning."),
    "ledger": _("Send each unit its ledger to fill in, and collect what comes back."),
}
# Family -> name -> where the function of the command is, below ``commands``, and its line in the overview. A module is
# imported when its command is called, or its page is asked for.
COMMANDS: dict[str, dict[str, tuple[str, str]]] = {
    _("Ask"): {
        "list": ("ask.list:list_", _("List tasks, by unit, category, keyword or status.")),
        "show": ("ask.show:show", _("Show tasks in full: clause, who answers, status, notes and links.")),
        "units": ("ask.units:units", _("List the units and groups, with what they answer for.")),
        "categories": ("ask.categories:categories", _("List the categories, with their tasks by status.")),
        "links": ("ask.links:links", _("List the links that prove what was done, and done tasks without any.")),
        "stats": ("ask.stats:stats", _("Show how far the plan is: as a whole, by category, by unit and by month.")),
        "pending": ("ask.pending:pending", _("List the units that have not reported, with their open tasks.")),
    },
    _("Record"): {
        "start": ("record.status:start", _("Mark tasks as being worked on.")),
        "done": ("record.status:done", _("Mark tasks as done.")),
        "ongoing": ("record.status:ongoing", _("Mark tasks as standing duties that are being carried out.")),
        "reopen": ("record.status:reopen", _("Mark tasks as not begun.")),
        "note": ("record.note:note", _("Add a note to a task: what was done, with the links that prove it.")),
        "add": ("record.add:add", _("Add a task, with who answers for it and by when.")),
        "edit": (
            "record.edit:edit",
            _("Edit the plan file in your editor, at a task; checked before it counts."),
        ),
        "undo": ("record.undo:undo", _("Take back the last change that opengov made to the plan.")),
        "redo": ("record.undo:redo", _("Make the change again that was taken back last.")),
    },
    _("Review"): {
        "check": ("review.check:check", _("Check plan files and list every problem with its line and column.")),
        "fmt": ("review.fmt:fmt", _("Bring plan files into the usual layout; comments and meaning stay.")),
        "config": ("review.config:config", _("Show each setting, and where it comes from; and the named views.")),
        "schema": ("review.schema:schema", _("Print the JSON Schema with which editors complete and check plans.")),
        "diff": ("review.diff:diff", _("Show what changed between two versions, by task and in words.")),
        "log": ("review.log:log", _("Show the history of the plan or of single tasks, newest first.")),
        "blame": ("review.blame:blame", _("Show which commit and author last set each part of a task.")),
        "merge": ("review.merge:merge", _("Merge three versions of a plan by meaning.")),
        "resolve": ("review.resolve:resolve", _("Merge by meaning what git left in conflict.")),
        "cache": ("review.cache:cache", _("Show or delete what is kept of plans, so that they are not judged again.")),
        "git setup": ("review.git_setup:setup", _("Make git diff and git merge understand plans in this clone.")),
        "git textconv": ("review.git_textconv:textconv", _("Print a plan as text of short lines, which git compares.")),
    },
    _("Exchange"): {
        "init": (
            "exchange.init:init",
            _("Start a plan: plan_YEAR.yaml in the current folder. Never overwrites a file."),
        ),
        "import": (
            "exchange.import_:import_",
            _("Read a plan out of a document: Word, Excel, PDF, CSV, Markdown, HTML, JSON or text."),
        ),
        "remind": (
            "exchange.remind:remind",
            _("Write to units what is overdue or due within 30 days, or a calendar of it."),
        ),
        "ledger send": (
            "exchange.ledger_send:send",
            _("Write an Excel ledger for each unit, with its tasks and cells to fill in."),
        ),
        "ledger collect": (
            "exchange.ledger_collect:collect",
            _("Bring filled ledgers into the plan: statuses, notes and links, each once."),
        ),
        "report": (
            "exchange.report:report",
            _("Write the report on a quarter, a month or other days, for Word, the web or Excel."),
        ),
        "export": (
            "exchange.export:export",
            _("Write the plan, or a part of it, for Word, Excel, the web or programs."),
        ),
    },
}


def function_of(reference: str) -> Callable[..., None]:
    """The function of a command, from its module, which is imported only now."""
    module, _colon, name = reference.partition(":")
    function: Callable[..., None] = getattr(import_module(f".commands.{module}", __package__), name)
    return function


def build() -> typer.Typer:
    """The whole command line."""
    members: dict[str, Member] = {}
    in_groups: dict[str, dict[str, Member]] = {name: {} for name in GROUPS}
    for family, commands in COMMANDS.items():
        for name, (reference, line) in commands.items():
            group, _space, last = name.rpartition(" ")
            if group:
                members[group] = Member(GROUPS[group], family, partial(_group, group, in_groups[group]))
            among = in_groups[group] if group else members
            among[last] = Member(line, family, partial(_command, reference, last, line))
    app = typer.Typer(
        cls=with_members(members, Opengov),
        invoke_without_command=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(help=_("Keep a yearly open-government work plan as one YAML file in git."))(_root)
    return app


@cache
def _command(reference: str, name: str, line: str) -> Any:  # noqa: ANN401 - Typer's types are private
    alone = typer.Typer(add_completion=False)
    alone.command(name, cls=Command, help=line)(function_of(reference))
    return typer.main.get_command(alone)


def _group(name: str, members: Mapping[str, Member]) -> Any:  # noqa: ANN401 - Typer's types are private
    group = typer.Typer(name=name, cls=with_members(members), invoke_without_command=True, add_completion=False)
    group.callback(help=GROUPS[name])(_show_help)
    return typer.main.get_command(group)


def _show_help(ctx: typer.Context) -> None:
    if not ctx.invoked_subcommand:
        typer.echo(ctx.get_help())


def _root(
    ctx: typer.Context,
    plan: PlansOption = None,
    year: Annotated[
        int | None,
        typer.Option(
            metavar="YEAR",
            min=1,
            help=_("Take the plan of this year instead of the newest."),
            autocompletion=completion.years,
        ),
    ] = None,
    pager: Annotated[
        bool | None,
        typer.Option(
            "--pager/--no-pager", help=_("Show what is longer than the screen in OPENGOV_PAGER, PAGER or less, or not.")
        ),
    ] = None,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="LANG", help=_("The language: zh or en."))] = None,
    debug: Annotated[bool, typer.Option("--debug", help=_("Show the traceback of an internal error."))] = False,
    _version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help=_("Show the version."))
    ] = False,
    _install: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            is_eager=True,
            callback=_install_completion,
            help=_("Let the Tab key complete in this shell: commands, options, units, task numbers."),
        ),
    ] = False,
    _show: Annotated[
        bool,
        typer.Option(
            "--show-completion",
            is_eager=True,
            callback=_show_completion,
            help=_("Print the script that makes the Tab key complete in this shell."),
        ),
    ] = False,
) -> None:
    plans = tuple(plan or ())
    ctx.obj = Session(plans, year, debug, pager, lang, settings=settings_for(plans))
    if not ctx.invoked_subcommand and output().interactive:
        ctx.obj.settings.refuse_broken()
        function_of("ask.today:today")(ctx)
    else:
        _show_help(ctx)


def _install_completion(ctx: typer.Context, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from .shells.setup import install, shell_around

        for path in install(shell_around(), Path.home()):
            output().say(_("wrote {path}").format(path=path))
        output().say(_("the Tab key completes in each terminal that you open from now on"))
        raise typer.Exit


def _show_completion(ctx: typer.Context, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from .shells.setup import script, shell_around

        typer.echo(script(shell_around()), nl=False)
        raise typer.Exit


def _version(ctx: typer.Context, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        typer.echo(f"opengov {__version__}")
        raise typer.Exit


def _told(error: OpengovError) -> int:
    """The exit code of a failure, once it is said; only then the words for failures are needed."""
    from .usage.failures import tell

    return tell(output(), error)


def _discard_output() -> None:
    """Forget what could not be printed: Python would try again at exit, and complain."""
    with suppress(OSError):
        try:
            sys.stdout.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


app = build()
