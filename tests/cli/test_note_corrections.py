"""``opengov note --edit`` and ``--remove``."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_record_commands import changed

from conftest import Commit, Opengov


@pytest.fixture
def text(opengov: Opengov, plan_file: Path) -> str:
    """The plan with two notes of task 5."""
    opengov("note", "5", "第一条", "--date", "2021-06-29", "--by", "财务", "--link", "https://example.gov.cn/1")
    opengov("note", "5", "第二条", "--date", "2021-06-30")
    return plan_file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (("--edit", "1", "更正"), ["-         text: 第一条", "+         text: 更正"]),
        (("--edit", "1", "--by", "审批办"), ["-         by: 计划财务科", "+         by: 办公室（审批办）"]),
        (("--edit", "2", "--by", "审批办"), ["+         by: 办公室（审批办）"]),
        (("--edit", "2", "--date", "2021-06-28"), ["-       - date: 2021-06-30", "+       - date: 2021-06-28"]),
        (
            ("--edit", "1", "--link", "https://a.gov.cn", "--link", "https://b.gov.cn"),
            ["-         links: [https://example.gov.cn/1]", "+         links: [https://a.gov.cn, https://b.gov.cn]"],
        ),
        (("--edit", "1", ""), ["-         text: 第一条"]),
        (("--edit", "2", "--problem", "栏目人手不足"), ["+         problem: 栏目人手不足"]),
        (("--remove", "2"), ["-       - date: 2021-06-30", "-         text: 第二条"]),
    ],
)
def test_only_what_is_corrected_changes(
    opengov: Opengov, plan_file: Path, text: str, words: tuple[str, ...], lines: list[str]
) -> None:
    result = opengov("note", "5", *words)
    done = f"note {words[1]} {'changed' if words[0] == '--edit' else 'removed (2021-06-30)'}"
    assert (result.code, result.err) == (0, f"task 5: {done}\nwrote plan_2021.yaml\n")
    assert changed(text, plan_file.read_text(encoding="utf-8")) == lines
    opengov("undo")
    assert plan_file.read_text(encoding="utf-8") == text


def test_a_task_whose_notes_are_gone_is_as_before(opengov: Opengov, plan_file: Path, plan_text: str, text: str) -> None:
    assert "第一条" in text
    opengov("note", "5", "--remove", "1")
    assert opengov("note", "5", "--remove", "1").err.startswith("task 5: note 1 removed (2021-06-30)\n")
    assert plan_file.read_text(encoding="utf-8") == plan_text


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("5", "--edit", "3", "更正"), 1, "1: 2021-06-29 计划财务科 第一条; 2: 2021-06-30 第二条"),
        (("6", "--remove", "1"), 1, "`opengov note 6 TEXT` adds one"),
        (("4-6", "--remove", "1"), 2, "not a task number"),
        (("5", "--edit", "2", " "), 2, "the note has no text"),
        (("5", "--edit", "2", "--by", "计划财务课"), 1, "did you mean 计划财务科?"),
        (("5", "--edit", "2"), 2, "give the TEXT of the note"),
        (("5", "--remove", "1", "文字"), 2, "--remove takes a whole note away"),
        (("5", "--remove", "1", "--edit", "1"), 2, "--remove takes a whole note away"),
        (("5", "--edit", "0", "更正"), 2, "--edit"),
        (("5", "--edit", "2", "第二条"), 0, "task 5: note 2 says that already"),
        (("5", "--remove", "2", "--dry-run"), 0, ""),
    ],
)
def test_what_cannot_be_corrected_is_told_and_nothing_is_written(
    opengov: Opengov, plan_file: Path, text: str, words: tuple[str, ...], code: int, said: str
) -> None:
    result = opengov("note", *words)
    assert (result.code, said in result.err) == (code, True)
    assert plan_file.read_text(encoding="utf-8") == text


def test_a_correction_of_several_lines_keeps_its_comment(opengov: Opengov, plan_file: Path, text: str) -> None:
    plan_file.write_text(text.replace("text: 第一条", "text: 第一条  # 待核"), encoding="utf-8", newline="")
    assert opengov("note", "5", "--edit", "1", "-", stdin="甲\n乙\n").code == 0
    assert "# 待核" in plan_file.read_text(encoding="utf-8")
    assert "甲\n" in opengov("show", "5").out


def test_a_correction_can_be_committed(opengov: Opengov, commit: Commit, text: str) -> None:
    assert "第一条" in text
    commit("登记")
    assert "committed" in opengov("note", "5", "--remove", "1", "--commit").err
