"""CSV: headings, then rows. Cells that a spreadsheet would run as a formula get an apostrophe."""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from opengov_cli.plan.rows import Listing

if TYPE_CHECKING:
    from ...annex import Annex


# Excel takes the full-width forms for the others where Chinese or Japanese is typed.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_NUMBER = re.compile("-[0-9]+")


def render_listing(listing: Listing) -> bytes:
    """The chosen columns below their keys."""
    return table(listing.columns, listing.texts())


def render_annex(annex: Annex) -> bytes:
    """The annex for a spreadsheet. It begins with a BOM: else Excel takes UTF-8 for the encoding of its country."""
    return BOM_UTF8 + table(annex.headings, annex.texts())


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, delimiter: str = ",") -> bytes:
    """The headings and the rows, with a delimiter between their cells."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerows(map(_guarded, cells) for cells in (headings, *rows))
    return stream.getvalue().encode()


def _guarded(text: str) -> str:
    # A text that has an apostrophe already gets another one, because the reader takes one away.
    runs = text.lstrip("'").startswith(_FORMULA) and not _NUMBER.fullmatch(text)
    return f"'{text}" if runs else text
