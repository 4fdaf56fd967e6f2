"""``opengov fmt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Opengov

UNTIDY = """\
title: 方案
issuer: 局
year: 2021
tasks:
- {id: 1, category: 财政, requirement: 公开预算} # 第一条
"""
TIDY = """\
schema: 1
title: 方案
issuer: 局
year: 2021

units:

tasks:
  # 第一条
  - id: 1
    category: 财政
    requirement: 公开预算
    status: todo
"""


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    """A plan in a layout of its own."""
    path = tmp_path / "untidy.yaml"
    path.write_text(UNTIDY, encoding="utf-8", newline="")
    return path


def test_the_plan_is_formatted_unless_files_are_named(opengov: Opengov, plan_file: Path, plan_text: str) -> None:
    plan_file.write_text(plan_text.replace("    status: todo\n", "    status:   todo\n"), encoding="utf-8", newline="")
    result = opengov("fmt")
    assert (result.code, result.out) == (0, "")
    assert result.err == "formatted plan_2021.yaml\n1 file formatted, 0 files unchanged\n"
    assert plan_file.read_text(encoding="utf-8") == plan_text


def test_a_canonical_file_is_not_written(opengov: Opengov, plan_file: Path) -> None:
    before = plan_file.stat()
    result = opengov("fmt")
    assert (result.code, result.err) == (0, "0 files formatted, 1 file unchanged\n")
    assert (plan_file.stat().st_ino, plan_file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert opengov("fmt", "--check", "--diff").code == 0


def test_a_file_is_rewritten_and_then_left_alone(opengov: Opengov, untidy: Path) -> None:
    assert opengov("fmt", "untidy.yaml").code == 0
    assert untidy.read_text(encoding="utf-8") == TIDY
    assert opengov("fmt", "untidy.yaml").err == "0 files formatted, 1 file unchanged\n"


def test_check_names_the_files_and_writes_nothing(opengov: Opengov, plan_file: Path, untidy: Path) -> None:
    result = opengov("fmt", "untidy.yaml", plan_file.name, "--check")
    assert (result.code, result.out) == (1, "")
    assert result.err == "would format untidy.yaml\n1 file would be formatted, 1 file unchanged\n"
    assert untidy.read_text(encoding="utf-8") == UNTIDY


@pytest.mark.parametrize("options", [["--diff"], ["--diff", "--check"]], ids=" ".join)
def test_diff_shows_the_change_and_writes_nothing(opengov: Opengov, untidy: Path, options: list[str]) -> None:
    result = opengov("fmt", "untidy.yaml", *options)
    assert result.code == 1
    assert result.out.startswith("--- a/untidy.yaml\n+++ b/untidy.yaml\n@@ -1,5 +1,13 @@\n+schema: 1\n title: 方案\n")
    assert "+  # 第一条\n" in result.out
    assert result.err == "would format untidy.yaml\n1 file would be formatted, 0 files unchanged\n"
    assert untidy.read_text(encoding="utf-8") == UNTIDY


def test_a_file_with_errors_is_listed_and_the_others_are_formatted(opengov: Opengov, untidy: Path) -> None:
    untidy.with_name("spoiled.yaml").write_text("title: 方案\nissuer: 局\nyear: 二〇二一\n", encoding="utf-8")
    result = opengov("fmt", "spoiled.yaml", "untidy.yaml")
    assert result.code == 1
    assert result.err.startswith("spoiled.yaml:3:7: error: ")
    assert "opengov: spoiled.yaml has 1 error\n" in result.err
    assert result.err.endswith("formatted untidy.yaml\n1 file formatted, 0 files unchanged\n")
    assert untidy.read_text(encoding="utf-8") == TIDY


def test_a_file_that_cannot_be_read_is_another_code(opengov: Opengov, untidy: Path) -> None:
    result = opengov("fmt", "missing.yaml", "untidy.yaml", "--check")
    assert result.code == 3
    assert result.err.startswith("opengov: cannot read missing.yaml: ")
    assert "would format untidy.yaml\n" in result.err
    assert untidy.read_text(encoding="utf-8") == UNTIDY


def test_a_bom_and_windows_line_ends_stay(opengov: Opengov, untidy: Path) -> None:
    untidy.write_bytes(b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode())
    assert opengov("fmt", "untidy.yaml").code == 0
    assert untidy.read_bytes() == b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("language", ["zh_CN.UTF-8", "en_US.UTF-8"])
def test_a_new_plan_is_canonical(opengov: Opengov, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", language)
    opengov("init", "--issuer", "中山市农业农村局", "--year", "2022")
    opengov("--plan", "units.yaml", "init", "--issuer", "中山市农业农村局", "--year", "2022", "-u", "计划财务科")
    opengov("--plan", "example.yaml", "init", "--example")
    assert opengov("fmt", "--check", "plan_2022.yaml", "units.yaml", "example.yaml").code == 0


@pytest.mark.usefixtures("plan_file")
def test_recorded_progress_needs_no_formatting(opengov: Opengov) -> None:
    opengov("start", "5", "26", "--note", "第一行\n第二行", "--link", "https://example.gov.cn/1,2", "--by", "财务")
    opengov("done", "4-6", "26", "--note", "已公布：上半年")
    opengov("reopen", "5")
    opengov("note", "29", "“六稳” #1")
    assert opengov("fmt", "--check").code == 0
