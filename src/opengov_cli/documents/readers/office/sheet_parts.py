"""What a workbook keeps beside a sheet: its comments, and the filters of the tables in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.xml.constants import SHEET_MAIN_NS

from .sheet import Sheet, take_filter

_COMMENT_TAG, _TEXT_TAG, _FILTER_TAG = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("comment", "t", "autoFilter"))


def take_filters(sheet: Any, found: Sheet) -> None:  # noqa: ANN401 - openpyxl's sheet
    """Keep the rows that the tables of a sheet filter."""
    for element in _elements(sheet, "/table", _FILTER_TAG):
        take_filter(found, element)


def comments(sheet: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - openpyxl's sheet
    """The comments of a sheet: the cell of each, as ``B3``, and its text."""
    for element in _elements(sheet, "/comments", _COMMENT_TAG):
        yield element.get("ref", ""), "".join(text.text or "" for text in element.iter(_TEXT_TAG))


def _elements(sheet: Any, kind: str, tag: str) -> Iterator[Any]:  # noqa: ANN401
    """The elements of a tag in the parts of a kind that belong to a sheet."""
    archive = sheet.parent._archive  # noqa: SLF001
    relations: str = get_rels_path(sheet._worksheet_path)  # type: ignore[no-untyped-call]  # noqa: SLF001
    if relations not in archive.namelist():
        return
    for relation in get_dependents(archive, relations):
        if relation.Type.endswith(kind) and relation.target in archive.namelist():
            with archive.open(relation.target) as source:
                for _event, element in etree.iterparse(source, tag=tag, resolve_entities=False):
                    yield element
                    element.clear()
