"""A web page of the annex that reads well as it is, printed or in a browser: no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from ...annex import Annex
from ...annex_columns import SHORT
from ..addresses import is_address
from ..measure import column_widths, count_lines

# What stands side by side on A4 in Chinese characters, and the margins of a cell.
_ROOM_UPRIGHT, _ROOM_LYING, _MARGINS = 40, 69, 1.5
# A row of more lines may go on on the next page.
_MOST_WHOLE = 10


def render_annex(annex: Annex) -> bytes:
    """The annex below its title, with the categories that its rows share; every row has its whole clause, because
    rows stand one below the other where a screen is narrow.
    """
    environment = Environment(
        loader=PackageLoader("opengov_cli.documents.writers.text", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.get_template("annex.html")
    room = _ROOM_LYING if annex.shows_progress else _ROOM_UPRIGHT
    widths = column_widths(annex, room, _MARGINS)
    page = template.render(
        title=annex.title,
        remark=annex.remark,
        lies=annex.shows_progress,
        columns=[
            (heading, round(width / room * 100, 1)) for heading, width in zip(annex.headings, widths, strict=True)
        ],
        rows=_rows(annex, [max(width - _MARGINS, 1) for width in widths]),
    )
    return page.encode()


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell below its heading: how many rows it covers, how it looks, and its lines, each maybe an address."""

    heading: str
    span: int
    look: str
    lines: list[tuple[str, bool]]


def _rows(annex: Annex, rooms: Sequence[float]) -> Iterator[tuple[bool, list[_Cell]]]:
    """Each row: whether it stays whole on paper, and the cells that begin in it."""
    looks = dict.fromkeys(annex.categories, "category") | dict.fromkeys(SHORT, "short")
    alone = [1] * len(annex.rows)
    heights = [annex.row_spans(name) if name in annex.categories else alone for name in annex.headings]
    for texts, spans in zip(annex.texts(), zip(*heights, strict=True), strict=True):
        lines = max(count_lines(text, room) for text, room in zip(texts, rooms, strict=True))
        yield (
            lines <= _MOST_WHOLE,
            [
                _Cell(heading, span, looks.get(heading, "text") if text else "empty", _lines(text))
                for heading, text, span in zip(annex.headings, texts, spans, strict=True)
                if span
            ],
        )


def _lines(text: str) -> list[tuple[str, bool]]:
    return [(line, is_address(line)) for line in text.split("\n")]
