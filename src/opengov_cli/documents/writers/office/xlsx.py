"""An Excel workbook: the annex as a table to filter and sort, and a summary of how much is done."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import assert_never

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from opengov_cli.plan import counts
from opengov_cli.plan.counts import Tally
from opengov_cli.plan.model import Plan, Status

from ...annex import Annex, Row
from ...annex_columns import CATEGORY, CLAUSE, DEADLINE, NUMBER, PROGRESS, REQUIREMENT, STATUS
from ...errors import TooLongForCell
from .measure import count_lines

# What one cell of Excel holds.
LIMIT = 32_767
TITLE_ROW, HEADER_ROW = 1, 2
_WIDTHS = {NUMBER: 7, CATEGORY: 22, REQUIREMENT: 60, CLAUSE: 32, DEADLINE: 18, STATUS: 11, PROGRESS: 44}
_OTHER_WIDTH = 20
# In points.
_LINE_HEIGHT, _PADDING, _TALLEST = 15.0, 8.0, 409.0
# Narrower than any annex: nobody takes the summary for more of its rows.
_SUMMARY = ("范围", *(status.word for status in Status))
_TITLE, _HEADER, _TEXT, _NUMBER = "方案标题", "方案表头", "方案文字", "方案数字"


def render_annex(annex: Annex) -> bytes:
    """The annex below the plan's title, and a second worksheet of counts. Raises TooLongForCell."""
    workbook = Workbook()
    workbook.properties.title = annex.whole_title
    workbook.properties.creator = annex.plan.issuer
    for style in _styles():
        workbook.add_named_style(style)
    table = workbook.worksheets[0]
    table.title = "分工方案"
    _fill(table, annex)
    _summarise(workbook.create_sheet("统计"), annex.plan)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _styles() -> Iterator[NamedStyle]:
    side = Side(style="thin", color="999999")
    border = Border(left=side, right=side, top=side, bottom=side)
    centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
    # The format of text: what is typed again in a cell stays text, too.
    yield NamedStyle(_TITLE, Font(name="黑体", size=16), alignment=centred, number_format="@")
    yield NamedStyle(
        _HEADER, Font(name="黑体", size=11), PatternFill("solid", "DDEBF7"), border, centred, number_format="@"
    )
    yield NamedStyle(
        _TEXT,
        Font(name="宋体", size=11),
        border=border,
        alignment=Alignment(vertical="center", wrap_text=True),
        number_format="@",
    )
    yield NamedStyle(_NUMBER, Font(name="宋体", size=11), border=border, alignment=centred)


def _fill(table: Worksheet, annex: Annex) -> None:
    _head(table, annex.whole_title, annex.headings)
    for number, row in enumerate(annex.rows, start=HEADER_ROW + 1):
        for column, heading in enumerate(annex.headings, start=1):
            _put(table, (number, column), row, heading)
        table.row_dimensions[number].height = _height(row)
    first, last = HEADER_ROW + 1, HEADER_ROW + len(annex.rows)
    letters = {heading: get_column_letter(column) for column, heading in enumerate(annex.headings, start=1)}
    for heading, letter in letters.items():
        table.column_dimensions[letter].width = _WIDTHS.get(heading, _OTHER_WIDTH)
    table.auto_filter.ref = f"A{HEADER_ROW}:{letters[annex.headings[-1]]}{last}"
    if STATUS in letters and annex.rows:
        _colour(table, f"{letters[STATUS]}{first}:{letters[STATUS]}{last}")
    table.page_setup.orientation = "landscape"


def _height(row: Row) -> float:
    """The height of a row for its longest cell, as far as Excel admits. LibreOffice does not find it out by itself."""
    # Widths are told in digits, of which two are as wide as a Chinese character; one is left free at each side.
    lines = (count_lines(str(fact), (_WIDTHS.get(heading, _OTHER_WIDTH) - 2) / 2) for heading, fact in row.items())
    return min(_LINE_HEIGHT * max(lines) + _PADDING, _TALLEST)


def _head(table: Worksheet, title: str, headings: tuple[str, ...]) -> None:
    """Write the title above all columns and the headings, and set how both behave on screen and paper."""
    _write(table, (TITLE_ROW, 1), title, _TITLE)
    table.merge_cells(start_row=TITLE_ROW, end_row=TITLE_ROW, start_column=1, end_column=len(headings))
    table.row_dimensions[TITLE_ROW].height = 36
    for column, heading in enumerate(headings, start=1):
        _write(table, (HEADER_ROW, column), heading, _HEADER)
    table.freeze_panes = f"A{HEADER_ROW + 1}"
    table.print_title_rows = f"{TITLE_ROW}:{HEADER_ROW}"
    table.page_setup.paperSize = int(table.PAPERSIZE_A4)
    table.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    table.page_setup.fitToHeight = 0


def _put(table: Worksheet, place: tuple[int, int], row: Row, heading: str) -> None:
    fact = row[heading]
    if isinstance(fact, int):
        table.cell(*place, fact).style = _NUMBER
        return
    text = str(fact)
    if len(text) > LIMIT:
        raise TooLongForCell(str(row[NUMBER]), heading, LIMIT)
    _write(table, place, text, _TEXT)


def _write(table: Worksheet, place: tuple[int, int], text: str, style: str) -> None:
    """Write a text that stays a text, even where it looks like a number or a formula."""
    target = table.cell(*place, text)
    target.data_type = "s"
    target.style = style


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


def _summarise(table: Worksheet, plan: Plan) -> None:
    _head(table, f"{plan.title}落实情况", _SUMMARY)
    for number, (name, counted) in enumerate(_counts(plan), start=HEADER_ROW + 1):
        _write(table, (number, 1), f"{name}（{counted.total}项）", _TEXT)
        for column, status in enumerate(Status, start=2):
            table.cell(number, column, counted.by_status[status]).style = _NUMBER
    table.column_dimensions["A"].width = 56
    for column in range(2, len(_SUMMARY) + 1):
        table.column_dimensions[get_column_letter(column)].width = 11


def _counts(plan: Plan) -> Iterator[tuple[str, Tally]]:
    """Names with their tasks by status: the whole plan, each category, and each unit that answers for any task."""
    yield "全部事项", counts.count(plan.tasks)
    for category, tasks in counts.by_category(plan):
        yield category, counts.count(tasks)
    for load in counts.by_unit(plan):
        if load.tally.total:
            yield load.name, load.tally
