"""``opengov show``."""

from __future__ import annotations

import json

import pytest

from conftest import Opengov

pytestmark = pytest.mark.usefixtures("plan_file")

NUMBERS = "hint: give numbers or ranges: 4, or 4 6, or 10-12; 2021/5 is task 5 of 2021\n"


def test_a_task_in_full(opengov: Opengov) -> None:
    opengov(
        "start",
        "5",
        "--date",
        "2021-06-30",
        "--by",
        "计划财务科",
        "--note",
        "已公布上半年惠农补贴发放明细",
        "--link",
        "https://example.gov.cn/1",
    )
    assert (
        opengov("show", "5").out
        == """\
Task 5  doing
做好财政信息公开

加大惠民惠农政策和资金发放信息公开力度，及时公布财政资金直达基层的分配、下达和使
用管理信息。

Clause    计划财务科牵头，各科室、海洋综合执法支队、下属各单位按职责分工落实
Lead      计划财务科
Support   海洋综合执法支队、各科室 (办公室（审批办）、发展规划科、政策法规科)、
          下属各单位 (农科中心)
Reported  2021-06-30 计划财务科
Missing   海洋综合执法支队、办公室（审批办）、发展规划科、政策法规科、农科中心

Notes
2021-06-30  计划财务科: 已公布上半年惠农补贴发放明细
            https://example.gov.cn/1
"""
    )


def test_a_task_as_markdown(opengov: Opengov) -> None:
    opengov("done", "4", "--date", "2021-06-30", "--note", "见*附件*", "--link", "https://example.gov.cn/1")
    assert (
        opengov("show", "4", "--format", "md").out
        == """\
### Task 4 (done 2021-06-30)

**做好财政信息公开**

积极推进部门所属单位预算、决算及相关报表公开。

- Clause: 计划财务科
- Lead: 计划财务科
- Reported: 2021-06-30 计划财务科

Notes:

- 2021-06-30: 见\\*附件\\* <https://example.gov.cn/1>
"""
    )


def test_what_the_plan_leaves_open_is_said(opengov: Opengov) -> None:
    assert "Clause  names no unit" in opengov("show", "26").out


def test_several_tasks_in_the_order_asked_for(opengov: Opengov) -> None:
    rows = json.loads(opengov("show", "6", "10-12", "4", "6", "--format", "json").out)["tasks"]
    assert [row["id"] for row in rows] == [6, 10, 11, 12, 4]


@pytest.mark.parametrize(
    ("number", "code", "message"),
    [
        ("30", 1, "opengov: there is no task 30\nhint: the plan has the tasks 1-29\n"),
        ("28-99", 1, "opengov: there are no tasks 30-99\nhint: the plan has the tasks 1-29\n"),
        ("x", 2, f"opengov: 'x' is not a task number\n{NUMBERS}"),
        ("12-10", 2, f"opengov: '12-10' is not a task number\n{NUMBERS}"),
        ("0", 2, f"opengov: '0' is not a task number\n{NUMBERS}"),
    ],
)
def test_a_number_that_the_plan_does_not_have(opengov: Opengov, number: str, code: int, message: str) -> None:
    result = opengov("show", "4", number)
    assert (result.code, result.out, result.err) == (code, "", message)


def test_full_width_digits_are_digits(opengov: Opengov) -> None:
    assert opengov("show", "１０－１２").out == opengov("show", "10-12").out


def test_who_has_reported_and_who_is_missing(opengov: Opengov) -> None:
    assert "Reported  nobody yet" in opengov("show", "5").out
    opengov("note", "5", "已公布", "--by", "财务", "--date", "2021-03-31")
    opengov("note", "5", "已报送", "--by", "办公室", "--date", "2021-06-30")
    opengov("note", "5", "已汇总", "--by", "审批办", "--date", "2021-06-01")
    opengov("note", "5", "已核对", "--by", "王芳", "--date", "2021-07-01")
    opengov("done", "5", "--date", "2021-07-02")
    lines = opengov("show", "5").out.splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("Reported"))
    assert lines[start : start + 3] == [
        "Reported  2021-03-31 计划财务科",
        "          2021-06-30 办公室（审批办）",
        "Missing   海洋综合执法支队、发展规划科、政策法规科、农科中心",
    ]
    assert "- Missing: 海洋综合执法支队、" in opengov("show", "5", "--format", "md").out


def test_of_a_task_that_names_no_unit_nobody_is_missing(opengov: Opengov) -> None:
    opengov("note", "26", "已健全制度", "--by", "办公室", "--date", "2021-06-30")
    card = opengov("show", "26").out
    assert "Missing" not in card
    assert "Reported" not in card
