"""Several sheets of a workbook: a plan for each year, or the rows of each unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from conftest import Opengov

HEADINGS = ("序号", "工作任务", "具体要求", "落实单位")
WITHOUT_UNITS = ("序号", "工作任务", "具体要求", "完成时限")
ROWS = ((1, "规划", "公开规划。", "办公室"), (2, "财政", "公开预算。", "财务科"))


def _save(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> None:
    book = openpyxl.Workbook()
    assert book.active
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


YEARS = {
    "2020": [("某局2020年政务公开分工方案",), HEADINGS, *ROWS],
    "2021年": [("某局2021年政务公开分工方案",), HEADINGS, (1, "规划", "公开新规划。", "办公室")],
}


def test_a_sheet_for_each_year_is_refused_and_one_can_be_chosen(opengov: Opengov, tmp_path: Path) -> None:
    _save(tmp_path / "a.xlsx", YEARS)
    result = opengov("import", "a.xlsx", "-o", "-")
    assert (result.code, result.out) == (2, "")
    assert "several sheets hold a plan each: 2020, 2021年" in result.err
    assert "--sheet NAME" in result.err
    for chosen in ("2021年", "2"):
        found = opengov("import", "a.xlsx", "-o", "-", "--sheet", chosen)
        assert (found.code, "公开新规划。" in found.out, "公开预算。" in found.out) == (0, True, False)


def test_the_year_may_stand_in_the_titles_alone(opengov: Opengov, tmp_path: Path) -> None:
    _save(tmp_path / "a.xlsx", dict(zip(("Sheet1", "Sheet2"), YEARS.values(), strict=True)))
    assert opengov("import", "a.xlsx", "-o", "-").code == 2


def test_the_same_tasks_on_two_sheets_are_two_versions(opengov: Opengov, tmp_path: Path) -> None:
    title = ("某局2021年政务公开分工方案",)
    _save(tmp_path / "a.xlsx", {"初稿": [title, HEADINGS, *ROWS], "定稿": [title, HEADINGS, *ROWS]})
    assert "several sheets hold a plan each: 初稿, 定稿" in opengov("import", "a.xlsx", "-o", "-").err


@pytest.mark.parametrize("sheet", ["2022", "3", "0", "隐藏"])
def test_a_sheet_that_is_not_there_is_told_with_those_that_are(opengov: Opengov, tmp_path: Path, sheet: str) -> None:
    _save(tmp_path / "a.xlsx", YEARS)
    result = opengov("import", "a.xlsx", "--sheet", sheet)
    assert (result.code, "its sheets are 1 2020, 2 2021年" in result.err) == (2, True)


def test_a_document_without_sheets_has_none_of_that_name(opengov: Opengov, tmp_path: Path, plan_text: str) -> None:
    (tmp_path / "a.csv").write_text("工作任务,具体要求\n规划,公开\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text(plan_text, encoding="utf-8")
    for name in ("a.csv", "a.yaml"):
        result = opengov("import", name, "--sheet", "2021")
        assert (result.code, "the document has no sheets" in result.err) == (2, True)


@pytest.mark.parametrize(
    "headings", [WITHOUT_UNITS, ("序号", "工作类别", "工作内容", "完成时限"), ("序号", "备注", "工作内容", "时限")]
)
def test_the_name_of_a_sheet_is_the_unit_of_its_rows(opengov: Opengov, tmp_path: Path, headings: Sequence[str]) -> None:
    _save(
        tmp_path / "a.xlsx",
        {
            "办公室": [("某局2021年政务公开分工方案",), headings, (1, "规划", "公开规划。", "年底前")],
            "计划财务科": [
                ("某局2021年政务公开分工方案",),
                headings,
                ("一、财政", None, None, None),
                (2, "财政", "公开预算。", "6月底前"),
                (3, "财政", "公开决算。", ""),
            ],
        },
    )
    result = opengov("import", "a.xlsx", "-o", "-")
    assert result.code == 0
    assert result.out.count("units: [计划财务科]") == 2
    assert result.out.count("units: [办公室]") == 1
    assert result.err.count("the name of its sheet stands for it") == 1
    chosen = opengov("import", "a.xlsx", "-o", "-", "--sheet", "计划财务科")
    assert (chosen.out.count("units: [计划财务科]"), "公开规划。" in chosen.out) == (2, False)


def test_a_task_of_two_units_may_stand_on_the_sheets_of_both(opengov: Opengov, tmp_path: Path) -> None:
    title, row = ("某局2021年政务公开分工方案",), (1, "规划", "公开规划。", "年底前")
    _save(tmp_path / "a.xlsx", {name: [title, WITHOUT_UNITS, row] for name in ("办公室", "计划财务科")})
    assert opengov("import", "a.xlsx", "-o", "-").code == 0


@pytest.mark.parametrize("names", [("汇总", "办公室"), ("办公室", "汇总")])
def test_a_sheet_of_all_tasks_beside_those_of_units_is_one_more_plan(
    opengov: Opengov, tmp_path: Path, names: Sequence[str]
) -> None:
    title = ("某局2021年政务公开分工方案",)
    sheets = {"汇总": [title, HEADINGS, *ROWS], "办公室": [title, WITHOUT_UNITS, (1, "规划", "公开规划。", "")]}
    _save(tmp_path / "a.xlsx", {name: sheets[name] for name in names})
    assert (opengov("import", "a.xlsx").code, opengov("import", "a.xlsx", "--sheet", "汇总").code) == (2, 0)


def test_a_column_of_units_counts_more_than_the_name_of_the_sheet(opengov: Opengov, tmp_path: Path) -> None:
    _save(tmp_path / "a.xlsx", {"计划财务科": [("某局2021年政务公开分工方案",), HEADINGS, *ROWS]})
    result = opengov("import", "a.xlsx", "-o", "-")
    assert ("units: [办公室]" in result.out, "计划财务科" in result.out) == (True, False)


def test_a_hidden_sheet_with_the_plan_is_told_where_no_other_holds_one(opengov: Opengov, tmp_path: Path) -> None:
    _save(tmp_path / "a.xlsx", {"说明": [("填表说明",)], "分工": [HEADINGS, *ROWS]})
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book["分工"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    result = opengov("import", "a.xlsx")
    assert (result.code, "分工: the sheet is hidden and was left out" in result.err) == (1, True)
