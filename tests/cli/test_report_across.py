"""``opengov report`` of several years, of several offices."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from conftest import On, Opengov

LIMIT_OF_SHEET_NAMES = 31


@pytest.fixture(autouse=True)
def _told(folder: Path, opengov: Opengov, on: On) -> None:
    """Two years, of which something was done and something is late."""
    on("2022-07-05")
    assert folder.is_dir()
    plan = Path("data/plan_2022.yaml")
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("  - id: 7\n", "  - id: 7\n    due: 2022-06-30\n"), encoding="utf-8")
    opengov("done", "2021/4", "2021/5", "--date", "2021-06-20")
    opengov("done", "2022/4", "--date", "2022-06-20")


def table(out: str) -> list[list[str]]:
    """The rows of the first table of a Markdown text, below its headings."""
    lines = [line for line in out.partition("\n### ")[0].splitlines() if line.startswith("| ")]
    return [line.strip("| ").split(" | ") for line in lines[2:]]


def test_the_plans_stand_side_by_side_with_their_numbers(opengov: Opengov) -> None:
    out = opengov("--plan", "data", "report", "--quarter", "Q2").out
    assert out.startswith(
        "# 中山市农业农村局分工方案落实情况汇总报告\n\n（2021年第二季度、2022年第二季度）\n\n## 各方案对照\n"
    )
    title = "中山市农业农村局{}年政务公开工作要点分工方案"
    assert [row[:9] for row in table(out)] == [
        ["1", title.format(2021), "2021", "中山市农业农村局", "29", "2", "6.9%", "0", "0"],
        ["2", title.format(2022), "2022", "中山市农业农村局", "29", "1", "3.4%", "0", "0"],
    ]


def test_what_is_late_today_and_who_is_silent_are_those_of_the_lists(opengov: Opengov) -> None:
    asked = ("--since", "2022-04-01", "--until", "2022-07-05")
    (row,) = table(opengov("--plan", "data", "--year", "2022", "report", *asked).out)
    overdue = opengov("--year", "2022", "list", "--overdue", "--count").out
    rows = opengov("--year", "2022", "pending", *asked, "--format", "csv").out.splitlines()
    assert row[7:] == [overdue.strip(), "0", str(len(rows) - 1)] == ["1", "0", row[9]]


def test_below_the_comparison_each_plan_has_the_report_that_it_has_alone(opengov: Opengov) -> None:
    out = opengov("--plan", "data", "report", "--quarter", "Q2").out
    for year in (2021, 2022):
        alone = opengov("--plan", f"data/plan_{year}.yaml", "report", "--quarter", "Q2").out
        assert re.sub("^#", "##", alone, flags=re.MULTILINE) in out


def test_plans_of_one_title_are_told_apart_by_their_files(opengov: Opengov) -> None:
    Path("copy.yaml").write_bytes(Path("data/plan_2021.yaml").read_bytes())
    out = opengov("--plan", "data/plan_2021.yaml", "--plan", "copy.yaml", "report").out
    assert [row[1].partition("方案")[2] for row in table(out)] == ["（data/plan\\_2021.yaml）", "（copy.yaml）"]
    assert re.findall(r"^## .*报告(.*)", out, re.MULTILINE) == ["（data/plan\\_2021.yaml）", "（copy.yaml）"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
@pytest.mark.parametrize("name", [b"\x01.yaml", b"\x1b[31m.yaml", b"\xff.yaml", b"a\nb.yaml", "\ufffe.yaml".encode()])
def test_any_name_of_a_file_goes_into_every_format(opengov: Opengov, name: bytes) -> None:
    path = os.fsdecode(name)
    Path(path).write_bytes(Path("data/plan_2021.yaml").read_bytes())
    for form in ("md", "html", "docx", "xlsx"):
        result = opengov("--plan", "data", "--plan", path, "report", "-o", f"out.{form}")
        assert (result.code, result.err[:5]) == (0, "wrote")
    assert opengov("--plan", "data", "--plan", path, "list", "--format", "csv").code == 0


def test_a_word_document_has_the_comparison_and_then_each_report_with_its_annex(
    opengov: Opengov, other_office: Path
) -> None:
    plans = ("--plan", "data", "--plan", other_office.name)
    result = opengov(*plans, "report", "--month", "2022-06", "-o", "汇总.docx")
    assert (result.code, result.err) == (0, "wrote 汇总.docx: 2022年6月\n")
    document = Document("汇总.docx")
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:3] == ["分工方案落实情况汇总报告", "（2022年6月）", "各方案对照"]
    assert [text for text in texts if text.startswith("中山市") and text.endswith("报告")] == [
        f"{name}年政务公开工作要点分工方案落实情况报告"
        for name in ("中山市农业农村局2021", "中山市水务局2021", "中山市农业农村局2022")
    ]
    assert [section.orientation for section in document.sections] == [0, 0, 1, 0, 1, 0, 1]
    assert [len(found.rows) for found in document.tables].count(30) == 3


def test_a_workbook_has_the_sheets_of_each_plan_with_its_year(opengov: Opengov, other_office: Path) -> None:
    assert opengov("--plan", "data", "report", "--quarter", "Q2", "-o", "out.xlsx").code == 0
    alone = ["报告", "各状态事项数", "各项工作任务进展", "各单位进展", "未报送进展的单位", "附件"]
    workbook = load_workbook("out.xlsx")
    assert workbook.sheetnames == ["各方案对照", *(f"{year}年{name}" for year in (2021, 2022) for name in alone)]
    assert [cell.value for cell in workbook["各方案对照"][4]][4:8] == [29, 1, "3.4%", 0]

    assert opengov("--plan", "data", "--plan", other_office.name, "report", "-o", "three.xlsx").code == 0
    names = load_workbook("three.xlsx").sheetnames
    assert names[1::6] == ["2021年（1）报告", "2021年（2）报告", "2022年（3）报告"]
    assert max(map(len, names)) <= LIMIT_OF_SHEET_NAMES


def test_filters_of_the_page_find_in_all_plans_the_tasks_that_the_list_finds(opengov: Opengov) -> None:
    # A unit of a group in one year alone does not answer for what the group has to do in the other.
    path = Path("data/plan_2022.yaml")
    text = path.read_text(encoding="utf-8")
    alone = text.replace("  - name: 计划财务科\n    group: 各科室\n", "  - name: 计划财务科\n")
    assert alone != text
    path.write_text(alone, encoding="utf-8")
    page = opengov("--plan", "data", "report", "--format", "html").out
    options = dict(re.findall(r'<option value="([0-9 ]+)">([^<]+)</option>', page.partition('name="category"')[0]))
    rows = re.findall(r'<tr data-status="\w+" data-category="(\d+)" data-names="([0-9 ]*)">', page)
    assert (len(rows), len({category for category, _names in rows})) == (58, 12)
    for numbers, unit in options.items():
        found = sum(not {*numbers.split()}.isdisjoint(names.split()) for _category, names in rows)
        assert f"{found}\n" == opengov("--plan", "data", "list", "--unit", unit, "--count").out
    assert "计划财务科" in options.values()
    assert (
        re.findall(r'href="#(plan-\d)"', page) == re.findall(r'<article id="(plan-\d)"', page) == ["plan-1", "plan-2"]
    )


def test_a_broken_plan_is_named_and_the_others_are_reported_on(opengov: Opengov) -> None:
    Path("data/plan_2022.yaml").write_text("schema: 1\ntitle: 甲\n", encoding="utf-8")
    result = opengov("--plan", "data", "report", "-o", "out.md")
    assert result.code == 1
    assert "data/plan_2022.yaml:1:1: error: " in result.err
    assert result.err.endswith("opengov: 1 of 2 plans could not be opened\n")
    assert len(table(Path("out.md").read_text(encoding="utf-8"))) == 1


def test_a_plan_that_does_not_know_the_unit_is_said_and_left_out(opengov: Opengov) -> None:
    path = Path("data/plan_2022.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("计划财务科", "财务审计科"), encoding="utf-8")
    result = opengov("--plan", "data", "report", "--unit", "计划财务科", "--quarter", "Q2")
    assert (result.code, result.err) == (0, "1 plan lists no unit '计划财务科': data/plan_2022.yaml\n")
    assert [row[2] for row in table(result.out)] == ["2021"]
    assert "（2021年第二季度、计划财务科）" in result.out
    assert opengov("--plan", "data", "report", "--unit", "没有这个单位呀").code == 1


def test_none_of_the_plans_is_written_over(opengov: Opengov) -> None:
    before = Path("data/plan_2022.yaml").read_bytes()
    result = opengov("--plan", "data", "report", "--format", "md", "-o", "data/plan_2022.yaml", "--force")
    assert (result.code, "is the plan itself" in result.err) == (2, True)
    assert Path("data/plan_2022.yaml").read_bytes() == before


def test_a_period_that_cannot_be_asked_writes_nothing(opengov: Opengov) -> None:
    result = opengov("--plan", "data", "report", "--quarter", "Q7", "-o", "out.md")
    assert (result.code, Path("out.md").exists()) == (2, False)
