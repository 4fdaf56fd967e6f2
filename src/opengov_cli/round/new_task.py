"""A task in the words of whoever adds it: its category, its clause and its deadline are read as those of documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from opengov_cli.file.adding import next_number
from opengov_cli.plan.errors import AmbiguousCategory, NoSuchUnit
from opengov_cli.plan.model import Plan, Task
from opengov_cli.plan.pinyin import spelled
from opengov_cli.plan.text import clean, closest, fold
from opengov_cli.plan.units import Directory
from opengov_cli.wording.clauses.clause import ClauseReading, read_clause
from opengov_cli.wording.deadlines.deadline import read_deadline
from opengov_cli.wording.deadlines.schedule import day_meant

# How alike a misspelled unit is to the one that was meant; a phrase is less so.
_MISSPELLED = 0.7
_VERB = re.compile("牵头|负责|配合|协助|按|落实")
_BETWEEN, _PIECE = re.compile("[、，,;；]"), re.compile("[^、，,;；]+")


@dataclass(frozen=True, slots=True)
class TypedTask:
    """A task as typed. Who answers stands in its ``clause``, or else in ``lead``, ``units`` and ``duty``."""

    category: str
    requirement: str
    clause: str = ""
    lead: Sequence[str] = ()
    units: Sequence[str] = ()
    duty: str = ""
    deadline: str = ""
    due: str = ""
    number: int | None = None


def draft_task(plan: Plan, typed: TypedTask, today: date) -> Task:
    """The task of a plan that is meant; units and category may be named by a unique part.

    Where nobody is certain in the clause it is kept word for word. Raises AmbiguousCategory, NoSuchUnit, AmbiguousUnit,
    BadDate and NotText.
    """
    reading = _answering(Directory(plan), typed)
    deadline = clean(typed.deadline) or reading.deadline
    return Task(
        typed.number or next_number(plan),
        find_category(plan, clean(typed.category).replace("\n", " ")),
        clean(typed.requirement),
        lead=reading.lead,
        units=reading.units,
        duty=reading.duty,
        clause=reading.clause,
        deadline=deadline,
        due=day_meant(typed.due, plan.year, today) if typed.due else read_deadline(deadline, plan.year).due,
    )


def find_category(plan: Plan, text: str) -> str:
    """The category that a text is, or is a part of, or its pinyin; a new one where it is none. Raises
    AmbiguousCategory.
    """
    by_form = {fold(category): category for category in plan.categories}
    found = [category for form, category in by_form.items() if fold(text) in form] or spelled(text, plan.categories)
    if fold(text) in by_form or len(found) < 2:  # noqa: PLR2004 - more than one is no answer
        return by_form.get(fold(text), found[0] if found else text)
    raise AmbiguousCategory(text, tuple(found))


def _answering(directory: Directory, typed: TypedTask) -> ClauseReading:
    """Who answers, and the deadline if the clause holds one."""
    if not typed.clause:
        lead, units = (_listed(directory, names) for names in (typed.lead, typed.units))
        return ClauseReading(lead, units, clean(typed.duty))
    clause = clean(typed.clause)
    reading = read_clause(clause, directory.spellings)
    if not (reading.lead or reading.units):
        reading = read_clause(_with_whole_names(directory, clause), directory.spellings)
    lead, units = (tuple(_spelled(directory, name) for name in names) for names in (reading.lead, reading.units))
    return reading._replace(lead=lead, units=units)


def _with_whole_names(directory: Directory, clause: str) -> str:
    """A clause with whole names in the place of their parts, as 计划财务科牵头 for 财务牵头.

    Raises AmbiguousUnit, and NoSuchUnit for what looks like a misspelled name.
    """

    def with_whole_name(piece: re.Match[str]) -> str:
        typed = _VERB.split(piece[0])[0].strip()
        try:
            return piece[0].replace(typed, _spelled(directory, typed), 1) if typed else piece[0]
        except NoSuchUnit:
            if closest(typed, directory.spellings, _MISSPELLED):
                raise
            return piece[0]

    return _PIECE.sub(with_whole_name, clause)


def _listed(directory: Directory, typed: Sequence[str]) -> tuple[str, ...]:
    names = [name for text in typed for name in ([text] if directory.knows(text) else _BETWEEN.split(text))]
    return tuple(dict.fromkeys(_spelled(directory, clean(name)) for name in names if name.strip()))


def _spelled(directory: Directory, name: str) -> str:
    """A name as the plan may write it, an alias too; for a part of one the whole. Raises NoSuchUnit, AmbiguousUnit."""
    return name if directory.knows(name) else directory.find(name)
