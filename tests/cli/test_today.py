"""``opengov`` alone: where the plan stands today."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import On, Opengov
from opengov_cli.cli.terminal.console import Output

DEADLINES = ("6月底前", "8月10日前", "每季度", "8月底前", "9月1日前", "9月2日前", "5月底前", "7月底前", "年底前")
# What stands on a screen of 24 lines below what was typed, and above the next prompt.
SCREEN = 22


@pytest.fixture
def _watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Output, "interactive", True)


@pytest.fixture
def busy(plan_file: Path, plan_text: str, opengov: Opengov, on: On) -> Path:
    """A plan of which some is done, some late and some due."""
    first, *others = plan_text.split("    status: todo\n")
    deadlines = [f"    deadline: {deadline}\n" for deadline in DEADLINES] + [""] * len(others)
    dated = zip(deadlines, others, strict=False)
    plan_file.write_text(first + "".join(f"{day}    status: todo\n{text}" for day, text in dated), encoding="utf-8")
    on("2021-08-05")
    assert opengov("done", "20-29", "--yes").code == 0
    assert opengov("note", "4", "已公开", "--by", "财务").code == 0
    return plan_file


@pytest.mark.usefixtures("busy", "_watched")
@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_screen_tells_how_much_is_done_what_is_late_or_due_and_what_to_do(
    opengov: Opengov, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    result = opengov()
    lines = result.out.splitlines()
    assert (result.code, len(lines) <= SCREEN) == (0, True)
    assert lines[0] == "中山市农业农村局2021年政务公开工作要点分工方案"
    assert lines[1].endswith("10/29  34 %")
    assert lines[2] == "todo 19  doing 0  ongoing 0  done 10"
    assert lines[4:8] == ["4 tasks are overdue", *lines[5:8]]
    assert [line.split()[:3] for line in lines[5:8]] == [["7", "66", "days"], ["1", "36", "days"], ["3", "36", "days"]]
    assert lines[8] == "4 tasks are due within 30 days"
    assert [line.split()[:2] for line in lines[9:12]] == [["2", "5"], ["4", "26"], ["5", "27"]]
    assert "  opengov list --due-before 30d  what is overdue or due soon" in lines
    assert any(line.endswith("reports are missing since 2021-07-01") for line in lines)


@pytest.mark.usefixtures("busy", "_watched")
def test_the_commands_that_it_advises_work(opengov: Opengov) -> None:
    steps = [line.split("  ")[1] for line in opengov().out.splitlines() if line.startswith("  opengov ")]
    assert len(steps) == 5
    asking = [step.split()[1:] for step in steps if step.split()[1] not in ("note", "done")]
    assert [opengov(*words).code for words in asking] == [0] * len(asking)


@pytest.mark.usefixtures("_watched")
def test_the_plan_that_was_named_is_named_in_the_commands(opengov: Opengov, other_office: Path) -> None:
    out = opengov("--plan", other_office.name).out
    assert out.startswith("中山市水务局2021年")
    assert "  opengov --plan '方案.yaml' pending  who has not reported\n" in out
    assert "  opengov --year 2021 pending  " in opengov("--year", "2021").out


@pytest.mark.usefixtures("_watched")
def test_several_plans_have_a_line_each(opengov: Opengov, folder: Path) -> None:
    opengov("--year", "2022", "done", "1-3")
    result = opengov("--plan", "data")
    assert [line.split() for line in result.out.splitlines()] == [
        ["2021", "中山市农业农村局", "──────────", "0/29"],
        ["2022", "中山市农业农村局", "━─────────", "3/29"],
    ]
    (folder / "data" / "plan_2020.yaml").write_text("坏", encoding="utf-8")
    result = opengov("--plan", "data")
    assert (result.code, len(result.out.splitlines())) == (1, 2)
    assert "1 of 3 plans could not be opened" in result.err


@pytest.mark.usefixtures("_watched")
@pytest.mark.parametrize("width", [40, 60, 80])
def test_plans_of_one_office_and_year_are_told_by_their_titles_each_on_a_line(
    opengov: Opengov, folder: Path, monkeypatch: pytest.MonkeyPatch, on: On, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    on("2022-01-10")
    late = folder / "局机关方案.yaml"
    text = (folder / "data" / "plan_2021.yaml").read_text(encoding="utf-8")
    late.write_text(text.replace("status: todo", "deadline: 6月底前\n    status: todo", 2), encoding="utf-8")
    lines = opengov("--plan", "data", "--plan", late.name).out.splitlines()
    assert len(lines) == 3
    assert [line.split("  ")[0] for line in lines] == ["2021", "2021", "2022"]
    assert sum("2 tasks are overdue" in line for line in lines) == 1
    assert all(line.split()[1].startswith("中山市农业") for line in lines)


@pytest.mark.usefixtures("_watched")
def test_a_plan_without_tasks_is_to_be_filled(opengov: Opengov) -> None:
    opengov("init", "--issuer", "某局", "--year", "2022")
    assert [line.split("  ")[1] for line in opengov().out.splitlines()[-3:]] == [
        "opengov add",
        "opengov import",
        "opengov --help",
    ]


@pytest.mark.usefixtures("plan_file", "_watched")
def test_a_plan_that_is_done_is_reported(opengov: Opengov) -> None:
    opengov("done", "1-29", "--yes")
    lines = opengov().out.splitlines()
    assert lines[-2:] == ["  opengov report  write the report", "  opengov --help  all commands"]
    assert not any("missing" in line for line in lines)


@pytest.mark.usefixtures("_watched")
def test_where_there_is_no_plan_it_tells_how_to_begin(opengov: Opengov) -> None:
    result = opengov()
    assert (result.code, result.out.startswith("Usage: opengov")) == (0, True)
    assert "start a plan with `opengov init` or `opengov import FILE`" in result.err


@pytest.mark.usefixtures("_watched")
def test_a_broken_plan_is_told_with_its_problems(opengov: Opengov, plan_file: Path) -> None:
    plan_file.write_text("坏", encoding="utf-8")
    result = opengov()
    assert (result.code, result.out) == (1, "")
    assert "plan_2021.yaml:1:1: error:" in result.err


@pytest.mark.usefixtures("plan_file")
def test_in_a_pipe_it_is_the_help(opengov: Opengov) -> None:
    assert opengov().out == opengov("--help").out
