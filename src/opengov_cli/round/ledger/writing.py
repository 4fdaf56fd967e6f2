"""A ledger as an Excel workbook: locked but for the cells to fill in, with a list of statuses to choose from."""

from __future__ import annotations

import io
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from opengov_cli.documents.errors import TooLongForCell
from opengov_cli.documents.writers.measure import count_lines
from opengov_cli.documents.writers.office import xlsx_looks as looks
from opengov_cli.plan.model import Status

from . import fingerprint
from .sheet import FILLED, SHEET, Column, Ledger

TITLE_ROW, ADVICE_ROW, HEADING_ROW = 1, 2, 3
# Up to 具体要求, by which a row is known.
_IN_SIGHT = [*Column].index(Column.REQUIREMENT) + 1
_ADVICE = (
    "请只填写浅黄色的单元格，没有新进展的行留空；状态从下拉列表中选择，公开链接每行一个，日期如2021-06-30。"
    "请勿改动其他单元格和工作表名称。"
)
_WIDTHS: dict[str, int] = {
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
_LINE_HEIGHT, _PADDING, _LOWEST = 15.0, 8.0, 38.0
_ADVISING, _FILLED_HEADING = "台账说明", "台账填报表头"
_FILLED_TEXT, _FILLED_SHORT, _FILLED_DAY = "台账填报文字", "台账填报居中", "台账填报日期"


def render(ledger: Ledger) -> bytes:
    """The workbook of a ledger. Raises TooLongForCell."""
    workbook = Workbook()
    workbook.properties.title = ledger.title
    workbook.properties.creator = ledger.plan.issuer
    looks.add_styles(workbook)
    for style in _styles():
        workbook.add_named_style(style)
    table = workbook.worksheets[0]
    table.title = SHEET
    _head(table, ledger)
    _fill(table, ledger)
    _offer_statuses(table, len(ledger.rows))
    looks.set_page(table, HEADING_ROW, _IN_SIGHT)
    table.page_setup.orientation = "landscape"
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
    text, yellow = Font(name="宋体", size=11), PatternFill("solid", "FFF9E5")
    heading, free = PatternFill("solid", "FFE699"), Protection(locked=False)
    yield NamedStyle(_ADVISING, text, alignment=beginning, number_format="@")
    yield NamedStyle(_FILLED_HEADING, Font(name="黑体", size=11), heading, border, centred, number_format="@")
    # The format of text: what is typed in a cell stays text.
    yield NamedStyle(_FILLED_TEXT, text, yellow, border, beginning, number_format="@", protection=free)
    yield NamedStyle(_FILLED_SHORT, text, yellow, border, centred, number_format="@", protection=free)
    yield NamedStyle(_FILLED_DAY, text, yellow, border, centred, number_format="yyyy-mm-dd", protection=free)


def _head(table: Worksheet, ledger: Ledger) -> None:
    """Write the title and the advice above all columns, and the headings."""
    room = sum(_WIDTHS.values()) / 2
    for row, text, style, size in (
        (TITLE_ROW, ledger.title, looks.TITLE, 1.5),
        (ADVICE_ROW, _ADVICE, _ADVISING, 1.0),
    ):
        looks.write(table, (row, 1), text, style)
        table.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(Column))
        table.row_dimensions[row].height = size * _LINE_HEIGHT * count_lines(text, room / size) + _PADDING
    for column, heading in enumerate(Column, start=1):
        looks.write(table, (HEADING_ROW, column), heading, _FILLED_HEADING if heading in FILLED else looks.HEADER)
        table.column_dimensions[get_column_letter(column)].width = _WIDTHS[heading]
    table.row_dimensions[HEADING_ROW].height = _LINE_HEIGHT + _PADDING


def _fill(table: Worksheet, ledger: Ledger) -> None:
    for number, row in enumerate(ledger.rows, start=HEADING_ROW + 1):
        texts = {str(column): row.texts.get(column, "") for column in Column}
        for place, column in enumerate(Column, start=1):
            text = texts[column]
            if len(text) > looks.LIMIT:
                raise TooLongForCell(row.texts[Column.NUMBER], column, looks.LIMIT)
            if text:
                looks.write(table, (number, place), text, _style_of(column))
            else:
                table.cell(number, place).style = _style_of(column)
        table.row_dimensions[number].height = max(looks.row_height(texts, _WIDTHS), _LOWEST)


def _style_of(column: Column) -> str:
    if column is Column.DAY:
        return _FILLED_DAY
    if column in FILLED:
        return _FILLED_SHORT if column in _SHORT else _FILLED_TEXT
    return looks.MIDDLE if column in _SHORT else looks.TEXT


def _offer_statuses(table: Worksheet, count: int) -> None:
    """Let the status be chosen from a list; what is no status is refused, unless it is pasted."""
    letter = get_column_letter([*Column].index(Column.STATUS) + 1)
    words = [status.word for status in Status]
    choice = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True)
    choice.errorTitle, choice.error = Column.STATUS, f"请从列表中选择：{'、'.join(words)}"
    choice.add(f"{letter}{HEADING_ROW + 1}:{letter}{HEADING_ROW + count}")
    table.add_data_validation(choice)


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
