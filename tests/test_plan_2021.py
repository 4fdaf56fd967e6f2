"""The register of 2021 says what the annex says, word by word."""

from __future__ import annotations

import re
from typing import NamedTuple

from conftest import ANNEX, PLAN
from opengov_cli.file import register
from opengov_cli.plan.clause import compose
from opengov_cli.plan.model import Plan
from opengov_cli.wording.clauses.clause import read_clause


class Duty(NamedTuple):
    """One numbered duty of the annex."""

    number: int
    category: str
    requirement: str
    clause: str


def _rows(text: str) -> list[list[str]]:
    """The annex's table: a line that starts with a tab is a cell, other lines go on with the last one."""
    cells: list[str] = []
    for line in text.splitlines():
        if line.startswith("\t"):
            cells.append(line.removeprefix("\t"))
        elif cells and line:
            cells[-1] += "\n" + line
    return [cells[start : start + 3] for start in range(0, len(cells), 3)]


def _duties() -> list[Duty]:
    heading, *rows = _rows(ANNEX.read_text(encoding="utf-8"))
    assert heading == ["工作任务", "具体要求", "落实单位"]
    duties = []
    category = ""
    for name, requirements, clause in rows:
        category = name or category
        for line in requirements.split("\n"):
            number, requirement = re.fullmatch(r"(\d+)\.(.+)", line).groups()  # type: ignore[union-attr]
            duties.append(Duty(int(number), category, requirement, clause))
    return duties


def test_every_duty_of_the_annex_stands_in_the_register_word_by_word(plan: Plan) -> None:
    held = [
        Duty(task.id, task.category, task.requirement, compose(task.lead, task.units, task.duty)) for task in plan.tasks
    ]
    assert held == _duties()


def test_the_annex_has_29_duties_in_12_categories() -> None:
    duties = _duties()
    assert [duty.number for duty in duties] == list(range(1, 30))
    assert len({duty.category for duty in duties}) == 12


def test_the_clauses_of_the_annex_parse_into_what_the_register_holds(plan: Plan) -> None:
    held = [(task.lead, task.units, task.duty, "") for task in plan.tasks]
    assert held == [read_clause(duty.clause)[:4] for duty in _duties()]


def test_the_head_is_that_of_the_annex(plan: Plan) -> None:
    assert plan.title in ANNEX.read_text(encoding="utf-8").splitlines()
    assert (plan.issuer, plan.year) == ("中山市农业农村局", 2021)


def test_two_categories_that_head_two_runs_of_rows_are_one_category_each(plan: Plan) -> None:
    headed = {category: [task.id for task in plan.tasks if task.category == category] for category in plan.categories}
    assert headed["完善政务公开平台建设"] == [21, 22, 23]
    assert headed["落实《政府信息公开条例》"] == [25, 26, 27, 28]


def test_the_units_are_those_of_the_annex_with_their_aliases_and_groups(plan: Plan) -> None:
    assert [(unit.name, unit.aliases, unit.group) for unit in plan.units] == [
        ("办公室（审批办）", ("办公室", "审批办"), "各科室"),
        ("发展规划科", (), "各科室"),
        ("计划财务科", (), "各科室"),
        ("政策法规科", (), "各科室"),
        ("农科中心", (), "下属各单位"),
        ("海洋综合执法支队", (), ""),
    ]


def test_the_empty_cell_of_task_26_stays_empty_and_a_comment_says_why(plan: Plan, plan_text: str) -> None:
    task = plan.find(26)
    assert task is not None
    assert task.named == ()
    entry = plan_text.partition("  - id: 26\n")[2].partition("  - id: 27\n")[0]
    assert "Left open: the cell is empty" in entry


def test_every_text_of_the_register_stands_on_one_line(plan: Plan, plan_text: str) -> None:
    lines = plan_text.splitlines()
    for task in plan.tasks:
        assert f"    requirement: {task.requirement}" in lines


def test_the_program_carries_the_same_plan() -> None:
    assert register.example() == PLAN.read_text(encoding="utf-8")
