"""The headings of a table tell that it is a plan's, and what each column holds."""

from __future__ import annotations

import pytest

from annexes import HEADINGS, drafted
from opengov_cli.documents.draft.tables.column_headings import Meaning, meaning_of
from opengov_cli.documents.draft.tables.columns import Heading, read_columns
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
        ("工作任务 具体要求 配合单位 责任单位", "category requirement units lead"),
        ("工作任务 具体要求 责任单位 责任部门", "category requirement clause extra"),
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
    found = read_columns([Heading(text) for text in texts])
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
    assert read_columns([Heading(text) for text in texts]) is None


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


def test_headings_that_come_again_on_the_next_page_are_no_task() -> None:
    assert len(drafted(A, HEADINGS, B).tasks) == 2
