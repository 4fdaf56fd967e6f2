"""Tab-separated values: like CSV, for the clipboard and for ``cut``."""

from __future__ import annotations

from typing import TextIO

from ..sheet import Sheet
from . import csv


def write(sheet: Sheet, stream: TextIO) -> None:
    """Write the sheet's columns."""
    csv.write(sheet, stream, delimiter="\t")
