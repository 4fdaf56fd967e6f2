"""What stands in parentheses or quotation marks and what outside: 、 in （档案、信访办） ends no name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

_OPENING, _CLOSING = "（(“", "）)”"
# So much of a piece tells whether it ends.
_LOOKED_AT = 20


def split_outside(
    text: str, marks: str, ends_piece: Callable[[str, str], bool] = lambda _mark, _piece: True
) -> Iterator[str]:
    """The pieces of a text between marks outside parentheses, without blanks around them and without empty ones.

    ``ends_piece`` tells of a mark and the end of the piece before it whether the piece ends there; without it, each
    mark ends one.
    """
    start = 0
    for index, (character, depth) in enumerate(zip(text, _depths(text), strict=True)):
        if depth <= 0 and character in marks and ends_piece(character, text[max(start, index - _LOOKED_AT) : index]):
            if piece := text[start:index].strip():
                yield piece
            start = index + 1
    if piece := text[start:].strip():
        yield piece


def is_enclosed(text: str) -> bool:
    """Whether one pair of parentheses holds the whole text: it does in （甲）, not in （甲）乙（丙）."""
    if text[:1] not in tuple("（(") or text[-1] not in "）)":
        return False
    *inside, last = _depths(text)
    return last == 0 and 0 not in inside


def _depths(text: str) -> Iterator[int]:
    """The number of parentheses that are open behind each character, one that closes nothing counting -1."""
    depth = 0
    for character in text:
        depth += (character in _OPENING) - (character in _CLOSING)
        yield depth
