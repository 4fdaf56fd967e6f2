"""Tables of plans become tasks: merged cells, levels, numbers, and what must not be guessed."""

from __future__ import annotations

import pytest

from annexes import HEADINGS, TODAY, drafted
from opengov_cli.documents.document import Cell, Document, Table
from opengov_cli.documents.draft import draft_document
from opengov_cli.documents.draft.head import read_head
from opengov_cli.documents.draft.headings import Meaning, meaning_of, read_columns
from opengov_cli.documents.draft.numbering import CellText, split_into_items
from opengov_cli.plan.model import Note, Status
from opengov_cli.wording import vocabulary

A, B = ("做好财政信息公开", "积极推进预算公开。", "计划财务科"), ("完善平台建设", "加强网站建设。", "办公室")


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        ("工作任务 具体要求 落实单位", "category requirement clause"),
        ("序号 重点任务 工作内容 责任单位 完成时限", "number category requirement clause deadline"),
        ("主要任务 工作措施 责任部门 时间节点 进展情况 备注", "category requirement clause deadline status extra"),
        ("任务 主要内容 牵头单位 配合单位 落实情况", "category requirement lead units status"),
        ("工作任务 工作要求 牵头单位 责任单位", "category requirement lead units"),
        ("工　作　任　务 具\n体\n要\n求 负责科室 时限要求", "category requirement clause deadline"),
        ("任务 责任单位", "requirement clause"),
        ("工作内容 工作措施 责任科室", "category requirement clause"),
        ("序号 事项 牵头（责任）单位 完成时间 责任人", "number requirement clause deadline extra"),
        ("重点任务 具体任务 责任单位（排第一位的牵头） 工作内容", "category requirement clause extra"),
        ("任务 工作目标 具体要求 责任单位及责任人 责任领导", "category extra requirement clause extra"),
        ("公开事项 公开内容 公开主体 公开时限 公开渠道", "category requirement clause deadline extra"),
        ("工作任务 工作内容 牵头及配合单位", "category requirement clause"),
        ("序号 工作任务 具体要求 落实单位 状态 完成情况", "number category requirement clause status status"),
    ],
)
def test_columns_are_told_by_their_headings(headings: str, roles: str) -> None:
    texts = headings.split(" ")
    found = read_columns(texts, [False] * len(texts))
    assert found is not None
    assert " ".join(column.meaning for column in found) == roles


@pytest.mark.parametrize("noun", vocabulary.UNITS)
def test_a_heading_tells_the_role_of_units_in_any_of_the_words(noun: str) -> None:
    leads, answers = (*vocabulary.LEADS, *vocabulary.ALSO_LEADS), (*vocabulary.ANSWERS, *vocabulary.ALSO_ANSWERS)
    assert {meaning_of(word + noun) for word in leads} == {Meaning.LEAD}
    assert {meaning_of(word + noun) for word in vocabulary.SUPPORTS} == {Meaning.UNITS}
    assert {meaning_of(word + noun) for word in answers} == {Meaning.CLAUSE}


@pytest.mark.parametrize("headings", ["姓名 电话", "工作任务", "序号 时间 地点", "范围 总数 未启动 推进中"])
def test_other_tables_are_none_of_a_plan(headings: str) -> None:
    texts = headings.split(" ")
    assert read_columns(texts, [False] * len(texts)) is None


def test_a_column_of_numbers_needs_no_heading() -> None:
    found = drafted(("做好财政信息公开", "3", "积极推进预算公开。"), headings=("工作任务", "", "具体要求"))
    assert [column.meaning for column in found.columns] == [Meaning.CATEGORY, Meaning.NUMBER, Meaning.REQUIREMENT]
    assert found.tasks[0].id == 3


@pytest.mark.parametrize(
    "headings",
    [
        pytest.param(("工作任务", "具体要求", "责任科室", "时限要求"), id="left out"),
        pytest.param(("工作任务", "<", "具体要求", "责任科室", "时限要求"), id="below the categories"),
    ],
)
def test_the_heading_of_the_numbers_may_be_missing(headings: tuple[str, ...]) -> None:
    found = drafted(
        ("规范依申请公开", "5", "办理政府信息公开申请。", "各科室", "持续推进"),
        ("^", "6", "编制年度报告。", "办公室", "年底前"),
        headings=headings,
    )
    assert [(task.id, task.category, task.requirement) for task in found.tasks] == [
        (5, "规范依申请公开", "办理政府信息公开申请。"),
        (6, "规范依申请公开", "编制年度报告。"),
    ]


