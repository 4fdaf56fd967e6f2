"""Tables of plans become tasks: merged cells, levels, and what must not be guessed."""

from __future__ import annotations

import pytest

from annexes import HEADINGS, TODAY, drafted
from opengov_cli.documents.document import Cell, Document, Paragraph, Table
from opengov_cli.documents.draft import draft_document
from opengov_cli.plan.model import Note, Status

A, B = ("做好财政信息公开", "积极推进预算公开。", "计划财务科"), ("完善平台建设", "加强网站建设。", "办公室")


def test_a_row_that_moved_left_is_flagged_and_not_moved_back() -> None:
    """Where a table is copied as text, a merged category may leave no cell behind."""
    rows = (HEADINGS, ("一、做好公开", "1.公开预算。", "财务科"), ("2.公开决算。", "办公室牵头，各科室配合", ""))
    cells = tuple(tuple(Cell(text, f"line {number}") for text in row) for number, row in enumerate(rows, start=1))
    found = draft_document(Document((Table(cells, shows_merges=False),)), (), TODAY)
    assert found is not None
    lost = found.tasks[1]
    assert (lost.named, lost.extra) == ((), (("缺格的行", "2.公开决算。 | 办公室牵头，各科室配合"),))
    assert "line 3" in [doubt.place for doubt in found.doubts]


def test_a_merged_cell_carries_down_and_an_empty_one_does_not() -> None:
    found = drafted(A, ("^", "公开补贴。", "^"), ("^", "公开绩效。", ""), ("", "公开决算。", "办公室"))
    assert [task.category for task in found.tasks] == [A[0], A[0], A[0], "（未分类）"]
    assert [task.units for task in found.tasks] == [("计划财务科",), ("计划财务科",), (), ("办公室",)]
    assert [(doubt.place, doubt.message) for doubt in found.doubts] == [
        ("row 4", "task 3 names no unit: the cell is empty"),
        ("row 5", "the cell of the category is empty"),
    ]


def test_rows_that_share_a_requirement_are_one_task() -> None:
    found = drafted(A, ("^", "^", "办公室"))
    assert [(task.requirement, task.units) for task in found.tasks] == [(A[1], ("计划财务科", "办公室"))]


def test_a_row_across_the_table_is_a_category_above_those_of_the_column() -> None:
    found = drafted(
        ("一、加强公开", "<", "<"),
        ("（一）重点领域", "<", "<"),
        A,
        ("（二）其他领域", "<", "<"),
        B,
        ("二、强化保障", "<", "<"),
        B,
    )
    assert [task.category for task in found.tasks] == [
        "一、加强公开 / （一）重点领域 / 做好财政信息公开",
        "一、加强公开 / （二）其他领域 / 完善平台建设",
        "二、强化保障 / 完善平台建设",
    ]


@pytest.mark.parametrize(
    ("cell", "category"),
    [
        ("一、加强公开\n（一）重点\n领域", "一、加强公开 / （一）重点领域"),
        ("第一部分\n加强公开\n（一）重点领域", "第一部分加强公开 / （一）重点领域"),
        ("加强公开\n（一）重点领域", "加强公开（一）重点领域"),
    ],
)
def test_two_levels_may_stand_in_one_cell(cell: str, category: str) -> None:
    assert drafted((cell, "预算公开。", "办公室")).tasks[0].category == category


def test_a_cell_across_the_category_and_the_requirement_states_what_is_to_be_done() -> None:
    task = drafted(A, ("加强网站建设。", "<", "办公室")).tasks[1]
    assert (task.category, task.requirement, task.units) == (A[0], "加强网站建设。", ("办公室",))


def test_a_row_that_lost_a_cell_is_flagged_and_nothing_moves() -> None:
    found = drafted(A, ("加强网站建设。", "办公室"), B)
    lost = found.tasks[1]
    assert (lost.units, lost.requirement, lost.extra) == (
        (),
        "加强网站建设。",
        (("缺格的行", "加强网站建设。 | 办公室"),),
    )
    assert found.tasks[2].category == B[0]
    assert [doubt.place for doubt in found.doubts] == ["row 3"]


def test_a_table_goes_on_in_the_next_one_and_another_table_is_told() -> None:
    def table(*rows: tuple[str, ...]) -> Table:
        return Table(tuple(tuple(Cell(text, "table") for text in row) for row in rows))

    document = Document((table(HEADINGS, A), table(B), table(("姓名", "电话"), ("某人", "12345"))))
    found = draft_document(document, (), TODAY)
    assert found is not None
    assert [task.requirement for task in found.tasks] == [A[1], B[1]]
    assert [doubt.place for doubt in found.doubts] == ["table"]


def test_columns_set_apart_from_each_other_are_still_the_same_columns() -> None:
    """Word splits a column in two where a row's border is a little off."""
    found = drafted(
        ("做好财政信息公开", "积极推进预算公开。", "计划财务科", "<"),
        headings=("工作任务", "具体要求", "<", "落实单位"),
    )
    assert found.tasks[0].units == ("计划财务科",)


