"""The number or the bullet in front of a line, in the many forms of Chinese documents, and how high each form ranks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from opengov_cli.wording.numerals import CIRCLED, DIGITS, HAN_COUNT, read_number

from ...document import Paragraph

# 一、 and （一）: the text of such a heading may follow on its line. 第一条 has no heading.
_RANKS_OF_TITLES = (30, 40)
# Forms up to this rank are those of headings; a line behind one may be a heading and its text in one.
LOWEST_OF_HEADINGS = 40
# 一是 goes on with a text rather than beginning an item.
WITHIN_TEXT = 80
# What follows 3.5 or 6.30 if it is no number of an item.
_MEASURES = "%％万亿元年月日前倍个分米吨公"
_NUMBER_AND_BLANK = re.compile(
    rf"(?P<number>[{DIGITS}]{{1,3}})[ \u3000]+(?![{_MEASURES}家项条件次名人岁])(?=[一-鿿“《])"
)
_FORMS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (rank, re.compile(rf"(?P<mark>{form})\s*"))
    for rank, form in (
        (10, rf"第\s*(?P<number>[{HAN_COUNT}{DIGITS}]+)\s*(?:部分|[篇编])\s*[、：:]?"),
        (15, rf"第\s*(?P<number>[{HAN_COUNT}{DIGITS}]+)\s*[章节](?:\s*[、：:]|(?=\s)|$)"),
        (20, rf"第\s*(?P<number>[{HAN_COUNT}{DIGITS}]+)\s*[条项件](?:\s*[、：:]|(?=\s)|$)"),
        (30, rf"(?P<number>[{HAN_COUNT}]+)\s*[、.．，,]"),
        (40, rf"[（(〔]\s*(?P<number>[{HAN_COUNT}]+)\s*[)）〕]\s*[、.．]?"),
        (55, rf"[{DIGITS}]{{1,2}}(?:[.．][{DIGITS}]{{1,2}}){{1,3}}(?![{DIGITS}{_MEASURES}])\s*[、.．]?"),
        (50, rf"(?P<number>[{DIGITS}]{{1,3}})\s*(?:[、，]|[.．](?![{DIGITS}]))"),
        (50, rf"(?P<number>[{DIGITS}]{{1,3}})\t(?=[一-鿿“《])"),
        (60, rf"[（(]\s*(?P<number>[{DIGITS}]{{1,3}})\s*[)）]\s*[、.．]?"),
        (65, rf"(?P<number>[{DIGITS}]{{1,3}})\s*[)）]"),
        (70, rf"(?P<number>[{CIRCLED}])\s*[、.．]?"),
        (WITHIN_TEXT, rf"(?P<number>[{HAN_COUNT}])(?:是|要)"),
        (85, r"[●○■□◆◇★☆•·▪▲△►➢✓]|(?:[*+]|[-–—]{1,2})(?=\s)"),
    )
)


class Mark(NamedTuple):
    """What stands in front of a line: its rank, 10 for the highest; its words; and its value, if it counts."""

    rank: int
    words: str
    value: int | None

    @property
    def is_of_heading(self) -> bool:
        """Whether its form is one that headings have: 一、 and （一）, not 1."""
        return self.rank <= LOWEST_OF_HEADINGS

    @property
    def has_title(self) -> bool:
        """Whether the first sentence behind it may be the heading of those that follow."""
        return self.rank in _RANKS_OF_TITLES

    def is_followed_by(self, other: Mark | None) -> bool:
        """Whether another mark is the next one of its form."""
        return (
            other is not None and other.rank == self.rank and self.value is not None and other.value == self.value + 1
        )


def with_counted_lines(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines, with a tab behind bare numbers that count them up, so that these are marks: 1 推进公开, 2 加强解读.

    A number that stands alone begins a sentence as any word does.
    """
    counted: list[list[int]] = []
    for index, line in enumerate(lines):
        match = _NUMBER_AND_BLANK.match(line.text)
        value = read_number(match["number"]) if match else None
        if value == 1:
            counted.append([index])
        elif counted and value == len(counted[-1]) + 1:
            counted[-1].append(index)
    several = {index for run in counted if len(run) > 1 for index in run}
    return [
        replace(line, text=_NUMBER_AND_BLANK.sub("\\g<number>\t", line.text, count=1)) if index in several else line
        for index, line in enumerate(lines)
    ]


def read_mark(line: str) -> tuple[Mark | None, str]:
    """What stands in front of a line, and the line without it."""
    for rank, form in _FORMS:
        match = form.match(line)
        if match and match.end() < len(line):
            number = match.groupdict().get("number")
            words = re.sub(r"[\s、.．，,：:]+$", "", match["mark"])
            return Mark(rank, words, read_number(number) if number else None), line[match.end() :]
    return None, line
