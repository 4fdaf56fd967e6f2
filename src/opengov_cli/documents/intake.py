"""A document that an office sends → a plan, and the text of its new file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _
from pathlib import Path

from opengov_cli.file.disk import read_bytes
from opengov_cli.file.text.layout import dump
from opengov_cli.file.text.template import usual_title
from opengov_cli.file.text.tree import KeyPath
from opengov_cli.plan.model import DefaultLead, Plan
from opengov_cli.plan.text import clean

from .draft import Draft, draft_document, likeliest_headings
from .draft.names import proposals, units_named
from .errors import NoTable, NotStated
from .readers.lookup import reader_for


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person says of a plan beside its document; it counts more than what the document says."""

    title: str = ""
    issuer: str = ""
    year: int = 0
    default_lead: DefaultLead | None = None
    every_task: tuple[str, ...] = ()


def read_document(path: Path, known: Collection[str], today: date, year: int = 0) -> Draft | Plan:
    """What a file says: the draft of a plan, or a whole plan where it was written by us.

    ``known``, ``today`` and ``year`` are those of ``draft.read``. Raises CannotRead, UnknownFormat,
    MissingExtra, UnreadableDocument and NoTable.
    """
    data = read_bytes(path)
    found = reader_for(path, data)(data)
    if isinstance(found, Plan):
        return found
    drafted = draft_document(found, known, today, year)
    if drafted is None:
        raise NoTable(path, likeliest_headings(found))
    return drafted


def plan_of(drafted: Draft, stated: Stated) -> Plan:
    """The plan that a draft and a person state together, its units listed as they come.

    Raises NotStated for what neither of them tells.
    """
    head = drafted.head
    year = stated.year or head.year
    issuer = clean(stated.issuer or head.issuer)
    title = clean(stated.title or head.title)
    missing = [option for option, told in (("--issuer NAME", issuer), ("--year YEAR", year)) if not told]
    if missing:
        raise NotStated(tuple(missing))
    every_task = tuple(map(clean, stated.every_task))
    return Plan(
        title or usual_title(issuer, year),
        issuer,
        year,
        stated.default_lead,
        every_task,
        units_named(drafted.tasks, every_task),
        drafted.tasks,
    )


def overridden(plan: Plan, stated: Stated) -> Plan:
    """A plan that was read whole, with what a person states instead."""
    given = {key: getattr(stated, key) for key in ("title", "issuer", "year", "default_lead", "every_task")}
    units = (*plan.units, *units_named((), stated.every_task, plan.units))
    return replace(plan, **{key: value for key, value in given.items() if value}, units=units)


def plan_text(plan: Plan) -> str:
    """The text of the plan's file; what its names suggest of groups and aliases stands below them as comments."""
    return dump(plan, dict(_remarks(plan)))


def _remarks(plan: Plan) -> Iterator[tuple[KeyPath, list[str]]]:
    found = {
        ("units", index, "name"): [f"    # {line}" for line in proposals(unit, plan)]
        for index, unit in enumerate(plan.units)
        if not (unit.group or unit.aliases)
    }
    if any(found.values()):
        yield (
            ("units",),
            ["  # " + _("Proposed below: groups and aliases. Remove the '# ' where one is right, else the line.")],
        )
    yield from found.items()
