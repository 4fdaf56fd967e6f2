"""Ledgers (督办台账) and other tables whose headings alone do not tell what a column holds."""

from __future__ import annotations

import pytest

from annexes import TODAY
from opengov_cli.documents.document import Document
from opengov_cli.documents.draft import draft_document
from opengov_cli.documents.draft.choices import check_headings, read_choice
from opengov_cli.documents.draft.tables.column_headings import Meaning, meaning_of
from opengov_cli.documents.errors import NoSuchHeading, NoSuchMeaning, NotAChoice
from opengov_cli.plan.model import Note
from tables import meanings, read, said, table

LEDGER = """
序号|任务来源|任务内容|工作目标|责任领导|责任单位|责任人|联系电话|交办时间|完成时限|进展情况|存在问题|下一步措施
1|市政府常务会|推进专区建设|6月底前建成|李局|办公室|张三|88220001|2021-03-01|6月底前|正在推进|场地未落实|完成装修
"""


def test_a_ledger_keeps_persons_and_sources_beside_the_task_and_takes_problems_as_progress() -> None:
    draft = read(LEDGER)
    (task,) = draft.tasks
    assert (task.requirement, task.units, task.deadline) == ("推进专区建设", ("办公室",), "6月底前")
    assert dict(task.extra) == {
        "任务来源": "市政府常务会",
        "工作目标": "6月底前建成",
        "责任领导": "李局",
        "责任人": "张三",
        "联系电话": "88220001",
        "交办时间": "2021-03-01",
    }
    assert task.notes == (Note(TODAY, problem="场地未落实", next="完成装修"),)
    assert [column.heading for column in draft.columns if column.guessed] == ["工作目标"]


def test_a_goal_is_the_requirement_where_nothing_else_states_one() -> None:
    draft = read("序号 | 督办事项 | 工作目标 | 承办单位 | 办结时限\n1 | 标准化 | 建成26个领域目录 | 办公室 | 6月底")
    assert meanings(draft) == "number category requirement clause deadline"


def test_two_columns_of_problems_are_both_kept() -> None:
    draft = read("工作任务 | 具体要求 | 责任单位 | 存在问题 | 困难\n财政 | 公开预算。 | 财务科 | 人手不足 | 系统老旧")
    assert draft.tasks[0].notes == (Note(TODAY, problem="人手不足\n系统老旧"),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            """序号 | 工作任务 | 具体要求 | 工作措施 | 时间
            1 | 公开预算 | 公开部门预算及报表 | 财务科 | 6月底前
            2 | 公开规划 | 公开发展规划和计划 | 发展规划科、办公室 | 年底前""",
            "number category requirement clause? deadline",
            id="units below 工作措施",
        ),
        pytest.param(
            """序号 | 事由 | 牵头单位 | 何时办 | 目前
            1 | 编制并公布重大行政决策事项目录 | 办公室 | 3月底前 | 已完成
            2 | 公开各类专项规划并开设规划专栏 | 规划科 | 6月底前 | 正在推进""",
            "number requirement? lead deadline? status?",
            id="long texts, dates and statuses below unknown headings",
        ),
        pytest.param(
            """序号 | 存在问题 | 整改措施 | 责任单位 | 整改时限 | 整改情况
            1 | 栏目更新不及时 | 建立责任制，每周巡查 | 办公室 | 6月底前 | 已整改到位""",
            "number problem requirement clause deadline status",
            id="a list of faults",
        ),
        pytest.param(
            """序号 | 工作任务 | 具体要求 | 责任单位 | 存在问题 | 整改措施
            1 | 财政 | 公开预算。 | 财务科 | 更新慢 | 每周巡查""",
            "number category requirement clause problem next?",
            id="remedies beside a requirement",
        ),
        pytest.param(
            """序号 | 督办事项 | 怎么办 | 责任单位
            1 | 垃圾分类 | 新建投放点50个 | 环卫科
            2 | | 开展宣传12场 | 宣教科""",
            "number category requirement? clause",
            id="texts behind a category that heads several rows",
        ),
        pytest.param(
            """序号 | 工作内容 | 工作要求 | 责任单位
            1 | 编制并公布重大行政决策事项目录及调整情况 | 经集体讨论后实施并动态更新 | 办公室
            2 | 对历年规章文件开展系统清理并公开结果情况 | 以专栏形式集中公开 | 法规科""",
            "number requirement extra? clause",
            id="two long texts, of which none is a category",
        ),
        pytest.param(
            """序号 | 工作任务 | 具体要求 | 主办科室 | 协办科室 | 督办部门 | 启动时间 | 完成时间
            1 | 财政 | 公开预算。 | 财务科 | 办公室 | 督查室 | 2021年3月 | 2021年6月""",
            "number category requirement lead units extra extra deadline",
            id="who supervises, and when it began",
        ),
    ],
)
def test_cells_help_to_tell_what_a_column_holds(text: str, found: str) -> None:
    columns = read(text).columns
    assert " ".join(f"{column.meaning}{'?' * column.guessed}" for column in columns) == found


