"""What may stand at the cursor of a line: all that there is, of that what fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import typer.completion

from opengov_cli.plan.pinyin import begun
from opengov_cli.plan.text import fold, printable

from .lines import Line

# Typer has a parser of its own inside, which also knows what a line that is not complete goes on with. How lines come
# and answers go, which it leaves to classes of each shell, is not asked of it here.
_ShellComplete: Any = vars(typer.completion)["shell_completion"].ShellComplete
_Resolution: Any = type("_Resolution", (_ShellComplete,), dict.fromkeys(_ShellComplete.__abstractmethods__))

_OPTION = re.compile(r"-[^=]*")
# An option is complete before =, a word of a list before the next, a year before the number of a task; @ begins a name.
_BETWEEN = re.compile(r"^--[^=]*=|^@|[,，、/]")


class Offer(NamedTuple):
    """A word that may be meant, and what it stands for; what stood ``before`` it in what was typed stays."""

    word: str
    help: str = ""
    before: str = ""

    @property
    def value(self) -> str:
        """All that stands in the place of what was typed."""
        return self.before + self.word


def offers(program: Any, line: Line) -> list[Offer]:  # noqa: ANN401 - Typer's types are private
    """The words that may stand at the cursor."""
    if _OPTION.fullmatch(line.typed):
        return _all(program, line.words, line.typed)
    before, wanted = _split(line.typed)
    # Behind an option and = Typer gives the values alone.
    value = before.partition("=")[2] if before.startswith("-") else before
    known = [offer._replace(word=offer.word.removeprefix(value)) for offer in _all(program, line.words, before)]
    return [offer._replace(before=before) for offer in fitting(known, wanted)]


def _split(typed: str) -> tuple[str, str]:
    """What is complete of a word, and what is not yet."""
    end = max((mark.end() for mark in _BETWEEN.finditer(typed)), default=0)
    return typed[:end], typed[end:]


def _all(program: Any, words: Sequence[str], begun: str) -> list[Offer]:  # noqa: ANN401
    """What Typer and the functions of the options know to go on with, but nothing that might steer the terminal."""
    items = _Resolution(program, {}, "opengov", "").get_completions([*words], begun)
    found = [Offer(*item) if isinstance(item, Offer) else Offer(item.value, item.help or "") for item in items]
    return [offer._replace(help=printable(offer.help)) for offer in found if offer.word == printable(offer.word)]


def fitting(known: Sequence[Offer], typed: str) -> list[Offer]:
    """Those that begin so, or else contain it, or else stand for what does, or else do one of these in pinyin."""
    return next(filter(None, _ways(known, typed)), []) if typed else [*known]


def _ways(known: Sequence[Offer], typed: str) -> Iterator[list[Offer]]:
    wanted = fold(typed)
    # Digits are numbers of tasks, not what the tasks say.
    by_help = any(map(str.isalpha, typed))
    yield [offer for offer in known if fold(offer.word).startswith(wanted)]
    yield [offer for offer in known if wanted in fold(offer.word)]
    yield [offer for offer in known if by_help and wanted in fold(offer.help)]
    spelled = {*begun(typed, (offer.word for offer in known))}
    yield [offer for offer in known if offer.word in spelled]
    spelled = {*begun(typed, (offer.help for offer in known))}
    yield [offer for offer in known if offer.help in spelled]
