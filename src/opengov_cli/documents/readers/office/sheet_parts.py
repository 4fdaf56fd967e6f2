"""What a workbook keeps beside a sheet: its comments, the addresses of its cells, and the filters of its tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.utils import range_boundaries
from openpyxl.xml.constants import REL_NS, SHEET_MAIN_NS

from .sheet import Place, Sheet, take_filter

_COMMENT_TAG, _TEXT_TAG, _FILTER_TAG, _LINK_TAG = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("comment", "t", "autoFilter", "hyperlink")
)
_ID = f"{{{REL_NS}}}id"


def take_filters(sheet: Any, found: Sheet) -> None:  # noqa: ANN401 - openpyxl's sheet
    """Keep the rows that the tables of a sheet filter."""
    for element in _elements(sheet, "/table", _FILTER_TAG):
        take_filter(found, element)


def comments(sheet: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - openpyxl's sheet
    """The comments of a sheet: the cell of each, as ``B3``, and its text."""
    for element in _elements(sheet, "/comments", _COMMENT_TAG):
        yield element.get("ref", ""), "".join(text.text or "" for text in element.iter(_TEXT_TAG))


def hyperlinks(sheet: Any) -> Iterator[tuple[Place, str]]:  # noqa: ANN401 - openpyxl's sheet
    """The cells of a sheet that lead to an address outside the workbook; of a range the first one."""
    targets = {relation.Id: relation.Target for relation in _relations(sheet) if relation.Type.endswith("/hyperlink")}
    if not targets:
        return
    with sheet._get_source() as source:  # noqa: SLF001
        for _event, element in etree.iterparse(source, tag=_LINK_TAG, resolve_entities=False):
            column, row, _right, _bottom = range_boundaries(element.get("ref", ""))
            if row and column and (target := targets.get(element.get(_ID))):
                yield (row, column), target


def _relations(sheet: Any) -> list[Any]:  # noqa: ANN401
    archive = sheet.parent._archive  # noqa: SLF001
    relations: str = get_rels_path(sheet._worksheet_path)  # type: ignore[no-untyped-call]  # noqa: SLF001
    return [*get_dependents(archive, relations)] if relations in archive.namelist() else []


def _elements(sheet: Any, kind: str, tag: str) -> Iterator[Any]:  # noqa: ANN401
    """The elements of a tag in the parts of a kind that belong to a sheet."""
    archive = sheet.parent._archive  # noqa: SLF001
    for relation in _relations(sheet):
        if relation.Type.endswith(kind) and relation.target in archive.namelist():
            with archive.open(relation.target) as source:
                for _event, element in etree.iterparse(source, tag=tag, resolve_entities=False):
                    yield element
                    element.clear()
