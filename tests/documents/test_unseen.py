"""What nobody sees on a page is not imported without a word."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table as SheetTable
from openpyxl.worksheet.worksheet import Worksheet

from annexes import saved
from opengov_cli.documents.document import Document, Table
from opengov_cli.documents.readers.lookup import reader_for

ROWS = (
    ("序号", "工作任务", "具体要求", "落实单位"),
    (1, "规划", "公开规划。", "办公室"),
    (2, "财政", "公开预算。", "财务科"),
    (3, "财政", "公开决算。", "财务科"),
)


def _read(name: str, data: bytes) -> Document:
    found = reader_for(Path(name), data)(data)
    assert isinstance(found, Document)
    return found


def _column(table: Table, column: int) -> list[str]:
    return [row[column].text for row in table.rows]


def _said(document: Document) -> list[str]:
    return [str(doubt) for doubt in document.doubts]


@pytest.fixture
def sheet() -> Worksheet:
    """The sheet 分工 of a workbook with a small plan."""
    sheet = openpyxl.Workbook().active
    assert isinstance(sheet, Worksheet)
    sheet.title = "分工"
    for row in ROWS:
        sheet.append(row)
    return sheet


def _read_sheet(sheet: Worksheet) -> Document:
    stream = io.BytesIO()
    assert sheet.parent
    sheet.parent.save(stream)
    return _read("a.xlsx", stream.getvalue())


def test_a_hidden_sheet_is_named(sheet: Worksheet) -> None:
    for name, state in (("旧稿", "hidden"), ("参数", "veryHidden")):
        other = sheet.parent.create_sheet(name)  # type: ignore[union-attr]
        other.sheet_state = state
    document = _read_sheet(sheet)
    assert len(document.tables) == 1
    assert _said(document) == ["旧稿, 参数: the sheet is hidden and was left out: unhide it if it belongs to the plan"]


def test_rows_that_somebody_hid_are_left_out_and_named(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[4].height = 0.5
    document = _read_sheet(sheet)
    assert _column(document.tables[0], 2) == ["具体要求", "公开规划。"]
    assert _said(document) == ["分工!3:4: hidden rows were left out: 公开预算。 公开决算。"]


@pytest.mark.parametrize("kind", ["sheet", "table"])
def test_rows_that_a_filter_hides_are_read_and_named(sheet: Worksheet, kind: str) -> None:
    """A clerk who filters a sheet to one unit and sends it back still sends all of it."""
    if kind == "sheet":
        sheet.auto_filter.ref = "A1:D4"
        sheet.auto_filter.add_filter_column(3, ["办公室"])
    else:
        table = SheetTable(displayName="plan", ref="A1:D4")
        table._initialise_columns()  # type: ignore[attr-defined]
        assert table.autoFilter
        table.autoFilter.add_filter_column(3, ["办公室"])
        sheet.add_table(table)
    for row in (3, 4):
        sheet.row_dimensions[row].hidden = True
    document = _read_sheet(sheet)
    assert _column(document.tables[0], 2) == [row[2] for row in ROWS]
    assert _said(document) == ["分工!3:4: rows that a filter hides were read like the others: 公开预算。 公开决算。"]


@pytest.mark.parametrize("how", [{"hidden": True}, {"width": 0.1}])
def test_hidden_columns_are_left_out_and_named(sheet: Worksheet, how: dict[str, Any]) -> None:
    for name, value in how.items():
        setattr(sheet.column_dimensions["C"], name, value)
    document = _read_sheet(sheet)
    assert [cell.text for cell in document.tables[0].rows[0]] == ["序号", "工作任务", "落实单位"]
    assert _said(document) == ["分工!C:C: hidden columns were left out: 具体要求"]


def test_a_merged_cell_whose_first_row_is_hidden_still_shows_its_text(sheet: Worksheet) -> None:
    sheet.merge_cells("B3:B4")
    sheet.row_dimensions[3].hidden = True
    (table,) = _read_sheet(sheet).tables
    assert _column(table, 1) == ["工作任务", "规划", "财政"]
    assert not table.rows[2][1].above


def test_struck_cells_and_parts_of_cells_are_left_out_and_named(sheet: Worksheet) -> None:
    sheet["C2"].font = Font(strike=True)
    sheet["C3"] = CellRichText(
        "公开", TextBlock(InlineFont(strike=True), "旧"), TextBlock(InlineFont(b=True), "预算。")
    )
    document = _read_sheet(sheet)
    assert _column(document.tables[0], 2) == ["具体要求", "", "公开预算。", "公开决算。"]
    assert _said(document) == ["分工!C2, 分工!C3: text that is struck through was left out: 公开规划。 旧"]


def test_a_cell_whose_format_shows_nothing_is_left_out_and_named(sheet: Worksheet) -> None:
    sheet["C2"].number_format = ";;;"
    document = _read_sheet(sheet)
    assert _said(document) == ["分工!C2: hidden text was left out: 公开规划。"]


def test_comments_of_cells_are_named(sheet: Worksheet) -> None:
    sheet["C2"].comment = Comment("请核实", "王芳")
    assert _said(_read_sheet(sheet)) == ["分工!C2: comments were left out: 请核实"]


def test_formulas_without_a_result_and_those_that_failed_are_named_by_cell(sheet: Worksheet) -> None:
    sheet["C2"] = "=A1&B1"
    sheet["D2"] = "#REF!"
    assert _said(_read_sheet(sheet)) == [
        "分工!C2: a formula has no result here, and stands for it: open the file in Excel or WPS and save it: =A1&B1",
        "分工!D2: a formula came to an error: #REF!",
    ]


def test_a_page_is_read_as_it_is_seen() -> None:
    page = """<html><head><style>
    .gone, p.old { display: none } @media print { .noprint { display:none } } /* .kept {display:none} */
    </style></head><body>
    <p>甲<del>旧一</del><s>旧二</s><strike>旧三</strike></p>
    <p style="DISPLAY : none">藏一</p><p hidden>藏二</p><p class="gone x">藏三<b hidden>更深</b></p>
    <p class="old">藏四</p>
    <p class="noprint kept">乙</p><span style="text-decoration: underline line-through">旧四</span>
    <table><tr><td>丙</td></tr><tr style="visibility:hidden"><td>藏五</td></tr></table></body></html>"""
    document = _read("a.html", page.encode())
    assert [block.text for block in document.paragraphs] == ["甲", "乙"]
    assert _column(document.tables[0], 0) == ["丙"]
    assert _said(document) == [
        "line 4, line 7: text that is struck through was left out: 旧一 旧二 旧三 旧四",
        "line 5, line 6, line 8: hidden text was left out: 藏一 藏二 藏三更深 藏四 藏五",
    ]


def test_markdown_that_is_struck_through_is_left_out_and_named() -> None:
    document = _read("a.md", "# 方案\n\n| 工作任务 | 具体要求 |\n|---|---|\n| 规划 | ~~旧~~新 |\n".encode())
    assert _column(document.tables[0], 1) == ["具体要求", "新"]
    assert _said(document) == ["line 5: text that is struck through was left out: 旧"]


def _change(tag: str, text: str) -> Any:
    told = "w:delText" if tag in ("w:del", "w:moveFrom") else "w:t"
    return parse_xml(f"<{tag} {nsdecls('w')} w:id='1'><w:r><{told}>{text}</{told}></w:r></{tag}>")


def test_tracked_changes_are_read_as_accepted_and_said_once() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("公开")
    for tag, text in (("w:ins", "新"), ("w:del", "旧"), ("w:moveFrom", "移"), ("w:moveTo", "来")):
        paragraph._p.append(_change(tag, text))
    table = document.add_table(2, 1)
    table.cell(0, 0).text, table.cell(1, 0).text = "删去的行", "留下的行"
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    found = _read("a.docx", saved(document))
    assert found.paragraphs[0].text == "公开新来"
    assert _column(found.tables[0], 0) == ["留下的行"]
    (said,) = _said(found)
    assert said == (
        "table 1, row 1: tracked changes were read as accepted, and what they delete was left out: 旧 移 删去的行"
    )


def test_text_of_word_that_is_hidden_or_struck_through_is_left_out_and_named() -> None:
    document = docx.Document()
    style = document.styles.add_style("Old", WD_STYLE_TYPE.CHARACTER)
    style.font.strike = True
    paragraph = document.add_paragraph("公开")
    paragraph.add_run("藏").font.hidden = True
    paragraph.add_run("一").font.strike = True
    paragraph.add_run("二").font.double_strike = True
    paragraph.add_run("三", style="Old")
    paragraph.add_run("四", style="Old").font.strike = False
    found = _read("a.docx", saved(document))
    assert [block.text for block in found.paragraphs] == ["公开四"]
    assert _said(found) == [
        "hidden text was left out: 藏",
        "text that is struck through was left out: 一 二 三",
    ]


def test_comments_of_word_are_named() -> None:
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = docx.Document()
    document.add_paragraph("公开")
    comment = "<w:comment w:id='0'><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment>"
    xml = f"<w:comments {nsdecls('w')}>{comment}</w:comments>"
    part = Part(PackURI("/word/notes.xml"), CONTENT_TYPE.WML_COMMENTS, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)
    assert _said(_read("a.docx", saved(document))) == ["comments were left out: 请核实"]


def _box(text: str) -> str:
    return f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"


def test_a_text_box_of_word_counts_once_also_in_a_cell() -> None:
    document = docx.Document()
    markup = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    drawing = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    shape = f"""<w:r {nsdecls("w")} xmlns:mc="{markup}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="{drawing}">
        <mc:AlternateContent>
        <mc:Choice Requires="wps"><w:drawing><wps:txbx>{_box("框")}</wps:txbx></w:drawing></mc:Choice>
        <mc:Fallback><w:pict><v:textbox>{_box("框")}</v:textbox></w:pict></mc:Fallback>
        </mc:AlternateContent></w:r>"""
    cell = document.add_table(1, 1).cell(0, 0)
    for paragraph in (document.add_paragraph("公开"), cell.paragraphs[0]):
        paragraph._p.append(parse_xml(shape))
    found = _read("a.docx", saved(document))
    assert [block.text for block in found.paragraphs] == ["公开", "框"]
    assert _column(found.tables[0], 0) == ["框"]


def test_a_picture_in_a_letter_does_not_make_it_a_scan() -> None:
    document = docx.Document()
    document.add_paragraph("各科室、下属各单位：现将分工方案印发给你们，请认真贯彻落实。" * 5)
    document.add_paragraph().add_run()._r.append(OxmlElement("w:drawing"))
    assert len(_read("a.docx", saved(document)).blocks) == 1
