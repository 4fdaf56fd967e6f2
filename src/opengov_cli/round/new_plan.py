"""The head of a new plan in the words of whoever begins it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from opengov_cli.plan.model import Unit
from opengov_cli.plan.text import clean, fold
from opengov_cli.wording.clauses.clause import read_clause

_GROUP, _BETWEEN = re.compile("[:：]"), re.compile("[、，,;；]")


def read_units(texts: Iterable[str]) -> tuple[list[Unit], list[str]]:
    """The units that texts name, each once, and the names that stand there again.

    A text names one unit or several, as 办公室、计划财务科, or those of a group, as 各科室：办公室、计划财务科; a blank
    one names a unit without a name. Raises NotText.
    """
    units: dict[str, Unit] = {}
    again: list[str] = []
    for text in texts:
        for unit in _units(clean(text)):
            if fold(unit.name) in units:
                again.append(unit.name)
            units.setdefault(fold(unit.name), unit)
    return [*units.values()], again


def _units(text: str) -> Iterator[Unit]:
    *groups, names = _GROUP.split(text, maxsplit=1)
    group = groups[0].strip() if groups else ""
    return (Unit(name, group=group) for name in _names(names.strip()) or [""])


def _names(text: str) -> list[str]:
    """The names as a clause would list them, 各县、市、区政府 among them; what is no certain one stays as typed."""
    reading = read_clause(text)
    if reading.units and not (reading.lead or reading.duty):
        return [*reading.units]
    return [name.strip() for name in _BETWEEN.split(text) if name.strip()]
