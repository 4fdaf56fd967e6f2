"""Tab-separated values: like CSV, for the clipboard and for ``cut``."""

from __future__ import annotations

from opengov_cli.plan.rows import Listing

from . import csv


def render(sheet: Listing) -> bytes:
    """The sheet's columns."""
    return csv.render(sheet, delimiter="\t")
