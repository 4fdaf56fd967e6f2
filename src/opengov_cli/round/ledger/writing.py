"""A ledger as an Excel workbook: locked but for the cells to fill in, with a list of statuses to choose from."""

from __future__ import annotations

import io
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from opengov_cli.documents.errors import TooLongForCell
from opengov_cli.documents.writers.measure import count_lines
from opengov_cli.plan.model import Status

from . import fingerprint
from .sheet import FILLED, LOCKED, SHEET, Column, Ledger

# What one cell of Excel holds.
LIMIT = 32_767
TITLE_ROW, ADVICE_ROW, HEADING_ROW = 1, 2, 3
_ADVICE = (
    "请只填写浅黄色的单元格，没有新进展的行留空；状态从下拉列表中选择，公开链接每行一个，日期如2021-06-30。"
    "请勿改动其他单元格和工作表名称。"
)
_WIDTHS = {
    Column.NUMBER: 6,
    Column.ROLE: 11,
    Column.CATEGORY: 18,
    Column.REQUIREMENT: 44,
    Column.CLAUSE: 24,
    Column.DEADLINE: 13,
    Column.KNOWN: 10,
    Column.STATUS: 10,
    Column.TEXT: 36,
    Column.PROBLEM: 22,
    Column.NEXT: 22,
    Column.LINKS: 26,
    Column.PERSON: 10,
    Column.DAY: 13,
}
_SHORT = (Column.NUMBER, Column.ROLE, Column.DEADLINE, Column.KNOWN, Column.STATUS, Column.PERSON, Column.DAY)
# In points.
_LINE_HEIGHT, _PADDING, _LOWEST, _TALLEST = 15.0, 8.0, 38.0, 409.0
_TITLE_SIZE, _TITLE_LINE, _TEXT_SIZE = 16, 24, 11
# Of a page, in inches.
_MARGIN, _FOOTER = 0.45, 0.3
_TITLE, _ADVISING, _LOCKED_HEADING, _FILLED_HEADING = "台账标题", "台账说明", "台账表头", "台账填报表头"
_LOCKED_TEXT, _LOCKED_SHORT, _FILLED_TEXT, _FILLED_SHORT = "台账文字", "台账居中", "台账填报文字", "台账填报居中"
_FILLED_DAY = "台账填报日期"


def render(ledger: Ledger) -> bytes:
    """The workbook of a ledger. Raises TooLongForCell."""
    workbook = Workbook()
    workbook.properties.title = ledger.title
    workbook.properties.creator = ledger.plan.issuer
    for style in _styles():
        workbook.add_named_style(style)
    table = workbook.worksheets[0]
    table.title = SHEET
    _head(table, ledger)
    _fill(table, ledger)
    _offer_statuses(table, len(ledger.rows))
    _set_page(table)
    _protect(table)
    _keep(workbook.create_sheet(fingerprint.SHEET), ledger)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _styles() -> Iterator[NamedStyle]:
    side = Side(style="thin", color="999999")
    border = Border(left=side, right=side, top=side, bottom=side)
    centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
    beginning = Alignment(vertical="center", wrap_text=True)
    yellow, text, heading = (
        PatternFill("solid", "FFF9E5"),
        Font(name="宋体", size=_TEXT_SIZE),
        Font(name="黑体", size=11),
    )
    free = Protection(locked=False)
    # The format of text: what is typed in a cell stays text.
    yield NamedStyle(_TITLE, Font(name="黑体", size=_TITLE_SIZE), alignment=centred, number_format="@")
    yield NamedStyle(_ADVISING, text, alignment=beginning, number_format="@")
    yield NamedStyle(_LOCKED_HEADING, heading, PatternFill("solid", "DDEBF7"), border, centred, number_format="@")
    yield NamedStyle(_FILLED_HEADING, heading, PatternFill("solid", "FFE699"), border, centred, number_format="@")
    yield NamedStyle(_LOCKED_TEXT, text, border=border, alignment=beginning, number_format="@")
    yield NamedStyle(_LOCKED_SHORT, text, border=border, alignment=centred, number_format="@")
    yield NamedStyle(_FILLED_TEXT, text, yellow, border, beginning, number_format="@", protection=free)
    yield NamedStyle(_FILLED_SHORT, text, yellow, border, centred, number_format="@", protection=free)
    yield NamedStyle(_FILLED_DAY, text, yellow, border, centred, number_format="yyyy-mm-dd", protection=free)


