"""Chinese names by their sounds: what was typed in pinyin without tones instead of the characters.

Each character is spelled whole or by its initial: 计划财务科 is ``jihuacaiwuke``, ``jhcwk`` or ``jihuacwk``, and a part
of it ``caiwu``. A character counts in all its readings; a blank or ``'`` ends a syllable (``xi'an``). The readings
stand in ``pinyin.txt``, which is read when something was typed that may be pinyin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from .text import closest, closest_part, fold

_READINGS = Path(__file__).with_name("pinyin.txt")
_PINYIN = re.compile(r"[a-z]+(?:[' ]+[a-z]+)*")
# As in zhuang, and the initials that have two letters.
_LONGEST = 6
_INITIALS = ("zh", "ch", "sh")
# How many characters are looked for by their sounds; one sounds like many, and longer ones look alike enough.
_OF_A_WORD = range(2, 9)


def spelled(typed: str, names: Iterable[str], *, in_part: bool = True) -> list[str]:
    """The names that are spelled so as a whole, or else those of which a part is, if that counts; none if what was
    typed is no pinyin.
    """
    words, every = _words(typed), [*names]
    if not words:
        return []
    pinyin = _Pinyin(words)
    whole = [name for name in every if pinyin.spells(name)]
    return whole or [name for name in every if in_part and pinyin.stands_in(name)]


def begun(typed: str, names: Iterable[str]) -> list[str]:
    """The names that begin so, or else those in which it stands; its last syllable need not be typed to the end."""
    words, every = _words(typed), [*names]
    if not words:
        return []
    pinyin = _Pinyin(words, unfinished=True)
    return [name for name in every if pinyin.begins(name)] or [name for name in every if pinyin.stands_in(name)]


def pronounced(name: str, typed: str) -> str:
    """The whole pinyin of a name: each character as it was typed, or else as it is usually read."""
    letters = fold(typed)
    return "".join(max(_readings_of(character), key=lambda reading: reading in letters) for character in _spoken(name))


def likely(typed: str, names: Sequence[str]) -> str | None:
    """The one name that was probably meant by what is none, or None: what was typed looks like it or like a part of it,
    or sounds like a part, as 财物 and 计划财务科.
    """
    near = closest(typed, names) or closest_part(typed, names)
    if near or fold(typed).isascii() or len(typed) not in _OF_A_WORD:
        return near
    sounding = spelled(pronounced(typed, ""), names)
    return sounding[0] if len(sounding) == 1 else None


def _readings_of(character: str) -> list[str]:
    """The readings of a character, the usual one first; a Latin letter is read as itself."""
    syllables = [
        syllable for place in (0, 1) for syllable, spelled in _readings().items() if character in spelled[place]
    ]
    return syllables or [character]


def _words(typed: str) -> list[str]:
    """The parts of what was typed between which a syllable ends; none if it is no pinyin."""
    letters = fold(typed).strip()
    return letters.replace("'", " ").split() if _PINYIN.fullmatch(letters) else []


class _Pinyin:
    """What was typed, as the characters that it may spell.

    A name is walked through once, with all places among the letters to which its characters may have come.
    """

    def __init__(self, words: Sequence[str], *, unfinished: bool = False) -> None:
        self._end = sum(map(len, words))
        # For each place among the letters the characters that may come next, and the places behind these.
        self._next: list[list[tuple[frozenset[str], int]]] = []
        for word in words:
            for start in range(len(word)):
                here = len(self._next)
                ends = [(letters, here + len(letters)) for letters in _beginnings(word[start : start + _LONGEST])]
                self._next.append([(_characters(part, unfinished and end == self._end), end) for part, end in ends])
        self._next.append([])

    def spells(self, name: str) -> bool:
        """Whether this is the whole name."""
        reached = {0}
        for character in _spoken(name):
            reached = self._behind(reached, character)
        return self._end in reached

    def begins(self, name: str) -> bool:
        """Whether the name begins with this."""
        reached = {0}
        for character in _spoken(name):
            reached = self._behind(reached, character)
            if self._end in reached or not reached:
                break
        return self._end in reached

    def stands_in(self, name: str) -> bool:
        """Whether this is a part of the name."""
        reached: set[int] = set()
        for character in _spoken(name):
            reached = self._behind({0, *reached}, character)
            if self._end in reached:
                return True
        return False

    def _behind(self, reached: Iterable[int], character: str) -> set[int]:
        return {behind for place in reached for characters, behind in self._next[place] if character in characters}


def _beginnings(letters: str) -> Iterator[str]:
    """What may be the next syllable, or the initial of one."""
    return (letters[:length] for length in range(1, len(letters) + 1))


def _spoken(name: str) -> Iterator[str]:
    """The characters of a name that are spelled: brackets and digits are passed over."""
    return filter(str.isalpha, fold(name))


@cache
def _characters(letters: str, unfinished: bool) -> frozenset[str]:  # noqa: FBT001 - of this file alone
    """The characters of a syllable, of an initial, or of all syllables that begin so; a Latin letter is one itself."""
    readings = _readings()
    if unfinished or len(letters) == 1 or letters in _INITIALS:
        begun = ("".join(characters) for syllable, characters in readings.items() if syllable.startswith(letters))
        return frozenset([letters]).union(*begun)
    return frozenset("".join(readings.get(letters, ())))


@cache
def _readings() -> dict[str, tuple[str, str]]:
    """The characters that are usually read as each syllable, and those that can be."""
    lines = _READINGS.read_text(encoding="utf-8").splitlines()
    parts = (line.split(" ") for line in lines if not line.startswith("#"))
    return {syllable: (usual, seldom) for syllable, usual, seldom in parts}
