"""What stands on a help page: usage, explanation, and sections of commands, arguments and options."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from ..terminal.console import output

if TYPE_CHECKING:
    from ..terminal.pages import Section


def help_page(command: Any, ctx: Any) -> str:  # noqa: ANN401 - Typer's types are private
    """The help of a command or of the whole program, as wide as the terminal."""
    from ..terminal.pages import page

    usage = _("Usage: {usage}").format(usage=" ".join([ctx.command_path, *_usage(command)]))
    return page([usage, command.help], _sections(command, ctx), output().width)


def _usage(command: Any) -> Iterator[str]:  # noqa: ANN401 - Typer's types are private
    yield _("[OPTIONS]")
    if getattr(command, "commands", None):
        yield _("COMMAND …")
    yield from (parameter.metavar for parameter in command.params if parameter.param_type_name == "argument")


def _sections(command: Any, ctx: Any) -> Iterator[Section]:  # noqa: ANN401 - Typer's types are private
    """Commands by family, then arguments, then options."""
    from ..terminal.pages import Section

    families: dict[str, list[tuple[str, str]]] = {}
    for member in getattr(command, "commands", {}).values():
        families.setdefault(member.rich_help_panel or _("Commands"), []).append((member.name, member.help))
    for family, members in families.items():
        yield Section(family, tuple(members))
    titles = {"argument": _("Arguments"), "option": _("Options")}
    for kind, title in titles.items():
        parameters = [*command.params, command.get_help_option(ctx)]
        parameters = [parameter for parameter in parameters if parameter.param_type_name == kind]
        records = [record for parameter in parameters if (record := parameter.get_help_record(ctx))]
        if records:
            # The words of Typer's own options are not translated by Typer.
            yield Section(title, tuple((term, _(text)) for term, text in records))
