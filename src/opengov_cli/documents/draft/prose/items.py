"""The items of an outline that state tasks, each under its headings and with the clause that answers for it.

What has sections below it is a heading, or an item whose sections only itemise it. Text that belongs to no item is
kept apart with its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from ...document import Paragraph
from ..letter import Kind, LeftOut, states_no_tasks
from .clauses import Clause
from .outline import LONGEST_TITLE, Piece, Section

# Chapters of this rank and higher are no items, however much text stands in their line.
_LOWEST_CHAPTER = 30


@dataclass(frozen=True, slots=True)
class ProseItem:
    """One item of a text: its headings from the top down, its number as it is written, and its text.

    ``clause`` is the one behind it or, with ``shares`` set, the one that it has in common with its neighbours;
    ``inherited`` stands at a heading above. ``group`` tells which items stand under one heading.
    """

    line: Paragraph
    headings: tuple[str, ...]
    number: str
    value: int | None
    text: str
    clause: Clause
    inherited: Clause
    group: int
    shares: bool = False

    @property
    def answered(self) -> Clause:
        """All that is said of it: its own clause, and of those above it what its own does not say."""
        return self.clause.completed(self.inherited)


@dataclass
class Items:
    """The items of a text, and what of it is none."""

    items: list[ProseItem] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def clauses(self) -> int:
        """How many items have a clause."""
        return sum(bool(item.answered.units) for item in self.items)


def read_items(root: Section) -> Items:
    """The items of an outline."""
    reading = _Reading(root)
    reading.read_root(root)
    items = _with_shared_clauses(reading.found.items)
    return Items(items, [*reading.found.left_out, *_overridden(root, items)])


@dataclass(frozen=True, slots=True)
class _Above:
    """What stands above an item: the headings, their clause, and which heading is the next one."""

    headings: tuple[str, ...] = ()
    clause: Clause = field(default_factory=Clause)
    group: int = 0

    def below(self, section: Section, title: str) -> _Above:
        """What stands above the items below a heading."""
        heading = _heading(section, title)
        return _Above((*self.headings, heading), section.clause.completed(self.clause), id(section))


class _Reading:
    def __init__(self, root: Section) -> None:
        self.found = Items()
        # Numbered headings of a form stand above texts of their own, or are items that end with their clause.
        self._ranks_above_text = _ranks_above_text(root)

    def read_root(self, root: Section) -> None:
        """Read a whole text: what stands above its first section is an item only with a clause of its own."""
        above = _Above(clause=root.clause)
        runs = list(_runs(root.body))
        if runs and runs[0][-1].clause:
            self._leave(Kind.PREAMBLE, runs[0][:-1])
            runs[0] = runs[0][-1:]
        for run in runs:
            if run[-1].clause:
                self._add(above, run)
            else:
                self._leave(Kind.TEXT if self.found.items else Kind.PREAMBLE, run)
        self._read_all(root.sections, above)

    def _read_all(self, sections: Sequence[Section], above: _Above) -> None:
        beside_chapters = any(section.sections for section in sections)
        for section in sections:
            is_chapter = section.is_heading and not (above.headings or section.names_units)
            if is_chapter and states_no_tasks(_title(section)):
                self.found.left_out.append(LeftOut(Kind.CHAPTER, tuple(section.lines)))
            elif is_chapter and beside_chapters and not section.sections and not section.body and _is_bare(section):
                self.found.left_out.append(LeftOut(Kind.TEXT, tuple(section.lines)))
            elif not section.sections:
                self._read_leaf(section, above)
            elif _only_itemises(section):
                self._read_itemised(section, above)
            else:
                self._read_chapter(section, above)

    def _read_chapter(self, section: Section, above: _Above) -> None:
        """Read what stands below a heading; text between it and the first item is an introduction."""
        title = _title(section)
        below = above.below(section, title)
        if title != section.text:
            self._leave(Kind.INTRODUCTION, [Piece(_line(section), section.text[len(title) :], Clause())])
        for run in _runs(section.body):
            if run[-1].clause:
                self._add(below, run)
            else:
                self._leave(Kind.INTRODUCTION, run)
        self._read_all(section.sections, below)

    def _read_itemised(self, section: Section, above: _Above) -> None:
        """Read an item together with the sections below it, which only go on with its text."""
        title, rest = _title_and_rest(section)
        text = "\n".join([rest, *section.texts])
        self._add(
            above.below(section, title) if title else above,
            [Piece(_line(section), text, _last_clause(section))],
            section,
        )

    def _read_leaf(self, section: Section, above: _Above) -> None:
        """Read a section without further ones: one item, or several where clauses tell them apart."""
        title, rest = (section.text, "") if self._is_above_its_text(section) else _title_and_rest(section)
        below = above.below(section, title) if title else above
        own = [Piece(_line(section), rest, section.clause)] if rest else []
        first, *others = _runs([*own, *section.body])
        if own and others and not own[0].clause and rest.endswith(("：", ":")):
            self._leave(Kind.INTRODUCTION, own)
            first = first[1:]
        # A number is that of one item, not of several that clauses tell apart.
        is_numbered = not any(run[-1].clause for run in others)
        self._add(below, first, section if is_numbered else None)
        for run in others:
            if run[-1].clause:
                self._add(below, run)
            else:
                self._leave(Kind.TEXT, run)

    def _is_above_its_text(self, section: Section) -> bool:
        """Whether a line is the heading of the paragraphs below it, which then state what is to be done."""
        if not (section.body and section.is_heading and section.is_one_sentence):
            return False
        return len(section.text) <= LONGEST_TITLE and (not section.clause or section.rank in self._ranks_above_text)

    def _add(self, above: _Above, run: Sequence[Piece], section: Section | None = None) -> None:
        """Add the item that lines up to a clause make, with the number of the section that it is."""
        mark = section.mark if section and section.mark and section.mark.value else None
        text = "\n".join(piece.text for piece in run)
        number, value = (mark.words, mark.value) if mark else ("", None)
        self.found.items.append(
            ProseItem(run[0].line, above.headings, number, value, text, run[-1].clause, above.clause, above.group)
        )

    def _leave(self, kind: Kind, pieces: Sequence[Piece]) -> None:
        if pieces:
            self.found.left_out.append(LeftOut(kind, tuple(replace(piece.line, text=piece.text) for piece in pieces)))


def _overridden(root: Section, items: Sequence[ProseItem]) -> Iterator[LeftOut]:
    """The lines of headings with a clause that counts for no item, as all below them have their own."""
    said = {part for item in items for part in item.answered.parts}
    waiting = [root]
    while waiting:
        section = waiting.pop()
        waiting += section.sections
        if not said.issuperset(section.clause.parts):
            clause = "；".join(f"{label}：{text}" if label else text for _meaning, label, text in section.clause.parts)
            yield LeftOut(Kind.CLAUSE, (Paragraph(clause, section.line.place if section.line else ""),))


def _with_shared_clauses(items: Sequence[ProseItem]) -> list[ProseItem]:
    """The items, those of a group with the clause behind its last one where most groups of the text are like that.

    A clause on a line of its own and one at the end of a line are two ways to write, which are looked at apart.
    """
    groups = [list(group) for _key, group in groupby(items, key=lambda item: item.group)]
    several = [group for group in groups if len(group) > 1 and any(item.answered.units for item in group)]
    for apart in (True, False):
        alike = [group for group in several if any(item.clause.apart is apart for item in group if item.clause.units)]
        sharing = [group for group in alike if not any(item.answered.units for item in group[:-1])]
        if len(sharing) * 2 >= len(alike):
            for group in sharing:
                group[:] = _sharing(group)
    return [item for group in groups for item in group]


def _sharing(group: Sequence[ProseItem]) -> Iterator[ProseItem]:
    *others, last = group
    for item in others:
        yield replace(item, clause=item.clause.completed(last.clause), shares=True)
    yield last


def _ranks_above_text(root: Section) -> set[int]:
    """The ranks at which most sections without further ones have paragraphs of their own."""
    with_text: dict[int, list[bool]] = {}
    waiting = [root]
    while waiting:
        section = waiting.pop()
        waiting += section.sections
        if section.line and not section.sections:
            with_text.setdefault(section.rank, []).append(bool(section.body))
    return {rank for rank, told in with_text.items() if sum(told) * 2 > len(told)}


def _runs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The lines in runs that each end with a clause; only the last run may have none."""
    run: list[Piece] = []
    for piece in pieces:
        run.append(piece)
        if piece.clause:
            yield run
            run = []
    if run:
        yield run


