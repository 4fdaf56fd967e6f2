"""Rows of a plan as a table of Markdown, which a person reads in the end."""

from __future__ import annotations

from opengov_cli.documents.writers.text.md import table
from opengov_cli.plan.rows import Listing

from ..words.cells import cell_words
from ..words.labels import heading


def as_markdown(listing: Listing) -> str:
    """The chosen columns below their headings, in the language of the interface."""
    rows = ([cell_words(row, key) for key in listing.columns] for row in listing.rows)
    return table([heading(listing.kind, key) for key in listing.columns], rows)
