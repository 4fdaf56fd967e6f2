"""An Excel workbook: the annex as a table to filter and sort, and a summary of how much is done."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import assert_never

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill, Protection
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from opengov_cli.plan import counts
from opengov_cli.plan.counts import Tally
from opengov_cli.plan.model import Plan, Status, Task
from opengov_cli.wording.deadlines.schedule import SOON, Timetable

from ...annex import Annex, Row
from ...annex_columns import (
    CATEGORY,
    CLAUSE,
    COMPLETED,
    DEADLINE,
    LOWER_CATEGORY,
    NEXT,
    NUMBER,
    PROBLEM,
    PROGRESS,
    REQUIREMENT,
    SHORT,
    STATUS,
    SUMMARY,
    UPPER_CATEGORY,
)
from ...errors import TooLongForCell
from . import xlsx_looks
from .xlsx_looks import COUNT, HEADER_ROW, LIMIT, MIDDLE, TEXT, row_height, write, write_head

_WIDTHS = {
    NUMBER: 7,
    CATEGORY: 22,
    UPPER_CATEGORY: 18,
    LOWER_CATEGORY: 20,
    REQUIREMENT: 60,
    CLAUSE: 32,
    DEADLINE: 18,
    STATUS: 11,
    COMPLETED: 13,
    PROGRESS: 44,
    PROBLEM: 24,
    NEXT: 24,
}
_OTHER_WIDTH = 20
_DUE = ("逾期", f"{SOON}天内到期")
_NAME_WIDTH, _COUNT_WIDTH = 56, 12


def render_annex(annex: Annex) -> bytes:
    """The annex below the plan's title, and a second worksheet of counts. Raises TooLongForCell."""
    workbook = Workbook()
    workbook.properties.title = annex.whole_title
    workbook.properties.creator = annex.plan.issuer
    xlsx_looks.add_styles(workbook)
    table = workbook.worksheets[0]
    table.title = "分工方案"
    add_annex(table, annex)
    _summarise(workbook.create_sheet("统计"), annex)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def add_annex(table: Worksheet, annex: Annex) -> None:
    """Write an annex into an empty worksheet of a workbook that has the styles. Raises TooLongForCell."""
    widths = {heading: _WIDTHS.get(heading, _OTHER_WIDTH) for heading in annex.headings}
    write_head(table, annex.whole_title, widths)
    for number, row in enumerate(annex.rows, start=HEADER_ROW + 1):
        for column, heading in enumerate(annex.headings, start=1):
            _put(table, (number, column), row, heading)
        table.row_dimensions[number].height = row_height(row, widths)
    first, last = HEADER_ROW + 1, HEADER_ROW + len(annex.rows)
    letters = {heading: get_column_letter(column) for column, heading in enumerate(annex.headings, start=1)}
    table.auto_filter.ref = f"A{HEADER_ROW}:{letters[annex.headings[-1]]}{last}"
    if STATUS in letters and annex.rows:
        area = f"{letters[STATUS]}{first}:{letters[STATUS]}{last}"
        _colour(table, area)
        _offer_statuses(table, area)
    table.page_setup.orientation = "landscape"


def _put(table: Worksheet, place: tuple[int, int], row: Row, heading: str) -> None:
    fact = row[heading]
    if isinstance(fact, int):
        table.cell(*place, fact).style = COUNT
        return
    text = str(fact)
    if len(text) > LIMIT:
        raise TooLongForCell(str(row[NUMBER]), heading, LIMIT)
    write(table, place, text, MIDDLE if heading in SHORT else TEXT)


def _colour_of(status: Status) -> str:
    """The colour of a status behind its word."""
    match status:
        case Status.TODO:
            return "EDEDED"
        case Status.DOING:
            return "FFEB9C"
        case Status.ONGOING:
            return "BDD7EE"
        case Status.DONE:
            return "C6EFCE"
        case _:
            assert_never(status)


def _colour(table: Worksheet, area: str) -> None:
    """Colour the cells of an area by the word in them, also when somebody changes it."""
    for status in Status:
        fill = PatternFill("solid", bgColor=_colour_of(status))
        looks = DifferentialStyle(fill=fill)
        rule = Rule(type="cellIs", operator="equal", formula=[f'"{status.word}"'], dxf=looks)
        table.conditional_formatting.add(area, rule)


def _offer_statuses(table: Worksheet, area: str) -> None:
    """Let the cells of an area be filled in from the list of statuses, also where somebody protects the sheet."""
    words = DataValidation("list", formula1=f'"{",".join(status.word for status in Status)}"', allow_blank=True)
    words.errorTitle, words.error = "状态", f"请从列表中选择：{'、'.join(status.word for status in Status)}"
    words.add(area)
    table.add_data_validation(words)
    for (cell,) in table[area]:
        cell.protection = Protection(locked=False)


def _summarise(table: Worksheet, annex: Annex) -> None:
    """Count tasks by status, and those that are overdue or due soon where a day is told."""
    headings = SUMMARY + _DUE if annex.today else SUMMARY
    day = f"（截至{annex.today}）" if annex.today else ""
    widths = dict.fromkeys(headings, _COUNT_WIDTH) | {headings[0]: _NAME_WIDTH}
    write_head(table, f"{annex.whole_title}统计{day}", widths)
    for number, (name, tally, due) in enumerate(_counted(annex.plan, annex.today), start=HEADER_ROW + 1):
        scope = f"{name}（{tally.total}项）"
        write(table, (number, 1), scope, TEXT)
        table.row_dimensions[number].height = row_height({headings[0]: scope}, widths)
        for column, counted in enumerate((*tally.by_status.values(), *due), start=2):
            table.cell(number, column, counted).style = COUNT


def _counted(plan: Plan, today: date | None) -> Iterator[tuple[str, Tally, list[int]]]:
    """Names with their tasks by status, and how many of these are overdue and how many are due soon."""
    timetable = Timetable(plan, today) if today else None
    asked = (timetable.is_overdue, timetable.is_due_soon) if timetable else ()
    late = [dict(_tallies(_part(plan, fits))) for fits in asked]
    for scope, tally in _tallies(plan):
        yield scope[1], tally, [found[scope].total if scope in found else 0 for found in late]


def _part(plan: Plan, fits: Callable[[Task], bool]) -> Plan:
    return replace(plan, tasks=tuple(task for task in plan.tasks if fits(task)))


def _tallies(plan: Plan) -> Iterator[tuple[tuple[str, str], Tally]]:
    """Tasks by status of the whole plan, each category, and each unit that answers for any; with what sort of name
    each has.
    """
    yield ("plan", "全部事项"), counts.count(plan.tasks)
    for category, tasks in counts.by_category(plan):
        yield ("category", category), counts.count(tasks)
    for load in counts.by_unit(plan):
        if load.tally.total:
            yield ("unit", load.name), load.tally
