"""The outline of a text: its lines as sections below each other, by the numbers and headings in front of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise, zip_longest

from ...document import Paragraph
from ..letter import states_no_tasks
from .clauses import Clause, clauses_within, is_label, split_off_clause
from .line_marks import LOWEST_OF_HEADINGS, WITHIN_TEXT, Mark, read_mark
from .units_in_front import list_behind_units, split_off_units, units_above_list, units_of_heading

LONGEST_TITLE = 40
_LONGEST_PLAIN_TITLE = 20
_INNER_END = re.compile("[。；;！!？?](?=.)")
# Where a sentence or brackets end within a line, with what follows of blanks and marks.
_ENDS_INSIDE = re.compile(r"(?:(?<=[）)〕\]】］])[。；;，,]?|[。；;])\s*(?=.)")
_LONGEST_MARK = 14
_FRAMED = re.compile("[【〖][^【】〖〗]{2,20}[】〗]")
_PUNCTUATION = re.compile("[，。；：、！？“”（）《》,.;:()]")


@dataclass
class Piece:
    """A line without a number: its text without the clause at its end, and that clause."""

    line: Paragraph
    text: str
    clause: Clause


@dataclass
class Section:
    """A line with a number, or a heading, and all that stands below it; the whole text is one without a line.

    ``text`` is the line without its number and the clause at its end, ``shown`` only without the clause.
    """

    rank: int = 0
    line: Paragraph | None = None
    mark: Mark | None = None
    text: str = ""
    shown: str = ""
    clause: Clause = field(default_factory=Clause)
    body: list[Piece] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """Whether its line has the form of a heading rather than of an item: 一、 or （一）, or no number at all."""
        return self.mark is None or self.mark.is_of_heading or bool(self.line and (self.line.level or self.line.bold))

    @property
    def is_one_sentence(self) -> bool:
        """Whether its line is a title or a single sentence, so that it can stand as a heading above others."""
        return not _INNER_END.search(self.text) and not self.text.endswith(("；", ";"))

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses at its line and below it."""
        own = (self.clause, *(piece.clause for piece in self.body))
        below = (clause for section in self.sections for clause in section.clauses)
        return (*filter(None, own), *below)

    @property
    def names_units(self) -> bool:
        """Whether a clause at its line or below it names units."""
        return any(clause.units for clause in self.clauses)

    @property
    def lines(self) -> Iterator[Paragraph]:
        """Its line and all below it."""
        if self.line:
            yield self.line
        yield from (piece.line for piece in self.body)
        for section in self.sections:
            yield from section.lines

    @property
    def texts(self) -> Iterator[str]:
        """What all lines below its own say, as they are shown."""
        yield from (piece.text for piece in self.body)
        for section in self.sections:
            yield section.shown
            yield from section.texts


def read_outline(lines: Sequence[Paragraph], *, by_unit: bool = False) -> Section:
    """The outline of lines that hold nothing but the plan; ``by_unit`` tells that lines begin with units."""
    reading = _Reading(lines)
    pieces = [piece for line in _with_values(lines) for piece in _pieces(line, by_unit=by_unit)]
    for piece, follower in zip_longest(pieces, pieces[1:]):
        reading.take(piece, follower)
    _let_headings_answer(reading.root)
    return reading.root


def _let_headings_answer(root: Section) -> None:
    """Take headings that are names of units, all of them beside each other, for the clauses of what stands below."""
    waiting = [root]
    while waiting:
        section = waiting.pop()
        waiting += section.sections
        below = [part for part in section.sections if part.sections or part.body]
        above = [part for part in below if not states_no_tasks(part.text)]
        units = [part.clause if part.clause.in_front else units_of_heading(part.text) for part in above]
        if len(above) > 1 and all(units):
            for part, clause in zip(above, units, strict=True):
                part.clause = part.clause.completed(clause)


