"""A problem of a plan file: a value with a place, a code and a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

_QUOTED = 80


class Severity(StrEnum):
    """An error makes the plan unusable; a warning asks the office to look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with a plan file; line and column count from 1, in characters."""

    line: int
    column: int
    severity: Severity
    code: str
    message: str

    @property
    def is_error(self) -> bool:
        """Whether the plan cannot be used before this is mended."""
        return self.severity is Severity.ERROR


class Lines:
    """Where the lines of a text begin, counted once for all who ask."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self._text))]

    def place(self, position: int) -> tuple[int, int]:
        """The line and the column of a character as an editor counts them, both from 1."""
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1


def shortened(text: str) -> str:
    """A text as a sentence can quote it: on one line, and cut off where it is longer than any sentence."""
    line = " ".join(text[: 2 * _QUOTED].split())
    return line if len(text) <= _QUOTED else f"{line[:_QUOTED]}…"
