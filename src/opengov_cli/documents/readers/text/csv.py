"""CSV and TSV, also with semicolons or bars, as spreadsheets save them and as ``opengov`` writes them."""

from __future__ import annotations

import csv
import io
import re
from gettext import gettext as _
from itertools import islice

from ...document import MOST_CELLS, Cell, Document, Table
from ...errors import UnreadableDocument
from .. import foreign
from ..encoding import decode

# The likeliest first: it is taken where two come as often.
_DELIMITERS = "\t|;,"
_SEARCHED = 20
_QUOTED = re.compile('"[^"]*"')
_LARGEST_CELL = 10_000_000
# The apostrophe that our writer puts before what a spreadsheet would run.
_GUARD = re.compile(r"'(?='*[=+\-@＝＋－＠\t\r\n])")


def read(data: bytes) -> Document:
    """The one table of a file. Raises UnreadableDocument."""
    text = decode(data)
    delimiter = _delimiter(text)
    csv.field_size_limit(_LARGEST_CELL)
    rows: list[tuple[Cell, ...]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begun, cells = 1, 0
    try:
        for texts in reader:
            place = _("line {line}").format(line=begun)
            rows.append(tuple(Cell(_unguarded(text).strip(), place) for text in texts))
            cells += len(texts)
            if cells > MOST_CELLS:
                raise foreign.too_many_cells()
            begun = reader.line_num + 1
    except csv.Error:
        raise UnreadableDocument(
            _("line {line} of the file is no CSV").format(line=begun), _("save it again as CSV in UTF-8")
        ) from None
    return Document((Table(tuple(_evened(rows)), shows_merges=False),))


def _delimiter(text: str) -> str:
    """What sets the cells apart: the sign that most of the first lines have; a title above has none.

    Signs inside of quotes are those of a text, which may have many lines.
    """
    outside = _QUOTED.sub("", text)
    lines = list(islice((line for line in outside.split("\n") if line.strip()), _SEARCHED))
    return max(_DELIMITERS, key=lambda sign: sum(sign in line for line in lines))


def _unguarded(text: str) -> str:
    return text[1:] if _GUARD.match(text) else text


def _evened(rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """The rows without the empty cells with which spreadsheets make all rows equally long."""
    width = max((index for row in rows for index, cell in enumerate(row, start=1) if cell.text), default=0)
    return [row[:width] for row in rows]
