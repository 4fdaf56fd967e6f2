"""How far a plan is, as a picture: the whole, its categories, its units with a heat map, and its months."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from rich.cells import cell_len
from rich.text import Text

from opengov_cli.plan import counts
from opengov_cli.plan.counts import Month, Reports, Tally
from opengov_cli.plan.model import Plan, Status
from opengov_cli.plan.units import Directory

from .charts import Marks, bar, cell, sparkline
from .console import visible
from .styles import status_style
from .tables import table
from .widths import GAP
from .wrapping import wrap

_WHOLE_BAR = 60
_BAR, _MIN_BAR = 20, 6
_MIN_NAME = 12


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a section: what it is about, how much is done, which reports are in."""

    name: str
    tally: Tally
    reports: Reports

    @property
    def cells(self) -> tuple[Text, Text]:
        """The tasks that are done and the reports that are in, each of how many."""
        return share(self.tally.done, self.tally.total), share(self.reports.reported, self.reports.owed)


def board(plan: Plan, width: int, marks: Marks) -> Iterator[Text]:
    """The board of a plan, no wider than ``width`` cells."""
    directory = Directory(plan)
    yield from picture(plan, width, marks)
    reports = counts.reports(directory, plan.tasks)
    told = _("reports on open tasks: {reported} in, {missing} missing")
    yield wrap(Text(told.format(reported=reports.reported, missing=reports.missing)), width)
    categories = [
        _Line(category, counts.count(tasks), counts.reports(directory, tasks))
        for category, tasks in counts.by_category(plan)
    ]
    if categories:
        yield from _by_category(categories, width, marks)
    units = [_Line(load.name, load.tally, load.reports) for load in counts.by_unit(plan)]
    if units:
        yield from _by_unit(plan, units, width, marks)
    yield from _by_month(plan, width, marks)


def picture(plan: Plan, width: int, marks: Marks) -> Iterator[Text]:
    """The title, the share of all tasks that is done, and how many are in which status."""
    whole = counts.count(plan.tasks)
    done = Text.assemble(share(whole.done, whole.total), f"  {counts.percent(whole.done, whole.total)} %")
    yield wrap(Text(visible(plan.title), style="bold"), width)
    yield Text("  ").join([bar(whole.done, whole.total, min(width - done.cell_len - GAP, _WHOLE_BAR), marks), done])
    statuses = [
        Text.assemble((f"{status.label} ", status_style(status)), str(whole.by_status[status])) for status in Status
    ]
    yield wrap(Text("  ").join(statuses), width)


def _by_category(lines: Sequence[_Line], width: int, marks: Marks) -> Iterator[Text]:
    """The categories with their bars, counted: the heat map calls them by these numbers."""
    numbers = [str(number) for number in range(1, len(lines) + 1)]
    head = [Text(), Text(_("By category"), "bold"), Text(), *_headings()]
    counted = len(numbers[-1])
    right = _widths_of_cells(lines)
    room = width - counted - sum(right) - GAP * (len(head) - 1)
    names, bars = _shared(max(cell_len(line.name) for line in lines), room)
    rows = [
        [Text(number), Text(visible(line.name)), bar(line.tally.done, line.tally.total, bars, marks), *line.cells]
        for number, line in zip(numbers, lines, strict=True)
    ]
    yield Text()
    yield table([head, *rows], [counted, names, bars, *right], [True, False, False, True, True])


def _by_unit(plan: Plan, lines: Sequence[_Line], width: int, marks: Marks) -> Iterator[Text]:
    """The units with their bars, and beside each how much of each category is done, where there is room for that."""
    categories = plan.categories
    right = _widths_of_cells(lines)
    room = width - sum(right) - GAP * 3
    longest = max(cell_len(line.name) for line in lines)
    least = min(longest, _MIN_NAME) + _MIN_BAR + GAP
    cell_width = next((cells for cells in (2, 1) if categories and room - cells * len(categories) >= least), 0)
    names, bars = _shared(longest, room - (cell_width * len(categories) + GAP if cell_width else 0))
    head = [Text(_("By unit"), "bold"), Text(), *_headings()]
    rows = [
        [Text(visible(line.name)), bar(line.tally.done, line.tally.total, bars, marks), *line.cells] for line in lines
    ]
    widths = [names, bars, *right]
    if cell_width:
        widths.append(cell_width * len(categories))
        head.append(_counted(len(categories), cell_width))
        for row, (_name, tallies) in zip(rows, counts.by_unit_and_category(plan), strict=True):
            row.append(_in_cells([_of(tallies.get(category), marks) for category in categories], cell_width))
    yield Text()
    yield table([head, *rows], widths, [False, False, True, True, False][: len(widths)])
    told = _legend(marks) if cell_width else _("the terminal is too narrow for the map of units and categories")
    yield wrap(Text(told, "dim"), width)


