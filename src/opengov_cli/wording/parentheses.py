"""How deep in parentheses each character of a text stands."""

from __future__ import annotations

from collections.abc import Iterator


def depths(text: str) -> Iterator[int]:
    """The number of parentheses that are open behind each character, one that closes nothing counting -1."""
    depth = 0
    for character in text:
        depth += (character in "（(") - (character in "）)")
        yield depth


def is_enclosed(text: str) -> bool:
    """Whether one pair of parentheses holds the whole text: it does in （甲）, not in （甲）乙（丙）."""
    if text[:1] not in tuple("（(") or text[-1] not in "）)":
        return False
    *inside, last = depths(text)
    return last == 0 and 0 not in inside
