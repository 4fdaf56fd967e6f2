"""What stands in a plan, a document, a file name or a commit is shown and never carried out."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook

from conftest import Commit, Opengov
from opengov_cli.file.text.layout import dump
from opengov_cli.plan.model import Note, Plan, Unit

MARKUP = "[bold red]公开[/] [link=https://example.gov.cn]x[/link] :smile:"
PAGE = "<script>alert(1)</script><img src=x onerror=alert(1)> &lt;b&gt;"
FORMULA = '=HYPERLINK("http://example.gov.cn","公开")'
MARKDOWN = "# 公开 | **x** `x` [x](javascript:alert(1)) ![x](x) ~~x~~"
OPTION = "--help -rf /"
LINK = "https://www.zs.gov.cn/1.html?a=1&b=2"
LONG = "网址https://example.gov.cn/" + "a" * 300
TEXTS = [MARKUP, PAGE, FORMULA, MARKDOWN, OPTION, LONG]
ids = ["markup", "page", "formula", "markdown", "option", "long"]
every_text = pytest.mark.parametrize("text", TEXTS, ids=ids)
ESCAPE, OVERRIDE = "\x1b]0;title\x07\x1b[2J", "\u202eabc"


@pytest.fixture
def plan_with(tmp_path: Path, plan: Plan) -> Plan:
    """The real plan with a place for a text: the first task is rewritten by ``write``."""
    assert tmp_path.is_dir()
    return plan


def write(folder: Path, plan: Plan, text: str) -> Path:
    """A plan file in which a category, a requirement and another heading are this text."""
    first = replace(plan.tasks[0], category=text, requirement=text, extra=(("备注", text),))
    path = folder / "plan_2021.yaml"
    path.write_text(dump(replace(plan, tasks=(first, *plan.tasks[1:]))), encoding="utf-8")
    return path


def squeezed(text: str) -> str:
    """A text without blanks and line ends, as tables break lines."""
    return "".join(text.split())


@every_text
@pytest.mark.parametrize(
    "command",
    ["list --columns id,category,requirement,extra", "show 1", "categories", "stats", "pending -u 发展规划科"],
)
def test_a_terminal_shows_it_whole(plan_with: Plan, tmp_path: Path, opengov: Opengov, text: str, command: str) -> None:
    write(tmp_path, plan_with, text)
    result = opengov(*command.split())
    assert result.code == 0
    assert "\x1b" not in result.out
    if command != "stats":
        assert squeezed(result.out).count(squeezed(text)[:12]) >= 1


@every_text
@pytest.mark.parametrize("columns", ["20", "40", "400"])
def test_no_width_loses_a_character(
    plan_with: Plan, tmp_path: Path, opengov: Opengov, monkeypatch: pytest.MonkeyPatch, text: str, columns: str
) -> None:
    write(tmp_path, plan_with, text)
    monkeypatch.setenv("COLUMNS", columns)
    assert squeezed(text) in squeezed(opengov("show", "1").out)


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_spreadsheet_runs_nothing_that_a_text_file_brings(
    plan_with: Plan, tmp_path: Path, opengov: Opengov, form: str
) -> None:
    write(tmp_path, plan_with, FORMULA)
    out = opengov("export", "--format", form).out.lstrip("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(out), delimiter="," if form == "csv" else "\t") for cell in row]
    assert "'" + FORMULA in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


@every_text
def test_a_workbook_holds_it_as_text(plan_with: Plan, tmp_path: Path, opengov: Opengov, text: str) -> None:
    write(tmp_path, plan_with, text)
    assert opengov("export", "-o", "out.xlsx").code == 0
    cells = [cell for row in load_workbook("out.xlsx").worksheets[0].iter_rows() for cell in row if cell.value == text]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_page_has_no_tag_and_no_script_of_the_plan(plan_with: Plan, tmp_path: Path, opengov: Opengov) -> None:
    write(tmp_path, plan_with, PAGE)
    page = opengov("export", "--format", "html").out
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def reported(folder: Path, plan: Plan, text: str) -> None:
    """A plan file in which the first task, its unit and its note of the period are this text wherever it may stand."""
    note = Note(date(2021, 6, 30), text, text, (LINK,), text, text)
    first = replace(
        plan.tasks[0], category=text, requirement=text, deadline=text, notes=(note,), lead=(), units=(text,), extra=()
    )
    changed = replace(plan, title=text, units=(*plan.units, Unit(text)), tasks=(first, *plan.tasks[1:]))
    (folder / "plan_2021.yaml").write_text(dump(changed), encoding="utf-8")


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@every_text
def test_a_report_shows_it_as_it_is(plan: Plan, tmp_path: Path, opengov: Opengov, text: str) -> None:
    from markdown_it import MarkdownIt

    reported(tmp_path, plan, text)
    for form in ("md", "html", "docx", "xlsx"):
        assert opengov("report", "--quarter", "2021Q2", "-o", f"out.{form}").code == 0
    rendered = MarkdownIt("commonmark").enable("table").render(Path("out.md").read_text(encoding="utf-8"))
    for tag in ("<script", "<img", "<code", "<del", 'javascript:alert(1)"', "<h1>公开"):
        assert tag not in rendered
    page = Path("out.html").read_text(encoding="utf-8")
    parser = Tags()
    parser.feed(page)
    found = parser.found
    assert [tag for tag, _attributes in found].count("script") == 1
    assert not {"img", "iframe", "link", "object", "b"} & {
        tag for tag, attributes in found if tag != "b" or not attributes
    }
    assert not any(name.startswith("on") for _tag, attributes in found for name in attributes)
    assert all((attributes["href"] or "").startswith("http") for tag, attributes in found if tag == "a")
    script = page.partition("<script>")[2].partition("</script>")[0]
    assert text[:12] not in script
    cells = [cell for sheet in load_workbook("out.xlsx").worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} == {"s"}
    assert any(text in str(cell.value) for cell in cells)


def test_markdown_shows_it_as_it_is(plan_with: Plan, tmp_path: Path, opengov: Opengov) -> None:
    from markdown_it import MarkdownIt

    for text in (MARKDOWN, PAGE):
        write(tmp_path, plan_with, text)
        for command in (["export", "--format", "md"], ["list", "--format", "md"], ["show", "1", "--format", "md"]):
            rendered = MarkdownIt("commonmark").enable("table").render(opengov(*command).out)
            for tag in ("<script", "<img", "<a ", "<code", "<del", "<h1>公开"):
                assert tag not in rendered, command


def test_the_history_shows_names_and_subjects_without_steering_the_terminal(
    plan_file: Path, commit: Commit, opengov: Opengov
) -> None:
    text = plan_file.read_text(encoding="utf-8")
    plan_file.write_text(text.replace("status: todo", "status: doing", 1), encoding="utf-8")
    commit(f"修改{ESCAPE}{OVERRIDE}[bold]", author=f"王{ESCAPE}芳")
    for command in (["log"], ["blame", "1"], ["log", "--format", "md"]):
        out = opengov(*command).out
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_a_file_with_escape_codes_is_refused_without_repeating_them(tmp_path: Path, opengov: Opengov) -> None:
    (tmp_path / "plan_2021.yaml").write_text(f"title: {ESCAPE}{OVERRIDE}\n{ESCAPE}: x\n", encoding="utf-8")
    for form in ("text", "json", "github"):
        result = opengov("check", "--format", form)
        assert result.code == 1
        assert "\x1b" not in result.out + result.err
        assert "\u202e" not in result.out + result.err


def test_a_document_with_escape_codes_brings_none_into_the_plan(tmp_path: Path, opengov: Opengov) -> None:
    rows = f"工作任务\t具体要求\t落实单位\n公开{ESCAPE}\t公布预算{OVERRIDE}。\t办公室{ESCAPE}{OVERRIDE}？？\n"
    (tmp_path / "附件.txt").write_text(rows, encoding="utf-8")
    result = opengov("import", "附件.txt", "--issuer", "某局", "--year", "2021")
    assert "\x1b" not in result.out + result.err
    assert "\u202e" not in result.out + result.err
    if (plan := tmp_path / "plan_2021.yaml").exists():
        assert "\x1b" not in plan.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["--help.yaml", "-rf", "方案 2021 🎉.yaml", "a;b&c.yaml", "[bold]x.yaml"])
def test_any_file_name_is_a_file_name(plan_file: Path, opengov: Opengov, name: str) -> None:
    path = plan_file.with_name(name)
    path.write_bytes(plan_file.read_bytes())
    assert opengov("--plan", name, "list", "--count").out == "29\n"
    assert opengov("check", "--", name).code == 0
    assert opengov("--plan", f"./{name}", "done", "4", "--date", "2021-06-30").code == 0
    assert name in opengov("check", "--", name).out + opengov("fmt", "--check", "--", name).err


@pytest.mark.parametrize("revision", ["--output=x", "-rf", "--help", "HEAD;id", "$(id)"])
def test_a_revision_that_looks_like_an_option_is_only_a_name(
    commit: Commit, opengov: Opengov, tmp_path: Path, revision: str
) -> None:
    assert commit is not None
    result = opengov("diff", "--", revision)
    assert result.code == 1
    assert revision in result.err
    assert not (tmp_path / "x").exists()
