"""A Markdown table, for comments and web pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from opengov_cli.plan.rows import Listing

from ...markdown import escape

if TYPE_CHECKING:
    from ...annex import Annex


def render_listing(listing: Listing) -> bytes:
    """The chosen columns below their keys."""
    return table(listing.columns, listing.texts()).encode()


def render_annex(annex: Annex) -> bytes:
    """The annex below the plan's title."""
    return f"# {escape(annex.whole_title)}\n\n{table(annex.headings, annex.texts())}".encode()


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The headings and the rows as they are; what Markdown would interpret is escaped."""
    lines = (map(escape, headings), ("---",) * len(headings), *(map(escape, cells) for cells in rows))
    return "".join(map(_line, lines))


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"
