"""The many structures of tables: headings in rows, marks, further tables, and rows that are no tasks."""

from __future__ import annotations

import pytest

from opengov_cli.plan.model import Task
from tables import meanings, read, said, table


def _told(tasks: tuple[Task, ...]) -> list[tuple[int, str, str]]:
    return [(task.id, task.category, task.requirement) for task in tasks]


@pytest.mark.parametrize(
    ("first", "second", "categories"),
    [
        ("一 | 加强公开 | | ", "二 | 强化解读 | | ", ["一、加强公开", "二、强化解读"]),
        (" | 加强公开 | | ", " | 强化解读 | | ", ["加强公开", "强化解读"]),
        ("（一） | 加强公开 | | ", "（二） | 强化解读 | | ", ["（一）加强公开", "（二）强化解读"]),
        (" | 一、加强公开 | | ", " | 二、强化解读 | | ", ["一、加强公开", "二、强化解读"]),
        ("一、加强公开 | | | ", "二、强化解读 | | | ", ["一、加强公开", "二、强化解读"]),
    ],
)
def test_a_row_that_only_names_a_category_heads_those_below(first: str, second: str, categories: list[str]) -> None:
    draft = read(f"""序号 | 工作任务 | 责任单位 | 完成时限
        {first}
        1 | 公开部门预算。 | 财务科 | 6月底前
        2 | 公开惠农补贴。 | 财务科 | 12月底前
        {second}
        3 | 重要政策同步解读。 | 法规科 | 持续推进""")
    assert _told(draft.tasks) == [
        (1, categories[0], "公开部门预算。"),
        (2, categories[0], "公开惠农补贴。"),
        (3, categories[1], "重要政策同步解读。"),
    ]
    assert not draft.doubts


def test_a_number_heads_those_that_begin_with_it() -> None:
    draft = read("""序号 | 工作任务 | 责任单位
    1 | 加强公开 |
    1.1 | 公开预算。 | 财务科
    1.2 | 公开决算。 | 财务科
    2 | 强化解读 |
    2.1 | 同步解读。 | 法规科""")
    assert [(task.number, task.category) for task in draft.tasks] == [
        ("1.1", "1.加强公开"),
        ("1.2", "1.加强公开"),
        ("2.1", "2.强化解读"),
    ]


def test_chapters_may_stand_in_the_column_of_the_requirement_without_numbers() -> None:
    draft = read("工作任务 | 责任单位\n一、加强公开 | \n公开预算。 | 财务科\n（一）解读 | \n同步解读。 | 法规科")
    assert [task.category for task in draft.tasks] == ["一、加强公开", "一、加强公开 / （一）解读"]


def test_a_task_that_lacks_its_units_is_no_heading() -> None:
    for text in ("3 | 完善平台建设 | | ", " | 加强网站建设，每周更新。 | | "):
        draft = read(
            f"序号 | 工作任务 | 责任单位 | 时限\n1 | 公开预算。 | 财务科 | \n{text}\n4 | 公开决算。 | 财务科 | "
        )
        assert len(draft.tasks) == 3
        assert any("names no unit" in line for line in said(draft))


def test_empty_cells_of_categories_go_on_with_the_one_above_and_that_is_told_once() -> None:
    text = """序号 | 重点任务 | 工作内容 | 责任单位
    1 | 财政 | 公开预算。 | 财务科
    2 | | 公开决算。 | 财务科
    3 | | 公开绩效。 | 财务科
    4 | 平台 | 管好网站。 | 办公室"""
    draft = read(table(text, shows_merges=True))
    assert [task.category for task in draft.tasks] == ["财政", "财政", "财政", "平台"]
    assert said(draft) == [
        "row 3: 2 rows from here on have an empty cell for their category: they stand under the one above"
    ]
    assert not read(text).doubts


def test_an_empty_cell_below_a_new_category_of_a_higher_level_is_empty() -> None:
    draft = read("""一级任务 | 二级任务 | 具体要求 | 责任单位
    公开 | 财政 | 公开预算。 | 财务科
    | | 公开决算。 | 财务科
    | 规划 | 公开规划。 | 规划科
    解读 | | 同步解读。 | 法规科""")
    assert [task.category for task in draft.tasks] == ["公开 / 财政", "公开 / 财政", "公开 / 规划", "解读"]