def test_a_row_that_moved_left_is_flagged_and_not_moved_back() -> None:
    """Where a table is copied as text, a merged category may leave no cell behind."""
    rows = (HEADINGS, ("一、做好公开", "1.公开预算。", "财务科"), ("2.公开决算。", "办公室牵头，各科室配合", ""))
    cells = tuple(tuple(Cell(text, f"line {number}") for text in row) for number, row in enumerate(rows, start=1))
    found = draft_document(Document((Table(cells, shows_merges=False),)), (), TODAY)
    assert found is not None
    lost = found.tasks[1]
    assert (lost.named, lost.extra) == ((), (("缺格的行", "2.公开决算。 | 办公室牵头，各科室配合"),))
    assert "line 3" in [doubt.place for doubt in found.doubts]


def test_headings_may_stand_in_two_rows() -> None:
    found = drafted(
        ("^", "^", "牵头单位", "配合单位"),
        ("做好财政信息公开", "积极推进预算公开。", "计划财务科", "各科室"),
        headings=("工作任务", "具体要求", "责任单位", "<"),
    )
    assert [column.heading for column in found.columns] == ["工作任务", "具体要求", "牵头单位", "配合单位"]
    assert (found.tasks[0].lead, found.tasks[0].units) == (("计划财务科",), ("各科室",))


def test_a_title_may_stand_in_the_table() -> None:
    found = drafted(
        ("填报单位：", "<", "<"), HEADINGS, A, headings=("中山市农业农村局2021年政务公开工作台账", "<", "<")
    )
    assert found.head == ("中山市农业农村局2021年政务公开工作台账", "中山市农业农村局", 2021)
    assert len(found.tasks) == 1


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


def test_two_levels_may_stand_in_one_cell() -> None:
    found = drafted(("一、加强公开\n（一）重点\n领域", "预算公开。", "办公室"))
    assert found.tasks[0].category == "一、加强公开 / （一）重点领域"


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


def test_headings_that_come_again_on_the_next_page_are_no_task() -> None:
    assert len(drafted(A, HEADINGS, B).tasks) == 2


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
        "no calendar date follows from the deadline of task 3: 20个工作日内"
    ]


def test_a_deadline_in_the_clause_counts_where_there_is_no_column_for_it() -> None:
    (task,) = drafted((*A[:2], "办公室牵头，各科室配合，6月底完成")).tasks
    assert (task.duty, task.deadline, str(task.due)) == ("配合，6月底完成", "6月底完成", "2021-06-30")


def test_a_clause_that_nobody_can_read_is_kept_and_told() -> None:
    found = drafted((*A[:2], "由各单位结合实际自行组织实施"))
    (task,) = found.tasks
    assert (task.named, task.clause) == ((), "由各单位结合实际自行组织实施")
    assert "nobody could be read" in found.doubts[0].message


def test_names_that_stand_alone_help_to_read_the_others() -> None:
    found = drafted(("甲", "公开。", "文化和旅游科"), ("乙", "解读。", "文化和旅游科和办公室"))
    assert found.tasks[1].units == ("文化和旅游科", "办公室")


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["1.甲", "2.乙", "5.丙\n\n6.丁", "7.戊"], [[1], [2], [5, 6], [7]]),
        (["1、甲", "2、乙", "4、丙"], [[1], [2], [4]]),
        (["（1）甲", "（2）乙"], [[1], [2]]),
        (["①甲", "②乙"], [[1], [2]]),
        (["1.甲\n2.乙", "1.丙\n2.丁"], [[None], [None]]),
        (["甲：\n（1）一\n（2）二", "乙"], [[None], [None]]),
        (["1.甲：\n1.一\n2.二", "2.乙", "3.丙"], [[1], [2], [3]]),
        (["1.甲：（1）一；（2）二", "2.乙"], [[1], [2]]),
        (["1.5万户以上公开", "2.5万户以上公开"], [[None], [None]]),
        (["12月底前完成", "11月底前完成"], [[None], [None]]),
        (["5.只有一条"], [[5]]),
        (["1.甲\n2.乙"], [[None]]),
    ],
)
def test_numbers_that_go_on_from_cell_to_cell_are_the_plans(cells: list[str], numbers: list[list[int | None]]) -> None:
    assert [
        [item.number for item in items] for items in split_into_items([CellText(cell) for cell in cells])
    ] == numbers


