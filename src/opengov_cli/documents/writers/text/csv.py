"""CSV with a header of keys. Cells that a spreadsheet would run as a formula get an apostrophe."""

from __future__ import annotations

import csv
import io

from opengov_cli.plan.rows import Listing, cell_text

# Excel takes the full-width forms for the others where Chinese or Japanese is typed.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def render(sheet: Listing, *, delimiter: str = ",") -> bytes:
    """The sheet's columns."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(map(_guarded, sheet.columns))
    writer.writerows([_guarded(cell_text(row[column])) for column in sheet.columns] for row in sheet.rows)
    return stream.getvalue().encode()


def _guarded(text: str) -> str:
    # One that has an apostrophe already gets another: the reader takes one away.
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text
