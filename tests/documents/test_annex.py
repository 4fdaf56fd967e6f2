"""The table that offices know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexes import drafted
from opengov_cli.documents.annex import Form, Occasion, build_annex
from opengov_cli.plan.model import Note, Plan, Task, Unit
from samples import LINK, plan, varied

ALL = Form(progress=True, status=True)


def test_the_real_annex_has_three_columns_and_its_own_words(plan: Plan) -> None:
    annex = build_annex(plan, Form(numbers=False))
    assert annex.headings == ("工作任务", "具体要求", "落实单位")
    assert annex.rows[4] == {
        "工作任务": "做好财政信息公开",
        "具体要求": "5.加大惠民惠农政策和资金发放信息公开力度，及时公布财政资金直达基层的分配、下达和使用管理信息。",
        "落实单位": "计划财务科牵头，各科室、海洋综合执法支队、下属各单位按职责分工落实",
    }


def test_columns_of_the_plan_itself_come_before_the_progress_and_remarks_come_last() -> None:
    columns = ("序号", "工作任务", "具体要求", "落实单位", "时限要求", "责任人", "状态", "办结日期", "完成情况", "备注")
    assert build_annex(varied(), ALL).headings == columns


def test_a_deadline_is_told_in_the_plans_words_or_else_by_its_day() -> None:
    assert [row["时限要求"] for row in build_annex(varied(), ALL).rows] == ["6月底前", "", "", "2022-12-31"]


def test_a_task_shows_the_number_that_the_plan_gives_it() -> None:
    assert [row["序号"] for row in build_annex(varied(), ALL).rows] == [1, 2, "三", 4]


def test_a_number_stays_apart_from_a_requirement_that_begins_with_a_digit() -> None:
    tasks = (Task(1, "公开", "公开预算。"), Task(2, "公开", "2021年决算也要公开。", "7"))
    rows = build_annex(plan(*tasks), Form(numbers=False)).rows
    assert [row["具体要求"] for row in rows] == ["1.公开预算。", "7. 2021年决算也要公开。"]


def test_numbers_that_are_not_plain_keep_a_column_of_their_own() -> None:
    annex = build_annex(varied(), Form(numbers=False))
    assert annex.headings[0] == "序号"
    assert annex.rows[1]["具体要求"] == "2021年决算也要公开。"


def test_links_stand_with_the_progress_and_not_in_the_remarks() -> None:
    row = build_annex(varied(), Form(progress=True)).rows[1]
    assert str(row["完成情况"]).split("\n") == ["推进中", "2022-06-30 财务科：已公布", "第二批待公布", LINK]
    assert row["备注"] == ""


def test_a_status_in_a_column_of_its_own_is_not_told_again() -> None:
    rows = build_annex(varied(), ALL).rows
    assert [row["状态"] for row in rows] == ["未启动", "推进中", "未启动", "已完成"]
    assert [row["办结日期"] for row in rows] == ["", "", "", "2022-03-01"]
    assert [str(row["完成情况"]).split("\n")[0] for row in rows] == ["", "2022-06-30 财务科：已公布", "", ""]


def test_a_document_names_units_and_nobody_who_sat_at_the_keyboard() -> None:
    notes = tuple(Note(date(2022, 6, 30), "已公布", by) for by in ("财务科", "王芳", "财务", "各科室", ""))
    units = (Unit("财务科", ("财务",), "各科室"),)
    annex = build_annex(replace(plan(Task(1, "公开", "公开预算。", notes=notes)), units=units), ALL)
    assert str(annex.rows[0]["完成情况"]).split("\n") == [
        "2022-06-30 财务科：已公布",
        "2022-06-30：已公布",
        "2022-06-30 财务：已公布",
        "2022-06-30 各科室：已公布",
        "2022-06-30：已公布",
    ]


def test_what_stands_in_the_way_now_and_comes_next_has_columns_of_its_own() -> None:
    earlier = Note(date(2022, 3, 1), "已收集", problem="缺少底册")
    last = Note(date(2022, 6, 30), "已公布", "财务科", (LINK,), "资金未到位", "七月补发")
    alone = Note(date(2022, 7, 1), "", "财务科", (), "系统未开通\n人手不足", "联系市府办")
    only_next = Note(date(2022, 7, 1), next="汇总")
    tasks = (
        Task(1, "公开", "公开预算。", notes=(earlier, last)),
        Task(2, "公开", "公开决算。", notes=(alone,)),
        Task(3, "公开", "开通。", notes=(earlier, only_next)),
        Task(4, "公开", "公布。"),
    )
    annex = build_annex(plan(*tasks), ALL)
    assert annex.headings[-3:] == ("完成情况", "存在问题", "下一步措施")
    assert [tuple(row.values())[-3:] for row in annex.rows] == [
        (
            f"2022-03-01：已收集\n存在问题：缺少底册\n2022-06-30 财务科：已公布\n{LINK}",
            "资金未到位",
            "七月补发",
        ),
        ("", "2022-07-01 财务科：系统未开通\n人手不足", "联系市府办"),
        ("2022-03-01：已收集\n存在问题：缺少底册", "", "2022-07-01：汇总"),
        ("", "", ""),
    ]


def test_without_a_problem_there_is_no_column_for_it() -> None:
    assert build_annex(varied(), Form(progress=True)).headings[-2:] == ("完成情况", "备注")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("某局2022年政务公开工作要点分工方案", "某局2022年政务公开工作要点分工方案落实情况表"),
        ("某局2022年政务公开工作任务分解表", "某局2022年政务公开工作任务分解落实情况表"),
        ("某局2022年政务公开落实情况表", "某局2022年政务公开落实情况表"),
        ("某局2022年政务公开工作进展情况", "某局2022年政务公开工作进展情况"),
    ],
)
def test_the_title_says_that_a_document_tells_the_progress(title: str, shown: str) -> None:
    titled = replace(varied(), title=title)
    assert build_annex(titled, Form(progress=True)).whole_title == shown
    assert build_annex(titled, Form()).whole_title == title


def test_the_title_says_whose_part_of_the_plan_it_is(plan: Plan) -> None:
    annex = build_annex(plan, Form(progress=True), plan.tasks[3:6], Occasion(("计划财务科", "农科中心")))
    assert annex.whole_title == "中山市农业农村局2021年政务公开工作要点分工方案落实情况表（计划财务科、农科中心）"
    assert len(annex.rows) == 3


def test_categories_of_two_levels_are_two_columns() -> None:
    tasks = (
        Task(1, "一、加强公开 / （一）预算", "公开预算。"),
        Task(2, "一、加强公开 / （二）规划", "公开规划。"),
        Task(3, "二、完善平台 / （二）规划", "公开规划图。"),
        Task(4, "二、完善平台 / （二）规划", "归集规划。"),
    )
    annex = build_annex(plan(*tasks), Form())
    assert annex.headings == ("序号", "一级任务", "二级任务", "具体要求", "落实单位")
    assert [(row["一级任务"], row["二级任务"]) for row in annex.rows][1:3] == [
        ("一、加强公开", "（二）规划"),
        ("二、完善平台", "（二）规划"),
    ]
    assert annex.row_spans("一级任务") == [2, 0, 2, 0]
    assert annex.row_spans("二级任务") == [1, 1, 2, 0], "a heading below another one is another heading"


def test_categories_of_one_and_two_levels_stay_in_one_column() -> None:
    tasks = (Task(1, "一、加强公开 / （一）预算", "公开预算。"), Task(2, "二、完善平台", "开通。"))
    assert build_annex(plan(*tasks), Form()).headings == ("序号", "工作任务", "具体要求", "落实单位")


def test_a_part_of_a_plan_has_the_columns_of_the_whole() -> None:
    tasks = (Task(1, "一 / 二", "公开预算。", lead=("甲",)), Task(2, "一 / 三", "开通。", lead=("甲",), units=("乙",)))
    found = plan(*tasks)
    assert build_annex(found, Form(), found.tasks[:1]).headings == build_annex(found, Form()).headings
    assert "牵头单位" in build_annex(found, Form(), found.tasks[:1]).headings


def test_who_leads_and_who_takes_part_go_out_in_two_columns_as_they_came() -> None:
    rows = (
        ("公开", "公开预算。", "财务科", "办公室、农科中心"),
        ("公开", "公开决算。", "财务科", "办公室、农科中心"),
        ("公开", "开通。", "办公室", ""),
        ("公开", "公布。", "办公室，财务科", "农科中心等单位"),
    )
    tasks = drafted(*rows, headings=("工作任务", "具体要求", "牵头单位", "责任单位")).tasks
    annex = build_annex(plan(*tasks), Form())
    assert annex.headings[3:] == ("牵头单位", "责任单位")
    assert [(row["牵头单位"], row["责任单位"]) for row in annex.rows] == [row[2:] for row in rows]
    assert annex.row_spans("牵头单位") == [2, 0, 1, 1]


def test_a_page_begins_with_cells_of_its_own(plan: Plan) -> None:
    annex = build_annex(plan, Form())
    assert annex.row_spans("工作任务", {5})[3:6] == [2, 0, 1]
    assert annex.row_spans("落实单位", {5})[3:6] == [1, 1, 1]


def test_two_headings_of_the_plan_never_become_one() -> None:
    extra = (("序号", "一"), ("原表序号", "甲"))
    row = build_annex(plan(Task(1, "公开", "公开预算。", extra=extra)), Form()).rows[0]
    assert {*row.values()} >= {"一", "甲"}


def test_a_heading_of_the_plan_that_is_also_ours_is_told_apart() -> None:
    annex = build_annex(plan(Task(1, "公开", "公开预算。", extra=(("序号", "一"),))), Form())
    assert (annex.rows[0]["序号"], annex.rows[0]["原表序号"]) == (1, "一")


def test_neighbours_of_one_category_share_it_and_the_same_clause(plan: Plan) -> None:
    annex = build_annex(plan, Form())
    assert annex.row_spans("工作任务")[:7] == [2, 0, 1, 3, 0, 0, 1]
    assert annex.row_spans("落实单位")[:7] == [1, 1, 1, 1, 2, 0, 1]
    assert set(annex.row_spans("具体要求")) == {1}


def test_empty_clauses_are_not_shared() -> None:
    annex = build_annex(plan(*(Task(number, "公开", "公开预算。") for number in (1, 2))), Form())
    assert annex.row_spans("落实单位") == [1, 1]


@given(st.lists(st.tuples(st.sampled_from("甲乙"), st.sampled_from(["", "办公室", "财务科"]))))
def test_every_row_is_covered_once(pairs: list[tuple[str, str]]) -> None:
    tasks = [Task(number, category, "公开。", clause=clause) for number, (category, clause) in enumerate(pairs, 1)]
    annex = build_annex(replace(plan(), tasks=tuple(tasks)), Form())
    for heading, position in ((annex.categories[0], 0), (annex.clauses[0], 1)):
        counts = annex.row_spans(heading)
        assert sum(counts) == len(pairs)
        for index, count in enumerate(counts):
            assert len({pair[position] for pair in pairs[index : index + max(count, 1)]}) == 1
