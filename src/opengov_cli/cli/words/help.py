"""Help pages: Typer's own cut Chinese text at the end of a line, which has no spaces to break at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from gettext import gettext as _
from typing import Any

from typer.core import TyperCommand, TyperGroup

from opengov_cli.plan.text import closest

from ..terminal.console import output
from .usage import NoSuchCommand

_INDENT = "  "
_TERM_WIDTH = 24  # at most; on a narrow terminal a third of it


class Command(TyperCommand):
    """A command whose help is a page of ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's types are private
        """Write the page of one command."""
        formatter.write(page(self, ctx))


class Group(TyperGroup):
    """A command of commands, with our page and our refusal."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        """A command by its name. Raises NoSuchCommand, but lets the shell complete half a name."""
        command = super().get_command(ctx, cmd_name)
        if not command and not ctx.resilient_parsing:
            raise NoSuchCommand(cmd_name, closest(cmd_name, self.commands), ctx.command_path)
        return command

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the page of the commands."""
        formatter.write(page(self, ctx))


def page(command: Any, ctx: Any) -> str:  # noqa: ANN401 - Typer's types are private
    """The help of a command or of the whole program, as wide as the terminal."""
    from rich.text import Text

    from ..terminal.wrapping import wrap

    width = output().width
    usage = _("Usage: {usage}").format(usage=" ".join([ctx.command_path, *_usage(command)]))
    blocks = [wrap(Text(text), width).plain for text in (usage, command.help)]
    for title, entries in _sections(command, ctx):
        blocks.append("\n".join([_("{title}:").format(title=title), *_table(list(entries), width)]))
    return "\n\n".join(blocks) + "\n"


def _usage(command: Any) -> Iterator[str]:  # noqa: ANN401 - Typer's types are private
    yield _("[OPTIONS]")
    if getattr(command, "commands", None):
        yield _("COMMAND …")
    yield from (parameter.metavar for parameter in command.params if parameter.param_type_name == "argument")


def _sections(command: Any, ctx: Any) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:  # noqa: ANN401
    """Commands by family, then arguments, then options."""
    families: dict[str, list[tuple[str, str]]] = {}
    for member in getattr(command, "commands", {}).values():
        families.setdefault(member.rich_help_panel or _("Commands"), []).append((member.name, member.help))
    yield from families.items()
    titles = {"argument": _("Arguments"), "option": _("Options")}
    for kind, title in titles.items():
        records = [
            record
            for parameter in command.get_params(ctx)
            if parameter.param_type_name == kind and (record := parameter.get_help_record(ctx))
        ]
        if records:
            # The words of Typer's own options are not translated by Typer.
            yield title, ((term, _(text)) for term, text in records)


def _table(entries: list[tuple[str, str]], width: int) -> Iterator[str]:
    """Terms with their explanations beside them; a long term has a line of its own."""
    from rich.cells import cell_len, set_cell_size
    from rich.text import Text

    from ..terminal.wrapping import wrap

    longest = max((cell_len(term) for term, _text in entries), default=0)
    term_width = min(longest, _TERM_WIDTH, width // 3)
    column = len(_INDENT) * 2 + term_width
    for term, text in entries:
        lead = _INDENT + term
        if cell_len(term) > term_width:
            yield lead
            lead = ""
        for line in wrap(Text(text), width - column).plain.split("\n"):
            yield (set_cell_size(lead, column) + line).rstrip()
            lead = ""
