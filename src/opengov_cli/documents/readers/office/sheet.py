"""What stands in the cells of one sheet of a workbook, and which ranges are merged: only what is there, in one go."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils import range_boundaries
from openpyxl.worksheet._reader import MERGE_TAG, ROW_TAG, WorkSheetParser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Place = tuple[int, int]
Values = dict[Place, str]

_MERGED_TAG = MERGE_TAG.removesuffix("s")
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576


@dataclass
class Sheet:
    """The values of a sheet by row and column, with the number formats of their cells; and its merged ranges.

    ``cut_off`` is the first cell that was not read any more.
    """

    values: dict[Place, tuple[Any, str]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    cut_off: Place | None = None


def read_sheet(sheet: Any, most: int) -> Sheet:  # noqa: ANN401
    """What a sheet holds, as far as it holds no more than so many values.

    A formula is what it came to, where Excel has worked that out.
    """
    found = _parsed(sheet, most, results=False)
    formulas = {place: value for place, (value, _form) in found.values.items() if _is_formula(value)}
    if formulas:
        results = _parsed(sheet, most, results=True).values
        found.values |= {place: results.get(place, (str(value), "")) for place, value in formulas.items()}
    return found


def _parsed(sheet: Any, most: int, *, results: bool) -> Sheet:  # noqa: ANN401 - openpyxl keeps most of it to itself
    book = sheet.parent
    found = Sheet()
    # openpyxl's own iteration would make every empty cell.
    with sheet._get_source() as source:  # noqa: SLF001
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,  # noqa: SLF001
            results,
            book.epoch,
            book._date_formats,  # noqa: SLF001
            book._timedelta_formats,  # noqa: SLF001
        )
        for element in _elements(source):
            if element.tag == _MERGED_TAG:
                found.merged.append(_bounds(element.get("ref")))
            elif not found.cut_off:
                _take(found, parser.parse_row(element)[1], book, most)
    return found


def _take(found: Sheet, cells: Iterable[dict[str, Any]], book: Any, most: int) -> None:  # noqa: ANN401
    """Keep the cells of a row that hold something, as long as there are not too many."""
    for cell in cells:
        if cell["value"] is None:
            continue
        place = (cell["row"], cell["column"])
        if len(found.values) >= most:
            found.cut_off = place
            return
        found.values[place] = (cell["value"], _form(book, cell["style_id"]))


def _bounds(reference: str) -> tuple[int, int, int, int]:
    """The first column and row and the last ones of a range; one of whole rows or columns has no end."""
    first_column, first_row, last_column, last_row = range_boundaries(reference)
    return first_column or 1, first_row or 1, last_column or _LAST_COLUMN, last_row or _LAST_ROW


def _elements(source: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml's elements
    """The rows and merged ranges of a sheet, each thrown away when the next one comes."""
    events = etree.iterparse(
        source, tag=(ROW_TAG, _MERGED_TAG), resolve_entities=False, remove_comments=True, remove_pis=True
    )
    for _event, element in events:
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _form(book: Any, style: int) -> str:  # noqa: ANN401 - a workbook whose styles openpyxl keeps to itself
    number = book._cell_styles[style].numFmtId  # noqa: SLF001
    return str(BUILTIN_FORMATS.get(number, "General") if number < 164 else book._number_formats[number - 164])  # noqa: PLR2004, SLF001


def _is_formula(value: object) -> bool:
    return (isinstance(value, str) and value.startswith("=")) or hasattr(value, "ref")