def test_numbers_may_begin_again_under_another_heading() -> None:
    found = drafted(
        ("甲", "1.一。", "办公室"), ("^", "2.二。", "办公室"), ("乙", "1.三。", "办公室"), ("^", "2.四。", "办公室")
    )
    assert [(task.id, task.number, task.requirement) for task in found.tasks] == [
        (1, "", "一。"),
        (2, "", "二。"),
        (3, "1", "三。"),
        (4, "2", "四。"),
    ]


def test_a_task_without_a_number_gets_the_next_one() -> None:
    found = drafted(
        ("3", "甲", "一。", "办公室"),
        ("", "甲", "二。", "办公室"),
        ("7", "乙", "三。", "办公室"),
        headings=("序号", *HEADINGS),
    )
    assert [(task.id, task.number) for task in found.tasks] == [(3, ""), (8, ""), (7, "")]
    assert [doubt.message for doubt in found.doubts] == ["there is no number here: this is task 8 now"]


def test_totals_and_text_beside_the_table_are_told_and_no_tasks() -> None:
    document = Document(
        (Table((tuple(map(Cell, HEADINGS)), tuple(map(Cell, A)), (Cell("合计"), Cell("1"), Cell()))), "联系人：某人。")
    )
    found = draft_document(document, (), TODAY)
    assert found is not None
    assert len(found.tasks) == 1
    assert [doubt.message for doubt in found.doubts] == [
        "what stands here is no part of the plan's table and was left out",
        "1 line of text beside the table was left out: 联系人：某人。",
    ]


def test_paragraphs_above_a_table_are_its_categories() -> None:
    def table(*rows: tuple[str, ...]) -> Table:
        return Table((tuple(map(Cell, ("工作任务", "责任单位"))), *(tuple(map(Cell, row)) for row in rows)))

    document = Document(
        (
            "一、总体要求",
            "现印发如下。",
            "一、突出公开",
            table(("公开规划。", "办公室")),
            "二、加强解读",
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


def test_a_column_of_numbers_counts_more_than_numbers_in_the_text() -> None:
    found = drafted(
        ("7", "甲", "1.一。\n2.二。", "办公室"), ("9", "甲", "1.三。", "办公室"), headings=("序号", *HEADINGS)
    )
    assert [(task.id, task.requirement) for task in found.tasks] == [(7, "1.一。\n2.二。"), (9, "1.三。")]


def test_the_number_of_a_category_is_none_of_its_tasks() -> None:
    found = drafted(
        ("1", "甲", "一。", "办公室"),
        ("^", "^", "二。", "办公室"),
        ("2", "乙", "三。", "办公室"),
        headings=("序号", *HEADINGS),
    )
    assert [task.id for task in found.tasks] == [1, 2, 3]
    assert [task.extra for task in found.tasks] == [(("序号", "1"),), (("序号", "1"),), (("序号", "2"),)]


@pytest.mark.parametrize(
    ("lines", "title", "issuer", "year"),
    [
        (["附件", "中山市农业农村局2021年政务公开工作要点分工方案"], None, "中山市农业农村局", 2021),
        (
            ["附件1", "东莞市2021年", "政务公开工作要点任务分工表"],
            "东莞市2021年政务公开工作要点任务分工表",
            "东莞市",
            2021,
        ),
        (
            ["某县卫生健康局", "2022年政务公开任务分解表"],
            "某县卫生健康局2022年政务公开任务分解表",
            "某县卫生健康局",
            2022,
        ),
        (["2022年江门市政务公开工作要点分工方案"], None, "江门市", 2022),
        (["保山市落实2020年云南省政务公开工作要点任务分解方案"], None, "保山市", 2020),
        (["二〇二一年集美区政务公开工作任务分解表"], None, "集美区", 2021),
        (["政务公开工作台账"], None, "", 0),
        (["现将有关事项通知如下。"], "", "", 0),
    ],
)
def test_the_title_tells_the_office_and_the_year(lines: list[str], title: str | None, issuer: str, year: int) -> None:
    assert read_head(lines) == (lines[-1] if title is None else title, issuer, year)


def test_a_sentence_about_who_leads_is_told() -> None:
    document = Document(
        (Table((tuple(map(Cell, HEADINGS)), tuple(map(Cell, A)))), "注：责任单位中排在第一位的为牵头单位。")
    )
    found = draft_document(document, (), TODAY)
    assert found is not None
    assert found.rules == ("注：责任单位中排在第一位的为牵头单位",)
