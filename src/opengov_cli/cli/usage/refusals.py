"""What is wrong with a command line, in the user's words: Typer's own are in English only."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from gettext import gettext as _
from typing import Any, get_args

import typer

from opengov_cli.errors import OpengovError, listed
from opengov_cli.plan.text import closest, fold, misspelled

from ..choices import NoSuchChoice
from .commands import TASK_ARGUMENTS
from .help import filled_in, in_words
from .parsing import parser_errors
from .synonyms import MEANT, OPTIONS_MEANT

# How alike a mistyped command or option is to the one that was meant where it is no slip of the fingers. By less than
# this, remove would be resolve.
_LIKENESS = 0.8


@dataclass(eq=False)
class NoSuchCommand(OpengovError):
    """A word in the place of a command that is none; ``commands`` are those of the group."""

    name: str
    commands: tuple[str, ...]
    group: str
    words: tuple[str, ...] = ()
    exit_code = 2

    def __str__(self) -> str:
        return _("there is no command '{name}'").format(name=self.name)

    @property
    def hint(self) -> str:
        """What to type instead where that is known, the nearest command, or where all of them are."""
        meant = MEANT.get(fold(self.name))
        if meant == "--help" and self.words[:1] and self.words[0] in self.commands:
            meant = f"{self.words[0]} --help"
        if meant and (meant.startswith("--") or meant.split()[0] in self.commands):
            return _("that is `{command}` here").format(command=f"{self.group} {filled_in(meant, self.words)}")
        if near := _near(self.name, self.commands):
            return _("did you mean {near}?").format(near=near)
        return _("`{group} --help` lists all commands").format(group=self.group)


@dataclass(eq=False)
class TooManyWords(OpengovError):
    """Words that no argument of the command takes."""

    words: tuple[str, ...]
    command: str
    options: tuple[str, ...] = ()
    exit_code = 2

    def __str__(self) -> str:
        return _("this is more than the command takes: {words}").format(words=" ".join(self.words))

    @property
    def hint(self) -> str:
        """How units and words are asked for, or where the right usage stands."""
        if {"--unit", "--keyword"} <= {*self.options}:
            sentence = _("`--unit {word}` finds tasks of a unit, `--keyword {word}` those that mention a word")
            return sentence.format(word=self.words[0])
        return _right_usage(self.command)


@dataclass(eq=False)
class MisusedOption(OpengovError):
    """A flag that was given a value, or another option that was given none."""

    name: str
    is_flag: bool
    exit_code = 2

    def __str__(self) -> str:
        sentence = _("{name} takes no value") if self.is_flag else _("{name} needs a value")
        return sentence.format(name=self.name)


@dataclass(eq=False)
class WrongUsage(OpengovError):
    """Any other command line that the parser refused, or a command by ``typer.BadParameter``."""

    error: Any
    exit_code = 2

    def __str__(self) -> str:
        if isinstance(self.error, parser_errors.NoSuchOption):
            return _("there is no option {name}").format(name=self.error.option_name)
        if isinstance(self.error, parser_errors.MissingParameter):
            return _("{name} is missing").format(name=_as_typed(self.error.param).rstrip("…"))
        if isinstance(self.error, typer.BadParameter) and self.error.param:
            return _bad_value(self.error)
        return str(self.error.message)

    @property
    def hint(self) -> str:
        """The likely meant option, and where the right usage stands."""
        if not self.error.ctx:
            return ""
        if isinstance(self.error, parser_errors.NoSuchOption):
            return _option_hint(self.error.option_name, self.error.ctx)
        if isinstance(self.error, NoSuchChoice) and self.error.near:
            return _("did you mean {near}?").format(near=self.error.near)
        missing = isinstance(self.error, parser_errors.MissingParameter)
        if missing and self.error.param.name in TASK_ARGUMENTS:
            return _("give the number of a task, such as 4; `opengov list` shows them")
        return _right_usage(self.error.ctx.command_path)


def _near(word: str, choices: Sequence[str]) -> str | None:
    return misspelled(word, choices) or closest(word, choices, _LIKENESS)


def _right_usage(command: str) -> str:
    return _("`{page}` shows the right usage").format(page=f"{command} --help")


def _option_hint(name: str, ctx: Any) -> str:  # noqa: ANN401 - Typer's types are private
    """Where an option belongs, or which one was likely meant."""
    root = ctx.find_root()
    if any(name in parameter.opts for parameter in root.command.params):
        command = ctx.command_path.removeprefix(root.command_path).strip()
        return _("it goes before the command: `opengov {option} … {command}`").format(option=name, command=command)
    options = [option for parameter in ctx.command.params for option in parameter.opts]
    meant = OPTIONS_MEANT.get(name, "")
    if meant.partition(" ")[0] in options:
        return _("that is `{command}` here").format(command=meant)
    near = _near(name, options)
    if not near:
        return _right_usage(ctx.command_path)
    page = f"{ctx.command_path} --help"
    return _("did you mean {near}? `{page}` shows all options").format(near=near, page=page)


def _bad_value(error: Any) -> str:  # noqa: ANN401 - Typer's types are private
    """What a parameter takes, as the signature of its command says; that is the same in every version of Typer."""
    name = _as_typed(error.param)
    if isinstance(error, NoSuchChoice):
        return _("{name} takes one of these: {choices}").format(name=name, choices=listed(error.choices))
    signature = inspect.signature(error.ctx.command.callback, eval_str=True)
    types = [*_types_in(signature.parameters[error.param.name].annotation)]
    for choices in types:
        if issubclass(choices, Enum):
            values = listed(str(choice.value) for choice in choices)
            return _("{name} takes one of these: {choices}").format(name=name, choices=values)
    if int in types:
        return _("{name} takes a whole number from 1 up").format(name=name)
    return _("{name} cannot take this: {reason}").format(name=name, reason=error.message)


def _types_in(annotation: Any) -> Iterator[type]:  # noqa: ANN401 - that is what annotations are
    """The classes in an annotation: of ``Annotated[list[Status] | None, …]`` they are Status and NoneType."""
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from _types_in(part)


def _as_typed(parameter: Any) -> str:  # noqa: ANN401 - Typer's types are private
    """A parameter as it is typed: its longest option, or what its argument is called."""
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return in_words(str(parameter.metavar))
