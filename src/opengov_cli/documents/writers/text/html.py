"""A web page of the annex that reads well as it is, printed or in a browser: no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, PackageLoader, StrictUndefined

from ...annex import Annex
from ..addresses import is_address


def render_annex(annex: Annex) -> bytes:
    """The annex below the plan's title, with the cells that its rows share."""
    environment = Environment(
        loader=PackageLoader("opengov_cli.documents.writers.text", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.get_template("annex.html")
    page = template.render(title=annex.whole_title, headings=annex.headings, rows=_rows(annex))
    return page.encode()


def _rows(annex: Annex) -> Iterator[list[tuple[int, list[tuple[str, bool]]]]]:
    """Each row as the cells that begin in it: how many rows a cell covers, and its lines, each maybe an address."""
    heights = zip(*map(annex.row_spans, annex.headings), strict=True)
    for texts, row_spans in zip(annex.texts(), heights, strict=True):
        yield [(span, _lines(text)) for text, span in zip(texts, row_spans, strict=True) if span]


def _lines(text: str) -> list[tuple[str, bool]]:
    return [(line, is_address(line)) for line in text.split("\n")]
