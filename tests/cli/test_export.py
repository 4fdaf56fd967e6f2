"""``opengov export``."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from conftest import Opengov
from opengov_cli.file.gate import judge
from opengov_cli.plan.rows import OF_DEADLINE

pytestmark = pytest.mark.usefixtures("plan_file")
FORMATS = ["docx", "xlsx", "csv", "tsv", "md", "html", "json", "jsonl", "yaml"]


@pytest.mark.parametrize("suffix", [*FORMATS, "htm", "markdown", "yml", "DOCX"])
def test_the_name_of_the_file_tells_the_format(opengov: Opengov, tmp_path: Path, suffix: str) -> None:
    result = opengov("export", "-o", f"方案.{suffix}")
    assert (result.code, result.out) == (0, "")
    assert result.err == f"wrote 方案.{suffix}: 29 tasks\n"
    assert (tmp_path / f"方案.{suffix}").stat().st_size > 1000


def test_the_format_can_be_named_apart(opengov: Opengov, tmp_path: Path) -> None:
    assert opengov("export", "-o", "方案.txt", "--format", "docx").code == 0
    assert zipfile.is_zipfile(tmp_path / "方案.txt")


def test_a_name_that_tells_no_format_lists_those_that_do(opengov: Opengov, tmp_path: Path) -> None:
    result = opengov("export", "-o", "方案.pdf")
    assert result.code == 2
    assert "the name '方案.pdf' tells no format" in result.err
    assert ".docx, .xlsx" in result.err
    assert not (tmp_path / "方案.pdf").exists()


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_is_overwritten_unless_forced(opengov: Opengov, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"方案.{suffix}"
    path.write_bytes(b"mine")
    refused = opengov("export", "-o", path.name)
    assert (refused.code, path.read_bytes()) == (1, b"mine")
    assert refused.err == f"opengov: {path.name} exists already\nhint: nothing was written; --force replaces it\n"
    assert opengov("export", "-o", path.name, "--force").code == 0
    assert path.read_bytes() != b"mine"
    assert sorted(tmp_path.glob(".*.tmp")) == []


def test_the_plan_itself_is_never_replaced(opengov: Opengov, plan_file: Path, plan_text: str) -> None:
    assert opengov("export", "-u", "计划财务科", "-o", plan_file.name, "--force").code == 2
    assert plan_file.read_text(encoding="utf-8") == plan_text


def test_a_folder_that_is_not_there_is_named(opengov: Opengov) -> None:
    assert opengov("export", "-o", "nowhere/方案.md").code == 3


def test_the_filters_are_those_of_list(opengov: Opengov) -> None:
    """A list tells as well how tasks stand to their deadlines today and who answers, which no document keeps."""
    for filters in (["-u", "计划财务科", "--direct"], ["-c", "财政"], ["-k", "补贴"], ["--unassigned"], ["-s", "done"]):
        rows = json.loads(opengov("list", *filters, "--format", "json").out)["tasks"]
        listed = [{key: fact for key, fact in row.items() if key not in (*OF_DEADLINE, "answers")} for row in rows]
        exported = json.loads(opengov("export", *filters, "--format", "json").out)["tasks"]
        assert exported == listed
    assert opengov("export", "--role", "lead", "--format", "json").code == 2


def test_a_units_tasks_keep_the_plans_order_unless_another_is_asked_for(opengov: Opengov) -> None:
    def numbers(*options: str) -> list[int]:
        text = opengov("export", "-u", "计划财务科", "--format", "json", *options).out
        return [task["id"] for task in json.loads(text)["tasks"]]

    assert numbers() == sorted(numbers())
    assert numbers("--sort", "role")[:3] == [4, 5, 6]


def test_a_part_of_the_plan_keeps_its_head_and_units(opengov: Opengov) -> None:
    plan = judge(opengov("export", "-c", "财政", "--format", "yaml").out).plan
    assert plan is not None
    assert [task.id for task in plan.tasks] == [4, 5, 6]
    assert len(plan.units) == 6


def test_the_same_plan_comes_out_as_yaml(opengov: Opengov, plan_text: str) -> None:
    exported = opengov("export", "--format", "yaml").out
    assert judge(exported).plan == judge(plan_text).plan


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_what_is_no_text_needs_a_file(opengov: Opengov, name: str) -> None:
    result = opengov("export", "--format", name)
    assert (result.code, result.out) == (2, "")
    assert f"{name} is not for a terminal" in " ".join(result.err.split())


def test_without_a_file_and_a_format_both_are_asked_for(opengov: Opengov) -> None:
    for arguments in ([], ["-o", "-"]):
        result = opengov("export", *arguments)
        assert result.code == 2
        assert "name a file with -o, or a format with --format" in " ".join(result.err.split())


def test_text_is_printed_or_piped(opengov: Opengov) -> None:
    printed, piped = opengov("export", "--format", "md"), opengov("export", "--format", "md", "-o", "-")
    assert printed == piped
    assert printed.out.startswith("# 中山市农业农村局2021年政务公开工作要点分工方案\n\n| 序号 | 工作任务 |")
    assert printed.err == ""


@pytest.mark.parametrize(
    ("name", "library", "package"),
    [("docx", "docx", "python-docx"), ("xlsx", "openpyxl", "openpyxl"), ("html", "jinja2", "jinja2")],
)
def test_a_library_that_is_missing_is_named_with_its_remedy(
    opengov: Opengov, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, library: str, package: str
) -> None:
    monkeypatch.delitem(
        sys.modules, f"opengov_cli.documents.writers.{'text' if name == 'html' else 'office'}.{name}", raising=False
    )
    monkeypatch.setitem(sys.modules, library, None)
    result = opengov("export", "-o", f"方案.{name}")
    assert result.code == 3
    assert f"needs the library {package}, which is not installed" in result.err
    assert "-m pip install " in result.err
    assert '[office]"' in result.err
    assert not (tmp_path / f"方案.{name}").exists()


def test_a_pipe_takes_any_format(plan_file: Path) -> None:
    command = [sys.executable, "-m", "opengov_cli", "--plan", str(plan_file), "export", "-o", "-", "--format", "docx"]
    piped = subprocess.run(command, capture_output=True, check=True)
    assert zipfile.is_zipfile(io.BytesIO(piped.stdout))
    assert piped.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_gets_no_binary_but_sees_that_work_goes_on(plan_file: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "opengov_cli", "--plan", str(plan_file), "export", "--format", "docx", "-o"]
    ours, theirs = os.openpty()
    refused = subprocess.run([*command, "-"], stdout=theirs, stderr=subprocess.PIPE, check=False)
    assert (refused.returncode, b"docx is not for a terminal" in refused.stderr) == (2, True)
    written = str(tmp_path / "附件.docx")
    subprocess.run([*command, written], stderr=theirs, check=True, env={**os.environ, "TERM": "xterm"})
    assert b"exporting the plan as docx" in os.read(ours, 10_000)
    os.close(ours)
    os.close(theirs)


def test_progress_goes_into_documents_on_request(opengov: Opengov, tmp_path: Path) -> None:
    opengov(
        "done", "5", "--date", "2021-06-30", "--note", "已公布", "--link", "https://example.gov.cn/1", "--by", "财务"
    )
    opengov("export", "-o", "落实情况.docx", "--progress")
    row = docx.Document(str(tmp_path / "落实情况.docx")).tables[0].rows[5]
    assert [cell.text for cell in row.cells][3:] == [
        "已完成（2021-06-30）\n2021-06-30 计划财务科：已公布\nhttps://example.gov.cn/1"
    ]
    opengov("export", "-o", "附件.docx")
    assert len(docx.Document(str(tmp_path / "附件.docx")).tables[0].columns) == 3


def test_worksheets_always_tell_the_progress(opengov: Opengov, tmp_path: Path) -> None:
    opengov("start", "5")
    opengov("export", "-o", "台账.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "台账.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[7]][4:] == ["推进中", None]
    rows = list(csv.DictReader(io.StringIO(opengov("export", "--format", "csv").out.removeprefix("\ufeff"))))
    assert rows[4]["状态"] == "推进中"


def test_no_match_is_an_empty_document(opengov: Opengov) -> None:
    for name in FORMATS:
        result = opengov("export", "-k", "无此词", "-o", f"空.{name}")
        assert (result.code, result.err) == (0, f"wrote 空.{name}: 0 tasks\n")


def test_documents_are_chinese_whatever_the_language(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    english = opengov("export", "--format", "csv").out
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert opengov("export", "--format", "csv").out == english


@pytest.mark.parametrize(
    "arguments",
    [["export"], ["export", "--format", "docx"], ["export", "--force"], ["report"], ["import", "plan_2021.yaml"]],
    ids=" ".join,
)
def test_a_document_is_not_written_over_a_folder_or_into_one_that_is_not_there(
    opengov: Opengov, tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "附件.csv").mkdir()
    result = opengov(*arguments, "-o", "附件.csv")
    assert (result.code, "cannot write 附件.csv: it is a folder" in result.err) == (3, True)
    result = opengov(*arguments, "-o", "无此文件夹/附件.docx")
    assert (result.code, "无此文件夹/附件.docx: there is no folder 无此文件夹" in result.err) == (3, True)
