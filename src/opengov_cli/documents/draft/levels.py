"""Headings of two levels, as 一、加强公开 and （一）重点领域, in rows and paragraphs or in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from opengov_cli.wording.numerals import HAN_COUNT

_TOP = re.compile(rf"第?[{HAN_COUNT}]+(?:[、.．，,]|部分|章|方面)")
_BELOW = re.compile(rf"[（(][{HAN_COUNT}]+[)）]")
_CONTINUED = re.compile(r"[（(]\s*(?:续|续上页?|接上页?|上接|续表)\s*[0-9一二三四]?\s*[)）]$")


def level_of(line: str) -> int | None:
    """The level of a heading: 0 for the top, 1 for the one below; None for a line that is no heading."""
    if _TOP.match(line):
        return 0
    return 1 if _BELOW.match(line) else None


def without_continued(heading: str) -> str:
    """A heading without the （续） behind it."""
    return _CONTINUED.sub("", heading.rstrip()).rstrip()


def headings_in_cell(text: str) -> list[str]:
    """The headings in a cell, each on one line: two where one of the lower level stands below one of the top."""
    headings: list[str] = []
    lines_of_heading: list[str] = []
    for line in text.split("\n"):
        if level_of(line) == 1 and lines_of_heading and level_of(lines_of_heading[0]) == 0:
            headings.append("".join(lines_of_heading).strip())
            lines_of_heading = []
        lines_of_heading.append(line)
    headings.append("".join(lines_of_heading).strip())
    return [heading for heading in headings if heading]


@dataclass
class Outline:
    """The headings that stand above the row that is read next.

    ``waiting`` are those of them, by level, below which no row has followed yet.
    """

    waiting: dict[int, str] = field(default_factory=dict)
    _headings: list[str] = field(default_factory=lambda: ["", ""])

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings from the top down."""
        return tuple(filter(None, self._headings))

    def enter(self, heading: str, level: int) -> list[str]:
        """Put a heading in its place, and return those that no row followed before it."""
        heading = "".join(line.strip() for line in heading.split("\n"))
        if without_continued(heading) == self._headings[level]:
            # The same heading at the top of a further page: what stands below it goes on.
            return []
        without_rows = [self.waiting.pop(other) for other in (0, 1) if other >= level and other in self.waiting]
        self.waiting[level] = self._headings[level] = heading
        if level == 0:
            self._headings[1] = ""
        return without_rows

    def clear(self) -> None:
        """Forget all headings."""
        self._headings = ["", ""]
        self.waiting.clear()
