"""``opengov pending``: who has not reported."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from conftest import On, Opengov
from opengov_cli.plan.model import Plan

pytestmark = pytest.mark.usefixtures("plan_file")
ALL = 154  # reports that the units owe on the 29 tasks, of which one names no unit


def rows(opengov: Opengov, *arguments: str) -> list[tuple[str, int]]:
    """The pairs of unit and task that are listed."""
    found = json.loads(opengov("pending", "--format", "json", *arguments).out)["pending"]
    return [(row["unit"], row["id"]) for row in found]


def test_units_are_listed_with_the_numbers_of_their_tasks(opengov: Opengov, on: On) -> None:
    on("2021-11-25")
    opengov("note", "1", "已归集", "--by", "海洋综合执法支队", "--date", "2021-10-08")
    opengov("note", "2", "已归集", "--by", "海洋综合执法支队", "--date", "2021-09-30")
    opengov("done", "3")
    result = opengov("pending")
    lines = result.out.splitlines()
    assert lines[0] == "147 of 148 reports are missing since 2021-10-01"
    assert lines[2].split() == ["Unit", "Missing", "Owed", "Numbers"]
    assert lines[-1].split() == ["海洋综合执法支队", "23", "24", "2,", "5-22,", "24-25,", "27-28"]
    assert result.err == "task 26 names no unit: nobody is asked for it\n"
    assert result.code == 0


def test_a_task_is_not_reported_because_one_of_its_units_has(opengov: Opengov, on: On) -> None:
    on("2021-11-25")
    opengov("note", "23", "已整改", "--by", "审批办")
    missing = [unit for unit, task in rows(opengov) if task == 23]
    assert missing == ["农科中心"]
    opengov("note", "23", "已整改", "--by", "农科中心")
    assert [unit for unit, task in rows(opengov) if task == 23] == []


def test_a_note_by_a_group_is_one_by_each_of_its_units(opengov: Opengov, on: On) -> None:
    on("2021-11-25")
    opengov("note", "3", "各科室均已报送", "--by", "各科室")
    assert [unit for unit, task in rows(opengov) if task == 3] == ["农科中心", "海洋综合执法支队"]


def test_a_note_by_several_units_is_one_by_each(opengov: Opengov, on: On, plan_file: Path) -> None:
    on("2021-11-25")
    opengov("note", "3", "已公开", "--by", "计划财务科")
    plan_file.write_text(plan_file.read_text("utf-8").replace("by: 计划财务科", "by: 计划财务科、审批办"), "utf-8")
    missing = [unit for unit, task in rows(opengov) if task == 3]
    assert missing == ["发展规划科", "政策法规科", "农科中心", "海洋综合执法支队"]


def test_a_persons_note_counts_only_where_one_unit_answers(opengov: Opengov, on: On) -> None:
    on("2021-11-25")
    opengov("note", "4", "已公开", "--by", "王芳")
    opengov("note", "5", "已公布", "--by", "王芳")
    result = opengov("pending", "-u", "计划财务科", "--format", "csv")
    numbers = [int(row["id"]) for row in csv.DictReader(io.StringIO(result.out))]
    assert 4 not in numbers
    assert 5 in numbers
    assert result.err == (
        "task 5: the note of 2021-11-25 by 王芳 counts for none of those who answer; "
        "`opengov note 5 --edit 1 --by UNIT` says whose it is\n"
    )
    opengov("note", "5", "--edit", "1", "--by", "计划财务科")
    assert ("计划财务科", 5) not in rows(opengov)


def test_a_note_by_a_unit_that_does_not_answer_counts_for_nobody(opengov: Opengov, on: On) -> None:
    on("2021-11-25")
    opengov("note", "4", "已催办", "--by", "办公室")
    assert ("计划财务科", 4) in rows(opengov)
    assert "task 4: the note of 2021-11-25 by 办公室（审批办） counts for none" in opengov("pending").err


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (["--since", "2021-06-01"], {"since": "2021-06-01", "until": None}),
        (["--since", "30d"], {"since": "2021-10-26", "until": None}),
        (["--since", "2周"], {"since": "2021-11-11", "until": None}),
        (["--since", "6月1日", "--until", "2021/6/30"], {"since": "2021-06-01", "until": "2021-06-30"}),
        (["--until", "昨天"], {"since": None, "until": "2021-11-24"}),
        ([], {"since": "2021-10-01", "until": None}),
    ],
    ids=str,
)
def test_the_period_is_the_one_asked_for_or_the_quarter(
    opengov: Opengov, on: On, arguments: list[str], asked: dict[str, str | None]
) -> None:
    on("2021-11-25")
    assert json.loads(opengov("pending", "--format", "json", *arguments).out)["period"] == asked


@pytest.mark.parametrize("arguments", [["--since", "下周"], ["--since", "2021-02-30"], ["--until", "30d"]], ids=str)
def test_what_is_no_day_is_refused(opengov: Opengov, arguments: list[str]) -> None:
    result = opengov("pending", *arguments)
    assert (result.code, result.out) == (2, "")


def test_a_period_that_ends_before_it_begins_is_refused(opengov: Opengov) -> None:
    assert opengov("pending", "--since", "2021-07-01", "--until", "2021-06-30").code == 2


def test_a_group_is_asked_for_by_its_units(opengov: Opengov) -> None:
    assert {unit for unit, _task in rows(opengov, "--unit", "下属各单位")} == {"农科中心"}
    assert len(rows(opengov, "--unit", "各科室", "--unit", "农科中心")) == ALL - 25


def test_nobody_is_missing_is_said_only_where_all_could_be_told(opengov: Opengov, on: On) -> None:
    on("2021-11-25")
    for name in ("各科室", "农科中心", "海洋综合执法支队"):
        opengov("start", "1-29", "--note", "已报送", "--by", name)
    opengov("done", "4", "6", "23", "--date", "2021-11-25")
    result = opengov("pending")
    assert result.out.splitlines()[0].startswith("0 of ")
    assert "nobody is missing" not in result.err
    assert "task 26 names no unit" in result.err
    opengov("done", "26", "29")
    assert rows(opengov) == []


def test_a_unit_that_has_reported_everything_is_told_so(opengov: Opengov, on: On) -> None:
    on("2021-11-25")
    opengov("done", "1-3", "5-28")
    opengov("note", "4", "已公开", "--by", "计划财务科")
    result = opengov("pending", "--unit", "计划财务科")
    assert result.out == "0 of 1 report is missing since 2021-10-01\n"
    assert result.err == "nobody is missing: each has reported since 2021-10-01\n"
    assert opengov("pending", "--unit", "计划财务科", "--format", "text").out == ""
    assert "no report is owed" in opengov("pending", "--unit", "农科中心").err


def test_a_message_to_a_unit_can_be_pasted(opengov: Opengov, on: On, plan_file: Path) -> None:
    on("2021-11-25")
    text = plan_file.read_text("utf-8")
    requirement = "积极推进部门所属单位预算、决算及相关报表公开。"
    plan_file.write_text(text.replace(requirement, f"{requirement}\n    deadline: 11月底前"), "utf-8")
    opengov("done", "6-28")
    opengov("note", "2", "已归集", "--by", "农科中心", "--date", "2021-03-31")
    opengov("note", "5", "已公布", "--by", "农科中心")
    assert opengov("pending", "-u", "农科中心", "-u", "计划财务科", "--format", "text").out == (
        """\