def test_a_list_of_addresses_is_no_plan() -> None:
    text = """单位 | 联系人 | 地址 | 电话
    办公室 | 张三 | 某市某路一百二十号三楼三零一室 | 88221234"""
    assert draft_document(Document((table(text),)), (), TODAY) is None


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("截至6月底完成情况", Meaning.PROGRESS),
        ("进展情况及存在问题", Meaning.PROGRESS),
        ("任务分解", Meaning.REQUIREMENT),
        ("未完成原因", Meaning.PROBLEM),
        ("存在的主要困难", Meaning.PROBLEM),
        ("下一步工作计划", Meaning.NEXT),
        ("后续工作安排", Meaning.NEXT),
        ("实际完成时间", Meaning.EXTRA),
        ("责任单位负责人", Meaning.EXTRA),
        ("填报单位", Meaning.EXTRA),
        ("责任单位及责任人", Meaning.CLAUSE),
    ],
)
def test_headings_of_ledgers_are_known(heading: str, meaning: Meaning) -> None:
    assert meaning_of(heading) is meaning


def test_what_a_person_says_of_a_column_counts_more_than_its_heading() -> None:
    draft = read(LEDGER, choices=(read_choice("任务内容=category"), read_choice("工 作 目 标＝具体要求")))
    assert (draft.tasks[0].category, draft.tasks[0].requirement) == ("推进专区建设", "6月底前建成")
    assert not any(column.guessed for column in draft.columns)


def test_two_columns_that_a_person_calls_the_requirement_stand_below_each_other() -> None:
    draft = read(LEDGER, choices=(read_choice("任务内容=requirement"), read_choice("工作目标=requirement")))
    assert draft.tasks[0].requirement == "推进专区建设\n6月底前建成"


def test_a_table_of_unknown_headings_is_a_plan_if_a_person_says_so() -> None:
    draft = read("事由 | 谁\n公开预算。 | 财务科", choices=(read_choice("事由=requirement"), read_choice("谁=clause")))
    assert [(task.requirement, task.units) for task in draft.tasks] == [("公开预算。", ("财务科",))]
    assert said(draft) == ["the document has no categories: its tasks stand under （未分类）"]


def test_each_meaning_has_its_key_and_chinese_names() -> None:
    for meaning in Meaning:
        assert read_choice(f"某列={meaning}") == ("某列", meaning)
    assert [read_choice(f"甲={word}")[1] for word in ("工作任务", "其他栏目", "打勾", "其余单位")] == [
        Meaning.CATEGORY,
        Meaning.EXTRA,
        Meaning.MARK,
        Meaning.UNITS,
    ]


def test_what_is_not_known_is_told_with_the_nearest() -> None:
    with pytest.raises(NoSuchMeaning) as meaning:
        read_choice("事由=requirment")
    with pytest.raises(NoSuchHeading) as heading:
        check_headings([("任务内荣", Meaning.REQUIREMENT)], ["序号", "任务内容"])
    assert (meaning.value.near, heading.value.near) == ("requirement", "任务内容")
    for text in ("requirement", "=requirement", "事由="):
        with pytest.raises(NotAChoice):
            read_choice(text)
