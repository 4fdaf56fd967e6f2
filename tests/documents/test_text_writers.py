"""CSV, TSV, Markdown, web pages, JSON, JSON Lines and YAML."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from opengov_cli.documents.export import render
from opengov_cli.documents.formats import FORMATS
from opengov_cli.documents.writers.lookup import listing_writer
from opengov_cli.file.gate import judge
from opengov_cli.plan.model import Plan, Task
from opengov_cli.plan.query import Match
from opengov_cli.plan.rows import Listing, Row
from samples import LINK, TRICKY, plan, varied

BOM = "\ufeff"


def exported(plan: Plan, name: str, *, progress: bool = False) -> str:
    """The whole plan in a format."""
    return render(plan, [Match(task) for task in plan.tasks], FORMATS[name], progress=progress).decode()


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_spreadsheet_takes_it_for_utf8_and_finds_every_column(name: str, delimiter: str) -> None:
    text = exported(varied(), name)
    assert text.startswith(BOM + "序号")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=delimiter))
    assert [row["状态"] for row in rows] == ["未启动", "推进中", "未启动", "已完成"]
    assert rows[1]["完成情况"].split("\n")[-1] == LINK
    assert rows[2]["责任人"] == "2021-06-30"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), st.sampled_from("=+-@＝＋－＠\t\n"))
@example(text="12", first="-")
def test_no_cell_begins_a_formula_unless_it_is_a_number_below_zero(text: str, first: str) -> None:
    dangerous = first + text
    found = plan(Task(1, dangerous, dangerous, dangerous, extra=((dangerous, dangerous),)))
    for row in csv.reader(io.StringIO(exported(found, "csv").removeprefix(BOM), newline="")):
        begin = [cell for cell in row if cell.startswith(tuple("=+-@＝＋－＠\t\r\n"))]
        assert all(re.fullmatch("-[0-9]+", cell, re.ASCII) for cell in begin)


def test_markdown_shows_the_texts_as_they_are() -> None:
    page = html.fromstring(MarkdownIt("commonmark").enable("table").render(exported(varied(), "md", progress=True)))
    assert page.findtext(".//h1") == f"{varied().title}落实情况表"
    texts = [[str(cell.xpath("string()")) for cell in row.findall("td")] for row in page.findall(".//tbody/tr")]
    assert texts[2][2] == TRICKY
    assert texts[1][6].startswith("推进中2022-06-30 财务科：已公布第二批待公布")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1))
def test_any_text_survives_markdown_and_the_web(text: str) -> None:
    found = plan(Task(1, "公开", text))
    rendered = MarkdownIt("commonmark").enable("table").render(exported(found, "md"))
    for page in (rendered, exported(found, "html")):
        cells = html.fromstring(page).findall(".//td")
        assert str(cells[2].xpath("string()")).strip() == text.strip()


def test_a_web_page_merges_cells_and_links_only_addresses() -> None:
    page = html.fromstring(exported(varied(), "html", progress=True))
    assert page.findtext(".//title") == f"{varied().title}落实情况表"
    assert [cell.get("rowspan") for cell in page.findall(".//tbody/tr")[0]][:4] == [None, "2", None, None], (
        "on a phone, where rows stand one below the other, each has its units"
    )
    assert [link.get("href") for link in page.findall(".//a")] == [LINK]
    assert page.find(".//b") is None
    assert page.get("lang") == "zh-CN"


def test_a_web_page_with_the_progress_is_printed_across() -> None:
    assert "size: A4 landscape" in exported(varied(), "html", progress=True)
    assert "size: A4;" in exported(varied(), "html")


def test_progress_is_told_only_where_it_is_asked_for() -> None:
    for name in ("md", "html"):
        assert "完成情况" not in exported(varied(), name)
        assert "完成情况" in exported(varied(), name, progress=True)


def test_json_tells_everything() -> None:
    envelope = json.loads(exported(varied(), "json"))
    assert envelope["plan"]["default_lead"] is None
    assert envelope["plan"]["every_task"] == []
    task = envelope["tasks"][2]
    assert (task["number"], task["extra"]) == ("三", {"备注": "=2+2", "责任人": "2021-06-30"})


def test_json_lines_are_json_line_by_line() -> None:
    whole = json.loads(exported(varied(), "json"))
    head, *rows = map(json.loads, exported(varied(), "jsonl").splitlines())
    assert rows == whole.pop("tasks")
    assert head == whole


def test_yaml_is_the_plan_again(plan: Plan) -> None:
    assert judge(exported(plan, "yaml")).plan == plan


_FACTS = st.recursive(
    st.none() | st.integers(-(2**53), 2**53) | st.text(),
    lambda facts: st.lists(facts, max_size=3) | st.dictionaries(st.text(), facts, max_size=3),
    max_leaves=10,
)


@given(st.lists(st.dictionaries(st.text(), _FACTS, max_size=3), max_size=3).map(tuple))
def test_rows_are_the_json_that_python_writes(rows: tuple[Row, ...]) -> None:
    written = listing_writer("json")(Listing("tasks", None, (), rows))
    document = {"kind": "tasks", "version": 1, "plans": [], "tasks": rows}
    assert written.decode() == json.dumps(document, ensure_ascii=False, indent=2) + "\n"
