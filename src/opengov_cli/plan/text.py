"""Text as people type and read it: compared, searched, and cleaned of what nobody sees.

Chinese input methods produce full- and half-width forms of one character, so every comparison of
what a person typed with what a plan says goes through :func:`fold`.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from .errors import NotText

Span = tuple[int, int]

# Joins emoji and picks their form; the other invisible characters come from pasting and mean nothing.
_JOINERS = "\u200c\u200d"


def fold(text: str) -> str:
    """The text without the differences of width and case: ``ＡＢ（１）`` becomes ``ab(1)``."""
    return text.translate(_FOLDED)


def spans(text: str, keyword: str) -> Iterator[Span]:
    """Where the keyword stands in the text, as (start, end) in characters of the text itself."""
    needle = fold(keyword)
    # Most texts do not hold it, which is told much faster than where it stands.
    if not needle or needle not in fold(text):
        return
    folded: list[str] = []
    origin: list[int] = []
    for position, character in enumerate(text):
        for part in fold(character):
            folded.append(part)
            origin.append(position)
    haystack = "".join(folded)
    start = haystack.find(needle)
    while start >= 0:
        end = start + len(needle)
        yield origin[start], origin[end - 1] + 1
        start = haystack.find(needle, end)


def closest(word: str, choices: Iterable[str], likeness: float = 0.5) -> str | None:
    """The one choice that the word was probably meant to be, or None; ``likeness`` is between 0 and 1."""
    by_form = {fold(choice): choice for choice in choices}
    near = difflib.get_close_matches(fold(word), by_form, n=1, cutoff=likeness)
    return by_form[near[0]] if near else None


def clean(text: str) -> str:
    """A typed or pasted text without what no reader sees: line ends are plain newlines, tabs are spaces,
    trailing blanks and invisible characters go. Raises NotText for bytes that are no text.
    """
    if any(unicodedata.category(character) == "Cs" for character in text):
        raise NotText(text)
    lines = re.split(r"\r\n|[\r\n\v\f\x85\u2028\u2029]", text.replace("\t", " "))
    return "\n".join(printable(line).rstrip() for line in lines).strip()


class _Folded(dict[int, str]):
    """Characters without the differences of width and case, each worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = unicodedata.normalize("NFKC", chr(code)).casefold()
        return folded


_FOLDED = _Folded()


def printable(line: str) -> str:
    """A line without characters that nobody sees and that may steer a terminal; emoji of several parts stay whole."""
    return "".join(
        character for character in line if character in _JOINERS or unicodedata.category(character) not in ("Cc", "Cf")
    )
