"""A Markdown table, for comments and web pages."""

from __future__ import annotations

from collections.abc import Iterable

from opengov_cli.plan.rows import Listing, cell_text

from ...markdown import escape


def render(sheet: Listing) -> bytes:
    """The sheet's columns; what Markdown would interpret is escaped."""
    rows = [map(escape, sheet.columns), ("---",) * len(sheet.columns)]
    rows += [[escape(cell_text(row[column])) for column in sheet.columns] for row in sheet.rows]
    return "".join(map(_line, rows)).encode()


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"
