"""What programs read of any command: stable keys, one rule for what is not there, and words only in Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Commit, Opengov
from opengov_cli.cli.app import COMMANDS

# Every command that prints JSON, as it is asked here.
ASKED = {
    "list": ["--unit", "财务"],
    "show": ["1-29"],
    "units": [],
    "categories": [],
    "stats": [],
    "pending": [],
    "links": [],
    "log": [],
    "blame": ["4", "5"],
    "diff": [],
    "check": [],
    "config": [],
}
# Those whose Markdown is the table that a person sees.
TABLES = ["list", "units", "categories", "stats", "pending", "links", "log", "blame"]


@pytest.fixture(autouse=True)
def _history(opengov: Opengov, commit: Commit, plan_file: Path) -> None:
    """A plan in git with and without everything that a task may have."""
    opengov("done", "4", "--date", "2021-06-30", "--note", "好", "--link", "https://example.gov.cn/1", "--by", "财务")
    opengov("done", "6", "--date", "2021-06-30")
    commit("第一次")
    text = plan_file.read_text(encoding="utf-8")
    plan_file.write_text(text.replace("    status: todo", "    deadline: 6月底前\n    status: todo", 1), "utf-8")
    opengov("note", "5", "--problem", "人手不足", "--next", "补充人手", "--date", "2021-06-30")
    opengov("start", "7")


def everything(value: Any) -> Iterator[Any]:
    """Whatever stands in a document of JSON."""
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in inner:
        yield from everything(part)


def test_every_command_that_prints_json_is_asked_here(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    names = [name for family in COMMANDS.values() for name in family]
    with_json = {name for name in names if re.search("--format.*json", opengov(*name.split(), "--help").out)}
    # A document that is exported is a plan file in other clothes.
    assert with_json - {"export"} == {*ASKED}


@pytest.mark.parametrize("command", ASKED)
def test_json_says_null_and_never_an_empty_text(opengov: Opengov, command: str) -> None:
    printed = json.loads(opengov(command, *ASKED[command], "--format", "json").out)
    assert "" not in [*everything(printed)]
    assert [value for value in everything(printed) if isinstance(value, int)]


@pytest.mark.parametrize("command", TABLES)
def test_markdown_has_the_words_of_the_interface(
    opengov: Opengov, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    csv = opengov(command, *ASKED[command], "--format", "csv").out
    english = opengov(command, *ASKED[command], "--format", "md").out
    monkeypatch.setenv("LANGUAGE", "zh")
    chinese = opengov(command, *ASKED[command], "--format", "md").out
    headings = chinese.splitlines()[0]
    assert re.fullmatch(r"\| (?:[一-鿿]+ \| ?)+", headings)
    assert len(set(headings.split(" | "))) == len(headings.split(" | "))
    assert english.splitlines()[0].count("|") == headings.count("|") == csv.splitlines()[0].count(",") + 2
    assert opengov(command, *ASKED[command], "--format", "csv").out == csv


def test_markdown_tells_a_status_by_its_word(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "zh")
    assert "| 4 | 已完成 |" in opengov("list", "--columns", "id,status", "--format", "md").out
