"""Values with tabs between them: like CSV, for the clipboard and for ``cut``."""

from __future__ import annotations

from codecs import BOM_UTF8
from typing import TYPE_CHECKING

from opengov_cli.plan.rows import Listing

from .csv import table

if TYPE_CHECKING:
    from ...annex import Annex


def render_listing(listing: Listing) -> bytes:
    """The chosen columns below their keys."""
    return table(listing.columns, listing.texts(), delimiter="\t")


def render_annex(annex: Annex) -> bytes:
    """The annex for a spreadsheet, with a BOM as in CSV."""
    return BOM_UTF8 + table(annex.headings, annex.texts(), delimiter="\t")
