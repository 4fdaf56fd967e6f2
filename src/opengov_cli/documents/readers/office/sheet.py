"""What stands in the cells of one sheet of a workbook, what is merged and what is hidden: only what is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lxml import etree
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils import range_boundaries
from openpyxl.worksheet._reader import COL_TAG, FILTER_TAG, MERGE_TAG, PROPERTIES_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

Place = tuple[int, int]
Values = dict[Place, str]

_MERGED_TAG = MERGE_TAG.removesuffix("s")
_FORMULA_TAG, _VALUE_TAG = f"{{{SHEET_MAIN_NS}}}f", f"{{{SHEET_MAIN_NS}}}v"
_CRITERION_TAG = f"{{{SHEET_MAIN_NS}}}filterColumn"
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
# A format of three empty parts shows no number and no text.
_SHOWS_NOTHING = ";;;"
_MOST_FILTERS = 100
# Points of a row and letters of a column; what is thinner nobody can read.
_THINNEST_ROW, _THINNEST_COLUMN = 1, 0.2


@dataclass
class Sheet:
    """The values of a sheet by row and column, with the number formats of their cells; and its merged ranges.

    ``cut_off`` is the first cell that was not read any more. ``struck`` and ``unseen`` hold the texts that are struck
    through or shown by no format, which are no values. ``without_result`` and ``failed`` are cells with a formula.
    """

    title: str
    values: dict[Place, tuple[Any, str]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    cut_off: Place | None = None
    struck: dict[Place, str] = field(default_factory=dict)
    unseen: dict[Place, str] = field(default_factory=dict)
    without_result: list[Place] = field(default_factory=list)
    failed: list[Place] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: list[range] = field(default_factory=list)
    filters: bool = False

    def hides_row(self, row: int) -> bool:
        """Whether somebody has hidden a row, other than by a filter."""
        return row in self.hidden_rows and not self.filters_row(row)

    def filters_row(self, row: int) -> bool:
        """Whether a filter hides a row."""
        return row in self.hidden_rows and any(row in area for area in self.filtered)


def read_sheet(sheet: Any, most: int) -> Sheet:  # noqa: ANN401 - openpyxl keeps most of it to itself
    """What a sheet holds, as far as it holds no more than so many values.

    A formula is what it came to, where Excel has worked that out.
    """
    book = sheet.parent
    found = Sheet(sheet.title)
    # openpyxl's own iteration would make every empty cell.
    with sheet._get_source() as source:  # noqa: SLF001
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,  # noqa: SLF001
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001
            rich_text=True,
        )
        for element in _elements(source):
            match element.tag:
                case str(tag) if tag == ROW_TAG and not found.cut_off:
                    row, cells = parser.parse_row(element)
                    if _is_set(element, "hidden") or float(element.get("ht", 20)) < _THINNEST_ROW:
                        found.hidden_rows.add(row)
                    _take(found, zip(element, cells, strict=True), book, most)
                case str(tag) if tag == _MERGED_TAG:
                    found.merged.append(_bounds(element.get("ref", "")))
                case str(tag) if tag == COL_TAG:
                    _take_columns(found, element)
                case str(tag) if tag == PROPERTIES_TAG:
                    found.filters = _is_set(element, "filterMode")
                case str(tag) if tag == FILTER_TAG:
                    take_filter(found, element)
    return found


def take_filter(found: Sheet, element: Element) -> None:
    """Keep the rows of a filter that filters by anything, be it of a sheet or of a table in it."""
    if len(found.filtered) < _MOST_FILTERS and (found.filters or element.find(_CRITERION_TAG) is not None):
        _left, first, _right, last = _bounds(element.get("ref", ""))
        found.filtered.append(range(first, last + 1))


def _take(found: Sheet, cells: Iterable[tuple[Element, dict[str, Any]]], book: Any, most: int) -> None:  # noqa: ANN401
    """Keep the cells of a row that hold something, as long as there are not too many."""
    for element, cell in cells:
        place, value = (cell["row"], cell["column"]), cell["value"]
        formula = element.find(_FORMULA_TAG)
        if value is None and formula is not None and element.get("t") != "str":
            value = f"={formula.text or ''}"
            found.without_result.append(place)
        if value is None:
            continue
        if len(found.values) >= most:
            found.cut_off = place
            return
        if element.get("t") == "e":
            found.failed.append(place)
        form = _form(book, cell["style_id"])
        shown, struck = _told_apart(value, is_struck=_is_struck(book, cell["style_id"]))
        if struck:
            found.struck[place] = struck
        if form == _SHOWS_NOTHING:
            found.unseen[place] = str(shown)
        elif shown not in (None, ""):
            found.values[place] = (shown, form)


def _told_apart(value: Any, *, is_struck: bool) -> tuple[Any, str]:  # noqa: ANN401 - a cell holds anything
    """What a cell shows, and the part of its text that is struck through."""
    if not isinstance(value, CellRichText):
        return (None, str(value)) if is_struck else (value, "")
    shown, struck = list[str](), list[str]()
    for part in value:
        # A part that says nothing of its letters has those of the cell.
        own = part.font.strike if isinstance(part, TextBlock) else is_struck
        (struck if own else shown).append(str(part))
    return "".join(shown), "".join(struck)


def _take_columns(found: Sheet, element: Element) -> None:
    if _is_set(element, "hidden") or float(element.get("width", 8)) < _THINNEST_COLUMN:
        first, last = int(element.get("min", 0)), min(int(element.get("max", 0)), _LAST_COLUMN)
        # No two of them overlap, unless somebody wants them to cost time.
        if found.hidden_columns.isdisjoint((first, last)):
            found.hidden_columns.update(range(first, last + 1))


def _is_set(element: Element, name: str) -> bool:
    return element.get(name) in ("1", "true")


def _bounds(reference: str) -> tuple[int, int, int, int]:
    """The first column and row and the last ones of a range; one of whole rows or columns has no end."""
    first_column, first_row, last_column, last_row = range_boundaries(reference)
    return first_column or 1, first_row or 1, last_column or _LAST_COLUMN, last_row or _LAST_ROW


def _elements(source: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml's elements
    """What a sheet says of its rows, columns, merged ranges and filter, each thrown away when the next one comes."""
    events = etree.iterparse(
        source,
        tag=(ROW_TAG, _MERGED_TAG, COL_TAG, PROPERTIES_TAG, FILTER_TAG),
        resolve_entities=False,
        remove_comments=True,
        remove_pis=True,
    )
    for _event, element in events:
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _form(book: Any, style: int) -> str:  # noqa: ANN401 - a workbook whose styles openpyxl keeps to itself
    number = book._cell_styles[style].numFmtId  # noqa: SLF001
    return str(BUILTIN_FORMATS.get(number, "General") if number < 164 else book._number_formats[number - 164])  # noqa: PLR2004, SLF001


def _is_struck(book: Any, style: int) -> bool:  # noqa: ANN401 - a workbook whose styles openpyxl keeps to itself
    return bool(book._fonts[book._cell_styles[style].fontId].strike)  # noqa: SLF001
