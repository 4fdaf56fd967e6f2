"""Letters of a page, joined to lines, and lines to paragraphs: a PDF does not tell where a paragraph ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Letter(NamedTuple):
    """A letter and the box that it stands in, measured in points from the top left corner of the page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle of the box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; ``first`` is how wide that is which would have to stand on the line before, if on any."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    first: float

    @property
    def height(self) -> float:
        """The height of its letters."""
        return self.bottom - self.top


# What does not stand at the beginning of a line goes with the letter before; a word of Latin letters is not parted.
_FIRST = re.compile(r"[（《〈【「『“‘(]*(?:[!-~]+|.)[，。、；：！？）》」』”’％%,.;:!?)]*")
_NUMBERED = re.compile(r"[0-9]{1,3}[.．、]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}、")
_SENTENCE_END = re.compile(r"[。；;：:！!？?]$")
_LATIN = re.compile(r"[!-~]")
_ADDRESS = re.compile(r"https?://[!-~]*$")
# Parts of the height of a letter: a gap that parts words, and a margin that is none by mistake.
_GAP, _MARGIN = 0.3, 0.5


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """The lines that letters stand in, from the top down."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda letter: letter.middle[1]):
        height = letter.bottom - letter.top
        if rows and letter.middle[1] - rows[-1][-1].middle[1] < height / 2:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return [line for row in rows if (line := _line(sorted(row, key=lambda letter: letter.x0)))]


def paragraphs(lines: Sequence[Line], left: float, right: float) -> Iterator[str]:
    """The paragraphs of lines that stand between two margins: one ends where the next word would have found room."""
    text = ""
    for index, line in enumerate(lines):
        text = _joined(text, line.text)
        if index + 1 == len(lines) or _ends(line, lines[index + 1], left, right):
            yield text
            text = ""


def _line(letters: Sequence[Letter]) -> Line | None:
    text = ""
    widths: list[float] = []
    for index, letter in enumerate(letters):
        gap = letter.x0 - letters[index - 1].x1 if index else 0
        if gap > _GAP * (letter.bottom - letter.top) and not text.endswith(" "):
            text += " "
            widths.append(0)
        text += letter.text
        widths += [letter.x1 - letter.x0] + [0] * (len(letter.text) - 1)
    bare = text.strip()
    if not bare:
        return None
    seen = [letter for letter in letters if letter.text.strip()]
    first = _FIRST.match(bare)
    begin = len(text) - len(text.lstrip())
    return Line(
        re.sub(r"\s+", " ", bare),
        seen[0].x0,
        min(letter.top for letter in seen),
        max(letter.x1 for letter in seen),
        max(letter.bottom for letter in seen),
        sum(widths[begin : begin + (first.end() if first else 1)]),
    )


def _ends(line: Line, following: Line, left: float, right: float) -> bool:
    """Whether a paragraph ends with a line."""
    if _NUMBERED.match(following.text) and _SENTENCE_END.search(line.text):
        return True
    room = right - line.x1
    if _is_centred(line, left, right):
        room += line.x0 - left
    elif following.x0 - left > 3 * _MARGIN * following.height and not _is_centred(following, left, right):
        # An indented line begins a paragraph.
        return line.x0 - left < following.x0 - left - _MARGIN * line.height
    return room > following.first + _MARGIN


def _is_centred(line: Line, left: float, right: float) -> bool:
    before, behind = line.x0 - left, right - line.x1
    return before > _MARGIN * line.height and abs(before - behind) < _MARGIN * line.height


def _joined(text: str, more: str) -> str:
    """Two lines as one: Latin words stay apart, Han letters and the parts of an address do not."""
    apart = bool(text) and bool(_LATIN.match(text[-1])) and bool(_LATIN.match(more[:1]))
    return f"{text} {more}" if apart and not _ADDRESS.search(text) else text + more
