"""The annex of 2021 and others of its kind as documents, for the tests that read and write them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import docx
from docx.table import Table as WordTable

from conftest import ANNEX
from opengov_cli.documents.document import Cell, Document, Paragraph, Table
from opengov_cli.documents.draft import Draft, draft_document
from opengov_cli.documents.readers.lookup import reader_for

TODAY = date(2021, 7, 1)
HEADINGS = ("工作任务", "具体要求", "落实单位")


def drafted(*rows: Sequence[str], headings: Sequence[str] = HEADINGS, known: Sequence[str] = ()) -> Draft:
    """The draft of a table; ``^`` is a cell merged with the one above, ``<`` one merged with its neighbour."""
    lines = (headings, *rows)
    cells = tuple(tuple(_cell(text, number) for text in line) for number, line in enumerate(lines, start=1))
    found = draft_document(Document((Paragraph("某局2021年政务公开工作要点分工方案"), Table(cells))), known, TODAY)
    assert found is not None
    return found


def _cell(text: str, number: int) -> Cell:
    merged = text in ("^", "<")
    return Cell("" if merged else text, f"row {number}", above=text == "^", left=text == "<")


def annex_as_word() -> bytes:
    """The annex with the merged cells that its text only shows as empty ones."""
    document = docx.Document()
    text = reader_for(Path("annex.txt"))(ANNEX.read_bytes())
    assert isinstance(text, Document)
    (table,) = text.tables
    for block in text.blocks:
        if isinstance(block, Paragraph):
            document.add_paragraph(block.text)
    written = document.add_table(len(table.rows), 3)
    first = 0
    for index, row in enumerate(table.rows):
        for cell, told in zip(written.rows[index].cells, row, strict=True):
            _fill(cell, told.text)
        if row[0].text:
            first = index
        else:
            _merge(written, first, index)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    """The bytes of a Word document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _fill(cell: docx.table._Cell, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        (cell.add_paragraph() if number else cell.paragraphs[0]).text = line


def _merge(table: WordTable, first: int, last: int) -> None:
    category = table.cell(first, 0).text
    table.cell(first, 0).merge(table.cell(last, 0)).text = category
