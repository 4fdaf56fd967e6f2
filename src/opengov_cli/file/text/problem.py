"""A problem of a plan file: a value with a place, a code and a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Where a character of the text stands for an editor, both counted from 1."""
    start = text.rfind("\n", 0, position) + 1
    return text.count("\n", 0, position) + 1, position - start + 1