def _head(table: Worksheet, ledger: Ledger) -> None:
    """Write the title and the advice above all columns, and the headings."""
    room = sum(_WIDTHS.values()) / 2
    _write(table, (TITLE_ROW, 1), ledger.title, _TITLE)
    table.row_dimensions[TITLE_ROW].height = (
        _TITLE_LINE * count_lines(ledger.title, room * _TEXT_SIZE / _TITLE_SIZE) + _PADDING
    )
    _write(table, (ADVICE_ROW, 1), _ADVICE, _ADVISING)
    table.row_dimensions[ADVICE_ROW].height = _LINE_HEIGHT * count_lines(_ADVICE, room) + _PADDING
    for row in (TITLE_ROW, ADVICE_ROW):
        table.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(Column))
    for column, heading in enumerate(Column, start=1):
        _write(table, (HEADING_ROW, column), heading, _FILLED_HEADING if heading in FILLED else _LOCKED_HEADING)
        table.column_dimensions[get_column_letter(column)].width = _WIDTHS[heading]
    table.row_dimensions[HEADING_ROW].height = _LINE_HEIGHT + _PADDING


def _fill(table: Worksheet, ledger: Ledger) -> None:
    for number, row in enumerate(ledger.rows, start=HEADING_ROW + 1):
        lines = 1
        for place, column in enumerate(Column, start=1):
            text = row.texts.get(column, "")
            if len(text) > LIMIT:
                raise TooLongForCell(row.texts[Column.NUMBER], column, LIMIT)
            _write(table, (number, place), text, _style_of(column))
            # Widths are told in digits, of which two are as wide as a Chinese character; one is left at each side.
            lines = max(lines, count_lines(text, (_WIDTHS[column] - 2) / 2))
        # LibreOffice does not find it out by itself.
        table.row_dimensions[number].height = min(max(_LINE_HEIGHT * lines + _PADDING, _LOWEST), _TALLEST)


def _style_of(column: Column) -> str:
    if column is Column.DAY:
        return _FILLED_DAY
    if column in FILLED:
        return _FILLED_SHORT if column in _SHORT else _FILLED_TEXT
    return _LOCKED_SHORT if column in _SHORT else _LOCKED_TEXT


def _write(table: Worksheet, place: tuple[int, int], text: str, style: str) -> None:
    """Write a text that stays a text, even where it looks like a number or a formula."""
    target = table.cell(*place)
    if text:
        target.value = text
        target.data_type = "s"
    target.style = style


def _offer_statuses(table: Worksheet, count: int) -> None:
    """Let the status be chosen from a list; what is no status is refused, unless it is pasted."""
    letter = get_column_letter([*Column].index(Column.STATUS) + 1)
    words = [status.word for status in Status]
    choice = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True)
    choice.errorTitle, choice.error = Column.STATUS, f"请从列表中选择：{'、'.join(words)}"
    choice.add(f"{letter}{HEADING_ROW + 1}:{letter}{HEADING_ROW + count}")
    table.add_data_validation(choice)


def _set_page(table: Worksheet) -> None:
    table.freeze_panes = f"{get_column_letter(len(LOCKED[:4]) + 1)}{HEADING_ROW + 1}"
    table.print_title_rows = f"{TITLE_ROW}:{HEADING_ROW}"
    assert table.oddFooter is not None  # noqa: S101 - every new worksheet has one
    table.oddFooter.center.text = "第 &P 页 共 &N 页"
    table.page_setup.orientation = "landscape"
    table.page_setup.paperSize = int(table.PAPERSIZE_A4)
    table.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    table.page_setup.fitToHeight = 0
    table.print_options.horizontalCentered = True
    table.page_margins = PageMargins(left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=_MARGIN + _FOOTER, footer=_FOOTER)


def _protect(table: Worksheet) -> None:
    """Lock what is not to be filled in, without a password; columns and rows may get another size."""
    table.protection.sheet = True
    table.protection.formatColumns = False
    table.protection.formatRows = False


def _keep(hidden: Worksheet, ledger: Ledger) -> None:
    """Write the fingerprint into a sheet that only a programmer's window of Excel can show."""
    for number, row in enumerate(fingerprint.write_rows(fingerprint.fingerprint(ledger)), start=1):
        for column, text in enumerate(row, start=1):
            cell = hidden.cell(number, column, text)
            cell.data_type, cell.number_format = "s", "@"
    hidden.protection.sheet = True
    hidden.sheet_state = "veryHidden"
