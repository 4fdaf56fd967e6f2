"""How much room a text takes, told by its characters alone: a Chinese one is as wide as it is high."""

from __future__ import annotations

from math import ceil
from unicodedata import east_asian_width


def ems(text: str) -> float:
    """The width of a line in Chinese characters; what is not Chinese takes half the room."""
    return sum(1 if east_asian_width(character) in "WF" else 0.5 for character in text)


def count_lines(text: str, width: float) -> int:
    """The lines that a text takes in a column so many Chinese characters wide."""
    return sum(max(1, ceil(ems(line) / width)) for line in text.split("\n"))
