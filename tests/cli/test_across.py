"""Several plans at once: of several years, of several offices."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from conftest import Opengov


def rows(opengov: Opengov, *arguments: str) -> list[dict[str, str]]:
    """What a command prints as CSV."""
    result = opengov(*arguments, "--format", "csv")
    assert result.code == 0, result.err
    return [*csv.DictReader(io.StringIO(result.out))]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("named", ["data", "."])
def test_a_folder_stands_for_all_its_plans_by_year(opengov: Opengov, named: str) -> None:
    found = rows(opengov, "--plan", named, "list", "--unit", "计划财务科", "--direct")
    assert [(row["plan"], row["year"], row["id"]) for row in found] == [
        (f"data/plan_{year}.yaml", str(year), number) for year in (2021, 2022) for number in "456"
    ]


@pytest.mark.usefixtures("folder")
def test_tasks_of_several_years_stand_in_one_table(opengov: Opengov) -> None:
    result = opengov("list", "--plan", "data", "--unit", "计划财务科", "--direct", "--keyword", "预算")
    assert result.out == (
        "Year  No.  Status  Requirement\n\n"
        "lead\n"
        "做好财政信息公开\n"
        "2021    4  todo    积极推进部门所属单位预算、决算及相关报表公开。\n"
        "2022    4  todo    积极推进部门所属单位预算、决算及相关报表公开。\n"
    )


def test_offices_are_told_apart_where_there_are_several(opengov: Opengov, other_office: Path) -> None:
    named = ("--plan", "data/plan_2021.yaml", "--plan", other_office.name)
    found = rows(opengov, *named, "units")
    assert {(row["plan"], row["issuer"]) for row in found} == {
        ("data/plan_2021.yaml", "中山市农业农村局"),
        ("方案.yaml", "中山市水务局"),
    }
    stats = opengov(*named, "stats").out.splitlines()
    assert [line.split() for line in stats[1:]] == [
        ["2021", "中山市农业农村局", "29", "29", "0", "0", "0", "0", "154"],
        ["2021", "中山市水务局", "29", "29", "0", "0", "0", "0", "154"],
    ]


@pytest.mark.usefixtures("folder")
def test_two_plans_of_one_office_and_year_are_told_apart_by_their_files(opengov: Opengov) -> None:
    Path("copy.yaml").write_bytes(Path("data/plan_2021.yaml").read_bytes())
    result = opengov("--plan", "data/plan_2021.yaml", "--plan", "copy.yaml", "stats")
    assert [line.split()[1] for line in result.out.splitlines()] == ["Plan", "data/plan_2021.yaml", "copy.yaml"]


@pytest.mark.usefixtures("folder")
def test_json_of_several_plans_tells_their_heads_and_of_each_row_its_plan(opengov: Opengov) -> None:
    found = json.loads(opengov("--plan", "data", "list", "--format", "json").out)
    assert [*found] == ["kind", "version", "plans", "tasks"]
    assert [(head["plan"], head["year"]) for head in found["plans"]] == [
        ("data/plan_2021.yaml", 2021),
        ("data/plan_2022.yaml", 2022),
    ]
    assert [*found["tasks"][0]][:4] == ["plan", "year", "issuer", "id"]
    single = json.loads(opengov("--year", "2021", "list", "--format", "json").out)
    assert [*single] == ["kind", "version", "plan", "tasks"]
    # What is asked decides, not how many there happen to be.
    folder_of_one = json.loads(opengov("--plan", "data", "--year", "2022", "stats", "--format", "json").out)
    assert [head["year"] for head in folder_of_one["plans"]] == [2022]


@pytest.mark.usefixtures("folder")
def test_an_order_goes_through_all_plans(opengov: Opengov) -> None:
    assert opengov("done", "2022/7", "--date", "2022-03-01").code == 0
    found = rows(opengov, "--plan", "data", "list", "--sort", "status", "--limit", "58")
    assert [(row["year"], row["id"]) for row in found][-1] == ("2022", "7")
    first = rows(opengov, "--plan", "data", "list", "--sort", "updated", "--limit", "1")
    assert [(row["year"], row["id"]) for row in first] == [("2022", "7")]
    numbers = [row["id"] for row in rows(opengov, "--plan", "data", "list", "--sort", "id", "--limit", "4")]
    assert numbers == ["1", "1", "2", "2"]
    assert opengov("--plan", "data", "list", "--status", "done", "--count").out == "1\n"


@pytest.mark.usefixtures("folder")
def test_a_unit_that_only_one_year_knows_is_said(opengov: Opengov) -> None:
    path = Path("data/plan_2022.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("计划财务科", "财务审计科"), encoding="utf-8")
    result = opengov("--plan", "data", "list", "--unit", "计划财务科", "--direct", "--count")
    assert (result.out, result.err) == ("3\n", "1 plan lists no unit '计划财务科': data/plan_2022.yaml\n")
    both = opengov("--plan", "data", "list", "-u", "计划财务科", "-u", "财务审计科", "--direct", "--count")
    assert both.out == "6\n"
    result = opengov("--plan", "data", "list", "--unit", "没有这个单位呀")
    assert (result.code, result.err.splitlines()[0]) == (1, "opengov: the plan lists no unit '没有这个单位呀'")


@pytest.mark.usefixtures("folder")
def test_missing_reports_of_several_years_stand_together(opengov: Opengov) -> None:
    assert opengov("note", "2022/4", "已公开", "--by", "计划财务科", "--date", "2022-05-01").code == 0
    asked = ("--plan", "data", "pending", "--unit", "计划财务科", "--since", "2021-01-01")
    found = [(row["year"], row["id"]) for row in rows(opengov, *asked)]
    assert (("2021", "4") in found, ("2022", "4") in found, ("2022", "5") in found) == (True, False, True)
    table = opengov(*asked).out
    assert table.startswith("data/plan_2021.yaml: ")
    assert "Year  No.  Status" in table
    heads = json.loads(opengov(*asked, "--format", "json").out)["plans"]
    assert [(head["year"], head["period"]["since"]) for head in heads] == [(2021, "2021-01-01"), (2022, "2021-01-01")]
    assert opengov("--plan", "data", "pending", "--format", "text").out.count("计划财务科：") == 2


@pytest.mark.usefixtures("folder")
def test_a_broken_plan_is_named_and_the_others_are_shown(opengov: Opengov) -> None:
    Path("data/plan_2022.yaml").write_text("schema: 1\ntitle: 甲\n", encoding="utf-8")
    result = opengov("--plan", "data", "--plan", "gone.yaml", "list", "--count")
    assert (result.code, result.out) == (3, "29\n")
    assert "data/plan_2022.yaml:1:1: error: " in result.err
    assert "opengov: cannot read gone.yaml: " in result.err
    assert result.err.endswith("opengov: 2 of 3 plans could not be opened\n")
    assert opengov("--plan", "data", "stats").code == 1
    result = opengov("--plan", "data/plan_2022.yaml", "--plan", "gone.yaml", "list")
    assert (result.code, result.out) == (3, "")


def test_a_folder_without_plans_is_named(opengov: Opengov, tmp_path: Path) -> None:
    tmp_path.joinpath("empty").mkdir()
    for command in ("list", "stats", "check"):
        result = opengov("--plan", "empty", command)
        assert (result.code, result.out) == (3, "")
        assert "no plan in empty" in result.err


@pytest.mark.usefixtures("folder")
def test_a_year_that_none_of_them_is_of_is_refused(opengov: Opengov) -> None:
    result = opengov("--plan", "data", "--year", "1999", "list")
    assert (result.code, result.err) == (
        1,
        "opengov: none of these plans is of the year 1999: data/plan_2021.yaml, data/plan_2022.yaml\n",
    )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", ["done 4", "note 4 已公开", "show 4", "undo", "export -o a.csv"])
def test_what_takes_one_plan_asks_which(opengov: Opengov, command: str) -> None:
    for named in (["--plan", "data"], ["--plan", "data/plan_2021.yaml", "--plan", "data/plan_2022.yaml"]):
        result = opengov(*named, *command.split())
        assert (result.code, result.out) == (2, "")
        assert result.err == (
            "opengov: this takes one plan, and there are several: data/plan_2021.yaml, data/plan_2022.yaml\n"
            "hint: name the one that you mean with --plan FILE or --year YEAR, or a task with its year, as 2021/5\n"
        )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("named", ["", "--plan data", "--plan data/plan_2022.yaml --plan data/plan_2021.yaml"])
@pytest.mark.parametrize("reference", ["2021/5", "２０２１／５", "2021年第5条", "2021年5"])
def test_a_task_is_named_with_its_year(opengov: Opengov, named: str, reference: str) -> None:
    assert opengov(*named.split(), "done", reference, "--date", "2021-06-30").err == (
        "task 5: todo → done (2021-06-30)\nwrote data/plan_2021.yaml\n"
    )
    assert opengov(*named.split(), "note", reference, "已公开", "--date", "2021-06-30").code == 0
    assert "Task 5  done 2021-06-30" in opengov(*named.split(), "show", reference).out
    assert opengov("--year", "2022", "list", "--status", "done", "--count").out == "0\n"


@pytest.mark.usefixtures("folder")
def test_tasks_of_two_years_are_shown_together_but_not_changed_together(opengov: Opengov) -> None:
    shown = opengov("show", "2021/5-6、8", "2022/5").out
    assert shown.count("Task 5  todo") == 2
    assert [line for line in shown.splitlines() if line.endswith("要点分工方案")] == [
        "中山市农业农村局2021年政务公开工作要点分工方案",
        "中山市农业农村局2022年政务公开工作要点分工方案",
    ]
    found = json.loads(opengov("show", "2021/5", "2022/5", "--format", "json").out)
    assert [(task["year"], task["id"]) for task in found["tasks"]] == [(2021, 5), (2022, 5)]
    result = opengov("done", "2021/5", "2022/5")
    assert (result.code, result.err.splitlines()[0]) == (
        2,
        "opengov: this takes one plan, and there are several: data/plan_2021.yaml, data/plan_2022.yaml",
    )


def test_a_task_of_a_year_is_looked_for_in_no_other_plan(opengov: Opengov, folder: Path, other_office: Path) -> None:
    result = opengov("--plan", str(folder / "data" / "plan_2022.yaml"), "done", "2021/5")
    assert (result.code, "none of these plans is of the year 2021" in result.err) == (1, True)
    result = opengov("--plan", "data", "--plan", other_office.name, "done", "2021/5")
    assert (result.code, result.err.splitlines()[0]) == (
        3,
        "opengov: several plans of one year: data/plan_2021.yaml, 方案.yaml",
    )
    assert opengov("--plan", other_office.name, "done", "2021/5").err.endswith("wrote 方案.yaml\n")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("word", ["2021/", "/5", "21/5", "2021//5", "2021/x", "2021/5-2022/6"])
def test_what_is_no_task_of_a_year_is_refused(opengov: Opengov, word: str) -> None:
    result = opengov("show", word)
    assert (result.code, "is not a task number" in result.err) == (2, True)


@pytest.mark.usefixtures("folder")
def test_checking_a_folder_checks_all_its_plans(opengov: Opengov) -> None:
    assert opengov("--plan", "data", "check").err.startswith("2 files, ")
    assert opengov("--plan", "data", "fmt", "--check").code == 0


@pytest.mark.usefixtures("folder")
def test_the_variable_may_name_several_plans_too(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENGOV_PLAN", os.pathsep.join(["data/plan_2021.yaml", "data/plan_2022.yaml"]))
    assert opengov("list", "--count").out == "58\n"
    monkeypatch.setenv("OPENGOV_PLAN", "data")
    assert opengov("list", "--count").out == "58\n"
    assert opengov("list", "--plan", "data/plan_2022.yaml", "--count").out == "29\n"
