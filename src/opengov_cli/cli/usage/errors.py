"""What is wrong with a command line, in the user's words: Typer's own are in English only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any

import typer

from opengov_cli.errors import OpengovError
from opengov_cli.plan.text import closest

# Of the errors that its parser raises, Typer exports just one.
UsageError: Any = typer.BadParameter.__base__


@dataclass(eq=False)
class NoSuchCommand(OpengovError):
    """A word in the place of a command that is none; ``near`` is the likeliest meant one."""

    name: str
    near: str | None
    group: str
    exit_code = 2

    def __str__(self) -> str:
        return _("there is no command '{name}'").format(name=self.name)

    @property
    def hint(self) -> str:
        """The nearest command, or where all of them are."""
        if self.near:
            return _("did you mean {near}?").format(near=self.near)
        return _("`{group} --help` lists all commands").format(group=self.group)


@dataclass(eq=False)
class WrongUsage(OpengovError):
    """A command line that the parser refused, or a command by ``typer.BadParameter``."""

    error: Any
    exit_code = 2

    def __str__(self) -> str:
        match type(self.error).__name__:
            case "MissingParameter":
                return _("{name} is missing").format(name=self._parameter)
            case "NoSuchOption":
                return _("there is no option {name}").format(name=self.error.option_name)
            case "BadOptionUsage":
                needs_none = "not take" in self.error.message
                sentence = _("{name} takes no value") if needs_none else _("{name} needs a value")
                return sentence.format(name=self.error.option_name)
            case "BadParameter" if self.error.param:
                return self._bad_value()
            case "UsageError":
                words = re.search(r"\(([^()]*)\)$", self.error.message)
                return _("this is more than the command takes: {words}").format(words=words[1] if words else "")
            case _:
                return str(self.error.message)

    @property
    def hint(self) -> str:
        """The likely meant option, and where the right usage stands."""
        if not self.error.ctx:
            return ""
        page = f"{self.error.ctx.command_path} --help"
        if type(self.error).__name__ == "NoSuchOption":
            root = self.error.ctx.find_root()
            if any(self.error.option_name in parameter.opts for parameter in root.command.params):
                command = self.error.ctx.command_path.removeprefix(root.command_path).strip()
                return _("it goes before the command: `opengov {option} … {command}`").format(
                    option=self.error.option_name, command=command
                )
            options = [name for parameter in self.error.ctx.command.params for name in parameter.opts]
            near = closest(self.error.option_name, options)
            if near:
                return _("did you mean {near}? `{page}` shows all options").format(near=near, page=page)
        return _("`{page}` shows the right usage").format(page=page)

    def _bad_value(self) -> str:
        # The message is what Typer's versions have in common.
        if choices := re.search(r"is not one of (.+)\.$", self.error.message):
            names = choices[1].replace("'", "")
            return _("{name} takes one of these: {choices}").format(name=self._parameter, choices=names)
        if re.search(r"\bint(eger)?\b|in the range|or equal to", self.error.message):
            return _("{name} takes a whole number from 1 up").format(name=self._parameter)
        return _("{name} cannot take this: {reason}").format(name=self._parameter, reason=self.error.message)

    @property
    def _parameter(self) -> str:
        """A parameter as it is typed: its longest option, or what its argument is called."""
        parameter = self.error.param
        return str(max(parameter.opts, key=len) if parameter.param_type_name == "option" else parameter.metavar)
