"""``opengov add``: a new task, by surgical edit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conftest import Opengov, git
from opengov_cli.cli.terminal.console import Output
from opengov_cli.file.gate import judge
from opengov_cli.plan.model import Task

FINANCE = "做好财政信息公开"
BUDGET = ("--category", FINANCE, "--requirement", "公开决算。")


def added(path: Path, number: int = 30) -> Task:
    """The task in the file."""
    plan = judge(path.read_text(encoding="utf-8")).plan
    task = plan.find(number) if plan else None
    assert task is not None
    return task


def test_a_task_goes_behind_the_last_of_its_category_and_nothing_else_changes(
    opengov: Opengov, plan_file: Path
) -> None:
    before = plan_file.read_text(encoding="utf-8")
    clause = "计划财务科牵头，各科室、农科中心按职责分工落实"
    result = opengov("add", *BUDGET, "--clause", clause, "--deadline", "12月底前")
    assert (result.code, result.err) == (0, f"task 30 added under {FINANCE}\nwrote plan_2021.yaml\n")
    new = (
        "  - id: 30\n"
        f"    category: {FINANCE}\n"
        "    requirement: 公开决算。\n"
        "    lead: [计划财务科]\n"
        "    units: [各科室, 农科中心]\n"
        "    duty: 按职责分工落实\n"
        "    deadline: 12月底前\n"
        "    due: 2021-12-31\n"
        "    status: todo\n\n"
    )
    after = plan_file.read_text(encoding="utf-8")
    assert after.replace(new, "") == before
    assert after.index("- id: 6\n") < after.index("- id: 30\n") < after.index("- id: 7\n")
    assert opengov("undo", "--yes").code == 0
    assert plan_file.read_text(encoding="utf-8") == before


def test_a_dry_run_shows_the_task_and_writes_nothing(opengov: Opengov, plan_file: Path) -> None:
    before = plan_file.read_bytes()
    result = opengov("add", *BUDGET, "--dry-run")
    assert "+  - id: 30\n" in result.out
    assert plan_file.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "facts"),
    [
        (["--clause", "财务科牵头，办公室配合"], {"lead": ("计划财务科",), "units": ("办公室",), "duty": "配合"}),
        (["--clause", "各科室按职责分工落实，6月底前完成"], {"units": ("各科室",), "deadline": "6月底前完成"}),
        (["--clause", "财务牵头，办公室配合"], {"lead": ("计划财务科",), "units": ("办公室",), "duty": "配合"}),
        (["--unit", "办公室、农科中心", "--duty", "配合"], {"units": ("办公室", "农科中心"), "duty": "配合"}),
        (["--lead", "财务"], {"lead": ("计划财务科",), "units": (), "duty": ""}),
        (["--units", "各科室", "--units", "办公室（审批办）"], {"units": ("各科室", "办公室（审批办）"), "lead": ()}),
        (["--deadline", "每季度"], {"deadline": "每季度", "due": None}),
        (["--due", "9月30日"], {"due": date(2021, 9, 30)}),
        (["--id", "77"], {"id": 77}),
        ([], {"lead": (), "units": (), "status": "todo", "notes": ()}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_options_say_is_read_as_documents_are(
    opengov: Opengov, plan_file: Path, options: list[str], facts: dict[str, object]
) -> None:
    assert opengov("add", *BUDGET, *options).code == 0
    task = added(plan_file, 77 if "77" in options else 30)
    assert {key: getattr(task, key) for key in facts} == facts


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["--clause", "计划财务课牵头"], 1, "the plan lists no unit '计划财务课'"),
        (["--lead", "计财务科"], 1, "the plan lists no unit '计财务科'"),
        (["--lead", ""], 2, "--lead is empty"),
        (["--lead", "科"], 1, "'科' fits several units"),
        (["--clause", "办公室", "--lead", "办公室"], 2, "--clause says who answers"),
        (["--id", "4"], 1, "refused: the number 4 is taken"),
        (["--after", "99"], 1, "there is no task 99"),
        (["--after", "4-5"], 2, "'4-5' is not a task number"),
        (["--due", "2021-02-30"], 2, "'2021-02-30' is not a date that exists"),
        (["--category", "公开"], 1, "'公开' fits several categories"),
        (["--requirement", " "], 2, "give --requirement: there is no terminal to ask in"),
        (["--category", ""], 2, "give --category: there is no terminal to ask in"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_added_is_named_and_nothing_is_written(
    opengov: Opengov, plan_file: Path, options: list[str], code: int, message: str
) -> None:
    before = plan_file.read_bytes()
    result = opengov("add", *BUDGET, *options)
    assert (result.code, message in result.err, plan_file.read_bytes()) == (code, True, before), result.err


def test_a_clause_that_names_nobody_for_certain_is_kept_and_said(opengov: Opengov, plan_file: Path) -> None:
    said = opengov("add", *BUDGET, "--clause", "谁有空谁来做").err
    assert "no unit could be read from the clause; it is kept word for word: 谁有空谁来做\n" in said
    assert added(plan_file).clause == "谁有空谁来做"
    assert "it names no unit\n" in opengov("add", *BUDGET).err


def test_a_category_is_named_by_a_part_or_is_new(opengov: Opengov, plan_file: Path) -> None:
    assert opengov("add", "-c", "财政", "-r", "甲").err.startswith(f"task 30 added under {FINANCE}\n")
    assert opengov("add", "-c", "数据开放", "-r", "乙").err.startswith("task 31 added under 数据开放, which is new\n")
    assert opengov("add", "-c", "财政", "-r", "丙", "--after", "2021/4").code == 0
    plan = judge(plan_file.read_text(encoding="utf-8")).plan
    assert plan is not None
    assert [task.id for task in plan.tasks] == [1, 2, 3, 4, 32, 5, 6, 30, *range(7, 30), 31]


def test_the_first_task_of_a_new_plan(opengov: Opengov, tmp_path: Path) -> None:
    opengov("init", "--issuer", "某局", "--year", "2022", "-u", "办公室")
    assert opengov("add", "-c", "公开", "-r", "公开预算。", "--clause", "办公室负责").code == 0
    assert added(tmp_path / "plan_2022.yaml", 1).units == ("办公室",)
    assert opengov("check").code == 0


@pytest.mark.usefixtures("commit")
def test_a_task_is_committed_with_what_was_added(opengov: Opengov, tmp_path: Path) -> None:
    opengov("add", *BUDGET, "--clause", "计划财务科", "--commit")
    assert git(tmp_path, "log", "-1", "--format=%s") == "第30条：新增事项（计划财务科）"


def test_of_several_plans_it_is_asked_which(opengov: Opengov, plan_file: Path) -> None:
    text = plan_file.read_text(encoding="utf-8").replace("2021", "2022")
    plan_file.with_name("plan_2022.yaml").write_text(text, encoding="utf-8")
    assert opengov("--plan", ".", "add", *BUDGET).code == 2
    assert opengov("--plan", ".", "--year", "2021", "add", *BUDGET).err.endswith("wrote plan_2021.yaml\n")


def test_in_a_terminal_one_is_asked_with_the_categories_offered(
    opengov: Opengov, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Output, "can_ask", True)
    result = opengov("add", stdin="3\n公开决算。\n计划财务科牵头\n\n")
    assert f"  3  {FINANCE}\n" in result.err
    task = added(plan_file)
    assert (task.category, task.requirement, task.lead, task.deadline) == (FINANCE, "公开决算。", ("计划财务科",), "")
    opengov("add", "--unit", "办公室", stdin="数据开放\n开放数据。\n年底前\n")
    task = added(plan_file, 31)
    assert (task.category, task.units, task.deadline) == ("数据开放", ("办公室",), "年底前")
