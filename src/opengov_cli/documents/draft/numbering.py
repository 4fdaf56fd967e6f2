"""Numbers in front of texts: those that the plan gives to its tasks, and those that only itemise one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# One form of number in front of a line. "1.5万" and "3.1" are no numbers of tasks.
_FORMS = (
    re.compile(r"\s*(?P<number>[0-9０-９]{1,4})\s*(?:[、，]|[.．](?![0-9０-９]))\s*"),
    re.compile(r"\s*[（(]\s*(?P<number>[0-9０-９]{1,4})\s*[）)]\s*[、.．]?\s*"),
    re.compile(r"\s*(?P<number>[0-9０-９]{1,4})[）)]\s*"),
    re.compile(rf"\s*(?P<number>[{_CIRCLED}])\s*[、.．]?\s*"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a cell: the number in front of it, if it is the plan's, and its text without it."""

    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A cell that may hold several tasks; ``group`` tells where numbers may begin again."""

    text: str
    group: str = ""


def split(cells: Sequence[Text]) -> list[list[Item]]:
    """Each cell as its tasks, where numbers run through the cells; else each cell as one text.

    Numbers are the plan's where they go on from cell to cell, maybe beginning again under another
    heading. Where each cell begins with 1 they itemise it.
    """
    for form in _FORMS:
        firsts = [_number(form, cell.text) for cell in cells]
        if sum(first is not None for first in firsts) * 2 >= len(cells) > 0 and _run(form, cells):
            return [_items(form, cell, _first_behind(form, cells, index)) for index, cell in enumerate(cells)]
    return [[Item(None, cell.text)] for cell in cells]


def value(text: str) -> int | None:
    """The number that a cell of its own holds, in any of the forms, or None."""
    bare = text.strip()
    for form in _FORMS:
        found = form.match(bare)
        if found and found.end() == len(bare):
            return _as_number(found["number"])
    return int(bare) if re.fullmatch(r"[0-9０-９]{1,6}", bare) and int(bare) else None


def _run(form: re.Pattern[str], cells: Sequence[Text]) -> bool:
    """Whether numbers of a form go on from cell to cell."""
    numbered = [(cell.group, first) for cell in cells if (first := _number(form, cell.text)) is not None]
    if len(numbered) == 1:
        (_group, first), (cell,) = numbered[0], [cell for cell in cells if _number(form, cell.text) is not None]
        return first > 1 or len(_numbers(form, cell.text)) == 1
    rising = sum(one[1] < other[1] for one, other in pairwise(numbered))
    restarts = sum(one[1] >= other[1] == 1 and one[0] != other[0] for one, other in pairwise(numbered))
    # One number in ten may be a slip of the pen.
    slips = len(numbered) - 1 - rising - restarts
    return rising > 0 and slips * 10 <= len(numbered)


def _items(form: re.Pattern[str], cell: Text, behind: int | None) -> list[Item]:
    """The tasks of a cell: numbers that follow each other and do not come again behind it."""
    first = _number(form, cell.text)
    if first is None:
        return [Item(None, cell.text)]
    starts, last = [0], first
    lines = cell.text.split("\n")
    for index, line in enumerate(lines[1:], start=1):
        if _number(form, line) == last + 1:
            starts.append(index)
            last += 1
    if behind is not None and first < behind <= last:
        starts = [0]
    ends = [*starts[1:], len(lines)]
    texts = ["\n".join(lines[start:end]).strip() for start, end in zip(starts, ends, strict=True)]
    return [Item(first + index, form.sub("", text, count=1).strip()) for index, text in enumerate(texts)]


def _first_behind(form: re.Pattern[str], cells: Sequence[Text], index: int) -> int | None:
    return next((first for cell in cells[index + 1 :] if (first := _number(form, cell.text)) is not None), None)


def _numbers(form: re.Pattern[str], text: str) -> list[int]:
    return [number for line in text.split("\n") if (number := _number(form, line)) is not None]


def _number(form: re.Pattern[str], line: str) -> int | None:
    found = form.match(line)
    return _as_number(found["number"]) if found and found.end() < len(line) else None


def _as_number(text: str) -> int:
    return _CIRCLED.index(text) + 1 if text in _CIRCLED else int(text)
