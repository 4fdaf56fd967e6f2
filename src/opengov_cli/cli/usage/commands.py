"""Typer's commands, with help pages of ours and refusals in the user's words."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from opengov_cli.plan.text import closest

from .errors import NoSuchCommand
from .help import help_page

# Typer's own types for a context and a formatter are private: here they are Any.


class Command(TyperCommand):
    """A command whose help is a page of ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the page of one command."""
        formatter.write(help_page(self, ctx))


class Group(TyperGroup):
    """A command of commands, with our page and our refusals."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        """A command by its name. Raises NoSuchCommand, but lets the shell complete half a name."""
        command = super().get_command(ctx, cmd_name)
        if not command and not ctx.resilient_parsing:
            raise NoSuchCommand(cmd_name, closest(cmd_name, self.commands), ctx.command_path)
        return command

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the page of the commands."""
        formatter.write(help_page(self, ctx))
