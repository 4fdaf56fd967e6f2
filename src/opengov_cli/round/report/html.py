"""A report as a web page of one file: charts, filters and the whole table, without anything from elsewhere.

Whatever stands in the data is text: Jinja escapes it, no script contains any of it, and the page forbids every script
but its own, which it knows by its hash.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined

from opengov_cli.documents.writers.addresses import is_address
from opengov_cli.documents.writers.measure import column_widths
from opengov_cli.plan.model import Status, Task
from opengov_cli.plan.units import Directory

from . import charts
from .outline import Outline, Points, Table
from .report import Report

# What stands side by side on A4 that lies, in Chinese characters, and the margins of a cell.
_ROOM, _MARGINS = 69, 1.5


def render(report: Report, outline: Outline) -> bytes:
    """The page; where scripts are off everything is shown, and there are no filters."""
    environment = Environment(
        loader=PackageLoader("opengov_cli.round.report", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    script = environment.get_template("filter.js").render()
    page = environment.get_template("report.html").render(
        report=report,
        outline=outline,
        statuses=list(reversed(Status)),
        filters=_Filters(report),
        charts=charts,
        kind=_kind,
        is_address=is_address,
        widths=[round(width / _ROOM * 100, 1) for width in column_widths(outline.annex, _ROOM, _MARGINS)],
        script_hash=b64encode(sha256(script.encode()).digest()).decode(),
    )
    return page.encode()


def _kind(block: str | Points | Table) -> str:
    return {Points: "points", Table: "table"}.get(type(block), "text")


@dataclass(frozen=True)
class _Filters:
    """By what the tasks of a page can be told apart.

    Categories and names of units stand in the page as numbers. A task has those of the units and groups that it names,
    and each unit has its own and those of its groups.
    """

    report: Report

    @cached_property
    def _directory(self) -> Directory:
        return self.report.directory

    @cached_property
    def _names(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self._directory.names)}

    @cached_property
    def _categories(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.report.plan.categories)}

    @property
    def categories(self) -> Iterator[tuple[str, int]]:
        """Each category with its number."""
        yield from self._categories.items()

    @property
    def units(self) -> Iterator[tuple[str, str]]:
        """Each unit that answers for a task, with the numbers by which tasks of its are found."""
        for found in self.report.by_unit:
            name = found.standing.name
            yield name, _numbers(self._names[one] for one in (name, *self._directory.groups_of(name)))

    def category(self, task: Task) -> int:
        """The number of the task's category."""
        return self._categories[task.category]

    def names(self, task: Task) -> str:
        """The numbers of the units and groups that the task names."""
        return _numbers(self._names[name] for name in self._directory.roles(task) if name in self._names)


def _numbers(found: Iterator[int]) -> str:
    return " ".join(map(str, found))
