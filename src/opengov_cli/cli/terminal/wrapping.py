"""Where a line of Chinese and Latin text may break.

Rich breaks at spaces, which Chinese text does not have, and would cut what is left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

# A character with what joins others to it: an emoji of several parts is not to be divided.
_TOKEN = re.compile(r"[!-~]+| +|[^ ](?:[\u200c\u200d][^ ]|[\ufe0e\ufe0f])*", re.DOTALL)
_NO_LINE_START = frozenset("，。、；：？！）》〉”’」』】〕％…—·,.;:?!)]}%")
_NO_LINE_END = frozenset("（《〈“‘「『【〔([{")


def wrap(text: Text, width: int) -> Text:
    """The text with line breaks put in so that no line is wider than ``width`` cells.

    No character is lost but the blanks at a break; closing punctuation does not begin a line and opening does not end
    one.
    """
    lines: list[Text] = []
    for line in text.split("\n", allow_blank=True):
        first, *others = line.divide(tuple(_breaks(line.plain, max(width, 2))))
        lines += [first, *(part[len(part) - len(part.plain.lstrip(" ")) :] for part in others)]
    return Text("\n").join(lines)


def hanging(label: str, text: str, width: int) -> str:
    """A label and a text behind it; where the text goes on, it stands below its own beginning."""
    indent = cell_len(label)
    return label + wrap(Text(text), width - indent).plain.replace("\n", "\n" + " " * indent)


def shortened(text: Text, width: int, lines: int, sign: str) -> Text:
    """The text wrapped into at most so many lines; where it goes on, the last one ends with the sign."""
    wrapped = wrap(text, width)
    kept = wrapped.split("\n", allow_blank=True)
    if len(kept) <= lines:
        return wrapped
    last = kept[lines - 1]
    last.truncate(width - cell_len(sign))
    # Half a character that was cut leaves a blank.
    last.rstrip()
    return Text("\n").join([*kept[: lines - 1], last.append(sign)])


def _breaks(line: str, width: int) -> Iterator[int]:
    """The positions in a line before which a new one begins."""
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