def test_a_number_that_is_empty_with_its_category_is_that_of_the_category() -> None:
    text = """序号 | 重点任务 | 工作内容 | 责任单位
    1 | 财政 | 公开预算。 | 财务科
    | | 公开决算。 | 财务科
    2 | 平台 | 管好网站。 | 办公室"""
    for shows_merges in (True, False):
        draft = read(table(text, shows_merges=shows_merges))
        assert [(task.id, task.extra) for task in draft.tasks] == [
            (1, (("序号", "1"),)),
            (2, (("序号", "1"),)),
            (3, (("序号", "2"),)),
        ]


def test_a_category_that_is_continued_is_the_same_one() -> None:
    text = """工作任务 | 具体要求 | 落实单位
    一、加强公开 | < | <
    财政 | 公开预算。 | 财务科
    一、加强公开（续） | < | <
    财政（续） | 公开决算。 | 财务科"""
    draft = read(table(text, shows_merges=True))
    assert [task.category for task in draft.tasks] == ["一、加强公开 / 财政"] * 2


def test_a_category_is_continued_also_in_a_further_table() -> None:
    head = "序号 | 工作任务 | 具体要求 | 责任单位\n"
    draft = read(
        f"{head}1 | 财政 | 公开预算。 | 财务科", f"{head}2 | 财政（续） | 公开决算。 | 财务科\n续表 | < | < | <"
    )
    assert [task.category for task in draft.tasks] == ["财政", "财政"]
    assert said(draft) == ["row 3: other text: 1 line that is no task was left out: 续表"]


def test_headings_in_two_rows_need_not_be_merged() -> None:
    draft = read("""序号 | 工作任务 | 具体要求 | 责任单位 | | 完成时限
    | | | 牵头单位 | 配合单位 |
    1 | 财政 | 公开预算。 | 财务科 | 各科室 | 6月底前""")
    assert meanings(draft) == "number category requirement lead units deadline"
    assert (draft.tasks[0].lead, draft.tasks[0].units) == (("财务科",), ("各科室",))


def test_a_first_task_without_much_is_no_second_row_of_headings() -> None:
    draft = read("序号 | 工作任务 | 责任单位 | 备注 | \n | 公开预算。 | 财务科 | | 每月\n2 | 公开决算。 | 财务科 | | ")
    assert len(draft.tasks) == 2


def test_the_rows_of_a_further_table_with_other_columns_are_taken_too() -> None:
    draft = read(
        "序号 | 工作任务 | 具体要求 | 责任单位\n1 | 财政 | 公开预算。 | 财务科",
        "序号 | 重点任务 | 工作要求 | 责任科室 | 备注\n2 | 解读 | 同步解读。 | 法规科 | 每季报送",
    )
    assert [(task.id, task.category, task.units, task.extra) for task in draft.tasks] == [
        (1, "财政", ("财务科",), ()),
        (2, "解读", ("法规科",), (("备注", "每季报送"),)),
    ]
    assert said(draft) == [
        (
            "row 1: here begins a further table with other columns; its rows were taken, too: "
            "序号 重点任务 工作要求 责任科室 备注"
        )
    ]


def test_a_further_table_may_stand_below_in_the_same_sheet() -> None:
    draft = read("""序号 | 工作任务 | 具体要求 | 责任单位 |
    1 | 财政 | 公开预算。 | 财务科 |
    | | | |
    序号 | 工作任务 | 具体要求 | 责任单位 | 时限
    2 | 解读 | 同步解读。 | 法规科 | 年底前""")
    assert [(task.requirement, task.deadline) for task in draft.tasks] == [("公开预算。", ""), ("同步解读。", "年底前")]


def test_a_table_that_is_not_read_is_named_with_its_first_words() -> None:
    draft = read("工作任务 | 责任单位\n公开预算。 | 财务科", "姓名 | 电话 | 手机\n张三 | 8822 | 139")
    assert said(draft)[0] == ("row 1: what stands here is no part of the plan's table and was left out: 姓名 电话 手机")


def test_units_may_be_columns_with_marks() -> None:
    draft = read(
        """序号 | 工作任务 | 具体要求 | 办公室 | 财务科 | 法规科 | 各镇街 | 完成时限
        1 | 财政 | 公开预算。 | √ | ▲ | | | 6月底前
        2 | 解读 | 同步解读。 | √ | | √ | | 持续推进
        3 | 机制 | 建立台账。 | | | | | """,
    )
    assert [(task.lead, task.units, task.duty) for task in draft.tasks] == [
        (("财务科",), ("办公室",), ""),
        ((), ("办公室", "法规科"), ""),
        ((), (), ""),
    ]
    assert said(draft) == ["row 4: task 3 names no unit: the cell is empty"]


