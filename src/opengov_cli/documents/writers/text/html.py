"""A web page of the annex that reads well as it is, printed or in a browser: no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, PackageLoader, StrictUndefined

from opengov_cli.plan.rows import Listing, cell_text

from ...annex import spans

_ADDRESS = ("http://", "https://")


def render(sheet: Listing) -> bytes:
    """The sheet's columns below the plan's title; neighbours share a cell as in the annex."""
    environment = Environment(
        loader=PackageLoader("opengov_cli.documents.writers.text", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.get_template("annex.html")
    page = template.render(plan=sheet.plan, columns=sheet.columns, rows=_rows(sheet))
    return page.encode()


def _rows(sheet: Listing) -> Iterator[list[tuple[int, list[tuple[str, bool]]]]]:
    """Each row as its cells: how many rows one covers, and its lines, each maybe an address."""
    covered = [spans(sheet, heading) for heading in sheet.columns]
    for row, counts in zip(sheet.rows, zip(*covered, strict=True), strict=True):
        texts = (cell_text(row[heading]) for heading in sheet.columns)
        yield [(count, _lines(text)) for text, count in zip(texts, counts, strict=True) if count]


def _lines(text: str) -> list[tuple[str, bool]]:
    return [(line, line.startswith(_ADDRESS)) for line in text.split("\n")]
