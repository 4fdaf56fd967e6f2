"""The clauses of a plan as the two columns that many plans have: who leads, and who takes part.

A plan file does not tell whether its clauses stood in one column or in two. They go out in two where reading these
gives every clause back, and every task names who leads: a clause in one column names a single unit without 牵头.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from opengov_cli.plan.clause import SEPARATOR
from opengov_cli.plan.model import Task

from ..vocabulary import ANSWERS_LABEL, LEADS_LABEL, SUPPORTS_LABEL, UNIT, one_of
from .clause import ClauseReading, read_clause_columns

_LEAD, _OTHERS = "牵头单位", "责任单位"
_LABELLED = re.compile(
    rf"(?P<lead>{LEADS_LABEL}{UNIT}?)：.*；(?P<others>{one_of(SUPPORTS_LABEL, ANSWERS_LABEL)}{UNIT}?)：.*",
    re.DOTALL,
)


class ClauseHeadings(NamedTuple):
    """The headings of the two columns."""

    lead: str
    others: str


def clause_headings(tasks: Iterable[Task]) -> ClauseHeadings | None:
    """The headings of two columns that tell every clause of a plan, or None where one column has to."""
    answered = [task for task in tasks if task.clause or task.named]
    headings = next(filter(None, map(_headings_of, answered)), None)
    known = frozenset(name for task in answered for name in task.named)
    return headings if headings and all(_tells(headings, task, known) for task in answered) else None


def clause_cells(task: Task, headings: ClauseHeadings) -> tuple[str, str]:
    """What stands below the two headings for a task."""
    if not task.clause:
        return SEPARATOR.join(task.lead), SEPARATOR.join(task.units)
    lead, others = map(re.escape, headings)
    parts = re.fullmatch(rf"(?:{lead}：(.*?))?；?(?:{others}：(.*))?", task.clause, re.DOTALL)
    return (parts[1] or "", parts[2] or "") if parts else ("", "")


def _headings_of(task: Task) -> ClauseHeadings | None:
    """The headings that a single task suggests, if it tells both."""
    if labelled := _LABELLED.fullmatch(task.clause):
        return ClauseHeadings(labelled["lead"], labelled["others"])
    if task.clause or not (task.lead and task.units):
        return None
    return ClauseHeadings(_LEAD, f"{task.duty}单位" if task.duty else _OTHERS)


def _tells(headings: ClauseHeadings, task: Task, known: Collection[str]) -> bool:
    cells: Sequence[tuple[str, str]] = [
        (heading, text) for heading, text in zip(headings, clause_cells(task, headings), strict=True) if text
    ]
    told = ClauseReading(task.lead, task.units, task.duty, task.clause)
    return bool(task.lead or task.clause) and read_clause_columns(cells, known) == told