def _by_month(plan: Plan, width: int, marks: Marks) -> Iterator[Text]:
    """How many notes are dated in each month of the plan's year, and how many tasks were completed in it."""
    months = counts.by_month(plan)
    of_year = [month for month in months if month.year == plan.year]
    series: list[tuple[str, Callable[[Month], int]]] = [
        (_("Notes"), lambda month: month.notes),
        (_("Tasks done"), lambda month: month.completed),
    ]
    title = _("By month")
    label = max(map(cell_len, (title, *(name for name, _count in series))))
    cells = max(len(str(number)) for month in of_year for number in (month.month, month.notes, month.completed))
    in_a_row = next(number for number in (12, 6, 4, 3, 2, 1) if label + (cells + GAP) * number <= width or number == 1)
    for start in range(0, len(of_year), in_a_row):
        shown = of_year[start : start + in_a_row]
        rows = [[Text(title, "bold"), *(Text(str(month.month), "bold") for month in shown)]]
        for name, count in series:
            values = [count(month) for month in of_year]
            sparks = sparkline(values, marks)[start : start + in_a_row] if any(values) else []
            if sparks:
                rows.append([Text(name), *map(Text, sparks)])
            rows.append([Text("" if sparks else name), *(Text(str(count(month))) for month in shown)])
        yield Text()
        yield table(rows, [label, *[cells] * len(shown)], [False, *[True] * len(shown)])
    others = [month for month in months if month.year != plan.year]
    if others:
        told = _("outside {year}: notes {notes}, tasks done {completed}").format(
            year=plan.year,
            notes=sum(month.notes for month in others),
            completed=sum(month.completed for month in others),
        )
        yield wrap(Text(told), width)


def share(part: int, whole: int) -> Text:
    """How many of how many."""
    return Text(_("{done}/{tasks}").format(done=part, tasks=whole))


def _headings() -> tuple[Text, Text]:
    return Text(_("Done")), Text(_("Reported"))


def _widths_of_cells(lines: Sequence[_Line]) -> list[int]:
    """How wide the two columns of counts are."""
    rows = [_headings(), *(line.cells for line in lines)]
    return [max(row[column].cell_len for row in rows) for column in (0, 1)]


def _shared(longest: int, room: int) -> tuple[int, int]:
    """How wide names and bars are: a bar gives way to a name down to the least that is one."""
    bars = min(max(room - longest, _MIN_BAR), _BAR)
    return max(min(longest, room - bars), 1), bars


def _of(tally: Tally | None, marks: Marks) -> Text:
    return cell(tally.done, tally.total, marks) if tally else cell(0, 0, marks)


def _in_cells(cells: Sequence[Text], width: int) -> Text:
    """Characters of the heat map side by side."""
    return Text(" " * (width - 1)).join([Text(), *cells]) if width > 1 else Text().join(cells)


def _counted(count: int, width: int) -> Text:
    """The numbers up to ``count`` in columns, their digits below each other."""
    digits = len(str(count))
    numbers = [f"{number:>{digits}}" for number in range(1, count + 1)]
    lines = ("".join(f"{number[place]:>{width}}" for number in numbers) for place in range(digits))
    return Text("\n".join(lines), "bold")


def _legend(marks: Marks) -> str:
    """What the characters of the heat map mean."""
    lowest, middle, highest = marks.levels[0], marks.levels[len(marks.levels) // 2], marks.levels[-1]
    told = _("by category: {no_task} no task  {lowest} nothing done  {middle} a part of it  {highest} all done")
    return told.format(no_task=marks.no_task, lowest=lowest, middle=middle, highest=highest)
