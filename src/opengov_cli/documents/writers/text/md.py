"""A Markdown table, for comments and web pages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from opengov_cli.plan.rows import Listing, cell_text

# An ampersand is text unless a name and a semicolon follow: addresses stay readable.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~]|&(?=#?\w+;))")


def render(sheet: Listing) -> bytes:
    """The sheet's columns; what Markdown would interpret is escaped."""
    rows = [map(escape, sheet.columns), ("---",) * len(sheet.columns)]
    rows += [[escape(cell_text(row[column])) for column in sheet.columns] for row in sheet.rows]
    return "".join(map(_line, rows)).encode()


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line of source."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "<br>")


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"
