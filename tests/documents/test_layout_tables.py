"""A table inside a table that only lays out a page is read as a table of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
import pytest

from annexes import TODAY, saved
from conftest import Opengov
from opengov_cli.documents.document import Document
from opengov_cli.documents.draft import draft_document
from opengov_cli.documents.readers.lookup import reader_for

PLAN = (("工作任务", "具体要求", "落实单位"), ("规划", "公开规划。", "办公室"), ("财政", "公开预算。", "财务科"))


def _html_table(rows: Sequence[Sequence[str]] = PLAN) -> str:
    lines = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _page(layers: int) -> bytes:
    inner = _html_table()
    for _layer in range(layers):
        inner = f"某局2021年政务公开分工方案{inner}"
        inner = f"<table><tr><td>首页</td><td>导航</td></tr><tr><td colspan=2>{inner}</td></tr></table>"
    return f"<html><body>{inner}<p>附注</p></body></html>".encode()


def _word(layers: int) -> bytes:
    document = docx.Document()
    place: Any = document
    for _layer in range(layers):
        outer = place.add_table(2, 1)
        outer.cell(0, 0).text = "某局2021年政务公开分工方案"
        place = outer.cell(1, 0)
    table = place.add_table(len(PLAN), 3)
    for row, texts in zip(table.rows, PLAN, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return saved(document)


@pytest.mark.parametrize("layers", [1, 2, 4])
@pytest.mark.parametrize(("name", "make"), [("a.html", _page), ("a.docx", _word)])
def test_a_plan_in_a_layout_table_is_imported_with_its_title(
    opengov: Opengov, tmp_path: Path, name: str, make: Callable[[int], bytes], layers: int
) -> None:
    (tmp_path / name).write_bytes(make(layers))
    result = opengov("import", name, "-o", "-")
    assert (result.code, result.out.count("公开规划。"), result.out.count("- id:")) == (0, 1, 2)
    assert result.out.startswith("schema: 1\ntitle: 某局2021年政务公开分工方案\n")


def test_a_small_table_in_a_cell_of_a_plan_is_text_of_that_cell() -> None:
    cell = f"公开补贴：{_html_table((('水稻', '100'), ('渔业', '50')))}"
    page = _html_table((PLAN[0], ("财政", cell, "财务科"))).encode()
    document = reader_for(Path("a.html"))(page)
    assert isinstance(document, Document)
    draft = draft_document(document, (), TODAY)
    assert draft
    assert [task.requirement for task in draft.tasks] == ["公开补贴：\n水稻 100\n渔业 50"]


def test_headings_and_rows_in_tables_of_their_own_are_one_table() -> None:
    page = f"<table><tr><td>{_html_table(PLAN[:1])}</td></tr><tr><td>{_html_table(PLAN[1:])}</td></tr></table>"
    document = reader_for(Path("a.html"))(page.encode())
    assert isinstance(document, Document)
    draft = draft_document(document, (), TODAY)
    assert draft
    assert [task.requirement for task in draft.tasks] == ["公开规划。", "公开预算。"]
