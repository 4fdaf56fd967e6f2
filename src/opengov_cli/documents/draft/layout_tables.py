"""Tables that only lay out a page: what stands in their cells is text and tables like any other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..document import Document, Table
from .headed_table import find_headings


def without_layout(document: Document) -> Document:
    """The document with what stands in its tables that hold tables, unless they have the headings of a plan."""
    return replace(document, blocks=tuple(_plain(document.blocks)))


def _plain(blocks: Iterable[str | Table]) -> Iterator[str | Table]:
    for block in blocks:
        if isinstance(block, Table) and block.inside and not find_headings(block):
            yield from _plain(block.inside)
        else:
            yield block
