"""The table that offices know."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.documents.annex import Form, build_annex
from opengov_cli.plan.model import Plan, Task
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
    columns = ("序号", "工作任务", "具体要求", "落实单位", "时限要求", "责任人", "状态", "完成情况", "备注")
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


def test_links_stand_with_the_progress_or_apart_below_the_plans_own_remark() -> None:
    together, apart = (build_annex(varied(), Form(progress=True, links_apart=apart)).rows for apart in (False, True))
    assert LINK in str(together[1]["完成情况"])
    assert (together[1]["备注"], together[2]["备注"]) == ("", "=2+2")
    assert LINK not in str(apart[1]["完成情况"])
    assert apart[1]["备注"] == LINK


def test_without_progress_no_link_comes_into_the_remarks() -> None:
    assert build_annex(varied(), Form(links_apart=True)).rows[1]["备注"] == ""


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
    for heading, position in (("工作任务", 0), ("落实单位", 1)):
        counts = annex.row_spans(heading)
        assert sum(counts) == len(pairs)
        for index, count in enumerate(counts):
            assert len({pair[position] for pair in pairs[index : index + max(count, 1)]}) == 1
