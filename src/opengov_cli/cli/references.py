"""Task numbers that may name the year of their plan, too: ``2021/5``."""

from __future__ import annotations

from collections.abc import Iterable

from opengov_cli.file.errors import WhichPlan
from opengov_cli.plan.typed import typed_references

from .session import Session


def plans_named(session: Session, words: Iterable[str]) -> list[tuple[Session, list[str]]]:
    """Each plan that the words mean, with the numbers that it is asked for; without a year it is the session's own.

    Raises NoSuchYear, SeveralPlans for a year of several offices, and what finding a plan raises.
    """
    numbers: dict[int | None, list[str]] = {}
    for word in words:
        for year, number in typed_references(word):
            numbers.setdefault(year, []).append(number)
    return [(session.of_year(year) if year else session, of_plan) for year, of_plan in numbers.items()]


def plan_named(session: Session, words: Iterable[str]) -> tuple[Session, list[str]]:
    """The one plan that the words mean, with the numbers. Raises WhichPlan where they mean several."""
    named = plans_named(session, words)
    if len(named) > 1:
        raise WhichPlan(tuple(dict.fromkeys(one.path for one, _numbers in named)))
    return named[0]
