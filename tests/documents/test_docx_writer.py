"""The annex as a Word document, opened again."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from opengov_cli.documents.annex import Form, Occasion, build_annex
from opengov_cli.documents.export import render
from opengov_cli.documents.formats import FORMATS
from opengov_cli.documents.writers.office.docx import render_annex
from opengov_cli.plan.model import Plan, Task
from opengov_cli.plan.query import Match
from samples import LINK, TRICKY, plan, varied

ANNEX = Form(numbers=False)
REPORT = Form(numbers=False, progress=True)


def opened(plan: Plan, form: Form = ANNEX) -> Document:
    """The document of a plan."""
    return docx.Document(io.BytesIO(render_annex(build_annex(plan, form))))


def test_above_the_table_stand_the_mark_and_the_title(plan: Plan) -> None:
    document = opened(plan)
    assert [paragraph.text for paragraph in document.paragraphs] == ["附件", plan.title, ""]
    assert document.core_properties.title == plan.title
    assert document.core_properties.author == plan.issuer


def test_a_title_that_is_too_long_for_the_properties_of_the_file_stands_whole_in_it(plan: Plan) -> None:
    long = replace(plan, title=plan.title * 20, issuer="某局" * 200)
    document = opened(long)
    assert document.paragraphs[1].text == long.title
    assert len(document.core_properties.title) == len(document.core_properties.author) == 255


def test_each_task_is_a_row_below_the_headings(plan: Plan) -> None:
    rows = [[cell.text for cell in row.cells] for row in opened(plan).tables[0].rows]
    assert rows[0] == ["工作任务", "具体要求", "落实单位"]
    assert rows[1:] == [[str(text) for text in row.values()] for row in build_annex(plan, ANNEX).rows]


def test_categories_and_shared_clauses_are_merged_cells(plan: Plan) -> None:
    rows = opened(plan).tables[0].rows
    assert rows[4].cells[0]._tc is rows[6].cells[0]._tc
    assert rows[5].cells[2]._tc is rows[6].cells[2]._tc
    assert rows[4].cells[2]._tc is not rows[5].cells[2]._tc
    assert rows[6].cells[0]._tc is not rows[7].cells[0]._tc


def test_an_empty_clause_stays_an_empty_cell(plan: Plan) -> None:
    assert opened(plan).tables[0].rows[26].cells[2].text == ""


def test_the_header_comes_again_on_each_page_and_only_a_long_row_may_go_on_there(plan: Plan) -> None:
    long = replace(plan.tasks[1], requirement="公开" * 400)
    rows = opened(replace(plan, tasks=(plan.tasks[0], long))).element.body.findall(f".//{qn('w:tr')}")
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False]
    assert [row.find(f".//{qn('w:cantSplit')}") is not None for row in rows] == [True, True, False]


def test_a_category_that_goes_on_over_a_page_is_told_again_there(plan: Plan) -> None:
    tasks = tuple(replace(plan.tasks[0], id=number) for number in range(1, 61))
    cells = [row.cells[0] for row in opened(replace(plan, tasks=tasks)).tables[0].rows[1:]]
    assert {cell.text for cell in cells} == {plan.tasks[0].category}
    assert 3 < len({id(cell._tc) for cell in cells}) < 20


def test_the_unit_stands_below_the_title(plan: Plan) -> None:
    annex = build_annex(plan, REPORT, plan.tasks[3:6], Occasion(("计划财务科",)))
    document = docx.Document(io.BytesIO(render_annex(annex)))
    title = f"{plan.title}落实情况表"
    assert [paragraph.text for paragraph in document.paragraphs[1:3]] == [title, "（计划财务科）"]
    assert document.core_properties.title == f"{title}（计划财务科）"


@pytest.mark.parametrize(
    ("issuer", "rest", "joined"),
    [
        ("中山市农业农村局", "2021年深化政务公开助力营商环境建设重点工作任务分工方案", True),
        ("中山市的", "2021年深化政务公开助力营商环境建设重点工作任务分工方案", False),
    ],
)
def test_a_long_title_has_its_office_on_a_line_above_where_the_importer_joins_it(
    plan: Plan, issuer: str, rest: str, *, joined: bool
) -> None:
    named = replace(plan, title=issuer + rest, issuer=issuer)
    data = render(named, [Match(task) for task in plan.tasks], FORMATS["docx"], progress=False)
    document = docx.Document(io.BytesIO(data))
    assert document.paragraphs[1].text == (f"{issuer}\n{rest}" if joined else issuer + rest)
    assert document.core_properties.title == issuer + rest


def test_short_texts_stand_in_the_middle_of_their_column() -> None:
    cells = opened(varied(), REPORT).tables[0].rows[1].cells
    styles = [paragraph.style.name for cell in cells for paragraph in cell.paragraphs[:1] if paragraph.style]
    assert styles[0] == styles[4] == "附件居中"
    assert styles[2] == "附件文字"


def test_the_page_is_a4_and_lies_where_there_are_many_columns(plan: Plan) -> None:
    for form, orientation, size in (
        (ANNEX, WD_ORIENT.PORTRAIT, (Mm(210), Mm(297))),
        (REPORT, WD_ORIENT.LANDSCAPE, (Mm(297), Mm(210))),
    ):
        section = opened(plan, form).sections[0]
        assert section.orientation == orientation
        width, height = section.page_width, section.page_height
        assert width is not None
        assert height is not None
        assert (round(width.mm), round(height.mm)) == (round(size[0].mm), round(size[1].mm))


def test_the_table_fills_the_page_between_its_margins(plan: Plan) -> None:
    for form in (ANNEX, REPORT):
        document = opened(plan, form)
        widths = [int(column.get(qn("w:w"))) for column in document.element.body.iter(qn("w:gridCol"))]
        section = document.sections[0]
        room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        assert room // 635 - len(widths) <= sum(widths) <= room // 635


def test_the_footer_counts_pages(plan: Plan) -> None:
    footer = opened(plan).sections[0].footer.paragraphs[0]
    fields = footer._p.findall(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE"]


@pytest.mark.parametrize(
    ("style", "font"),
    [("附件标题", "方正小标宋简体"), ("附件标记", "黑体"), ("附件表头", "黑体"), ("附件文字", "仿宋")],
)
def test_the_fonts_are_those_of_official_papers(plan: Plan, style: str, font: str) -> None:
    fonts = opened(plan).styles[style].element.find(f".//{qn('w:rFonts')}")
    assert fonts.get(qn("w:eastAsia")) == font


def test_a_font_that_is_missing_has_others_to_stand_in(plan: Plan) -> None:
    parts = [relation.target_part for relation in opened(plan).part.rels.values() if "fontTable" in relation.reltype]
    table = parts[0].blob.decode()
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="' in table
    assert "仿宋_GB2312" in table


def test_a_title_that_nearly_fits_is_set_smaller_and_a_long_one_on_two_lines(plan: Plan) -> None:
    def size(title: str) -> float:
        found = opened(Plan(title, "某局", 2022, tasks=plan.tasks)).paragraphs[1].runs[0].font.size
        assert found is not None
        return float(found.pt)

    assert size("分工方案") == 22
    assert 18 <= size(plan.title) < 22
    assert size(plan.title * 2) == 22


def test_the_progress_brings_a_column_with_links_below_their_notes() -> None:
    table = opened(varied(), REPORT).tables[0]
    headings = [cell.text for cell in table.rows[0].cells]
    assert headings[-2:] == ["完成情况", "备注"]
    told = table.rows[2].cells[-2].paragraphs
    assert [paragraph.text for paragraph in told] == ["推进中", "2022-06-30 财务科：已公布", "第二批待公布", LINK]
    size, usual = (paragraph.style.font.size for paragraph in (told[-1], told[-2]) if paragraph.style)
    assert size < usual, "a long address breaks into few lines"


def test_text_is_text_whatever_stands_in_it() -> None:
    assert TRICKY in [cell.text for cell in opened(varied()).tables[0].rows[3].cells]


def test_lines_of_a_text_are_paragraphs_of_its_cell() -> None:
    cell = opened(plan(Task(1, "公开", "一是  公开\n二是回应"))).tables[0].rows[1].cells[1]
    assert [paragraph.text for paragraph in cell.paragraphs] == ["1.一是  公开", "二是回应"]


def test_a_plan_without_tasks_is_a_table_of_headings() -> None:
    assert len(opened(plan()).tables[0].rows) == 1
