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

# A part of a name that is looked for with a mistake in it; a longer one is compared as a whole.
_SHORTEST_PART, _LONGEST_PART = 3, 12
# Of shorter words every other one is a slip.
_SHORTEST_WORD = 3
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


def closest_part(word: str, choices: Iterable[str]) -> str | None:
    """The one choice of which a part was probably meant: 执法大队 is like a part of 海洋综合执法支队, but for one
    character. None where several are like it, and for two characters, which are like too much.
    """
    typed = fold(word)
    size = len(typed)
    if not _SHORTEST_PART <= size <= _LONGEST_PART:
        return None
    near = {
        choice
        for choice, folded in ((choice, fold(choice)) for choice in choices)
        if any(_is_near(typed, folded[start : start + size]) for start in range(len(folded) - size + 1))
    }
    return near.pop() if len(near) == 1 else None


def misspelled(word: str, choices: Iterable[str]) -> str | None:
    """The choice that a slip of the fingers made the word of: a letter too many, one too few, another one, or two that
    changed places. None where there is none.
    """
    return next((choice for choice in choices if _is_a_slip(fold(word), fold(choice))), None)


def _is_near(typed: str, part: str) -> bool:
    """Whether of two texts of one length all characters but one are the same."""
    return sum(one != other for one, other in zip(typed, part, strict=True)) <= 1


def _is_a_slip(typed: str, meant: str) -> bool:
    if max(len(typed), len(meant)) < _SHORTEST_WORD:
        return False
    one, other = _differing(typed, meant)
    backwards, others_backwards = _differing(one[::-1], other[::-1])
    return max(len(backwards), len(others_backwards)) == 1 or (one[:2] == other[1::-1] and one[2:] == other[2:])


def _differing(one: str, other: str) -> tuple[str, str]:
    """Both texts from where they begin to differ."""
    same = next((place for place, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1), None)
    same = min(len(one), len(other)) if same is None else same
    return one[same:], other[same:]


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
