"""A plan as the table that offices know (附件): Chinese headings, a row for each task, and cells that rows share."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from opengov_cli.plan.model import Plan, Task

from .annex_columns import (
    PROGRESS,
    Column,
    Fact,
    category_columns,
    clause_columns,
    further_columns,
    number_column,
    number_of,
    requirement_column,
)
from .annex_columns import Form as Form  # noqa: PLC0414
from .titles import remark_of, title_of

Row = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Occasion:
    """For which units an annex is made, if not for all, and on which day, if it is to tell what is overdue then."""

    units: tuple[str, ...] = ()
    today: date | None = None


ANY_OCCASION = Occasion()


@dataclass(frozen=True, slots=True)
class Annex:
    """The table of a plan: its headings in their order, and a row for each task with a cell below each heading.

    A number that counts is an ``int``, everything else is text. ``remark`` says whose part of the plan it is,
    ``today`` is the day on which something is overdue, or None where that is not told. ``categories`` and ``clauses``
    are the headings whose cells neighbours share. ``office_apart`` tells that a long title may have its office on a
    line above, because whoever reads the document puts the two together again.
    """

    plan: Plan
    today: date | None
    title: str
    remark: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    categories: tuple[str, ...]
    clauses: tuple[str, ...]
    office_apart: bool = False

    @property
    def title_lines(self) -> tuple[str, str] | None:
        """The title with its office on a line above, as official papers break it; None if it begins with no office."""
        rest = self.title.removeprefix(self.plan.issuer)
        return (self.plan.issuer, rest) if rest not in ("", self.title) else None

    @property
    def whole_title(self) -> str:
        """The title and whose part of the plan it is, on one line."""
        return self.title + self.remark

    @property
    def shows_progress(self) -> bool:
        """Whether it is a 落实情况表."""
        return PROGRESS in self.headings

    def texts(self) -> Iterator[list[str]]:
        """The cells of each row as text, in the order of the headings."""
        return ([str(row[heading]) for heading in self.headings] for row in self.rows)

    def row_spans(self, heading: str, page_starts: Collection[int] = ()) -> list[int]:
        """How many rows each cell below a heading covers: 1 where it stands alone, 0 where one above covers it.

        Neighbours of one category share their category, and their clause where it is the same. All other cells
        stand alone, and so do empty ones. A row that begins a page shares nothing with the one above.
        """
        shared = self._shared_with(heading)
        if not shared:
            return [1] * len(self.rows)
        heights: list[int] = []
        first = 0
        for index, row in enumerate(self.rows):
            above = self.rows[first]
            begins = not index or index in page_starts or not row[heading]
            if begins or any(row[other] != above[other] for other in shared):
                first = index
                heights.append(1)
            else:
                heights[first] += 1
                heights.append(0)
        return heights

    def _shared_with(self, heading: str) -> tuple[str, ...]:
        """The headings below which rows must agree to share the cell below this one; none where no cell is shared."""
        if heading in self.clauses:
            return (*self.categories, heading)
        return self.categories[: self.categories.index(heading) + 1] if heading in self.categories else ()


def build_annex(
    plan: Plan, form: Form, tasks: Sequence[Task] | None = None, occasion: Occasion = ANY_OCCASION
) -> Annex:
    """The annex of a plan in a form, or of some of its tasks, which stand in columns such as the whole plan has.

    Of the further columns there are those that one of the tasks fills.
    """
    part = plan if tasks is None else replace(plan, tasks=tuple(tasks))
    # In front of a text, （三） or 1-2 would not be told from the text itself.
    has_number_column = form.numbers or not all(number_of(task).isdecimal() for task in part.tasks)
    categories, clauses = category_columns(plan), clause_columns(plan)
    columns = [
        *([number_column()] if has_number_column else []),
        *categories,
        requirement_column(numbered=not has_number_column),
        *clauses,
    ]
    columns += further_columns(part, form, _headings(columns))
    rows = tuple({heading: fact(task) for heading, fact in columns} for task in part.tasks)
    title, remark = title_of(plan.title, progress=form.progress), remark_of(occasion.units)
    return Annex(
        part, occasion.today, title, remark, _headings(columns), rows, _headings(categories), _headings(clauses)
    )


def _headings(columns: Sequence[Column]) -> tuple[str, ...]:
    return tuple(heading for heading, _fact in columns)
