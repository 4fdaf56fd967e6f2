"""CSV with a header of keys. Cells that a spreadsheet would run as a formula get an apostrophe."""

from __future__ import annotations

import csv
from typing import TextIO

from ..sheet import Sheet, cell

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(sheet: Sheet, stream: TextIO, *, delimiter: str = ",") -> None:
    """Write the sheet's columns."""
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(sheet.columns)
    writer.writerows([_guarded(cell(row[column])) for column in sheet.columns] for row in sheet.rows)


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
