"""When two pieces of text are the same to a reader, or nearly so.

Chinese input methods produce full- and half-width forms of one character, so every comparison of
what a person typed with what a plan says goes through :func:`fold`.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Iterator

Span = tuple[int, int]


def fold(text: str) -> str:
    """The text without the differences of width and case: ``ＡＢ（１）`` becomes ``ab(1)``."""
    return "".join(_fold_character(character) for character in text)


def spans(text: str, keyword: str) -> Iterator[Span]:
    """Where the keyword stands in the text, as (start, end) in characters of the text itself."""
    needle = fold(keyword)
    if not needle:
        return
    folded: list[str] = []
    origin: list[int] = []
    for position, character in enumerate(text):
        for part in _fold_character(character):
            folded.append(part)
            origin.append(position)
    haystack = "".join(folded)
    found = haystack.find(needle)
    while found >= 0:
        end = found + len(needle)
        yield origin[found], origin[end - 1] + 1
        found = haystack.find(needle, end)


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The one choice that the word was probably meant to be, or None."""
    by_form = {fold(choice): choice for choice in choices}
    near = difflib.get_close_matches(fold(word), by_form, n=1, cutoff=0.5)
    return by_form[near[0]] if near else None


def _fold_character(character: str) -> str:
    return unicodedata.normalize("NFKC", character).casefold()
