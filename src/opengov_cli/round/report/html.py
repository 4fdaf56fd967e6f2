"""A report as a web page of one file: charts, filters and the whole table, without anything from elsewhere.

Whatever stands in the data is text: Jinja escapes it, no script contains any of it, and the page forbids every script
but its own, which it knows by its hash.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import count

from jinja2 import Environment, PackageLoader, StrictUndefined

from opengov_cli.documents.writers.addresses import is_address
from opengov_cli.documents.writers.measure import column_widths
from opengov_cli.plan.model import Status, Task

from . import charts
from .outline import Outline, Points, Table
from .paper import Paper
from .report import Report

# What stands side by side on A4 that lies, in Chinese characters, and the margins of a cell.
_ROOM, _MARGINS = 69, 1.5


def render(paper: Paper) -> bytes:
    """The page; where scripts are off everything is shown, and there are no filters."""
    environment = Environment(
        loader=PackageLoader("opengov_cli.round.report", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    parts = _parts(paper)
    script = environment.get_template("filter.js").render()
    page = environment.get_template("report.html").render(
        paper=paper,
        parts=parts,
        units=_units(parts),
        categories=parts[0].categories,
        statuses=list(reversed(Status)),
        charts=charts,
        kind=_kind,
        is_address=is_address,
        script_hash=b64encode(sha256(script.encode()).digest()).decode(),
    )
    return page.encode()


def _kind(block: str | Points | Table) -> str:
    return {Points: "points", Table: "table"}.get(type(block), "text")


@dataclass(frozen=True)
class _Part:
    """The report on a plan as it stands in the page, and by what its tasks can be told apart from all others.

    Categories and names of units stand in the page as numbers. Plans share those of their categories. Who belongs to a
    group each plan says itself, so ``numbers`` are its own: a task has those of the units and groups that it names, and
    each unit has its own and those of its groups.
    """

    outline: Outline
    categories: Mapping[str, int]
    numbers: Mapping[str, int]

    @property
    def report(self) -> Report:
        """The numbers and texts of the report."""
        return self.outline.report

    @property
    def widths(self) -> list[float]:
        """The widths of the columns of the annex in percent."""
        return [round(width / _ROOM * 100, 1) for width in column_widths(self.outline.annex, _ROOM, _MARGINS)]

    @property
    def units(self) -> Iterator[tuple[str, str]]:
        """Each unit that answers for a task, with the numbers by which tasks of its are found."""
        for found in self.report.by_unit:
            name = found.standing.name
            yield name, _joined(self.numbers[one] for one in (name, *self.report.directory.groups_of(name)))

    def category(self, task: Task) -> int:
        """The number of the task's category."""
        return self.categories[task.category]

    def names(self, task: Task) -> str:
        """The numbers of the units and groups that the task names."""
        return _joined(self.numbers[name] for name in self.report.directory.roles(task) if name in self.numbers)


def _parts(paper: Paper) -> list[_Part]:
    named = dict.fromkeys(category for outline in paper.parts for category in outline.report.plan.categories)
    categories = {name: number for number, name in enumerate(named)}
    number = count()
    return [
        _Part(outline, categories, {name: next(number) for name in outline.report.directory.names})
        for outline in paper.parts
    ]


def _units(parts: Iterable[_Part]) -> dict[str, str]:
    """Each unit with the numbers by which its tasks are found in all plans: there it is the one of the same name."""
    found: dict[str, list[str]] = {}
    for part in parts:
        for name, numbers in part.units:
            found.setdefault(name, []).append(numbers)
    return {name: " ".join(numbers) for name, numbers in found.items()}


def _joined(found: Iterable[int]) -> str:
    return " ".join(map(str, found))