@pytest.mark.parametrize(
    "legend", ["注：●表示牵头单位，○表示配合单位。", "说明：“●”为牵头单位、“○”为配合单位", "（●牵头，○配合）"]
)
def test_a_legend_says_what_the_marks_stand_for(legend: str) -> None:
    text = """序号 | 工作任务 | 责任单位 | < | < | 时限
    ^ | ^ | 办公室 | 财务科 | 规划科 | ^
    1 | 公开预算。 | ● | ○ | | 6月底前
    2 | 公开规划。 | ○ | | ● | 6月底前"""
    draft = read(table(text, shows_merges=True), legend)
    assert [(task.lead, task.units, task.duty) for task in draft.tasks] == [
        (("办公室",), ("财务科",), "配合"),
        (("规划科",), ("办公室",), "配合"),
    ]


def test_a_mark_that_nobody_explains_names_the_unit_and_is_kept() -> None:
    rows = [f"公开第{number}批目录。 | √ | √" for number in "一二三四"]
    text = "\n".join(["工作任务 | 办公室 | 财务科", "公开预算。 | ★ | √", "公开决算。 | √（7月前） | ", *rows * 2])
    draft = read(text)
    assert [(task.units, task.extra) for task in draft.tasks[:2]] == [
        (("办公室", "财务科"), (("办公室", "★"),)),
        (("办公室",), (("办公室", "√（7月前）"),)),
    ]
    assert "row 2: 办公室 is named by the mark ★, which nobody explains: it stays beside the task" in said(draft)


def test_marks_below_ways_of_publishing_are_no_units() -> None:
    draft = read("公开事项 | 责任单位 | 政府网站 | 公告栏\n公开预算。 | 财务科 | √ | \n公开决算。 | 财务科 | √ | √")
    assert meanings(draft) == "requirement clause extra extra"


def test_statuses_may_be_columns_with_marks() -> None:
    draft = read("""序号 | 工作任务 | 责任单位 | 已完成 | 正在推进 | 未启动
    1 | 公开预算。 | 财务科 | √ | |
    2 | 公开规划。 | 规划科 | | √ | """)
    assert meanings(draft) == "number requirement clause status status status"


def test_the_foot_of_a_table_is_no_task_and_is_told() -> None:
    draft = read("""序号 | 工作任务 | 具体要求 | 责任单位
    1 | 财政 | 公开预算。 | 财务科
    序号 | 工作任务 | 具体要求 | 责任单位
    2 | 平台 | 建好网站。 | 办公室
    | | |
    小计 | 2项 | |
    合计：2项 | | |
    注：每季度末报送。 | < | < | <
    备注 | 未尽事宜另行通知。 | < | <
    填表人：张三 | | 审核人：李四 |
    填报日期 | 2021年6月30日 | | """)
    assert [task.id for task in draft.tasks] == [1, 2]
    assert said(draft) == [
        "row 8: remarks: 2 lines that are no tasks were left out: 注：每季度末报送。 | 备注：未尽事宜另行通知。",
        (
            "row 10: who filled it in: 2 lines that are no tasks were left out: "
            "填表人：张三 审核人：李四 | 填报日期 2021年6月30日"
        ),
        "row 6: what stands here is no part of the plan's table and was left out: 小计 2项",
        "row 7: what stands here is no part of the plan's table and was left out: 合计：2项",
    ]


def test_headings_in_two_rows_and_a_title_come_again_on_each_page() -> None:
    text = """某局2021年工作台账 | < | < | <
    工作任务 | 具体要求 | 责任单位 | <
    ^ | ^ | 牵头单位 | 配合单位
    财政 | 公开预算。 | 财务科 | 各科室
    某局2021年工作台账 | < | < | <
    工作任务 | 具体要求 | 责任单位 | <
    ^ | ^ | 牵头单位 | 配合单位
    解读 | 同步解读。 | 法规科 | 各科室"""
    draft = read(table(text, shows_merges=True))
    assert [task.category for task in draft.tasks] == ["财政", "解读"]
    assert not draft.doubts


@pytest.mark.parametrize(
    "row", ["平台 | 建好网站。 | 办公室 | ", "2 | 平台 | 建好网站。", "2 | 平台 | 建 | 好 | 办公室"]
)
def test_a_row_whose_cells_moved_is_never_guessed(row: str) -> None:
    draft = read(f"序号 | 工作任务 | 具体要求 | 责任单位\n1 | 财政 | 公开预算。 | 财务科\n{row}")
    assert (draft.tasks[1].named, draft.tasks[1].category) == ((), "（未分类）")
    assert draft.tasks[1].extra == (("缺格的行", row.rstrip(" |")),)
    assert any("instead of 4 cells" in line for line in said(draft))
