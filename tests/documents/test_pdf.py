"""PDF with text: ruled tables, merged cells, and what goes on over the page."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from annexes import annex_as_word
from conftest import Opengov
from opengov_cli.documents.document import Document, Table
from opengov_cli.documents.errors import UnreadableDocument
from opengov_cli.documents.readers.lookup import reader_for
from opengov_cli.documents.readers.pages import pdf
from opengov_cli.file.gate import judge
from opengov_cli.plan.model import Plan
from pdfs import Pages, table, written

TITLE = "某局2021年政务公开分工方案"
HEADINGS = ("工作任务", "具体要求", "落实单位")
WIDTHS = (7, 18, 9)


def _read(data: bytes) -> Document:
    found = reader_for(Path("a.pdf"), data)(data)
    assert isinstance(found, Document)
    return found


def _annex(*, split: bool) -> bytes:
    """The annex of 2021 as a program prints it."""
    word = annex_as_word()
    document = reader_for(Path("a.docx"))(word)
    assert isinstance(document, Document)
    pages = Pages()
    for block in document.blocks:
        if isinstance(block, Table):
            rows = [["^" if cell.above else cell.text for cell in row] for row in block.rows]
            table(pages, rows, WIDTHS, split=split)
        else:
            for line in block.text.split("\n"):
                pages.paragraph(line)
    return pages.pdf()


@pytest.mark.parametrize("split", [False, True])
def test_the_printed_annex_gives_the_tasks_of_the_plan_exactly(
    opengov: Opengov, tmp_path: Path, plan: Plan, split: bool
) -> None:
    (tmp_path / "annex.pdf").write_bytes(_annex(split=split))
    result = opengov("import", "annex.pdf")
    assert result.code == 0
    imported = judge((tmp_path / "plan_2021.yaml").read_text(encoding="utf-8")).plan
    assert imported
    assert (imported.tasks, imported.title, imported.issuer) == (plan.tasks, plan.title, plan.issuer)
    assert ("a row goes on over the page here" in result.err) is split


def _texts(found: Document) -> list[list[list[str]]]:
    """The cells of the tables; ``^`` goes on with the one above, ``<`` with the one to its left."""
    return [
        [[cell.text or "^" * cell.above or "<" * cell.left for cell in row] for row in table.rows]
        for table in found.tables
    ]


def test_merged_cells_are_told_by_their_boxes() -> None:
    pages = Pages()
    for box, text in (
        ((70, 100, 370, 130), "一、加强公开"),
        ((70, 130, 170, 190), "规划"),
        ((170, 130, 370, 160), "公开规划。"),
        ((170, 160, 370, 190), "解读规划。"),
    ):
        pages.box(*box)
        pages.text(box[0] + 5, box[1] + 5, text)
    found = _read(pages.pdf())
    assert _texts(found) == [[["一、加强公开", "<"], ["规划", "公开规划。"], ["^", "解读规划。"]]]
    assert found.tables[0].rows[1][0].place == "page 1, table 1, row 2"


def test_lines_of_a_cell_are_joined_to_the_paragraphs_that_were_broken() -> None:
    pages = Pages()
    text = "1.公开“十四五”规划，并做好解读和归集整理工作。\n2.公开 open data 目录。\n办公室\n财务科"
    table(pages, (HEADINGS, ("规划", text, "办公室、\n计划财务科牵头，各科室配合")), (4, 10, 6))
    ((_headings, row),) = _texts(_read(pages.pdf()))
    assert row == ["规划", text, "办公室、\n计划财务科牵头，各科室配合"]


def test_a_table_goes_on_over_the_page_and_its_headings_count_once() -> None:
    pages = Pages()
    pages.paragraph(TITLE)
    rows = [("规划", f"{number}.公开第{number}项规划。", "办公室") for number in range(1, 60)]
    table(pages, (HEADINGS, *rows), WIDTHS)
    found = _read(pages.pdf())
    assert [len(rows) for rows in _texts(found)] == [60]
    assert found.paragraphs[0].text == TITLE


@pytest.mark.parametrize("number", ["2", "- 2 -", "— 2 —", "第 2 页 共 5 页"])
def test_numbers_and_running_lines_of_pages_do_not_part_a_table(number: str) -> None:
    pages = Pages()
    for page in range(2):
        if page:
            pages.turn()
        pages.paragraph(TITLE)
        table(pages, (HEADINGS, ("规划", f"{page}.公开规划。", "办公室")), WIDTHS)
        pages.text(300, 790, number)
    found = _read(pages.pdf())
    assert [block.text for block in found.paragraphs] == [TITLE]
    assert [len(rows) for rows in _texts(found)] == [3]


def test_an_empty_cell_at_the_top_of_a_page_goes_on_from_the_page_before_and_that_is_said() -> None:
    pages = Pages()
    table(pages, (HEADINGS, ("规划", "1.公开规划。", "办公室")), WIDTHS)
    pages.turn()
    table(pages, (HEADINGS, ("", "2.解读规划。", "财务科")), WIDTHS)
    found = _read(pages.pdf())
    assert _texts(found)[0][2] == ["^", "2.解读规划。", "财务科"]
    assert [doubt.place for doubt in found.doubts] == ["page 2, table 1, row 2"]


def test_an_empty_cell_of_a_column_that_is_often_empty_goes_on_from_nowhere() -> None:
    pages = Pages()
    headings = (*HEADINGS, "备注")
    table(
        pages,
        (headings, ("规划", "1.公开规划。", "办公室", ""), ("财政", "2.公开预算。", "财务科", "略")),
        (*WIDTHS, 4),
    )
    pages.turn()
    table(pages, (headings, ("解读", "3.解读规划。", "财务科", "")), (*WIDTHS, 4))
    found = _read(pages.pdf())
    assert _texts(found)[0][3] == ["解读", "3.解读规划。", "财务科", ""]
    assert found.doubts == ()


def test_an_address_that_was_broken_is_whole_again() -> None:
    address = "https://example.gov.cn/2021/06/30/content_1234567890.html"
    pages = Pages()
    pages.box(70, 70, 180, 200)
    pages.box(180, 70, 400, 200)
    for line in range(0, len(address), 16):
        pages.text(75, 80 + line, address[line : line + 16])
    pages.text(185, 80, "open data")
    assert _texts(_read(pages.pdf())) == [[[address, "open data"]]]


def test_a_frame_around_text_is_no_table() -> None:
    pages = Pages()
    pages.box(60, 60, 500, 200)
    pages.paragraph(TITLE)
    assert [block.text for block in _read(pages.pdf()).paragraphs] == [TITLE]


def test_a_table_without_lines_is_no_table_and_the_way_out_is_told(opengov: Opengov, tmp_path: Path) -> None:
    pages = Pages()
    pages.paragraph(TITLE)
    for row in (HEADINGS, ("规划", "公开规划。", "办公室")):
        for column, text in enumerate(row):
            pages.text(70 + 150 * column, pages.top, text)
        pages.top += 20
    (tmp_path / "a.pdf").write_bytes(pages.pdf())
    result = opengov("import", "a.pdf")
    assert (result.code, "the PDF has no table with ruled lines" in result.err) == (1, True)


def test_text_between_the_cells_is_named() -> None:
    pages: dict[str, Any] = {
        "letters": [("规", 10, 10, 22, 22), ("漏", 150, 50, 162, 62)],
        "tables": [[(0, 0, 100, 40), (0, 40, 100, 80), (100, 0, 200, 40)]],
        "turned": 3,
    }
    assert [str(doubt) for doubt in pdf.document_of([pages]).doubts] == [
        "page 1: text that does not run from left to right was left out",
        "page 1: text that stands in no cell of the table was left out: 漏",
    ]


def test_a_scan_is_told(opengov: Opengov, tmp_path: Path) -> None:
    pages = Pages()
    pages.box(60, 60, 500, 200)
    (tmp_path / "a.pdf").write_bytes(pages.pdf())
    result = opengov("import", "a.pdf")
    assert (result.code, "the PDF holds no text: it may be a scan" in result.err) == (3, True)


def test_letters_that_nobody_can_tell_are_refused() -> None:
    letters = [(text, 10 * index, 10, 10 * index + 10, 20) for index, text in enumerate(("公", "(cid:7)", "\ue000"))]
    with pytest.raises(UnreadableDocument, match="do not say which letters they are"):
        pdf.document_of([{"letters": letters, "tables": [], "turned": 0}])


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7 x" * 100, _annex(split=False)[:-400]])
def test_a_damaged_pdf_is_read_or_refused(opengov: Opengov, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    assert opengov("import", "a.pdf", "-o", "-").code in (0, 1, 2, 3)


def test_a_pdf_of_too_many_pages_is_refused(opengov: Opengov, tmp_path: Path) -> None:
    pages = Pages()
    for _page in range(201):
        pages.paragraph("公开")
        pages.turn()
    (tmp_path / "a.pdf").write_bytes(pages.pdf())
    result = opengov("import", "a.pdf")
    assert (result.code, "asks for more work, than any plan" in result.err) == (3, True)


def test_a_pdf_that_asks_for_endless_work_is_given_up(
    opengov: Opengov, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forms that draw each other again and again."""
    monkeypatch.setattr(pdf, "LONGEST", 1)
    resources = "/Resources << /XObject << /X {} 0 R >> >>"
    work = "/X Do " * 10
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R {resources.format(5)} >>")
    objects.append(f"<< /Length {len(work)} >>\nstream\n{work}\nendstream")
    for number in range(5, 20):
        form = f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {resources.format(number + 1)}"
        objects.append(f"<< {form} /Length {len(work)} >>\nstream\n{work}\nendstream")
    objects.append("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >>\nstream\n\nendstream")
    (tmp_path / "a.pdf").write_bytes(written(objects))
    result = opengov("import", "a.pdf")
    assert (result.code, "asks for more work, than any plan" in result.err) == (3, True)


def test_a_missing_library_names_the_extra(opengov: Opengov, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda name: None if name == "pdfplumber" else importlib.util.find_spec(name))
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\n")
    result = opengov("import", "a.pdf")
    assert (result.code, "pip install" in result.err, '[pdf]"' in result.err) == (3, True, True)
