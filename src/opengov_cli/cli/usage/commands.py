"""Typer's commands, with help pages of ours and refusals in the user's words."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING, Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup

from opengov_cli.errors import OpengovError, listed

from ..terminal.pager import paged
from .help import help_page
from .parsing import option_misuse_named

if TYPE_CHECKING:
    from ..configuration.views import Laid

# Commands that only ask, and whose answer may be longer than a screen.
PAGED = ("list", "show", "units", "categories", "stats", "pending", "links", "diff", "log", "blame", "schema")
# Commands that a broken configuration does not stop, because they help to mend it, or because git runs them; it is told
# by those of them that look for a plan.
MENDING = ("check", "fmt", "resolve", "setup")
REGARDLESS = (*MENDING, "cache", "config", "merge", "schema", "textconv")
# More warnings about it than these say nothing more.
_MOST_WARNINGS = 20
# Options of the program that may stand before a command or behind it.
ANYWHERE = ("plan", "year", "lang")
# What arguments for tasks are called in the functions of commands.
TASK_ARGUMENTS = ("number", "numbers")

# Typer's own types for a context and a formatter are private: here they are Any.


class Command(TyperCommand):
    """A command whose help is a page of ours, and which names what it cannot take."""

    # Typer would refuse them in English; parse_args does.
    allow_extra_args = True

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401
        """The parameters of the command, and the options of the program that may stand behind it, too."""
        own = super().get_params(ctx)
        return [*own, *_of_program(ctx, own)]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """The words left over, which are none. Raises TooManyWords, MisusedOption, and Typer's own errors."""
        parameters = self.get_params(ctx)
        with option_misuse_named(parameters):
            laid = None if ctx.resilient_parsing else self._configured(ctx, args)
            try:
                left_over = super().parse_args(ctx, args)
            except typer.BadParameter as error:
                raise _placed(error, laid) from error
        if ctx.resilient_parsing:
            return left_over
        if laid:
            left_over = [*laid.strangers, *left_over]
        if left_over:
            from .refusals import TooManyWords

            options = tuple(option for parameter in self.params for option in parameter.opts)
            raise TooManyWords(tuple(left_over), ctx.command_path, options)
        given = {parameter.name: ctx.params.pop(parameter.name) for parameter in _of_program(ctx, self.params)}
        told = {name: value for name, value in given.items() if ctx.get_parameter_source(name).name == "COMMANDLINE"}
        if told:
            ctx.obj = ctx.obj.told(**told)
        if laid and laid.aside:
            sentence = _("not for `{command}`, and left aside: {options}")
            ctx.obj.output.say(sentence.format(command=ctx.command_path, options=listed(laid.aside)))
        return left_over

    def _configured(self, ctx: Any, args: Sequence[str]) -> Laid | None:  # noqa: ANN401
        """What the views that are named say about the options of the command; what is not typed is taken from there
        and from the configuration. Raises NoSuchView, and what is wrong with a view.
        """
        given, _words, _order = self.make_parser(ctx).parse_args([*args])
        settings = ctx.obj.told(given.get("plan") or ()).settings
        ctx.default_map = {"commit": settings.commit}
        words = given.get("view")
        if not words or "help" in given:
            return None
        from ..configuration.views import lay

        laid = lay(words, settings, self, ctx.find_root().command.get_command(ctx, "list"))
        ctx.default_map |= laid.values
        return laid

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401
        """Run the command, for a task that is chosen now if none was named; a failure is told which plan was named.

        Raises what is wrong with the configuration, and UnreadablePlans when all is printed.
        """
        if ctx.info_name not in REGARDLESS:
            ctx.obj.settings.refuse_broken()
        elif ctx.info_name in MENDING:
            for problem in ctx.obj.settings.problems[:_MOST_WARNINGS]:
                ctx.obj.output.say(_("warning: {message}").format(message=problem))
        try:
            if not all(ctx.params.get(name, True) for name in TASK_ARGUMENTS):
                from .choosing import let_choose

                # Before the pager has the terminal.
                let_choose(ctx)
            with paged(ctx.obj.shows_in_pager) if ctx.info_name in PAGED else nullcontext():
                result = super().invoke(ctx)
        except OpengovError as error:
            named = str(ctx.obj.plans[0]) if len(ctx.obj.plans) == 1 else ""
            error.named_plan = "" if named == os.environ.get("OPENGOV_PLAN") else named
            raise
        except typer.Exit:
            # What a command exits with is no less than this.
            ctx.obj.refuse_unreadable()
            raise
        ctx.obj.refuse_unreadable()
        return result

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the page of one command."""
        formatter.write(help_page(self, ctx))


def _placed(error: Any, laid: Laid | None) -> Exception:  # noqa: ANN401
    """A refusal of a value, with its place where it stands in a view."""
    parameter = error.param
    source = parameter and error.ctx and error.ctx.get_parameter_source(parameter.name)
    if not laid or not source or source.name != "DEFAULT_MAP" or parameter.name not in laid.places:
        return error  # type: ignore[no-any-return]
    from ..configuration.errors import Refused
    from .refusals import WrongUsage

    refused = WrongUsage(error)
    return Refused(laid.places[parameter.name], str(refused), refused.hint)


def _of_program(ctx: Any, own: Iterable[Any]) -> list[Any]:  # noqa: ANN401
    """The options of the program that a command takes behind itself, unless it has one of that name."""
    names = {parameter.name for parameter in own}
    return [
        parameter
        for parameter in ctx.find_root().command.params
        if parameter.name in ANYWHERE and parameter.name not in names
    ]


@dataclass(frozen=True, slots=True)
class Member:
    """A command of a group: its line in the overview, the family that it stands in, and what makes it when it is
    called.
    """

    line: str
    family: str
    make: Callable[[], Any]


class Group(TyperGroup):
    """A command of commands, with our page and our refusals; its members are made when they are called."""

    members: ClassVar[Mapping[str, Member]] = {}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002
        """The names of its commands, in the order of the overview."""
        return [*self.members]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """The words for the command in this group. Raises MisusedOption, and Typer's own errors."""
        with option_misuse_named(self.get_params(ctx)):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """The command that the first word names. Raises NoSuchCommand, but lets the shell complete half a name."""
        name, *words = args
        if name not in self.members and not ctx.resilient_parsing:
            from .refusals import NoSuchCommand

            raise NoSuchCommand(name, tuple(self.members), ctx.command_path, tuple(words))
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """A command by its name, or None."""
        if cmd_name in self.members:
            return self.commands.setdefault(cmd_name, self.members[cmd_name].make())
        return None

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:  # noqa: ANN401
        """What the Tab key offers: its options, or its commands with their lines, of which none is made for it."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        from ..shells.offers import Offer

        return [Offer(name, member.line) for name, member in self.members.items()]

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the page of the commands."""
        formatter.write(help_page(self, ctx))


def with_members(members: Mapping[str, Member], kind: type[Group] = Group) -> type[Group]:
    """A class of groups with these members."""
    return type(kind.__name__, (kind,), {"members": members})
