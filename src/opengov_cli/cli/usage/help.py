"""What stands on a help page: usage, explanation, and sections of commands, arguments and options."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from opengov_cli.plan.shell import shell_word

from ..terminal.console import output
from .examples import EXAMPLES

_VALUE = re.compile(r"\b[A-Z]{2,}\b")
# Marks words for the catalogue; they are translated when somebody asks for a page.
N_ = str

if TYPE_CHECKING:
    from ..terminal.pages import Section


def help_page(command: Any, ctx: Any) -> str:  # noqa: ANN401 - Typer's types are private
    """The help of a command or of the whole program, as wide as the terminal."""
    from ..terminal.pages import page

    usage = _("Usage: {usage}").format(usage=" ".join([ctx.command_path, *_usage(command)]))
    paragraphs = [usage, command.help]
    if example := EXAMPLES.get(ctx.command_path.removeprefix(ctx.find_root().command_path).strip()):
        paragraphs.append(_("Example: {command}").format(command=example))
    return page(paragraphs, _sections(command, ctx), output().width)


# What stands for the values of options and arguments, for the catalogue.
VALUES = (
    *(
        N_("BASE"),
        N_("COLUMN"),
        N_("DATE"),
        N_("DIR"),
        N_("FILE"),
        N_("ID"),
        N_("KEYS"),
        N_("LANG"),
        N_("NAME"),
        N_("NEW"),
        N_("OLD"),
    ),
    *(N_("OURS"), N_("PLAN"), N_("ROLE"), N_("SIDE"), N_("STATUS"), N_("TEXT"), N_("THEIRS"), N_("TITLE")),
    *(N_("HEADING"), N_("KEY"), N_("MONTH"), N_("QUARTER"), N_("TIME"), N_("UNIT"), N_("URL"), N_("VIEW"), N_("YEAR")),
)


def in_words(term: str) -> str:
    """A term of a help page with what stands for values in the language of the interface: ``--unit UNIT``."""
    return _VALUE.sub(lambda word: _(word[0]) if word[0] in VALUES else word[0], term)


def filled_in(command: str, words: Iterable[str]) -> str:
    """A command with what was typed in the place of the values, as far as that goes: ``list --keyword 疫情``."""
    typed = (shell_word(word) for word in words if not word.startswith("-"))
    return _VALUE.sub(lambda value: next(typed, in_words(value[0])), command)


def _usage(command: Any) -> Iterator[str]:  # noqa: ANN401 - Typer's types are private
    yield _("[OPTIONS]")
    if getattr(command, "members", None):
        yield _("COMMAND …")
    yield from (in_words(parameter.metavar) for parameter in command.params if parameter.param_type_name == "argument")


def _explained(text: str) -> str:
    """An explanation in the language of the interface, bounds included; those of Typer's own options are, too."""
    explanation, brackets, bound = text.partition("  [x>=")
    at_least = _("[{least} or more]").format(least=bound.rstrip("]")) if brackets else ""
    return "  ".join(filter(None, (_(explanation), at_least)))


def _sections(command: Any, ctx: Any) -> Iterator[Section]:  # noqa: ANN401 - Typer's types are private
    """Commands by family, then arguments, then options."""
    from ..terminal.pages import Section

    families: dict[str, list[tuple[str, str]]] = {}
    members = getattr(command, "members", {})
    for name, member in members.items():
        family = member.family if command is ctx.find_root().command else _("Commands")
        families.setdefault(family, []).append((name, member.line))
    for family, members in families.items():
        yield Section(family, tuple(members))
    titles = {"argument": _("Arguments"), "option": _("Options")}
    for kind, title in titles.items():
        parameters = [*command.params, command.get_help_option(ctx)]
        parameters = [parameter for parameter in parameters if parameter.param_type_name == kind]
        records = [record for parameter in parameters if (record := parameter.get_help_record(ctx))]
        if records:
            yield Section(title, tuple((in_words(term), _explained(text)) for term, text in records))
