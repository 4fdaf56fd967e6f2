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
    assert opengov("check", ".").code == 3


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
