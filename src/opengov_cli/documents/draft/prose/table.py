"""The items of a text as the rows of a table, whose columns are the labels that the text itself uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...document import Paragraph
from ..doubts import UNSORTED
from ..tables.column_headings import Column, Meaning
from ..tables.rows import TableRow, TableRows
from .items import ProseItem

# Columns that no label of the text names.
_NUMBER, _CATEGORY, _REQUIREMENT, _CLAUSE, _DEADLINE = "序号", "标题", "正文", "责任单位", "完成时限"

_Text = Callable[[ProseItem], str]


def rows_of_items(items: Sequence[ProseItem], left_out: Sequence[Paragraph]) -> TableRows:
    """The rows that a table of the items would have; a column that would be empty is left away."""
    columns = list(_columns(items))
    categories = frozenset(index for index, (column, _text) in enumerate(columns) if column.meaning is Meaning.CATEGORY)
    rows: list[TableRow] = []
    for index, item in enumerate(items):
        goes_on = index > 0 and items[index - 1].headings == item.headings
        texts = tuple(text(item) for _column, text in columns)
        rows.append(TableRow(item.line.place, texts, item.headings[:-1], (), categories if goes_on else frozenset()))
    return TableRows(tuple(column for column, _text in columns), tuple(rows), (), tuple(left_out), (), from_text=True)


def _columns(items: Sequence[ProseItem]) -> Iterator[tuple[Column, _Text]]:
    """The columns, and what each item says in them."""
    values = {item.value for item in items if item.number}
    counts = len(values) == len(items)
    yield Column(_NUMBER, Meaning.NUMBER), lambda item: str(item.value) if counts else item.number
    if any(item.headings for item in items):
        yield Column(_CATEGORY, Meaning.CATEGORY), lambda item: item.headings[-1] if item.headings else UNSORTED
    yield Column(_REQUIREMENT, Meaning.REQUIREMENT), lambda item: item.text
    if any(item.answered.units for item in items):
        yield Column(_labels(items, _CLAUSE, *_UNITS), Meaning.CLAUSE), lambda item: item.answered.units
    if any(item.answered.deadline for item in items):
        yield Column(_labels(items, _DEADLINE, Meaning.DEADLINE), Meaning.DEADLINE), lambda item: item.answered.deadline
    others = dict.fromkeys((meaning, label) for item in items for meaning, label, _text in item.answered.others)
    for meaning, label in others:
        yield Column(label, meaning), _said_behind(label)


_UNITS = (Meaning.LEAD, Meaning.UNITS, Meaning.CLAUSE)


def _labels(items: Sequence[ProseItem], usual: str, *meanings: Meaning) -> str:
    """The labels that a text uses for a column, or the usual one where it uses none."""
    used = (label for item in items for meaning, label, _text in item.answered.parts if meaning in meanings and label)
    return "、".join(dict.fromkeys(used)) or usual


def _said_behind(label: str) -> _Text:
    return lambda item: "；".join(text for _meaning, other, text in item.answered.others if other == label)
