"""How the worksheets of a workbook look: named styles, a title above frozen headings, and how they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ..measure import count_lines

# What one cell of Excel holds.
LIMIT = 32_767
TITLE_ROW, HEADER_ROW = 1, 2
# In points.
_LINE_HEIGHT, _PADDING, _TALLEST = 15.0, 8.0, 409.0
_TITLE_SIZE, _TITLE_LINE, _TEXT_SIZE = 16, 24, 11
# Of a page, in inches.
_MARGIN, _FOOTER = 0.45, 0.3
TITLE, HEADER, TEXT, MIDDLE, COUNT = "方案标题", "方案表头", "方案文字", "方案居中", "方案数字"


def add_styles(workbook: Workbook) -> None:
    """Give a new workbook the named styles."""
    for style in _styles():
        workbook.add_named_style(style)


def write_head(table: Worksheet, title: str, widths: Mapping[str, int]) -> None:
    """Write the title above all columns and the headings, and set how both behave on screen and paper."""
    write(table, (TITLE_ROW, 1), title, TITLE)
    table.merge_cells(start_row=TITLE_ROW, end_row=TITLE_ROW, start_column=1, end_column=len(widths))
    room = sum(widths.values()) / 2 * _TEXT_SIZE / _TITLE_SIZE
    table.row_dimensions[TITLE_ROW].height = _TITLE_LINE * count_lines(title, room) + _PADDING
    for column, (heading, width) in enumerate(widths.items(), start=1):
        write(table, (HEADER_ROW, column), heading, HEADER)
        table.column_dimensions[get_column_letter(column)].width = width
    set_page(table, HEADER_ROW)


def set_page(table: Worksheet, header_row: int, columns: int = 0) -> None:
    """Set how a sheet is printed, and that its rows down to the headings and so many columns stay in sight."""
    table.freeze_panes = table.cell(header_row + 1, columns + 1).coordinate
    table.print_title_rows = f"{TITLE_ROW}:{header_row}"
    assert table.oddFooter is not None  # noqa: S101 - every new worksheet has one
    table.oddFooter.center.text = "第 &P 页 共 &N 页"
    table.page_setup.paperSize = int(table.PAPERSIZE_A4)
    table.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    table.page_setup.fitToHeight = 0
    table.print_options.horizontalCentered = True
    table.page_margins = PageMargins(left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=_MARGIN + _FOOTER, footer=_FOOTER)


def row_height(row: Mapping[str, object], widths: Mapping[str, int]) -> float:
    """The height of a row for its longest cell, as far as Excel admits. LibreOffice does not find it out by itself."""
    # Widths are told in digits, of which two are as wide as a Chinese character; one is left free at each side.
    lines = (count_lines(str(fact), (widths[heading] - 2) / 2) for heading, fact in row.items())
    return min(_LINE_HEIGHT * max(lines) + _PADDING, _TALLEST)


def write(table: Worksheet, place: tuple[int, int], text: str, style: str) -> None:
    """Write a text that stays a text, even where it looks like a number or a formula."""
    target = table.cell(*place, text)
    target.data_type = "s"
    target.style = style


def _styles() -> Iterator[NamedStyle]:
    side = Side(style="thin", color="999999")
    border = Border(left=side, right=side, top=side, bottom=side)
    centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
    # The format of text: what is typed again in a cell stays text, too.
    yield NamedStyle(TITLE, Font(name="黑体", size=_TITLE_SIZE), alignment=centred, number_format="@")
    yield NamedStyle(
        HEADER, Font(name="黑体", size=_TEXT_SIZE), PatternFill("solid", "DDEBF7"), border, centred, number_format="@"
    )
    yield NamedStyle(
        TEXT,
        Font(name="宋体", size=_TEXT_SIZE),
        border=border,
        alignment=Alignment(vertical="center", wrap_text=True),
        number_format="@",
    )
    yield NamedStyle(MIDDLE, Font(name="宋体", size=_TEXT_SIZE), border=border, alignment=centred, number_format="@")
    yield NamedStyle(COUNT, Font(name="宋体", size=_TEXT_SIZE), border=border, alignment=centred)
