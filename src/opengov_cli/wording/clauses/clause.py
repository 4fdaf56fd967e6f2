"""The 落实单位 clause of a document taken apart: who leads, which other units are named, the closing words.

What the parts do not give back word for word is kept as it is, and so is what cannot be read with certainty.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from opengov_cli.plan.clause import SEPARATOR, compose
from opengov_cli.plan.text import fold

from ..vocabulary import LEADS_LABEL, SUPPORTS_VERB
from .asides import names_nobody, stated_rules, without_asides
from .leads import first_leads
from .names.brackets import without_remarks
from .names.certain import is_name
from .names.lists import split_names
from .stretches import in_full_width, read_stretches
from .verbs import ROLE_MARK, Part, tells_lead


class ClauseReading(NamedTuple):
    """A clause in its parts; ``clause`` is empty where they give it back, ``deadline`` was hidden in it."""

    lead: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    duty: str = ""
    clause: str = ""
    deadline: str = ""


class _Names(NamedTuple):
    """The units that a clause names, in full-width punctuation, and the deadline in it."""

    lead: tuple[str, ...]
    units: tuple[str, ...]
    deadline: str


class _NamedColumn(NamedTuple):
    """A cell below a heading such as 牵头单位, and the names that were read from it."""

    heading: str
    text: str
    names: tuple[str, ...]

    @property
    def leads(self) -> bool:
        return bool(re.search(LEADS_LABEL, self.heading))

    @property
    def names_as_written(self) -> tuple[str, ...]:
        return _as_written(self.names, self.text)

    @property
    def is_exact(self) -> bool:
        """Whether the names joined are the text again."""
        return SEPARATOR.join(self.names) == self.text


def read_clause(text: str, known: Collection[str] = ()) -> ClauseReading:
    """The parts of a clause. ``known`` are names of units that the plan has; they are never split.

    Either composing the parts gives the text again, or ``clause`` holds it word for word; where not every
    name is certain it alone is filled.
    """
    plain = text.strip()
    if names_nobody(plain):
        return ClauseReading(clause=plain)
    names = _read_names(plain, _folded(frozenset(known)))
    lead, units = _as_written(names.lead, plain), _as_written(names.units, plain)
    duty = _closing_words(plain, lead, units)
    if duty is None or not (lead or units):
        return ClauseReading(lead, units, "", plain, names.deadline)
    return ClauseReading(lead, units, duty, "", names.deadline)


def rules_for_others(text: str) -> tuple[str, ...]:
    """What a clause says of other tasks than its own, as 以下任务均需各镇街落实，不再列出 does."""
    return tuple(stated_rules(in_full_width(text)))


def read_clause_columns(cells: Sequence[tuple[str, str]], known: Collection[str] = ()) -> ClauseReading:
    """The parts of a clause that stands in several cells, each below a heading such as 牵头单位 or 配合单位.

    ``clause`` holds all cells word for word, each behind its heading, where one of them says more than names.
    """
    folded = _folded(frozenset(known))
    columns = [_read_column(heading, text.strip(), folded) for heading, text in cells if not names_nobody(text.strip())]
    word_for_word = "；".join(f"{column.heading}：{column.text}" for column in columns)
    if not all(column.names for column in columns):
        return ClauseReading(clause=word_for_word)
    lead = tuple(name for column in columns if column.leads for name in column.names_as_written)
    units = tuple(name for column in columns if not column.leads for name in column.names_as_written)
    duty = _verb_of_headings(columns) if lead and units else ""
    clause = "" if all(column.is_exact for column in columns) else word_for_word
    return ClauseReading(lead, units, duty, clause)


@lru_cache(maxsize=8)
def _folded(names: frozenset[str]) -> frozenset[str]:
    """Names without differences of width and case: those of a plan, which are the same for each of its clauses."""
    return frozenset(map(fold, names))


def _read_column(heading: str, text: str, known: frozenset[str]) -> _NamedColumn:
    names = _read_names(text, known)
    return _NamedColumn(heading, text, names.lead + names.units)


def _read_names(text: str, known: frozenset[str]) -> _Names:
    """The units that lead and the others; none at all if a single name is not certain."""
    stretches, deadline = read_stretches(in_full_width(text))
    # Each name once, in the order in which they come.
    lead: dict[str, None] = {}
    units: dict[str, None] = {}
    for stretch in stretches:
        for marked_name in split_names(stretch.text, known):
            mark = ROLE_MARK.search(marked_name)
            name = ROLE_MARK.sub("", marked_name) if mark and mark.start() else marked_name
            name = name if fold(name) in known else without_remarks(name)
            if not is_name(name, known):
                return _Names((), (), deadline)
            leads = stretch.part is Part.LEADS or bool(mark and tells_lead(mark))
            if leads:
                # 甲、乙（甲牵头）
                units.pop(name, None)
                lead.setdefault(name)
            elif name not in lead:
                units.setdefault(name)
    if units and not lead and first_leads(in_full_width(text)):
        first, *others = units
        return _Names((first,), tuple(others), deadline)
    return _Names(tuple(lead), tuple(units), deadline)


def _verb_of_headings(columns: Sequence[_NamedColumn]) -> str:
    """The closing words that a heading such as 配合单位 stands for: 配合; the last such heading counts."""
    duty = ""
    for column in columns:
        verb = re.search(SUPPORTS_VERB, column.heading)
        if verb and column.is_exact and not column.leads:
            duty = verb[0]
    return duty


def _closing_words(text: str, lead: tuple[str, ...], units: tuple[str, ...]) -> str | None:
    """The closing words with which the parts give a text back, or None where they do not."""
    names = compose(lead, units, "")
    duty = text.removeprefix(names)
    if not text.startswith(names) or duty.startswith(SEPARATOR) or "\n" in duty or duty != duty.strip():
        return None
    # A contact, a rule and what parentheses tell of a unit are no part of the duty.
    wide = in_full_width(duty)
    if wide.startswith("（") or without_asides(wide) != wide or any(stated_rules(wide)):
        return None
    return duty


def _as_written(names: Sequence[str], text: str) -> tuple[str, ...]:
    """The names with the width of their punctuation as in the text."""
    wide = in_full_width(text)
    written: list[str] = []
    end = 0
    for name in names:
        # Names mostly come in the order of the text.
        start = wide.find(name, end)
        start = start if start >= 0 else wide.find(name)
        end = start + len(name) if start >= 0 else end
        written.append(text[start:end] if start >= 0 else name)
    return tuple(written)
