"""Clerks who fill in ledgers: cells are written by their headings, into a file that was sent."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from opengov_cli.plan.model import Plan
from opengov_cli.round.ledger.collecting import Collection, Ledgers
from opengov_cli.round.ledger.reading import read_ledger
from opengov_cli.round.ledger.sheet import Column, ledgers
from opengov_cli.round.ledger.writing import HEADING_ROW, render

SENT = date(2021, 6, 1)
TODAY = date(2021, 7, 5)
Filling = Mapping[int, Mapping[str, Any]]


@cache
def sent(plan: Plan, unit: str, day: date = SENT) -> bytes:
    """The ledger of a unit as it is sent."""
    (ledger,) = ledgers(plan, day, [unit])
    return render(ledger)


def filled(data: bytes, filling: Filling, change: Callable[[Worksheet], None] | None = None) -> bytes:
    """A ledger with values in cells, by the number that its row shows and by heading; then changed in another way."""
    book = load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[HEADING_ROW]]
    rows = {str(row[0].value): row for row in sheet.iter_rows(min_row=HEADING_ROW + 1)}
    for number, cells in filling.items():
        for heading, value in cells.items():
            rows[str(number)][headings.index(heading)].value = value
    if change:
        change(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def collected(plan: Plan, *files: bytes, today: date = TODAY) -> Collection:
    """What ledgers bring into a plan."""
    return Ledgers(
        tuple(read_ledger(Path(f"{number}.xlsx"), data, today) for number, data in enumerate(files, start=1)), today
    ).on(plan)


def told(doubts: Sequence[object]) -> str:
    """Problems or warnings as lines."""
    return "\n".join(map(str, doubts))


def place_of(data: bytes, number: int, heading: str) -> str:
    """What Excel calls the cell of a task below a heading."""
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    row = next(row for row in sheet.iter_rows(min_row=HEADING_ROW + 1) if str(row[0].value) == str(number))
    return row[[*Column].index(Column(heading))].coordinate
