"""Where a line of Chinese and Latin text may break.

Rich breaks at spaces, which Chinese text does not have, and would cut what is left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from rich.text import Text

# A character with what joins others to it: an emoji of several parts is not to be divided.
_TOKEN = re.compile(r"[!-~]+| +|[^ ](?:[\u200c\u200d][^ ]|[\ufe0e\ufe0f])*", re.DOTALL)
_TAB = 8
_NO_LINE_START = frozenset("，。、；：？！）》〉”’」』】〕％…—·,.;:?!)]}%")
_NO_LINE_END = frozenset("（《〈“‘「『【〔([{")


def wrap(text: Text, width: int) -> Text:
    """The text with line breaks put in so that no line is wider than ``width`` cells.

    No character is lost but the blanks at a break; closing punctuation does not begin a line and opening does not end
    one.
    """
    return text.blank_copy("\n").join(lines(text, width))


def lines(text: Text, width: int) -> list[Text]:
    """The lines of the text that ``wrap`` makes."""
    text.expand_tabs(_TAB)
    found: list[Text] = []
    for line in text.split("\n", allow_blank=True):
        first, *others = line.divide(tuple(_breaks(line.plain, max(width, 2))))
        found += [first, *(part[len(part) - len(part.plain.lstrip(" ")) :] for part in others)]
    return found


def hanging(label: str, text: str, width: int) -> str:
    """A label and a text behind it; where the text goes on, it stands below its own beginning."""
    indent = cell_len(label)
    return label + ("\n" + " " * indent).join(plain_lines(text, width - indent))


def shortened(text: Text, width: int, most: int, sign: str) -> list[Text]:
    """The lines of the text, but at most so many; where it goes on, the last one ends with the sign."""
    found = lines(text, width)
    if len(found) > most:
        del found[most:]
        found[-1].truncate(width - cell_len(sign))
        # Half a character that was cut leaves a blank.
        found[-1].rstrip()
        found[-1].append(sign)
    return found


def plain_lines(text: str, width: int) -> Iterator[str]:
    """The lines of a text without colours."""
    for line in text.split("\n"):
        breaks = [0, *_breaks(line, max(width, 2)), len(line)]
        parts = [line[begin:end] for begin, end in pairwise(breaks)]
        yield parts[0]
        yield from (part.lstrip(" ") for part in parts[1:])


def _breaks(line: str, width: int) -> Iterator[int]:
    """The positions in a line before which a new one begins."""
    if cell_len(line) <= width:
        return
    start = position = used = 0
    tokens: list[tuple[str, int]] = []
    for token in _tokens(line, width):
        size = cell_len(token)
        if used + size > width:
            carried = _carried(tokens, token, width - size)
            start = position - sum(len(word) for word, _size in carried)
            yield start
            tokens = carried
            used = sum(carried_size for _word, carried_size in carried)
        tokens.append((token, size))
        position += len(token)
        used += size


def _tokens(line: str, width: int) -> Iterator[str]:
    for token in _TOKEN.findall(line):
        if cell_len(token) <= width:
            yield token
        else:
            yield from token


def _carried(tokens: list[tuple[str, int]], following: str, room: int) -> list[tuple[str, int]]:
    """The end of a full line that has to go to the next one together with what follows it."""
    count = 0
    first = following
    while count + 1 < len(tokens):
        last = tokens[-1 - count][0]
        if first[0] not in _NO_LINE_START and last[-1] not in _NO_LINE_END:
            break
        first = last
        count += 1
    carried = tokens[len(tokens) - count :]
    fits = count + 1 < len(tokens) and sum(size for _word, size in carried) <= room
    return carried if fits else []