def _only_itemises(section: Section) -> bool:
    """Whether sections below an item only go on with its text, so that it has one clause at most, at its end."""
    if section.rank <= _LOWEST_CHAPTER or (section.is_one_sentence and not section.text.endswith(("：", ":"))):
        return False
    last = _last_clause(section)
    return all(clause is last for clause in section.clauses)


def _last_clause(section: Section) -> Clause:
    """The clause at the line of an item, or behind the last line below it."""
    if section.clause:
        return section.clause
    last = section
    while last.sections:
        last = last.sections[-1]
    return last.body[-1].clause if last.body else last.clause


def _title(section: Section) -> str:
    """The line of a heading, up to the end of its first sentence where its text follows on the same line."""
    first, end, rest = section.text.partition("。")
    return first + end if rest.strip() and len(first) <= LONGEST_TITLE else section.text


def _title_and_rest(section: Section) -> tuple[str, str]:
    """The title in the line of an item, if there is one, and its text behind that."""
    title = _title(section) if section.mark and section.mark.has_title else ""
    rest = section.text[len(title) :].strip()
    return (title, rest) if rest else ("", section.text)


def _heading(section: Section, title: str) -> str:
    """A title with its number, as it stands in the text, without the mark at its end."""
    before = section.shown[: len(section.shown) - len(section.text)]
    return f"{before}{title}".rstrip("。：: ")


def _is_bare(section: Section) -> bool:
    """Whether a line has the form of a title, and of no sentence."""
    return section.is_one_sentence and len(section.text) <= LONGEST_TITLE and not section.text.endswith("。")


def _line(section: Section) -> Paragraph:
    assert section.line is not None  # noqa: S101 - only the whole text has none
    return section.line
