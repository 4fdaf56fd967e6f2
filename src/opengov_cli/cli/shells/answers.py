"""The shells: how each hands over the line that was typed, and how it takes what is offered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from opengov_cli.plan.pinyin import pronounced
from opengov_cli.plan.text import fold

from .lines import Line, read_line
from .offers import Offer, offers

# More cells of what a word stands for have no room beside it.
_HELP_WIDTH = 48

Environment = Mapping[str, str]


class Shell(NamedTuple):
    """A shell: how its line is read, and what is written for it."""

    read: Callable[[Environment], Line]
    write: Callable[[Sequence[Offer], Line, Environment], Sequence[str]]


def answer(program: Any, asked: str, environment: Environment) -> str:  # noqa: ANN401 - Typer's types are private
    """What a shell is told that asks for ``complete_bash``; nothing for one that is not known."""
    shell = SHELLS.get(asked.removeprefix("complete_"))
    if not shell:
        return ""
    line = shell.read(environment)
    return "".join(f"{offer}\n" for offer in shell.write(offers(program, line), line, environment))


def _read(environment: Environment) -> Line:
    return read_line(environment.get("_OPENGOV_LINE", ""))


def _bash(offered: Sequence[Offer], line: Line, environment: Environment) -> list[str]:
    """Words with what is special to bash quoted. They replace the word that bash names, which behind = or : is only the
    rest of what was typed.
    """
    word = environment.get("_OPENGOV_WORD", "")
    typed = word if line.quote == "'" else re.sub(r"\\(.)", r"\1", word)
    values = _behind(offered, line.typed.removesuffix(typed))
    written = [_bash_quoted(offer.word, line.quote) for offer in values]
    if len(values) > 1 and not all(offer.word.startswith(typed) for offer in values):
        # Bash would put what all begin with in the place of what was typed; with this they begin with nothing.
        written.append(" ")
    return written


def _behind(offered: Sequence[Offer], kept: str) -> list[Offer]:
    """What is offered without what stays of the line, as far as it begins so."""
    return [Offer(offer.value[len(kept) :], offer.help) for offer in offered if offer.value.startswith(kept)]


def _bash_quoted(value: str, quote: str) -> str:
    match quote:
        case "'":
            return value.replace("'", r"'\''")
        case '"':
            return re.sub(r'(["$`\\])', r"\\\1", value)
        case _:
            return re.sub(r"([\s\"'\\$`&|;<>(){}\[\]*?!#~^])", r"\\\1", value)


def _zsh(offered: Sequence[Offer], _line: Line, _environment: Environment) -> list[str]:
    """Words and their help, which zsh quotes itself."""
    return [f"{offer.value}\t{_short(offer.help)}" for offer in offered]


def _fish(offered: Sequence[Offer], line: Line, _environment: Environment) -> list[str]:
    """Words and their help, which fish quotes itself. It shows only words in which the typed letters stand, so that a
    name which was found by pinyin is offered in pinyin.
    """
    return [f"{value}\t{_short(shown)}" for offer in offered for value, shown in _for_fish(offer, line.typed)]


def _for_fish(offer: Offer, typed: str) -> Iterator[tuple[str, str]]:
    if _stands_in(typed, offer.value):
        yield offer.value, offer.help
    elif _stands_in(typed, spoken := offer.before + pronounced(offer.word, typed)):
        yield spoken, offer.value


def _stands_in(typed: str, text: str) -> bool:
    rest = iter(fold(text))
    return all(letter in rest for letter in fold(typed))


def _read_powershell(environment: Environment) -> Line:
    """The line as Typer's script hands it over, with the word at the cursor apart."""
    line = read_line(environment.get("_TYPER_COMPLETE_ARGS", ""), escape="`")
    typed = environment.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
    return line if typed else Line([*line.words, *filter(None, [line.typed])], "")


def _powershell(offered: Sequence[Offer], line: Line, environment: Environment) -> list[str]:
    """Words, quoted where they hold what is special to PowerShell, and their help. They replace the word that it named,
    which of words behind commas is the last.
    """
    word = environment.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "").strip("'\"")
    return [
        f"{_powershell_quoted(offer.word)}:::{_short(offer.help) or ' '}"
        for offer in _behind(offered, line.typed.removesuffix(word))
    ]


def _powershell_quoted(value: str) -> str:
    if not re.search(r"[\s\"'`$&|;<>(){}@#,‘’“”]", value):
        return value
    return "'" + re.sub("(['‘’])", r"\1\1", value) + "'"


def _short(text: str) -> str:
    """A text on one line, cut where it is too wide to stand beside others."""
    line = " ".join(text.split())
    ends = accumulate(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)
    fitting = sum(end <= _HELP_WIDTH for end in ends)
    return line if fitting == len(line) else line[:fitting] + "…"


SHELLS = {
    "bash": Shell(_read, _bash),
    "zsh": Shell(_read, _zsh),
    "fish": Shell(_read, _fish),
    **dict.fromkeys(("powershell", "pwsh"), Shell(_read_powershell, _powershell)),
}
