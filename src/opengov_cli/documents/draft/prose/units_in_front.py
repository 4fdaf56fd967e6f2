"""The units that stand in front of what they answer for: 县财政局：公开预算, or as the heading above its items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from opengov_cli.wording.clauses.clause import read_clause

from ..tables.column_headings import Meaning, meaning_of
from .clauses import Clause, are_units
from .line_marks import Mark, read_mark

_IN_FRONT = re.compile(r"(?P<units>[^：:。；;\n]{2,40})[：:]\s*(?=\S)")
# 县财政局：88801234 tells whom to ask.
_CONTACT = re.compile("[0-9－—-]{6,}|电话|邮箱")
_SHORTEST = 4
# 县财政局（3项）
_COUNT = re.compile("[（(][^（）()]{0,4}[0-9一二三四五六七八九十]+[项条件个][^（）()]{0,4}[)）]")


def units_of_heading(text: str) -> Clause:
    """The clause that a heading is which names units and nothing else, as 县财政局 or 办公室（牵头）、财务科."""
    bare = _COUNT.sub("", text).rstrip("：:。 ")
    reading = read_clause(bare)
    named = (*reading.lead, *reading.units)
    is_clause = bool(named) and are_units(named) and not reading.deadline and meaning_of(bare) is None
    return Clause(((Meaning.CLAUSE, "", bare),), in_front=True) if is_clause else Clause()


def split_off_units(text: str) -> tuple[str, Clause]:
    """A line without the units in front of it, 县财政局：公开预算, and these as its clause; an empty one if none do."""
    rest = read_mark(text)[1]
    found = _IN_FRONT.match(rest)
    clause = units_of_heading(found["units"]) if found else Clause()
    said = rest[found.end() :] if found else ""
    if not clause or len(said) < _SHORTEST or _CONTACT.search(said):
        return text, Clause()
    return text[: len(text) - len(rest)] + said, clause


def lines_by_unit(lines: Sequence[str]) -> frozenset[int]:
    """The lines that units begin, in front of what they do or above a list; none if there is only one of them.

    A single one may be a letter to these units.
    """
    begun = {index for index, line in enumerate(lines) if list_behind_units(line)[1] or split_off_units(line)[1]}
    begun |= {index for index, (line, below) in enumerate(pairwise(lines)) if units_above_list(line, below)}
    return frozenset(begun) if len(begun) > 1 else frozenset()


def units_above_list(line: str, below: str) -> Clause:
    """The clause that a line such as 县财政局： is above the first item of a list; an empty one for any other line."""
    is_plain = line.endswith(("：", ":")) and read_mark(line)[0] is None
    mark = read_mark(below)[0] if is_plain else None
    return units_of_heading(line) if mark and mark.value == 1 else Clause()


def list_behind_units(text: str) -> tuple[int, Mark | None]:
    """Where a list begins behind the units in front of it, and its first mark: 县财政局：1.公开预算；2.公开决算."""
    found = _IN_FRONT.match(text)
    mark = read_mark(text[found.end() :])[0] if found else None
    if found and mark and mark.value == 1 and units_of_heading(found["units"]):
        return found.end(), mark
    return 0, None
