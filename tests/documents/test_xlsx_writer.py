"""The workbook, opened again."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from opengov_cli.documents.annex import Form, Occasion, build_annex
from opengov_cli.documents.errors import TooLongForCell
from opengov_cli.documents.writers.office.xlsx import render_annex
from opengov_cli.documents.writers.office.xlsx_looks import LIMIT
from opengov_cli.plan.model import Note, Plan, Status, Task
from opengov_cli.wording.deadlines.schedule import Timetable
from samples import LINK, TRICKY, plan, varied

FORM = Form(progress=True, status=True)


def opened(plan: Plan) -> Workbook:
    """The workbook of a plan."""
    return openpyxl.load_workbook(io.BytesIO(render_annex(build_annex(plan, FORM))))


def table(plan: Plan) -> Worksheet:
    """Its first worksheet."""
    return opened(plan).worksheets[0]


def column(plan: Plan, heading: str) -> list[object]:
    """The values below a heading."""
    _title, headings, *rows = table(plan).iter_rows(values_only=True)
    return [row[headings.index(heading)] for row in rows]


def test_below_the_title_stands_a_row_for_each_task(plan: Plan) -> None:
    assert table(plan)["A1"].value == f"{plan.title}落实情况表"
    assert column(plan, "序号") == list(range(1, 30))
    assert column(plan, "具体要求") == [task.requirement for task in plan.tasks]
    assert column(plan, "工作任务") == [task.category for task in plan.tasks], "filters need it in every row"


def test_the_status_stands_once_beside_the_notes() -> None:
    assert column(varied(), "状态") == ["未启动", "推进中", "未启动", "已完成"]
    assert str(column(varied(), "完成情况")[1]).split("\n")[1:] == ["第二批待公布", LINK]
    assert column(varied(), "完成情况")[3] is None
    assert column(varied(), "办结日期")[3] == "2022-03-01"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "2021-06-30", "1-3", "1e5", "00123", "TRUE", "#N/A"])
def test_text_never_turns_into_a_formula_a_date_or_a_number(text: str) -> None:
    cells = table(plan(Task(1, text, text, text, clause=text, extra=((text, text),))))[3]
    assert {(cell.value, cell.data_type) for cell in cells[:4]} == {(text, "s")}
    assert {cell.number_format for cell in cells[:4]} == {"@"}, "what is typed again stays text"


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0xD7FF, exclude_characters="_"), min_size=1))
def test_any_text_comes_back(text: str) -> None:
    assert column(plan(Task(1, "公开", text)), "具体要求") == [text]


def test_dangerous_text_is_kept() -> None:
    assert column(varied(), "具体要求")[2] == TRICKY


def test_the_header_stays_in_sight_and_filters(plan: Plan) -> None:
    assert table(plan).freeze_panes == "A3"
    assert table(plan).auto_filter.ref == "A2:F31"
    assert table(plan).print_title_rows == "$1:$2"


def test_columns_are_as_wide_as_their_texts_need_and_wrap(plan: Plan) -> None:
    found = table(plan)
    assert found.column_dimensions["C"].width > found.column_dimensions["B"].width > found.column_dimensions["A"].width
    assert found["C3"].alignment.wrap_text
    assert found.row_dimensions[10].height > found.row_dimensions[6].height


def test_the_status_is_coloured_by_its_word(plan: Plan) -> None:
    areas = table(plan).conditional_formatting
    assert [str(area.sqref) for area in areas] == ["E3:E31"]
    rules = [rule for area in areas for rule in area.rules]
    assert [rule.formula for rule in rules] == [['"未启动"'], ['"推进中"'], ['"长期推进"'], ['"已完成"']]
    assert len({rule.dxf.fill.bgColor.rgb for rule in rules}) == 4


def test_a_second_worksheet_counts() -> None:
    summary = opened(varied())["统计"]
    rows = [list(row) for row in summary.iter_rows(values_only=True)]
    assert rows[1] == ["范围", "未启动", "推进中", "长期推进", "已完成"]
    assert rows[2] == ["全部事项（4项）", 2, 1, 0, 1]
    assert ["财政信息公开（2项）", 1, 1, 0, 0] in rows
    assert ["财务科（2项）", 1, 1, 0, 0] in rows


def test_the_summary_tells_what_is_late_and_what_soon_will_be() -> None:
    days = (date(2022, 6, 30), date(2022, 7, 1), date(2022, 7, 31), date(2022, 8, 1))
    tasks = [Task(number, "公开", "公开预算。", units=("财务科",), due=day) for number, day in enumerate(days, 1)]
    done = replace(tasks[0], id=5, status=Status.DONE)
    annex = build_annex(plan(*tasks, done, Task(6, "公开", "开通。")), FORM, None, Occasion((), date(2022, 7, 1)))
    rows = [*openpyxl.load_workbook(io.BytesIO(render_annex(annex)))["统计"].iter_rows(values_only=True)]
    assert str(rows[0][0]).endswith("落实情况表统计（截至2022-07-01）")
    assert rows[1][-2:] == ("逾期", "30天内到期")
    assert rows[2] == ("全部事项（6项）", 5, 0, 0, 1, 1, 2)
    assert rows[-1] == ("财务科（5项）", 4, 0, 0, 1, 1, 2)


def test_the_summary_counts_as_late_what_the_list_of_overdue_tasks_names() -> None:
    told = Task(1, "公开", "公开预算。", units=("财务科",))
    may, july = (Note(day, "已公布") for day in (date(2022, 5, 1), date(2022, 7, 1)))
    tasks = (
        replace(told, deadline="6月底前"),
        replace(told, id=2, deadline="每季度"),
        replace(told, id=3, deadline="每季度", notes=(may, july)),
        replace(told, id=4, due=date(2022, 6, 30), status=Status.ONGOING),
        replace(told, id=5, deadline="7月底前"),
    )
    today = date(2022, 7, 1)
    late = [task.id for task in tasks if Timetable(plan(*tasks), today).is_overdue(task)]
    annex = build_annex(plan(*tasks), FORM, None, Occasion((), today))
    rows = [*openpyxl.load_workbook(io.BytesIO(render_annex(annex)))["统计"].iter_rows(values_only=True)]
    assert late == [1, 2], "words alone are due, a report is owed again, and what is being carried out is not late"
    assert rows[2][-2:] == (2, 1)


def test_a_long_name_in_the_summary_has_the_lines_that_it_needs() -> None:
    names = ("公开", "持续加强重大政策解读" * 10)
    summary = opened(plan(*(Task(number, name, "公开预算。") for number, name in enumerate(names, 1))))["统计"]
    assert summary.row_dimensions[5].height > 2 * summary.row_dimensions[4].height


def test_each_printed_page_tells_its_number_and_the_headings() -> None:
    for sheet in opened(varied()).worksheets:
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"
        assert sheet.print_title_rows == "$1:$2"


def test_a_text_that_no_cell_holds_is_refused() -> None:
    with pytest.raises(TooLongForCell) as refused:
        render_annex(build_annex(plan(Task(1, "公开", "长" * (LIMIT + 1))), FORM))
    assert (refused.value.number, refused.value.heading) == ("1", "具体要求")


def test_a_plan_without_tasks_is_a_header() -> None:
    assert column(plan(), "序号") == []


def test_a_status_is_chosen_from_a_list_also_in_a_protected_sheet(plan: Plan) -> None:
    sheet = table(plan)
    (words,) = sheet.data_validations.dataValidation
    assert (words.formula1, str(words.sqref)) == ('"未启动,推进中,长期推进,已完成"', "E3:E31")
    assert not sheet["E3"].protection.locked
    assert sheet["D3"].protection.locked
