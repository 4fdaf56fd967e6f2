"""Numbers in front of texts: those that the plan gives to its tasks, and those that only itemise one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from opengov_cli.wording.numerals import CIRCLED, DIGITS, read_number

# One form of number in front of a line. "1.5万" and "3.1" are no numbers of tasks.
_FORMS = (
    re.compile(rf"\s*(?P<number>[{DIGITS}]{{1,4}})\s*(?:[、，]|[.．](?![{DIGITS}]))\s*"),
    re.compile(rf"\s*[（(]\s*(?P<number>[{DIGITS}]{{1,4}})\s*[）)]\s*[、.．]?\s*"),
    re.compile(rf"\s*(?P<number>[{DIGITS}]{{1,4}})[）)]\s*"),
    re.compile(rf"\s*(?P<number>[{CIRCLED}])\s*[、.．]?\s*"),
)
_ALONE = re.compile(f"[{DIGITS}]{{1,6}}")


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell that may hold several tasks; ``group`` tells where numbers may begin again."""

    text: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a cell: the number in front of it, if it is the plan's, and its text without it."""

    number: int | None
    text: str


def split_into_items(cells: Sequence[CellText]) -> list[list[Item]]:
    """The tasks of each cell, where numbers run through the cells; else each cell as one text.

    Numbers are the plan's where they go on from cell to cell, maybe beginning again under another
    heading. Where each cell begins with 1 they itemise it.
    """
    for form in _FORMS:
        first_numbers = [_number_before(form, cell.text) for cell in cells]
        numbered = sum(number is not None for number in first_numbers)
        if numbered * 2 >= len(cells) > 0 and _run_on(form, cells):
            following = _following(first_numbers)
            return [_items(form, cell.text, behind) for cell, behind in zip(cells, following, strict=True)]
    return [[Item(None, cell.text)] for cell in cells]


def number_alone(text: str) -> int | None:
    """The number that is all that a cell holds, in any of the forms; None for any other text."""
    bare = text.strip()
    for form in _FORMS:
        match = form.fullmatch(bare)
        if match:
            return read_number(match["number"])
    return read_number(bare) or None if _ALONE.fullmatch(bare) else None


def _run_on(form: re.Pattern[str], cells: Sequence[CellText]) -> bool:
    """Whether numbers of a form go on from cell to cell."""
    numbered = [(cell, number) for cell in cells if (number := _number_before(form, cell.text)) is not None]
    if len(numbered) == 1:
        ((cell, number),) = numbered
        return number > 1 or len(list(_numbers_of_lines(form, cell.text))) == 1
    rising = restarts = 0
    for (before, number_before), (cell, number) in pairwise(numbered):
        rising += number_before < number
        restarts += number_before >= number == 1 and before.group != cell.group
    # One number in ten may be a slip of the pen.
    slips = len(numbered) - 1 - rising - restarts
    return rising > 0 and slips * 10 <= len(numbered)


def _items(form: re.Pattern[str], text: str, first_behind: int | None) -> list[Item]:
    """The tasks of a cell: numbers that follow each other and do not come again in a cell behind it."""
    first = _number_before(form, text)
    if first is None:
        return [Item(None, text)]
    lines = text.split("\n")
    starts = _starts_of_items(form, lines, first)
    last = first + len(starts) - 1
    if first_behind is not None and first < first_behind <= last:
        starts = [0]
    ends = [*starts[1:], len(lines)]
    texts = ["\n".join(lines[start:end]).strip() for start, end in zip(starts, ends, strict=True)]
    return [Item(number, form.sub("", part, count=1).strip()) for number, part in enumerate(texts, start=first)]


def _starts_of_items(form: re.Pattern[str], lines: Sequence[str], first: int) -> list[int]:
    """The indices of the lines that begin with ``first`` and the numbers that follow it one by one."""
    starts = [0]
    for index, line in enumerate(lines[1:], start=1):
        if _number_before(form, line) == first + len(starts):
            starts.append(index)
    return starts


def _following(first_numbers: Sequence[int | None]) -> list[int | None]:
    """For each cell the number with which the next one begins that has any."""
    following: list[int | None] = []
    nearest: int | None = None
    for number in reversed(first_numbers):
        following.append(nearest)
        nearest = nearest if number is None else number
    return following[::-1]


def _numbers_of_lines(form: re.Pattern[str], text: str) -> Iterator[int]:
    for line in text.split("\n"):
        number = _number_before(form, line)
        if number is not None:
            yield number


def _number_before(form: re.Pattern[str], line: str) -> int | None:
    """The number in front of a line that says something behind it."""
    match = form.match(line)
    return read_number(match["number"]) if match and match.end() < len(line) else None