def _with_values(lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The lines, a label alone together with the line below it, which is what it says."""
    label: Paragraph | None = None
    for line in lines:
        if label:
            line = replace(label, text=f"{label.text}{line.text}")  # noqa: PLW2901 - both are one line
        label = line if is_label(line.text) else None
        if not label:
            yield line
    if label:
        yield label


def _pieces(line: Paragraph, *, by_unit: bool) -> Iterator[Piece]:
    """A line, or several where it goes on with further items: ①甲；②乙, or 1.甲（责任单位：丙）（2）丁."""
    starts = [0, *_starts_within(line.text, by_unit=by_unit), len(line.text)]
    for start, end in pairwise(starts):
        text = line.text[start:end].strip()
        before, clause = split_off_clause(text)
        if by_unit and not clause.units:
            before, units = split_off_units(before)
            clause += units
        yield _with_inner_clauses(Piece(line, before, clause))


def _starts_within(text: str, *, by_unit: bool) -> Iterator[int]:
    """Where in a line a further item begins: with the next number of its form, or any behind a clause or units."""
    behind_units, first = list_behind_units(text) if by_unit else (0, None)
    if first:
        yield behind_units
    mark = first or read_mark(text)[0]
    behind_clauses = {end for _start, end, _clause in clauses_within(text)}
    for match in _ENDS_INSIDE.finditer(text):
        other, _rest = read_mark(text[match.end() : match.end() + _LONGEST_MARK])
        is_next = mark is not None and mark.rank != WITHIN_TEXT and mark.is_followed_by(other)
        if other and (is_next or match.start() in behind_clauses):
            yield match.end()
            mark = other


def _with_inner_clauses(piece: Piece) -> Piece:
    """A piece with the clauses inside its text: cut out behind a heading, else told beside the text."""
    mark, _rest = read_mark(piece.text)
    text, clause = piece.text, piece.clause
    title_end = text.find("。")
    for start, end, inner in reversed([*clauses_within(piece.text)]):
        if mark and mark.has_title and (end == title_end or start < title_end <= LONGEST_TITLE + end):
            text = text[:start] + ("" if text[end : end + 1] in ("。", "") else "。") + text[end:]
        clause = inner + clause
    return Piece(piece.line, text, clause)


class _Reading:
    """An outline in the making; ``root`` holds what was taken so far."""

    def __init__(self, lines: Sequence[Paragraph]) -> None:
        self.root = Section()
        self._open = [self.root]
        # Unnumbered headings of a level stand beside numbered ones of that level.
        self._rank_of_level: dict[int, int] = {}
        self._rank_of_look: dict[str, int] = {}
        for line in lines:
            mark, _rest = read_mark(line.text)
            if mark and line.level is not None:
                self._rank_of_level[line.level] = min(mark.rank, self._rank_of_level.get(line.level, mark.rank))

    def take(self, piece: Piece, follower: Piece | None) -> None:
        """Put a line where it belongs; ``follower`` is the next one."""
        mark, rest = read_mark(piece.text)
        if units := self._units_above_list(piece, follower):
            text = piece.text or piece.line.text
            self._enter(Section(self._rank_of_units(), piece.line, None, text, text, units))
        elif piece.clause and not piece.text:
            self._take_clause(piece)
        elif mark and mark.rank != WITHIN_TEXT:
            self._enter(Section(mark.rank, piece.line, mark, rest, piece.text, piece.clause))
        elif not mark and piece.clause.in_front:
            # No number keeps it below the list of other units above it.
            self._enter(Section(self._rank_of_units(), piece.line, None, piece.text, piece.text, piece.clause))
        elif not mark and (rank := self._rank_of_heading(piece, follower)):
            self._enter(Section(rank, piece.line, None, piece.text, piece.text, piece.clause))
        else:
            self._open[-1].body.append(piece)

    def _units_above_list(self, piece: Piece, follower: Piece | None) -> Clause:
        """The units that a line such as 县财政局： or 【县财政局】 names above the first item of a list."""
        below = follower.text if follower else ""
        if _FRAMED.fullmatch(piece.line.text):
            mark, _rest = read_mark(below)
            begins_list = mark is not None and mark.value == 1 and mark.rank > LOWEST_OF_HEADINGS
            return units_of_heading(piece.line.text[1:-1]) if begins_list else Clause()
        return Clause() if piece.clause else units_above_list(piece.text, below)

    def _rank_of_units(self) -> int:
        return self._rank_of_look.setdefault("units", self._below_headings())

    def _take_clause(self, piece: Piece) -> None:
        """Give a clause on a line of its own to the text above it."""
        section, clause = self._open[-1], replace(piece.clause, apart=True)
        if section.body:
            section.body[-1].clause += clause
        else:
            section.clause += clause

    def _enter(self, section: Section) -> None:
        while self._open[-1].rank >= section.rank:
            self._open.pop()
        self._open[-1].sections.append(section)
        self._open.append(section)

    def _rank_of_heading(self, piece: Piece, follower: Piece | None) -> int:
        """The rank of a heading without a number; 0 for a line that is none."""
        if len(piece.text) > LONGEST_TITLE or _INNER_END.search(f"{piece.text} ") or piece.text.endswith(("：", ":")):
            return 0
        if piece.line.level is not None:
            return self._rank_of_level_alone(piece.line.level)
        if piece.line.bold:
            return self._rank_of_look.setdefault("bold", self._below_headings())
        if _FRAMED.fullmatch(piece.text):
            return self._rank_of_look.setdefault("framed", self._below_headings())
        # A line of plain text is one only above a list or a sentence, not above the clause of an item.
        is_plain_title = len(piece.text) <= _LONGEST_PLAIN_TITLE and not _PUNCTUATION.search(piece.text)
        if is_plain_title and not piece.clause and follower is not None and _begins_text(follower):
            return self._rank_of_look.setdefault("plain", self._below_headings())
        return 0

    def _rank_of_level_alone(self, level: int) -> int:
        if level in self._rank_of_level:
            return self._rank_of_level[level]
        higher = [rank for other, rank in self._rank_of_level.items() if other < level]
        return max(higher) + 1 + min(level, 5) if higher else 1 + min(level, 6)

    def _below_headings(self) -> int:
        """Right below the numbered heading that is open, or above all where none is."""
        numbered = [section.rank for section in self._open if section.mark and section.rank <= LOWEST_OF_HEADINGS]
        return max(numbered, default=7) + 2


def _begins_text(piece: Piece) -> bool:
    """Whether a line is the first item of a list, or the text of an item."""
    mark, _rest = read_mark(piece.text)
    return mark.value == 1 if mark else bool(piece.text) and (bool(piece.clause) or piece.text.endswith(("。", "；")))
