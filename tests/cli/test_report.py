"""``opengov report``."""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from conftest import Commit, On, Opengov, git

pytestmark = pytest.mark.usefixtures("told")


@pytest.fixture
def told(plan_file: Path, opengov: Opengov, on: On) -> Path:
    """A plan of which something was done in the second quarter, on the fifth of July."""
    on("2021-07-05")
    link = "https://www.zs.gov.cn/post_1.html?a=1&b=2"
    opengov("done", "4", "--date", "2021-06-20", "--note", "已公开决算", "--link", link, "--by", "计划财务科")
    opengov("start", "5")
    assert opengov("note", "5", "已部署", "--date", "2021-05-10", "--problem", "缺数据", "--by", "计划财务科").code == 0
    return plan_file


def test_it_is_markdown_where_nothing_else_is_asked_for(opengov: Opengov) -> None:
    result = opengov("report", "--quarter", "2021Q2")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("# 中山市农业农村局2021年政务公开工作要点分工方案落实情况报告\n\n（2021年第二季度）\n")
    assert "已完成1项，占3.4%" in result.out
    assert "新完成1项，比上期增加1项（2021年第一季度完成0项）" in result.out
    assert "   - 6月20日，计划财务科：已公开决算 <https://www.zs.gov.cn/post_1.html?a=1&b=2>" in result.out
    assert "   - 5月10日，计划财务科：缺数据" in result.out
    assert "| 合计 | 29 | 100.0% | 29 | 0 |" in result.out
    assert opengov("report", "--quarter", "Q2", "-o", "-").out == result.out


def test_a_word_document_has_the_headings_of_official_papers_and_the_annex(opengov: Opengov) -> None:
    result = opengov("report", "--month", "2021-06", "-o", "六月.docx")
    assert (result.code, result.err) == (0, "wrote 六月.docx: 2021年6月\n")
    document = Document("六月.docx")
    texts = [paragraph.text for paragraph in document.paragraphs]
    headings = [text for text in texts if re.match("[一二三四五]、", text)]
    assert headings == [
        "一、总体情况",
        "二、本期工作开展情况",
        "三、存在问题和下一步措施",
        "四、逾期和滞后情况",
        "五、报送情况",
    ]
    assert "（一）做好财政信息公开" in texts
    assert texts.index("附件") > texts.index("2021年7月5日")
    assert len(document.tables[-1].rows) == 30
    assert [section.orientation for section in document.sections] == [0, 1]


def test_a_workbook_has_a_sheet_for_each_table(opengov: Opengov) -> None:
    assert opengov("report", "--since", "2021-04-01", "--until", "2021-06-30", "-o", "out.xlsx").code == 0
    workbook = load_workbook("out.xlsx")
    assert workbook.sheetnames == ["报告", "各状态事项数", "各项工作任务进展", "各单位进展", "未报送进展的单位", "附件"]
    assert [cell.value for cell in workbook["各状态事项数"][3]] == ["已完成", 1, "3.4%", 0, "+1"]


