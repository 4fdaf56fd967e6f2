"""YAML: the sheet's plan as a file of its own, in the register's layout."""

from __future__ import annotations

from opengov_cli.file.text.layout import dump
from opengov_cli.plan.rows import Listing


def render(sheet: Listing) -> bytes:
    """The whole plan of the sheet; its rows and columns do not matter here."""
    return dump(sheet.plan).encode()
