"""``opengov check``."""

from __future__ import annotations

import json
import re
from pathlib import Path

from conftest import Opengov

SPOILED = """\
title: 分工方案
issuer: 中山市农业农村局
year: 2021
units:
  - name: 计划财务科
tasks:
  - id: 5
    category: 做好财政信息公开
    requirement: 及时公布财政资金直达基层的分配信息。
    units: [计划财务课]
    statsu: done
"""
PROBLEMS = """\
spoiled.yaml:10:13: error: task 5 names the unit 计划财务课, which the plan does not list; \
did you mean 计划财务科? [unknown-unit]
spoiled.yaml:11:5: error: task 5 has a key 'statsu' that plans do not have; did you mean status? [unknown-key]
"""


def test_the_real_plan_has_one_warning(opengov: Opengov, plan_file: Path) -> None:
    result = opengov("check")
    assert result.code == 0
    assert re.fullmatch(r"plan_2021\.yaml:\d+:\d+: warning: task 26 names no unit \[no-unit\]\n", result.out)
    assert result.err == "1 file, 0 errors, 1 warning\n"
    assert opengov("check", str(plan_file), "--strict").code == 1


def test_all_problems_at_once(opengov: Opengov, plan_file: Path) -> None:
    (plan_file.parent / "spoiled.yaml").write_text(SPOILED, encoding="utf-8")
    result = opengov("check", "spoiled.yaml")
    assert (result.code, result.out, result.err) == (1, PROBLEMS, "1 file, 2 errors, 0 warnings\n")


def test_problems_for_programs(opengov: Opengov, plan_file: Path) -> None:
    (plan_file.parent / "spoiled.yaml").write_text(SPOILED, encoding="utf-8")
    envelope = json.loads(opengov("check", "spoiled.yaml", "--format", "json").out)
    assert (envelope["kind"], envelope["version"]) == ("problems", 1)
    assert envelope["problems"][1] == {
        "path": "spoiled.yaml",
        "line": 11,
        "column": 5,
        "severity": "error",
        "code": "unknown-key",
        "message": "task 5 has a key 'statsu' that plans do not have; did you mean status?",
    }


def test_problems_as_annotations(opengov: Opengov, plan_file: Path) -> None:
    (plan_file.parent / "spoiled.yaml").write_text(SPOILED, encoding="utf-8")
    assert opengov("check", "spoiled.yaml", "--format", "github").out.splitlines()[1] == (
        "::error file=spoiled.yaml,line=11,col=5,title=unknown-key::"
        "task 5 has a key 'statsu' that plans do not have; did you mean status?"
    )


def test_a_file_that_cannot_be_read_is_another_code_and_the_others_are_checked(
    opengov: Opengov, plan_file: Path
) -> None:
    result = opengov("check", "missing.yaml", plan_file.name)
    assert result.code == 3
    assert "task 26 names no unit" in result.out
    assert result.err.startswith("opengov: cannot read missing.yaml: ")


def test_of_a_folder_its_plans_are_checked(opengov: Opengov, folder: Path) -> None:
    assert opengov("check", ".").err == opengov("check", "data").err == "2 files, 0 errors, 2 warnings\n"
    (folder / "空").mkdir()
    result = opengov("check", "data", "空")
    assert (result.code, result.err.startswith("opengov: no plan in 空")) == (3, True)
    assert opengov("fmt", "--check", "data").err.endswith("2 files unchanged\n")


def test_a_gbk_file_is_named_and_not_converted(opengov: Opengov, plan_file: Path, plan_text: str) -> None:
    plan_file.write_bytes(plan_text.encode("gbk"))
    for command in (("check",), ("list",), ("done", "4")):
        result = opengov(*command)
        assert result.code == 1
        assert "plan_2021.yaml:1:1: error: the file is GBK, not UTF-8: save it as UTF-8 [encoding]" in (
            result.out + result.err
        )
    assert plan_file.read_bytes() == plan_text.encode("gbk")


def test_no_plan_says_where_it_looked(opengov: Opengov, plan_file: Path) -> None:
    plan_file.unlink()
    result = opengov("check")
    assert (result.code, result.out) == (3, "")
    assert "opengov init" in result.err


def _many(plan_file: Path, warnings: int, errors: int) -> None:
    """A plan with so many warnings in front of so many errors."""
    tasks = "".join(f"  - {{id: {n}, category: c, requirement: r{n}}}\n" for n in range(1, warnings + 1))
    head = SPOILED.partition("tasks:")[0].replace("units:", "every_task: [" + "某科, " * errors + "]\nunits:")
    (plan_file.parent / "many.yaml").write_text(head + "tasks:\n" + tasks, encoding="utf-8")


def test_a_thousand_problems_are_printed_errors_first_and_all_are_counted(opengov: Opengov, plan_file: Path) -> None:
    _many(plan_file, 1200, 3)
    result = opengov("check", "many.yaml")
    assert (result.code, len(result.out.splitlines())) == (1, 1000)
    assert result.out.count(": error: ") == 3
    assert result.err == "and 203 more problems: --all prints them\n1 file, 3 errors, 1200 warnings\n"
    assert len(opengov("check", "many.yaml", "--all").out.splitlines()) == 1203


def test_programs_are_told_how_many_more_there_are(opengov: Opengov, plan_file: Path) -> None:
    _many(plan_file, 1001, 0)
    envelope = json.loads(opengov("check", "many.yaml", "--format", "json").out)
    assert (len(envelope["problems"]), envelope["more"]) == (1000, 1)
    whole = json.loads(opengov("check", "many.yaml", "--format", "json", "--all").out)
    assert (len(whole["problems"]), "more" in whole) == (1001, False)
    assert len(opengov("check", "many.yaml", "--format", "github").out.splitlines()) == 1000


def test_commands_that_need_a_plan_print_a_thousand_problems_too(opengov: Opengov, plan_file: Path) -> None:
    _many(plan_file, 0, 1200)
    result = opengov("--plan", "many.yaml", "list")
    assert (result.code, result.err.count(": error: ")) == (1, 1000)
    assert "many.yaml has 1200 errors" in result.err


def test_a_date_to_come_is_a_warning(opengov: Opengov, plan_file: Path, plan_text: str) -> None:
    plan_file.write_text(plan_text.replace("status: todo\n", "status: done\n    completed: 2999-01-01\n", 1), "utf-8")
    result = opengov("check")
    assert result.code == 0
    assert "has the date 2999-01-01, which is still to come [future-date]" in result.out
