"""How the parts of a plan must fit together, checked on whatever of it could be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from opengov_cli.plan.model import Status, parse_date
from opengov_cli.plan.text import fold
from opengov_cli.plan.units import spellings

from ..text.problem import shortened
from ..text.tree import KeyPath, data_of, find_node
from ..text.words import sentence as _
from .report import Report
from .sentences import did_you_mean

# Of a circle of groups, so many are named.
_SHOWN = 8


def check_rules(report: Report, today: date | None = None) -> None:
    """Add the errors and warnings of the whole plan; given the day, also warnings of dates that have not come yet."""
    _numbers(report)
    _names(report)
    _cycles(report)
    _named_units(report)
    _named_once(report)
    _requirements(report)
    for task in report.entries("tasks"):
        _answered(report, task)
        _progress(report, task)
        if today:
            _future(report, task, today)


def _numbers(report: Report) -> None:
    first: dict[int, KeyPath] = {}
    for task in report.entries("tasks"):
        path = (*task, "id")
        number = report.number(path)
        if number in first:
            message = _("the number {number} is taken: there is a task {number} in line {line}")
            line = report.line(first[number])
            report.error(path, "duplicate-task", message.format(number=number, line=line))
        elif number:
            first[number] = path


def _names(report: Report) -> None:
    """A name or alias stands for one unit; a unit may repeat its own name as an alias."""
    owners: dict[str, KeyPath] = {}
    for unit in report.entries("units"):
        name = report.text((*unit, "name"))
        if fold(name) in owners:
            message = _("the unit {name} is listed a second time (first in line {line}): keep one of them")
            line = report.line(owners[fold(name)])
            report.error((*unit, "name"), "duplicate-unit", message.format(name=shortened(name), line=line))
        elif name:
            owners[fold(name)] = unit
    for unit in report.entries("units"):
        for path, alias in report.listed((*unit, "aliases")):
            owner = owners.setdefault(fold(alias), unit)
            if owner != unit:
                message = _("{alias} cannot be an alias of {subject}: it stands for {owner} already")
                sentence = message.format(
                    alias=shortened(alias), subject=report.subject(unit), owner=report.subject(owner)
                )
                report.error(path, "duplicate-alias", sentence)


def _cycles(report: Report) -> None:
    paths = {report.text((*unit, "name")): (*unit, "group") for unit in report.entries("units")}
    names = spellings(
        (report.text((*unit, "name")), dict(report.listed((*unit, "aliases"))).values(), report.text((*unit, "group")))
        for unit in report.entries("units")
    )
    groups = {name: names[fold(report.text(path))] for name, path in paths.items() if report.text(path)}
    message = _("{name} cannot be in the group {group}: that leads back to it ({chain})")
    for circle in _circles(groups):
        for index, name in enumerate(circle):
            chain = [circle[(index + step) % len(circle)] for step in range(min(len(circle), _SHOWN))]
            shown = [*map(shortened, chain), *["…"] * (len(circle) > _SHOWN), shortened(name)]
            sentence = message.format(name=shown[0], group=shortened(groups[name]), chain=" → ".join(shown))
            report.error(paths[name], "group-cycle", sentence)


def _circles(groups: Mapping[str, str]) -> Iterator[list[str]]:
    """The names that lead back to themselves, circle by circle, each name followed by its group."""
    seen: set[str] = set()
    for start in groups:
        name = start
        # A dictionary, because a chain may be long and tells what stands in it at once.
        chain: dict[str, None] = {}
        while name in groups and name not in seen:
            seen.add(name)
            chain[name] = None
            name = groups[name]
        if name in chain:
            names = list(chain)
            yield names[names.index(name) :]


def _named_units(report: Report) -> None:
    """Every name in a clause or for every task must stand in the unit list: as a name, an alias or a group."""
    units = [unit for unit in report.entries("units") if report.text((*unit, "name"))]
    if len(units) < report.length(("units",)):
        # Where the list is broken, every name in it would be unknown.
        return
    known: dict[str, str] = {}
    for unit in units:
        names = [report.text((*unit, "name")), report.text((*unit, "group"))]
        names += [alias for _path, alias in report.listed((*unit, "aliases"))]
        known |= {fold(name): name for name in names if name}
    named = report.listed(("every_task",))
    for task in report.entries("tasks"):
        named += report.listed((*task, "lead")) + report.listed((*task, "units"))
    for path, name in named:
        if not known:
            message = _("{subject} names the unit {name}, but the plan lists no units: list them under 'units:'")
            report.error(path, "unknown-unit", message.format(subject=report.subject(path), name=shortened(name)))
            return
        if fold(name) not in known:
            message = _("{subject} names the unit {name}, which the plan does not list")
            sentence = message.format(subject=report.subject(path), name=shortened(name))
            report.error(path, "unknown-unit", sentence + _way_out(report, name, known))


def _way_out(report: Report, name: str, known: dict[str, str]) -> str:
    parts = [part for part in re.split("[、，,]", name) if part]
    if len(parts) > 1 and any(fold(part) in known for part in parts):
        return _("; write several units as [{units}]").format(units=shortened(", ".join(parts)))
    return did_you_mean(report.closest(name, "units", known.values()))


def _named_once(report: Report) -> None:
    """A unit that one task names twice says nothing more; most likely another one was meant."""
    for task in report.entries("tasks"):
        seen: set[str] = set()
        for path, name in report.listed((*task, "lead")) + report.listed((*task, "units")):
            if fold(name) in seen:
                message = _("{subject} names the unit {name} twice: keep one of them")
                report.warning(
                    path, "repeated-unit", message.format(subject=report.subject(task), name=shortened(name))
                )
            seen.add(fold(name))


def _requirements(report: Report) -> None:
    first: dict[str, KeyPath] = {}
    for task in report.entries("tasks"):
        path = (*task, "requirement")
        text = fold(report.text(path))
        if text in first:
            message = _("{subject} has the same requirement as {other}")
            other = report.subject(first[text])
            report.warning(path, "duplicate-requirement", message.format(subject=report.subject(task), other=other))
        elif text:
            first[text] = task


def _answered(report: Report, task: KeyPath) -> None:
    named = (find_node(report.document.root, (*task, key)) for key in ("lead", "units"))
    if any(data_of(node) not in (None, []) for node in named):
        return
    if report.text((*task, "clause")):
        message = _("nobody could be read from the clause of {subject}: write the units under 'lead' and 'units'")
        report.warning((*task, "clause"), "unread-clause", message.format(subject=report.subject(task)))
    else:
        report.warning((*task, "id"), "no-unit", _("{subject} names no unit").format(subject=report.subject(task)))


def _progress(report: Report, task: KeyPath) -> None:
    done = report.text((*task, "status")) == Status.DONE
    if done and not report.length((*task, "notes")):
        message = _("{subject} is done, but no note or link shows it")
        report.warning((*task, "status"), "no-evidence", message.format(subject=report.subject(task)))
    path = (*task, "completed")
    try:
        completed = parse_date(report.text(path))
    except ValueError:
        return
    if not done:
        message = _("{subject} has a date of completion, but is not done")
        report.warning(path, "completed-not-done", message.format(subject=report.subject(task)))
    year = report.number(("year",))
    if year and completed.year < year:
        message = _("{subject} was completed on {date}, before the year of the plan starts")
        report.warning(path, "completed-early", message.format(subject=report.subject(task), date=completed))


def _future(report: Report, task: KeyPath, today: date) -> None:
    """What is recorded has happened: a date to come is a slip of the pen."""
    notes = (*task, "notes")
    for path in ((*task, "completed"), *((*notes, index, "date") for index in range(report.length(notes)))):
        try:
            recorded = parse_date(report.text(path))
        except ValueError:
            continue
        if recorded > today:
            message = _("{subject} has the date {date}, which is still to come")
            report.warning(path, "future-date", message.format(subject=report.subject(path), date=recorded))