def test_other_columns_are_kept_word_for_word() -> None:
    found = drafted((*A, "每月25日前报送", ""), (*B, "", "科长"), headings=(*HEADINGS, "备注", "责任人"))
    assert [task.extra for task in found.tasks] == [(("备注", "每月25日前报送"),), (("责任人", "科长"),)]


def test_progress_deadline_and_status_are_read() -> None:
    found = drafted(
        (*A, "11月底前", "已办结"),
        (*B, "每季度末", "已召开会议"),
        ("^", "管好新媒体。", "办公室", "20个工作日内", "正在推进"),
        headings=(*HEADINGS, "时限要求", "完成情况"),
    )
    assert [(task.deadline, str(task.due), task.status) for task in found.tasks] == [
        ("11月底前", "2021-11-30", Status.DONE),
        ("每季度末", "None", Status.TODO),
        ("20个工作日内", "None", Status.DOING),
    ]
    assert found.tasks[1].notes == (Note(TODAY, "已召开会议"),)
    assert [doubt.message for doubt in found.doubts] == [
        "no calendar date follows from the deadline of task 3: 20个工作日内",
        "what is reported of task 2 tells no certain status; it stays todo: 已召开会议",
    ]


def test_of_several_dates_the_last_counts_and_that_is_told() -> None:
    draft = drafted((*A, "6月底、12月底前"), headings=(*HEADINGS, "时限要求"))
    assert str(draft.tasks[0].due) == "2021-12-31"
    assert "has several dates" in draft.doubts[0].message


def test_a_deadline_in_the_clause_counts_where_there_is_no_column_for_it() -> None:
    (task,) = drafted((*A[:2], "办公室牵头，各科室配合，6月底完成")).tasks
    assert (task.duty, task.deadline, str(task.due)) == ("配合，6月底完成", "6月底完成", "2021-06-30")


def test_a_clause_that_nobody_can_read_is_kept_and_told() -> None:
    found = drafted((*A[:2], "由各单位结合实际自行组织实施"))
    (task,) = found.tasks
    assert (task.named, task.clause) == ((), "由各单位结合实际自行组织实施")
    assert "nobody could be read" in found.doubts[0].message


def test_a_rule_for_other_tasks_in_a_clause_is_told() -> None:
    found = drafted((*A[:2], "市发改委牵头，各县市区，以下均需各县市区落实"))
    assert [(task.lead, task.units) for task in found.tasks] == [(("市发改委",), ("各县市区",))]
    assert [doubt.message for doubt in found.doubts] == [
        "task 1 states a rule for other tasks: 以下均需各县市区落实; --every-task or --default-lead makes it one"
    ]


def test_names_that_stand_alone_help_to_read_the_others() -> None:
    found = drafted(("甲", "公开。", "文化和旅游科"), ("乙", "解读。", "文化和旅游科和办公室"))
    assert found.tasks[1].units == ("文化和旅游科", "办公室")


def test_names_that_are_certain_only_by_where_they_stand_are_told_in_one_sentence() -> None:
    found = drafted(
        ("甲", "公开。", "市财政局、人保财险"),
        ("乙", "解读。", "市审计局，人保财险"),
        ("丙", "回应。", "市烟草、市验收"),
    )
    assert [task.named for task in found.tasks] == [("市财政局", "人保财险"), ("市审计局", "人保财险"), ()]
    assert [doubt.message for doubt in found.doubts] == [
        "nobody could be read from the clause of task 3: 市烟草、市验收",
        "these were taken for units because of where they stand: 人保财险",
    ]


def test_names_of_units_that_the_plan_has_are_not_told() -> None:
    cells = (HEADINGS, ("甲", "公开。", "市财政局、人保财险"))
    table = Table(tuple(tuple(map(Cell, row)) for row in cells))
    found = draft_document(Document((table,)), ("人保财险",), TODAY)
    assert found is not None
    assert (found.tasks[0].units, found.doubts) == (("市财政局", "人保财险"), ())


def test_paragraphs_above_a_table_are_its_categories() -> None:
    def table(*rows: tuple[str, ...]) -> Table:
        return Table((tuple(map(Cell, ("工作任务", "责任单位"))), *(tuple(map(Cell, row)) for row in rows)))

    document = Document(
        (
            Paragraph("一、总体要求"),
            Paragraph("现印发如下。"),
            Paragraph("一、突出公开"),
            table(("公开规划。", "办公室")),
            Paragraph("二、加强解读"),
            table(("做好解读。", "办公室")),
        )
    )
    found = draft_document(document, (), TODAY)
    assert found is not None
    assert [task.category for task in found.tasks] == ["一、突出公开", "二、加强解读"]


def test_a_document_without_categories_says_so() -> None:
    found = drafted(("公开规划。", "办公室"), headings=("工作任务", "责任单位"))
    assert found.tasks[0].category == "（未分类）"
    assert "has no categories" in found.doubts[0].message
