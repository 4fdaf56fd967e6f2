"""Documents of every format become the same paragraphs and tables."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from annexes import annex_as_word, saved
from conftest import ANNEX
from opengov_cli.documents.document import Document, Table
from opengov_cli.documents.errors import MissingExtra, UnknownFormat, UnreadableDocument
from opengov_cli.documents.formats import READABLE
from opengov_cli.documents.readers.lookup import reader_for


def _read(name: str, data: bytes) -> Document:
    found = reader_for(Path(name))(data)
    assert isinstance(found, Document)
    return found


def _paragraphs(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def _texts(table: Table) -> list[list[str]]:
    """The cells of a table; ``^`` goes on with the one above, ``<`` with the one to its left."""
    return [[cell.text or "^" * cell.above or "<" * cell.left for cell in row] for row in table.rows]


def test_the_annex_as_text_has_28_rows_of_three_cells() -> None:
    document = _read("annex.txt", ANNEX.read_bytes())
    assert _paragraphs(document)[:2] == ["附件", "中山市农业农村局2021年政务公开工作要点分工方案"]
    (table,) = document.tables
    assert {len(row) for row in table.rows} == {3}
    assert len(table.rows) == 1 + 28
    assert [cell.place for cell in table.rows[1]] == ["line 9", "line 10", "line 11"]
    assert table.rows[5][1].text.startswith("5.加大惠民惠农政策")
    assert "\n6.落实补贴信息公开" in table.rows[5][1].text


def test_the_annex_as_word_says_the_same_with_real_merged_cells() -> None:
    (text,), (word,) = _read("annex.txt", ANNEX.read_bytes()).tables, _read("annex.docx", annex_as_word()).tables
    assert [[cell.text for cell in row] for row in word.rows] == [[cell.text for cell in row] for row in text.rows]
    assert [row[0].above for row in word.rows] == [not row[0].text for row in text.rows]
    assert not any(cell.above for row in word.rows for cell in row[1:])


def test_text_with_a_row_on_each_line_is_a_table_too() -> None:
    document = _read("a.txt", '分工表\n工作任务\t具体要求\t落实单位\n规划\t"1.甲\n2.乙"\t办公室\n\t3.丙\t\n'.encode())
    assert _paragraphs(document)[0] == "分工表"
    (table,) = document.tables
    assert _texts(table) == [["工作任务", "具体要求", "落实单位"], ["规划", "1.甲\n2.乙", "办公室"], ["", "3.丙", ""]]
    assert [row[0].place for row in table.rows] == ["line 2", "line 3", "line 5"]


def test_quotes_in_text_are_text() -> None:
    rows = '工作任务\t具体要求\n"六稳"工作\t落实"六保"\n"规划\t甲"\n'
    (table,) = _read("a.txt", rows.encode()).tables
    assert _texts(table)[1:] == [['"六稳"工作', '落实"六保"'], ['"规划', '甲"']]


def test_a_row_of_text_that_lost_a_cell_stays_short() -> None:
    text = "\t工作任务\n\t具体要求\n\t落实单位\n\n\t规划\n\t办公室\n\n\t财政\n\t公开预算。\n\t财务科\n"
    (table,) = _read("a.txt", text.encode()).tables
    assert [len(row) for row in table.rows] == [3, 2, 3]


def test_a_line_of_text_between_two_rows_is_a_row_that_lost_its_cells() -> None:
    text = "工作任务\t责任单位\n公开规划\t办公室\n加强解读，\n做好回应\t办公室\n注：略\n"
    document = _read("a.txt", text.encode())
    assert [len(row) for row in document.tables[0].rows] == [2, 2, 1, 2]
    assert _paragraphs(document)[-1] == "注：略"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_the_encodings_of_offices(encoding: str) -> None:
    (table,) = _read("a.csv", "工作任务,具体要求\r\n规划,公开规划。\r\n".encode(encoding)).tables
    assert _texts(table) == [["工作任务", "具体要求"], ["规划", "公开规划。"]]


def test_csv_has_quotes_and_delimiters_of_several_kinds_and_our_apostrophe_goes() -> None:
    for delimiter in ",;\t":
        lines = ("工作任务|具体要求|", '"规\n划"|\'=1+1|', "'甲|乙|", "")
        text = "\n".join(lines).replace("|", delimiter)
        (table,) = _read("a.csv", text.encode()).tables
        assert _texts(table) == [["工作任务", "具体要求"], ["规\n划", "=1+1"], ["'甲", "乙"]]
        assert table.rows[2][0].place == "line 4"


@pytest.mark.parametrize("sign", "|;\t")
def test_signs_in_a_text_of_many_lines_do_not_set_cells_apart(sign: str) -> None:
    lines = "\n".join([f"公开{sign}预算"] * 5)
    (table,) = _read("a.csv", f'工作任务,具体要求\n财政,"{lines}"\n'.encode()).tables
    assert [cell.text for cell in table.rows[1]] == ["财政", lines]


@pytest.mark.parametrize("delimiter", ["\t", ";", "|", ","])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_cells_are_told_by_the_sign_that_most_lines_have(name: str, encoding: str, delimiter: str) -> None:
    lines = (
        "某局2021年分工方案，第1,2,3,4,5号",
        "工作任务|具体要求|责任单位",
        "规划|公开a;b|办公室",
        "财政|公开|财务科",
    )
    text = "\r\n".join((lines[0], *(line.replace("|", delimiter) for line in lines[1:])))
    if delimiter == ";":
        text = text.replace("公开a;b", '"公开a;b"')
    (table,) = _read(name, text.encode(encoding)).tables
    assert _texts(table)[1:] == [line.split("|") for line in lines[1:]]


def test_html_has_spans_nested_tables_and_paragraphs() -> None:
    page = """<html><head><title>x</title></head><body><h1>方案</h1><p>附&nbsp;件</p><table>
    <tr><th>工作任务</th><th>具体要求</th><th>落实单位</th></tr>
    <tr><td rowspan="2">规划<br>公开</td><td><p>甲</p><p>乙</p></td><td rowspan=0>办公室</td></tr>
    <tr><td>丙<script>x</script></td></tr>
    <tr><td colspan="2">注<table><tr><td>一</td><td>二</td></tr></table></td></tr></table></body></html>"""
    document = _read("a.html", page.encode())
    assert _paragraphs(document)[:2] == ["方案", "附 件"]
    assert _texts(document.tables[0]) == [
        ["工作任务", "具体要求", "落实单位"],
        ["规划\n公开", "甲\n乙", "办公室"],
        ["^", "丙", "^"],
        ["注\n一 二", "<", "^"],
    ]


def test_tables_in_tables_are_one_cell_and_do_not_multiply() -> None:
    (table,) = _read("a.html", b"<table><tr><td>a" * 200).tables
    assert [len(row) for row in table.rows] == [1]
    assert set(table.rows[0][0].text) == {"a", "\n"}


def test_html_in_gbk_says_so_itself() -> None:
    page = "<meta charset=gb2312><table><tr><td>工作任务</td></tr></table>"
    assert _texts(_read("a.htm", page.encode("gb18030")).tables[0]) == [["工作任务"]]


@pytest.mark.parametrize("name", ["a.xls", "a.doc", "a.XLSX"])
def test_a_web_page_that_is_called_an_office_file_is_read_as_what_it_is(name: str) -> None:
    page = "<html><table><tr><td>工作任务</td></tr></table></html>".encode()
    document = reader_for(Path(name), page)(page)
    assert isinstance(document, Document)
    assert _texts(document.tables[0]) == [["工作任务"]]


def test_markdown_has_tables_with_escapes_and_lines() -> None:
    text = "# 方案\n\n| 工作任务 | 具体要求 |\n|---|---|\n| 规划 | a\\|b<br>\\*c\\* &amp; \\&lt; |\n"
    document = _read("a.md", text.encode())
    assert _paragraphs(document)[0] == "方案"
    (table,) = document.tables
    assert (_texts(table), table.shows_merges) == ([["工作任务", "具体要求"], ["规划", "a|b\n*c* & &lt;"]], False)
    assert table.rows[1][0].place == "line 5"


def _sheet() -> tuple[openpyxl.Workbook, Worksheet]:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "分工"
    return workbook, sheet


def _workbook(workbook: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def test_a_workbook_has_merged_cells_numbers_dates_and_formulas() -> None:
    workbook, sheet = _sheet()
    for row in (["工作任务", None, 1.0], ["规划", "甲", datetime(2021, 6, 30)], [None, "=1+1", 0.8], [None, True, 1.5]):  # noqa: DTZ001
        sheet.append(row)
    sheet["C3"].number_format = "0%"
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A2:A4")
    hidden = workbook.create_sheet("隐藏")
    hidden["A1"] = "不读"
    hidden.sheet_state = "hidden"
    workbook.create_sheet("空")
    table, empty = _read("a.xlsx", _workbook(workbook)).tables
    assert (empty.sheet, empty.rows) == ("空", ())
    assert _texts(table) == [
        ["工作任务", "<", "1"],
        ["规划", "甲", "2021-06-30"],
        ["^", "=1+1", "80%"],
        ["^", "是", "1.5"],
    ]
    assert table.rows[1][1].place == "分工!B2"


def test_a_sheet_ends_with_what_it_says_and_not_with_what_is_formatted() -> None:
    workbook, sheet = _sheet()
    sheet["B3"] = "工作任务"
    sheet["C1048576"].number_format = "@"
    (table,) = _read("a.xlsx", _workbook(workbook)).tables
    assert _texts(table) == [["工作任务"]]


def _small_sheet(ref: str = "") -> bytes:
    """A small plan as a workbook, with a merged range that openpyxl would never finish writing."""
    workbook, sheet = _sheet()
    for row in (["工作任务", "具体要求"], ["规划", "公开"], [None, "解读"]):
        sheet.append(row)
    data = _workbook(workbook)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if ref:
        merged = f'</sheetData><mergeCells><mergeCell ref="{ref}"/></mergeCells>'
        parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", merged.encode())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


@pytest.mark.parametrize("stray", ["A1048576", "XFD1", "XFD1048576"])
def test_a_stray_cell_far_away_is_left_out_and_named(stray: str) -> None:
    workbook, sheet = _sheet()
    sheet.append(["工作任务", "具体要求"])
    sheet.append(["规划", "公开"])
    sheet[stray] = "x"
    document = _read("a.xlsx", _workbook(workbook))
    assert _texts(document.tables[0]) == [["工作任务", "具体要求"], ["规划", "公开"]]
    assert [doubt.place for doubt in document.doubts] == [f"分工!{stray}"]


@pytest.mark.parametrize(
    ("ref", "last"),
    [
        ("A7:XFD1048576", ["", "解读"]),
        ("A2:A1048576", ["^", "解读"]),
        ("A:A", ["^", "解读"]),
        ("A3:XFD1048576", ["", "<"]),
    ],
)
def test_a_merged_range_counts_as_far_as_the_table_goes(ref: str, last: list[str]) -> None:
    (table,) = _read("a.xlsx", _small_sheet(ref)).tables
    assert _texts(table)[2] == last


def test_no_more_cells_are_read_than_a_plan_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("opengov_cli.documents.readers.office.xlsx.MOST_CELLS", 8)
    workbook, sheet = _sheet()
    for number in range(10):
        sheet.append([number, "公开"])
    document = _read("a.xlsx", _workbook(workbook))
    assert len(document.tables[0].rows) == 4
    assert [doubt.place for doubt in document.doubts] == ["分工!A5"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<table>" + b"<tr><td colspan=1000>x</td></tr>" * 300 + b"</table>"),
        ("a.html", b"<table><tr>" + b"<td colspan=1000>x</td>" * 300 + b"</tr></table>"),
        ("a.csv", ("a," * 1000 + "b\n").encode() * 300),
    ],
)
def test_a_table_of_more_cells_than_a_plan_has_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="more than 200,000 cells"):
        _read(name, data)


def _word(*texts: str) -> docx.document.Document:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return document


def test_word_shows_numbers_that_stand_in_no_text() -> None:
    document = _word()
    for text in ("加强公开", "加强解读"):
        document.add_paragraph(text, style="List Number")
    paragraphs = _paragraphs(_read("a.docx", saved(document)))
    assert paragraphs == ["1.加强公开", "2.加强解读"]


def test_a_list_of_word_begins_again_where_it_says_so() -> None:
    """A second list of the same kind goes on counting, unless it says where it begins."""
    document = _word()
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    kind = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
    going_on, beginning = numbering.add_num(kind), numbering.add_num(kind)
    beginning.add_lvlOverride(0).add_startOverride(5)
    for text, number in (("甲", None), ("乙", going_on), ("丙", beginning), ("丁", beginning), ("戊", None)):
        paragraph = document.add_paragraph(text, style="List Number")
        if number is not None:
            properties: Any = paragraph._p.get_or_add_pPr()
            properties.get_or_add_numPr().get_or_add_numId().val = number.numId
    paragraphs = _paragraphs(_read("a.docx", saved(document)))
    assert paragraphs == ["1.甲", "2.乙", "5.丙", "6.丁", "3.戊"]


def test_word_has_spans_breaks_insertions_and_deletions() -> None:
    document = _word("标题\n第二行")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "一、加强公开"
    paragraph = table.cell(1, 0).paragraphs[0]
    for tag, text in (("w:ins", "留"), ("w:del", "去")):
        change, run = OxmlElement(tag), OxmlElement("w:r")
        told = OxmlElement("w:t" if tag == "w:ins" else "w:delText")
        told.text = text
        run.append(told)
        change.append(run)
        paragraph._p.append(change)
    hidden = paragraph.add_run("藏")
    hidden.font.hidden = True
    document_again = _read("a.docx", saved(document))
    assert _paragraphs(document_again)[0] == "标题\n第二行"
    assert _texts(document_again.tables[0]) == [["一、加强公开", "<", "<"], ["留", "", ""]]


def test_a_row_of_word_that_begins_further_right_has_empty_cells_before() -> None:
    document = _word()
    table = document.add_table(1, 2)
    row = table.rows[0]._tr
    row.remove(row.tc_lst[0])
    before = OxmlElement("w:gridBefore")
    before.set(qn("w:val"), "1")
    row.get_or_add_trPr().append(before)
    row.tc_lst[0].p_lst[0].add_r().text = "乙"
    assert _texts(_read("a.docx", saved(document)).tables[0]) == [["", "乙"]]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "data", "hint"),
    [
        ("a.doc", b"", "save it again as .doc"),
        ("a.xls", b"", "save it again as .xls"),
        ("a.pdf", b"", "save it again as .pdf"),
        ("a.png", b"", "get the Word file"),
        ("a.docx", OLE + b"\0" * 100, "save it as .docx"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "remove that"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "remove that"),
        ("a.docx", b"PK\x03\x04", "save it again as .docx"),
        ("a.xlsx", b"", "save it again as .xlsx"),
        ("a.txt", b"\xff\xfe\x00", "save it as UTF-8"),
        ("a.json", b"[1]", "opengov export"),
        ("a.json", b"\xff", "opengov export"),
        ("a.jsonl", b"", "opengov export"),
        ("a.yaml", b"tasks: 1", "opengov check"),
        ("a.html", b"", "save the page again"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(name: str, data: bytes, hint: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        reader_for(Path(name))(data)
    assert str(caught.value)
    assert hint in caught.value.hint


def test_a_scan_in_word_is_told() -> None:
    document = _word()
    document.add_paragraph().add_run()._r.append(OxmlElement("w:drawing"))
    with pytest.raises(UnreadableDocument, match="scan"):
        _read("a.docx", saved(document))


def test_a_zip_that_unpacks_to_too_much_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 200_000_001)
    with pytest.raises(UnreadableDocument, match="200 MB"):
        _read("a.docx", stream.getvalue())


def test_an_unknown_name_tells_the_known_ones() -> None:
    with pytest.raises(UnknownFormat) as caught:
        reader_for(Path("plan.xyz"))
    assert ".docx" in caught.value.hint


def test_a_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.delitem(sys.modules, "opengov_cli.documents.readers.office.docx", raising=False)
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtra) as caught:
        reader_for(Path("a.docx"))
    assert (caught.value.library, '[office]"' in caught.value.hint) == ("python-docx", True)


GOOD = {"annex.docx": annex_as_word(), "annex.txt": ANNEX.read_bytes()}


@given(st.sampled_from([*READABLE]), st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes) -> None:
    with suppress(UnreadableDocument):
        reader_for(Path(f"a{suffix}"))(data)


@given(st.data(), st.sampled_from([*GOOD]))
def test_a_damaged_document_is_read_or_refused(data: st.DataObject, name: str) -> None:
    good = GOOD[name]
    at = data.draw(st.integers(0, len(good)))
    damaged = good[:at] + data.draw(st.binary(max_size=5)) + good[at + data.draw(st.integers(0, 20)) :]
    with suppress(UnreadableDocument):
        _read(name, damaged)
