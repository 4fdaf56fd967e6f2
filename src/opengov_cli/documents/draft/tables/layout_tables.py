"""Tables that only lay out a page: what stands in their cells is text and tables like any other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...document import Document, Paragraph, Table
from .columns import Chosen
from .headed_table import headed_tables


def without_layout(document: Document, chosen: Chosen) -> Document:
    """The document with what stands in its tables that hold tables, unless they have the headings of a plan.

    ``chosen`` is what a person says of columns.
    """
    return replace(document, blocks=tuple(_plain(document.blocks, chosen)))


def _plain(blocks: Iterable[Paragraph | Table], chosen: Chosen) -> Iterator[Paragraph | Table]:
    for block in blocks:
        if isinstance(block, Table) and block.inside and not headed_tables(block, chosen):
            yield from _plain(block.inside, chosen)
        else:
            yield block
