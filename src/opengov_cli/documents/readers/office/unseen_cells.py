"""What a sheet holds that nobody sees on it, or sees differently: each with its cells, as Excel calls them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from openpyxl.utils import get_column_letter

from ..notices import Notice, Notices
from .sheet import Place, Sheet, Values


def say_what_is_unseen(notices: Notices, sheet: Sheet, values: Values, rows: range, columns: range) -> None:
    """Add the notices on a sheet with these values, of which these rows and columns are the table."""
    title = sheet.title
    texts_of_rows, texts_of_columns = _by_row(values), _by_column(values)
    hidden = [row for row in sorted(texts_of_rows) if sheet.hides_row(row)]
    filtered = [row for row in sorted(texts_of_rows) if sheet.filters_row(row)]
    for notice, numbers in ((Notice.HIDDEN_ROWS, hidden), (Notice.FILTERED_ROWS, filtered)):
        for first, last in _runs(numbers):
            told = " ".join(texts_of_rows[row] for row in range(first, last + 1))
            notices.add(notice, f"{title}!{first}:{last}", told)
    for first, last in _runs(column for column in sorted(texts_of_columns) if column in sheet.hidden_columns):
        place = f"{title}!{get_column_letter(first)}:{get_column_letter(last)}"
        told = " ".join(texts_of_columns[column] for column in range(first, last + 1))
        notices.add(Notice.HIDDEN_COLUMNS, place, told)
    for notice, cells in (
        (Notice.STRUCK_TEXT, sheet.struck),
        (Notice.HIDDEN_TEXT, sheet.unseen),
        (Notice.NO_RESULT, dict.fromkeys(sheet.without_result, "")),
        (Notice.FAILED_FORMULA, dict.fromkeys(sheet.failed, "")),
    ):
        for cell, text in cells.items():
            notices.add(notice, f"{title}!{_name(cell)}", text or values.get(cell, ""))
    outside = (place for place in values if place[0] not in rows or place[1] not in columns)
    behind = sheet.cut_off or min(outside, default=None)
    if behind:
        notices.add(Notice.FAR_AWAY, f"{title}!{_name(behind)}")


def _by_row(values: Values) -> dict[int, str]:
    """The longest text of each row, by which it is found again."""
    texts: dict[int, str] = {}
    for (row, _column), text in values.items():
        texts[row] = max(texts.get(row, ""), text, key=len)
    return texts


def _by_column(values: Values) -> dict[int, str]:
    """The first text of each column, which is its heading."""
    texts: dict[int, str] = {}
    for (_row, column), text in values.items():
        texts.setdefault(column, text)
    return texts


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of the numbers that follow each other."""
    first = last = None
    for number in numbers:
        if first is None or last is None:
            first = number
        elif number != last + 1:
            yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last


def _name(place: Place) -> str:
    return f"{get_column_letter(place[1])}{place[0]}"
