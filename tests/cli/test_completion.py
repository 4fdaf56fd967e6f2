"""What the Tab key offers."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Opengov


def offered(opengov: Opengov, monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """What bash would be offered behind these words."""
    monkeypatch.setenv("_OPENGOV_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", " ".join(["opengov", *words]))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    return opengov().out.splitlines()


@pytest.mark.usefixtures("plan_file")
def test_units_categories_and_numbers_come_from_the_plan(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(opengov, monkeypatch, "list", "--unit", "计") == ["计划财务科"]
    assert offered(opengov, monkeypatch, "list", "--unit", "审批") == ["审批办"]
    assert offered(opengov, monkeypatch, "list", "--category", "做好财") == ["做好财政信息公开"]
    assert offered(opengov, monkeypatch, "done", "4", "2") == [str(number) for number in (2, *range(20, 30))]
    assert offered(opengov, monkeypatch, "note", "5", "已公布", "--by", "海") == ["海洋综合执法支队"]


@pytest.mark.usefixtures("plan_file")
def test_columns_are_offered_behind_each_comma(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(opengov, monkeypatch, "list", "--columns", "id,due_") == ["id,due_state"]
    assert offered(opengov, monkeypatch, "list", "--overd") == ["--overdue"]
    assert offered(opengov, monkeypatch, "remi") == ["remind"]


def test_a_plan_with_errors_still_completes(
    opengov: Opengov, monkeypatch: pytest.MonkeyPatch, plan_file: Path, plan_text: str
) -> None:
    plan_file.write_text(plan_text.replace("status: todo", "statsu: 无", 3), encoding="utf-8")
    assert offered(opengov, monkeypatch, "show", "29") == ["29"]


def test_without_a_plan_nothing_is_offered(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(opengov, monkeypatch, "list", "--unit", "计") == [""]


def test_commands_are_offered(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(opengov, monkeypatch, "st") == ["stats", "start"]