def test_a_page_is_one_file_that_runs_its_own_script_alone(opengov: Opengov) -> None:
    assert opengov("report", "-o", "out.html").code == 0
    page = Path("out.html").read_bytes().decode()
    script = re.findall("<script>(.*?)</script>", page, re.DOTALL)
    assert len(script) == 1
    known = b64encode(sha256(script[0].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{known}'" in page
    assert not re.search(r"<(?:link|img|iframe|object)|@import|url\(|\ssrc=", page)
    rows = page.partition('class="annex"')[2]
    assert rows.count('<tr data-status="') == 29
    assert '<tr data-status="done" data-category="2"' in rows


def test_filters_find_the_tasks_of_a_unit_as_the_list_does(opengov: Opengov) -> None:
    page = opengov("report", "--format", "html").out
    options = dict(re.findall(r'<option value="([0-9 ]+)">([^<]+)</option>', page.partition('name="category"')[0]))
    rows = re.findall(r'<tr data-status="\w+" data-category="\d+" data-names="([0-9 ]*)">', page)
    assert len(options) == 6
    for numbers, unit in options.items():
        found = sum(not {*numbers.split()}.isdisjoint(names.split()) for names in rows)
        assert f"{found}\n" == opengov("list", "--unit", unit, "--count").out


def test_a_unit_gets_a_report_of_its_own(opengov: Opengov) -> None:
    out = opengov("report", "--quarter", "Q2", "--unit", "财务科").out
    count = int(opengov("list", "--unit", "计划财务科", "--count").out)
    assert "（2021年第二季度、计划财务科）" in out
    assert f"由计划财务科负责或配合的{count}项事项" in out


def test_git_tells_how_the_plan_was_and_without_it_that_is_said(
    commit: Commit, opengov: Opengov, on: On, tmp_path: Path
) -> None:
    on("2021-07-05")
    opengov("ongoing", "7")
    commit("推进", day="2021-05-10")
    recorded = "| 长期推进 | 1 | 3.4% | 0 | +1 |"
    out = opengov("report", "--quarter", "2021Q2").out
    assert recorded in out
    assert "| 工作任务 | 事项 | 已完成 | 长期推进 | 推进中 | 未启动 | 完成率 |\n" in out
    assert "按git仓库中截至2021年6月30日的登记统计" in out
    git(tmp_path, "clone", "-q", "--depth=1", tmp_path.as_uri(), "shallow")
    assert "git仓库是浅克隆" in opengov("--plan", "shallow/plan_2021.yaml", "report", "--quarter", "2021Q2").out


def test_outside_git_the_report_says_what_it_does_not_know(opengov: Opengov) -> None:
    out = opengov("report", "--quarter", "2021Q2").out
    assert "方案文件不在git仓库中，各月末的登记完成数从缺" in out
    assert "| 长期推进 | 0 | 0.0% | — | — |" in out
    assert "| 未启动 | 完成率 |\n" not in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--quarter", "Q7"], "'Q7' is not a quarter"),
        (["--month", "13"], "'13' is not a month"),
        (["--quarter", ""], "--quarter is empty"),
        (["--quarter", "Q1", "--month", "1"], "give the period in one way"),
        (["--quarter", "Q1", "--since", "30d"], "give the period in one way"),
        (["--since", "2021-06-01", "--until", "2021-05-01"], "the period ends before it begins"),
        (["--since", "99999d"], "is not a date"),
        (["--since", "soon"], "'soon' is not a date"),
        (["-o", "out.csv"], "the name 'out.csv' tells no format"),
        (["--format", "md", "-o", "plan_2021.yaml"], "is the plan itself"),
    ],
)
def test_what_cannot_be_asked_is_refused(opengov: Opengov, arguments: list[str], said: str) -> None:
    result = opengov("report", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_a_file_that_exists_stays_unless_forced(opengov: Opengov) -> None:
    assert opengov("report", "-o", "out.md").code == 0
    assert opengov("report", "-o", "out.md").code == 1
    assert opengov("report", "-o", "out.md", "--force").code == 0


def test_every_format_takes_a_plan_of_nothing_and_one_of_no_units(opengov: Opengov, on: On) -> None:
    on("2026-01-05")
    head = "schema: 1\ntitle: 某局2021年方案\nissuer: 某局\nyear: 2021\n"
    task = "tasks:\n  - id: 1\n    category: 公开\n    requirement: 公开预算。\n    status: todo\n"
    for text in (head + "tasks: []\n", head + task):
        Path("plan_2021.yaml").write_text(text, encoding="utf-8")
        for form in ("md", "html", "docx", "xlsx"):
            assert opengov("report", "-o", f"out.{form}", "--force").code == 0
        for period in (["--quarter", "2021Q2"], ["--quarter", "2019Q1"], ["--month", "2030-01"]):
            assert opengov("report", *period).code == 0


@pytest.mark.parametrize(("name", "library"), [("html", "jinja2"), ("docx", "docx"), ("xlsx", "openpyxl")])
def test_a_format_without_its_library_says_how_to_install_it(
    opengov: Opengov, monkeypatch: pytest.MonkeyPatch, name: str, library: str
) -> None:
    monkeypatch.delitem(sys.modules, f"opengov_cli.round.report.{name}", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    result = opengov("report", "-o", f"out.{name}")
    assert result.code == 3
    assert "which is not installed" in result.err
    assert not Path(f"out.{name}").exists()
    assert opengov("report").code == 0


def test_a_report_on_chosen_tasks_says_how_many_of_how_many_they_are(opengov: Opengov) -> None:
    whole = opengov("report", "--quarter", "Q2").out
    chosen = opengov("report", "--quarter", "Q2", "--category", "财政", "--status", "doing").out
    assert "》共列29项事项，涉及12项工作任务。" in whole
    assert "》共列29项事项，本报告只取其中符合条件的1项，涉及1项工作任务。" in chosen
    assert ("已部署" in chosen, "已公开决算" in chosen) == (True, False)
    of_unit = opengov("report", "--quarter", "Q2", "--unit", "计划财务科", "--keyword", "决算").out
    assert "》由计划财务科负责或配合的26项事项，本报告只取其中符合条件的1项，" in of_unit
    refused = opengov("report", "--category", "不存在")
    assert (refused.code, refused.err.splitlines()[0]) == (1, "opengov: no category of the plan contains '不存在'")
