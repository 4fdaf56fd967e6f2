"""A workbook as it is: the texts of all its sheets by their cells, those of hidden sheets, too."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from ...document import MOST_CELLS, Doubt
from ...errors import UnreadableDocument
from .. import foreign
from ..notices import Notice, Notices
from .sheet import Place, Sheet, Values, read_sheet
from .sheet_parts import comments, hyperlinks

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """A sheet of a workbook: its texts by row and column, and the addresses that its cells lead to.

    A cell that is merged with those above it has their text. ``unclear`` are cells that are merged with others beside
    them, and formulas that came to nothing. ``doubts`` tell what a person wrote there that is no text of a cell.
    """

    title: str
    is_visible: bool
    texts: Mapping[Place, str]
    addresses: Mapping[Place, str]
    unclear: frozenset[Place]
    doubts: tuple[Doubt, ...]

    def place(self, row: int, column: int | None = None) -> str:
        """What Excel calls a cell of it, as ``Sheet1!B3``, or a whole row."""
        return f"{self.title}!{cell_name((row, column))}" if column else f"{self.title}!{row}"


@contextmanager
def opened(data: bytes) -> Iterator[Workbook]:
    """A workbook to be read. Raises UnreadableDocument, also for what goes wrong while it is read."""
    foreign.package(data, "xl/", ".xlsx")
    try:
        with warnings.catch_warnings():
            # What openpyxl does not know, such as data validation of WPS, is nothing that we read.
            warnings.simplefilter("ignore")
            yield load_workbook(io.BytesIO(data), read_only=True, rich_text=True)
    except UnreadableDocument:
        raise
    except Exception as error:  # openpyxl raises whatever it stumbles over
        raise foreign.broken(".xlsx") from error


def read_workbook(data: bytes) -> tuple[WorkbookSheet, ...]:
    """The sheets of a workbook. Raises UnreadableDocument."""
    found: list[WorkbookSheet] = []
    with opened(data) as book:
        left = MOST_CELLS
        for sheet in book.worksheets:
            held = read_sheet(sheet, left)
            if held.cut_off:
                raise foreign.too_many_cells()
            left -= len(held.values)
            found.append(_sheet(sheet, held))
    return tuple(found)


def cell_name(place: Place) -> str:
    """What Excel calls a cell, as ``B3``."""
    return f"{get_column_letter(place[1])}{place[0]}"


def cell_text(value: Any, form: str) -> str:  # noqa: ANN401 - a cell holds anything
    """What a value shows in a cell of this number format."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case int() | float() if form.endswith("%"):
            return f"{value:.0%}"
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _sheet(sheet: Any, held: Sheet) -> WorkbookSheet:  # noqa: ANN401 - openpyxl's sheet
    texts = {place: text for place, (value, form) in held.values.items() if (text := cell_text(value, form))}
    unclear = {*held.without_result, *held.failed, *_merge(held, texts)}
    return WorkbookSheet(
        sheet.title,
        sheet.sheet_state == "visible",
        texts,
        dict(hyperlinks(sheet)),
        frozenset(unclear),
        tuple(_doubts(sheet, held)),
    )


def _merge(held: Sheet, texts: Values) -> Iterator[Place]:
    """Give the text of the first cell of each merged range to those below it; of a wide range come all cells."""
    # Ranges that overlap, which Excel does not allow, would otherwise cost more than there are cells.
    left = MOST_CELLS
    last = max((row for row, _column in texts), default=0)
    for first_column, first_row, last_column, last_row in held.merged:
        down, across = range(first_row, min(last_row, last) + 1), range(first_column, last_column + 1)
        left -= len(down) * len(across)
        if left < 0:
            return
        if len(across) > 1:
            yield from ((row, column) for row in down for column in across)
        elif text := texts.get((first_row, first_column)):
            texts |= dict.fromkeys(((row, first_column) for row in down), text)


def _doubts(sheet: Any, held: Sheet) -> Iterator[Doubt]:  # noqa: ANN401 - openpyxl's sheet
    notices = Notices()
    for notice, cells in ((Notice.STRUCK_TEXT, held.struck), (Notice.HIDDEN_TEXT, held.unseen)):
        for place, text in cells.items():
            notices.add(notice, f"{held.title}!{cell_name(place)}", text)
    for reference, text in comments(sheet):
        notices.add(Notice.COMMENTS, f"{held.title}!{reference}", text)
    yield from notices.doubts()
