"""Units, categories and other words that are typed in pinyin."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Opengov

pytestmark = pytest.mark.usefixtures("plan_file")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param(["list", "-u", "jhcwk"], ["list", "-u", "计划财务科"], id="a unit by its initials"),
        pytest.param(["list", "-u", "caiwu"], ["list", "-u", "财务"], id="a part of a unit"),
        pytest.param(["pending", "-u", "bgs"], ["pending", "-u", "办公室"], id="an alias"),
        pytest.param(["list", "-c", "caizheng"], ["list", "-c", "财政"], id="a category"),
        pytest.param(["list", "-s", "wqd"], ["list", "-s", "未启动"], id="a status"),
        pytest.param(
            ["list", "-u", "财务", "--role", "qiantou"], ["list", "-u", "财务", "--role", "牵头"], id="a role"
        ),
        pytest.param(["list", "--columns", "xh,zt"], ["list", "--columns", "序号,状态"], id="columns"),
        pytest.param(
            ["export", "--format", "csv", "-u", "jhcwk"], ["export", "--format", "csv", "-u", "计划财务科"], id="export"
        ),
        pytest.param(["report", "-u", "fgk"], ["report", "-u", "法规科"], id="report"),
        pytest.param(
            ["note", "4", "已公布", "--by", "jhcwk", "--dry-run"],
            ["note", "4", "已公布", "--by", "计划财务科", "--dry-run"],
            id="who records",
        ),
        pytest.param(
            ["add", "--requirement", "公开", "-c", "caizheng", "--clause", "jhcwk牵头", "--dry-run"],
            ["add", "--requirement", "公开", "-c", "财政", "--clause", "计划财务科牵头", "--dry-run"],
            id="a new task",
        ),
    ],
)
def test_pinyin_asks_for_what_it_spells(opengov: Opengov, typed: list[str], meant: list[str]) -> None:
    found = opengov(*typed)
    assert found.code == 0
    assert found == opengov(*meant)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        pytest.param(
            ["list", "-u", "fazha"],
            "opengov: the plan lists no unit 'fazha'\nhint: `opengov units` lists them\n",
            id="half a syllable is for the Tab key",
        ),
        pytest.param(
            ["list", "-u", "gui"],
            "opengov: 'gui' fits several units\nhint: did you mean 发展规划科 or 政策法规科?\n",
            id="several units",
        ),
        pytest.param(
            ["list", "-c", "fangyi"],
            "opengov: no category of the plan contains 'fangyi'\nhint: `opengov categories` lists them\n",
            id="no category",
        ),
        pytest.param(
            ["add", "--requirement", "公开", "-c", "zhengwugongkai"],
            "opengov: 'zhengwugongkai' fits several categories\n"
            "hint: did you mean 完善政务公开平台建设 or 推进基层政务公开标准化规范化 or 加强政务公开指导监督?\n",
            id="several categories",
        ),
        pytest.param(
            ["list", "-s", "tuijin"],
            "opengov: --status takes one of these: todo, doing, ongoing, done\nhint: did you mean doing or ongoing?\n",
            id="several statuses",
        ),
    ],
)
def test_pinyin_that_does_not_tell_is_refused(opengov: Opengov, typed: list[str], sentence: str) -> None:
    found = opengov(*typed)
    assert (found.out, found.err) == ("", sentence)
    assert found.code in (1, 2)


def test_the_pinyin_of_a_part_may_be_the_name_of_a_person(opengov: Opengov, plan_file: Path) -> None:
    assert opengov("note", "4", "已公布", "--by", "fazhan").code == 0
    assert "by: fazhan" in plan_file.read_text(encoding="utf-8")


def test_pinyin_is_looked_up_in_each_of_several_plans(opengov: Opengov, folder: Path, other_office: Path) -> None:
    """What fits a category of each plan lists the tasks of both."""
    text = other_office.read_text(encoding="utf-8").replace("做好财政信息公开", "加强财政信息公开")
    other_office.write_text(text, encoding="utf-8")
    found = opengov("--plan", str(other_office), "--plan", str(folder / "data"), "list", "-c", "caizheng", "--count")
    assert found.out == opengov("--plan", str(other_office), "list", "-c", "财政", "--count").out.replace("3", "9")
