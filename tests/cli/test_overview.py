"""``opengov units``, ``categories`` and ``stats``."""

from __future__ import annotations

import json
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
    assert lines[1].split() == ["━" * 29 + "─" * 31, "14/29", "48", "%"] or lines[1].endswith("14/29  48 %")
    assert [line.split() for line in lines[2:6]] == [["14", "todo"], ["1", "doing"], ["0", "ongoing"], ["14", "done"]]
    assert "做好财政信息公开" in opengov("stats").out


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
        ("stats", "by,name,tasks,todo,doing,ongoing,done"),
    ],
)
def test_the_columns_of_a_spreadsheet_keep_their_names(opengov: Opengov, command: str, header: str) -> None:
    assert opengov(command, "--format", "csv").out.splitlines()[0].lstrip("\ufeff") == header


def test_stats_say_what_each_row_counts(opengov: Opengov, plan: Plan) -> None:
    rows = json.loads(opengov("stats", "--format", "json").out)["stats"]
    categories = dict.fromkeys(task.category for task in plan.tasks)
    assert rows[0]["by"] == "plan"
    assert [row["name"] for row in rows if row["by"] == "category"] == [*categories]
    assert [row["name"] for row in rows[len(categories) + 1 :]] == [row["name"] for row in rows if row["by"] == "unit"]