计划财务科：
　　《中山市农业农村局2021年政务公开工作要点分工方案》中由你单位负责或配合的下列5项工作，2021年10月1日以来尚未收到进展情况：
1. 第4条 积极推进部门所属单位预算、决算及相关报表公开（负责；时限：11月底前）
2. 第5条 加大惠民惠农政策和资金发放信息公开力度，及时公布财政资金直达基层的分配…（牵头）
3. 第3条 强化行政执法信息公开，加强反垄断与反不正当竞争执法信息公开工作（各科室共同负责）
4. 第1条 县级以上各级人民政府主动公开国民经济和社会发展第十四个五年规划纲要…（各科室配合）
5. 第2条 加强数据互联互通工作…（各科室配合）
　　请尽快报送进展情况、存在问题和下一步措施，已公开的附公开链接；已完成的请注明完成日期。

农科中心：
　　《中山市农业农村局2021年政务公开工作要点分工方案》中由你单位负责或配合的下列3项工作，2021年10月1日以来尚未收到进展情况：
1. 第2条 加强数据互联互通工作…（牵头；上次报送：2021年3月31日）
2. 第3条 强化行政执法信息公开，加强反垄断与反不正当竞争执法信息公开工作（下属各单位共同负责）
3. 第1条 县级以上各级人民政府主动公开国民经济和社会发展第十四个五年规划纲要…（下属各单位配合）
　　请尽快报送进展情况、存在问题和下一步措施，已公开的附公开链接；已完成的请注明完成日期。
"""
    )


def test_programs_get_a_row_for_each_unit_and_task(opengov: Opengov) -> None:
    header = "unit,id,role,through,status,category,requirement,deadline,due,last"
    lines = opengov("pending", "--format", "csv").out.splitlines()
    assert lines[0] == header
    assert len(lines) == ALL + 1
    document = json.loads(opengov("pending", "--format", "json").out)
    assert (document["kind"], document["version"], document["unassigned"]) == ("pending", 1, [26])


def test_all_notes_that_count_for_nobody_are_counted(opengov: Opengov, plan: Plan, on: On) -> None:
    on("2021-11-25")
    numbers = [task.id for task in plan.tasks if len(task.named) > 1][:8]
    for number in numbers:
        opengov("note", str(number), "已办", "--by", "王芳")
    assert opengov("pending").err.splitlines()[-1] == "3 more notes count for nobody; `--format json` names all"
    found = json.loads(opengov("pending", "--format", "json").out)["uncounted"]
    assert [lost["id"] for lost in found] == numbers
