"""Which language is asked for. It must be known before anything is said: help is looked up as commands load."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..words.language import Language
from .settings import settings_for


def language_asked(words: Sequence[str]) -> str:
    """The language that a command line, a variable or a file asks for; empty for that of the system.

    What cannot be understood is refused later, in the language of the system.
    """
    typed = next(_values(words, "--lang"), "")
    return typed if typed in {*Language} else settings_for([*map(Path, _values(words, "--plan"))]).language


def _values(words: Sequence[str], option: str) -> Iterator[str]:
    """What is typed for an option."""
    for place, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name == option:
            yield from [value] if equals else words[place + 1 : place + 2]
