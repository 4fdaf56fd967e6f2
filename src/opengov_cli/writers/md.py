"""A Markdown table, for comments and web pages."""

from __future__ import annotations

import re
from typing import TextIO

from ..sheet import Sheet, cell

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def write(sheet: Sheet, stream: TextIO) -> None:
    """Write the sheet's columns; what Markdown would interpret is escaped."""
    _row(stream, sheet.columns)
    _row(stream, ("---",) * len(sheet.columns))
    for row in sheet.rows:
        _row(stream, tuple(escape(cell(row[column])) for column in sheet.columns))


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line of source."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "<br>")


def _row(stream: TextIO, cells: tuple[str, ...]) -> None:
    stream.write("| " + " | ".join(cells) + " |\n")
