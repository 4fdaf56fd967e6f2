"""``opengov units``, ``categories`` and ``stats``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Opengov
from opengov_cli.plan.model import Plan

pytestmark = pytest.mark.usefixtures("plan_file")


def test_units_with_what_they_answer_for(opengov: Opengov) -> None:
    opengov("done", "4")
    rows = {row["name"]: row for row in json.loads(opengov("units", "--format", "json").out)["units"]}
    assert list(rows)[-2:] == ["各科室", "下属各单位"]
    assert rows["计划财务科"] == {
        "name": "计划财务科",
        "aliases": [],
        "group": "各科室",
        "lead": 3,
        "joint": 16,
        "support": 7,
        "direct": 3,
        "open": 25,
        "done": 1,
    }


def test_a_category_that_heads_two_runs_of_rows_is_one(opengov: Opengov) -> None:
    rows = json.loads(opengov("categories", "--format", "json").out)["categories"]
    assert len(rows) == 12
    assert sum(row["tasks"] for row in rows) == 29
    assert rows[2] == {
        "category": "做好财政信息公开",
        "tasks": 3,
        "todo": 3,
        "doing": 0,
        "ongoing": 0,
        "done": 0,
        "ids": [4, 5, 6],
    }


def test_how_far_the_plan_is(opengov: Opengov) -> None:
    opengov("done", "1-14")
    opengov("start", "15")
    lines = opengov("stats").out.splitlines()
    assert lines[0] == "中山市农业农村局2021年政务公开工作要点分工方案"
    assert lines[1] == "━" * 29 + "─" * 31 + "  14/29  48 %"
    assert lines[2] == "todo 14  doing 1  ongoing 0  done 14"
    assert lines[3] == "reports on open tasks: 0 in, 75 missing"


def test_a_bar_shows_what_is_done_and_nothing_else(opengov: Opengov) -> None:
    opengov("start", "1-2")
    opengov("done", "4-5")
    board = opengov("stats").out.splitlines()
    assert board[1] == "━" * 4 + "─" * 56 + "  2/29  7 %"
    by_category = {line.split()[1]: line.split()[2:] for line in board if line.strip()[:1] in tuple("123456789")}
    assert by_category["做好各类规划主动公开"] == ["────────", "0/2", "0/12"]
    assert by_category["做好财政信息公开"] == ["━━━━━───", "2/3", "0/6"]


def test_the_map_tells_of_each_unit_how_much_of_each_category_is_done(opengov: Opengov) -> None:
    opengov("done", "1-2", "4", "7-10")
    board = opengov("stats").out.splitlines()
    row = next(line for line in board if line.startswith("计划财务科"))
    assert row.split()[4:] == ["█", "▁", "▃", "█", "█", "▂", "▁", "▁", "▁", "▁", "▁", "·"]
    assert "by category: · no task  ▁ nothing done  ▅ a part of it  █ all done" in board


def test_a_narrow_terminal_gets_the_map_closer_and_then_none(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    def unit(width: int) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        return next(line for line in opengov("stats").out.splitlines() if line.startswith("计划财务科"))

    assert unit(60).endswith("▁▁▁▁▁▁▁▁▁▁▁·")
    assert "▁" not in unit(42)
    assert "too narrow for the map" in opengov("stats").out


def test_months_show_notes_and_completions_as_numbers_and_as_a_line(opengov: Opengov) -> None:
    opengov("note", "4", "已公布", "--date", "2021-03-31")
    opengov("note", "4", "已公布", "--date", "2021-06-30")
    opengov("note", "5", "已公布", "--date", "2021-06-30")
    opengov("done", "6", "--date", "2022-01-10")
    lines = opengov("stats").out.splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("By month"))
    assert [line.split() for line in lines[start:]] == [
        ["By", "month", *map(str, range(1, 13))],
        ["Notes", "▄", "█"],
        ["0", "0", "1", "0", "0", "2", *"000000"],
        ["Tasks", "done", *"000000000000"],
        ["outside", "2021:", "notes", "0,", "tasks", "done", "1"],
    ]


@pytest.mark.parametrize(("encoding", "marks"), [("ascii", "-."), ("latin-1", "-."), ("gbk", "─·"), ("utf-8", "─·")])
def test_a_terminal_without_the_characters_gets_others(encoding: str, marks: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "opengov_cli", "stats"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": f"{encoding}:replace"},
    )
    lines = result.stdout.decode(encoding).splitlines()
    assert lines[1].startswith(marks[0])
    assert "?" not in lines[1]
    assert lines[-6].endswith(marks[1])


def test_a_plan_without_tasks_has_nothing_to_count(opengov: Opengov, tmp_path: Path) -> None:
    opengov("init", "--issuer", "中山市农业农村局", "--year", "2022")
    for command in ("list", "units", "categories", "stats"):
        result = opengov("--year", "2022", command)
        assert result.code == 0, result.err
    assert (tmp_path / "plan_2022.yaml").exists()


@pytest.mark.parametrize(
    ("command", "header"),
    [
        ("units", "name,aliases,group,lead,joint,support,direct,open,done"),
        ("categories", "category,tasks,todo,doing,ongoing,done,ids"),
        ("stats", "by,name,tasks,todo,doing,ongoing,done,reported,missing,notes,completed"),
    ],
)
def test_the_columns_of_a_spreadsheet_keep_their_names(opengov: Opengov, command: str, header: str) -> None:
    assert opengov(command, "--format", "csv").out.splitlines()[0].lstrip("\ufeff") == header


def test_stats_say_what_each_row_counts(opengov: Opengov, plan: Plan) -> None:
    rows = json.loads(opengov("stats", "--format", "json").out)["stats"]
    categories = dict.fromkeys(task.category for task in plan.tasks)
    assert rows[0]["by"] == "plan"
    assert [row["name"] for row in rows if row["by"] == "category"] == [*categories]
    assert [row["by"] for row in rows] == ["plan", *["category"] * 12, *["unit"] * 8, *["month"] * 12]


def test_stats_count_the_reports_of_units_on_open_tasks(opengov: Opengov) -> None:
    opengov("note", "5", "已公布", "--by", "计划财务科", "--date", "2021-06-30")
    opengov("note", "4", "已公布", "--by", "王芳", "--date", "2021-06-30")
    opengov("note", "29", "已汇报", "--by", "王芳", "--date", "2021-07-01")
    opengov("done", "29", "--date", "2021-07-02")
    stats = json.loads(opengov("stats", "--format", "json").out)["stats"]
    rows = {row["name"]: row for row in stats}
    # 王芳 can only be of 计划财务科, which alone answers for task 4; what is done nobody owes a report on.
    assert (rows["计划财务科"]["reported"], rows["计划财务科"]["missing"]) == (2, 24)
    assert (rows["农科中心"]["reported"], rows["农科中心"]["missing"]) == (0, 26)
    assert rows["各科室"]["reported"] == 2
    assert rows["做好财政信息公开"]["reported"] == 2
    assert stats[0]["reported"] == 2
    assert [(row["notes"], row["completed"]) for row in stats if row["by"] == "month"][5:8] == [(2, 0), (1, 1), (0, 0)]


@pytest.mark.usefixtures("plan_file")
def test_a_narrow_terminal_keeps_a_line_for_each_unit_and_names_what_it_leaves_out(
    opengov: Opengov, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = opengov("units").out.splitlines()
    assert len(lines) == 10
    assert lines[-1] == "the terminal is too narrow for Aliases, Group"
    assert "aliases" in opengov("units", "--format", "csv").out


@pytest.mark.usefixtures("plan_file")
def test_the_numbers_of_a_category_are_told_as_ranges(opengov: Opengov) -> None:
    assert "  10-15\n" in opengov("categories").out
    assert "10、11、12" in opengov("categories", "--format", "csv").out
