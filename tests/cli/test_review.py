"""``opengov diff``, ``log`` and ``blame``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import Commit, Opengov, git


@pytest.fixture
def history(commit: Commit, opengov: Opengov, plan_file: Path) -> list[str]:
    """Three commits after the first: the work of two people, and a text mended by hand."""
    opengov("start", "5", "--note", "已公布上半年明细", "--by", "财务", "--date", "2021-06-30")
    ids = [commit("登记第5条", "李明", "2021-06-30")]
    opengov(
        "done",
        "4",
        "--date",
        "2021-07-02",
        "--note",
        "预算已公开",
        "--link",
        "https://example.gov.cn/4",
        "--by",
        "财务",
    )
    ids.append(commit("第4条完成", "王芳", "2021-07-02"))
    plan_file.write_text(plan_file.read_text("utf-8").replace("加大惠民惠农", "加大惠农"), "utf-8", newline="")
    ids.append(commit("改正文字", "王芳", "2021-07-03"))
    return ids


@pytest.mark.usefixtures("history")
def test_diff_tells_by_task_what_changed(opengov: Opengov) -> None:
    opengov("note", "6", "第二次", "--by", "财务", "--date", "2021-07-04")
    result = opengov("diff", "HEAD~2")
    assert (result.code, result.err) == (0, "3 tasks changed\n")
    assert result.out == (
        """\
Task 4
做好财政信息公开
Status      todo → done
Completed   2021-07-02
Note added  2021-07-02 计划财务科: 预算已公开
            https://example.gov.cn/4

Task 5
做好财政信息公开
Requirement  加大[-惠民-]惠农政策和资金发放信息公开力度，及时公布财政资金直达基
             层的分配、下达和使用管理信息。

Task 6
做好财政信息公开
Note added  2021-07-04 计划财务科: 第二次
"""
    )


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        ([], [7]),
        (["HEAD"], [7]),
        (["HEAD~1"], [5, 7]),
        (["HEAD~2..HEAD"], [4, 5]),
        (["HEAD~2", "HEAD~1"], [4]),
        (["HEAD~1..HEAD~2"], [4]),
        (["HEAD~2..."], [4, 5]),
        (["..HEAD~1"], [5]),
        (["other.yaml", "plan_2021.yaml"], [4, 5, 7]),
        (["other.yaml"], [4, 5, 7]),
    ],
    ids=lambda value: " ".join(map(str, value)),
)
def test_versions_are_named_as_in_git(
    opengov: Opengov, tmp_path: Path, plan_text: str, arguments: list[str], numbers: list[int]
) -> None:
    opengov("start", "7")
    (tmp_path / "other.yaml").write_text(plan_text, "utf-8")
    changes = json.loads(opengov("diff", *arguments, "--format", "json").out)
    assert [task["id"] for task in changes["tasks"]] == numbers


@pytest.mark.usefixtures("history")
def test_diff_as_json(opengov: Opengov) -> None:
    envelope = json.loads(opengov("diff", "HEAD~2", "HEAD~1", "--format", "json").out)
    assert (envelope["kind"], envelope["version"]) == ("changes", 1)
    assert (envelope["old"]["name"], envelope["new"]["year"]) == ("HEAD~2", 2021)
    assert envelope["tasks"] == [
        {
            "change": "changed",
            "id": 4,
            "category": "做好财政信息公开",
            "fields": {
                "status": {"old": "todo", "new": "done"},
                "completed": {"old": None, "new": "2021-07-02"},
            },
            "notes_added": [
                {
                    "date": "2021-07-02",
                    "by": "计划财务科",
                    "text": "预算已公开",
                    "problem": None,
                    "next": None,
                    "links": ["https://example.gov.cn/4"],
                }
            ],
            "notes_removed": [],
        }
    ]


@pytest.mark.usefixtures("history")
def test_diff_as_a_review_comment(opengov: Opengov, plan_file: Path) -> None:
    text = plan_file.read_text("utf-8").replace(
        "  - name: 海洋综合执法支队\n", "  - name: 海洋综合执法支队\n    group: 执法\n"
    )
    plan_file.write_text(text.replace("id: 29", "id: 30"), "utf-8")
    assert opengov("diff", "HEAD~1", "--format", "md").out == (
        """\
### Changes of the plan: HEAD\\~1 → plan\\_2021.yaml

**Unit 海洋综合执法支队**

- Group: 执法

**Task 5** 做好财政信息公开

- Requirement: 加大<del>惠民</del>惠农政策和资金发放信息公开力度，及时公布财政资金直达基层的分配、下达和使用管理信息。

**Task 30** 加强政务公开指导监督

- No.: 29 → 30

2 tasks changed, 1 unit changed
"""
    )


def test_nothing_changed(opengov: Opengov, commit: Commit) -> None:
    assert commit("空")
    result = opengov("diff", "--exit-code")
    assert (result.code, result.out, result.err) == (0, "", "nothing changed\n")


def test_the_exit_code_can_tell(opengov: Opengov, commit: Commit) -> None:
    assert commit("空")
    opengov("start", "4")
    assert opengov("diff").code == 0
    assert opengov("diff", "--exit-code").code == 1


def test_a_broken_version_is_told_with_its_problems(
    opengov: Opengov, commit: Commit, plan_file: Path, plan_text: str
) -> None:
    plan_file.write_text(plan_text.replace("status: todo", "status: finished", 1), "utf-8")
    commit("坏")
    plan_file.write_text(plan_text, "utf-8")
    result = opengov("diff")
    assert (result.code, result.out.splitlines()[3][:4]) == (0, "    ")
    assert result.err.startswith("HEAD:plan_2021.yaml:33:13: error: ")
    commit("好")
    assert "  the plan had 1 error\n" in opengov("log").out


@pytest.mark.usefixtures("plan_file")
def test_outside_git_there_is_no_history(opengov: Opengov) -> None:
    for command in (["diff"], ["log"], ["blame", "4"]):
        result = opengov(*command)
        assert (result.code, result.out) == (1, "")
        assert result.err == (
            "opengov: plan_2021.yaml is not in a git repository\nhint: begin one with `git init` in the plan's folder\n"
        )


def test_before_the_first_commit_the_history_is_empty(opengov: Opengov, plan_file: Path) -> None:
    git(plan_file.parent, "init", "-q")
    assert opengov("log").err == "no commit fits\n"
    assert opengov("diff").err.startswith("opengov: 'HEAD' is neither a file nor a revision in git\n")


def test_a_revision_that_is_none(opengov: Opengov, commit: Commit) -> None:
    assert commit("空")
    result = opengov("diff", "--", "-x")
    assert (result.code, result.err.splitlines()[0]) == (1, "opengov: '-x' is neither a file nor a revision in git")


def test_log_tells_the_newest_first(opengov: Opengov, history: list[str]) -> None:
    result = opengov("log")
    assert (result.code, result.err) == (0, "")
    assert (
        result.out.replace(history[0][:8], "A")
        .replace(history[1][:8], "B")
        .replace(history[2][:8], "C")
        .startswith(
            """\
2021-07-03  王芳  C  改正文字
  task 5: Requirement changed
2021-07-02  王芳  B  第4条完成
  task 4: todo → done, 1 note added
    2021-07-02 计划财务科: 预算已公开
    https://example.gov.cn/4
2021-06-30  李明  A  登记第5条
  task 5: todo → doing, 1 note added
    2021-06-30 计划财务科: 已公布上半年明细
"""
        )
    )
    assert result.out.endswith("  the plan begins with 29 tasks\n")


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    ("arguments", "subjects"),
    [
        (["5"], ["改正文字", "登记第5条", "2021 年方案"]),
        (["4-5", "-n", "1"], ["改正文字"]),
        (["--since", "2021-07-02"], ["改正文字", "第4条完成"]),
        (["--until", "2021-06-30"], ["登记第5条", "2021 年方案"]),
        (["--committed-since", "2021-07-01", "--committed-until", "2021-07-02"], ["第4条完成"]),
        (["--noted-since", "2021-07-01"], ["第4条完成"]),
        (["--noted-since", "2021-06-30", "--noted-until", "2021-06-30"], ["登记第5条"]),
        (["--noted-until", "2021-07-02", "--since", "2021-07-01"], ["第4条完成"]),
        (["5", "--noted-since", "2021-07-01"], []),
        (["--by", "李明"], ["登记第5条"]),
        (["4", "--by", "财务"], ["第4条完成"]),
        (["--unit", "财务", "--since", "2021-06-01"], ["改正文字", "第4条完成", "登记第5条"]),
        (["--unit", "农科中心", "--since", "2021-07-01"], ["改正文字"]),
    ],
    ids=lambda value: " ".join(map(str, value)),
)
def test_log_can_be_narrowed(opengov: Opengov, arguments: list[str], subjects: list[str]) -> None:
    lines = [line for line in opengov("log", *arguments).out.splitlines() if line[0].isdigit()]
    assert [line.split("  ", 3)[3] for line in lines] == subjects


def test_a_note_can_be_looked_for_by_its_own_date(opengov: Opengov, commit: Commit) -> None:
    opengov("note", "4", "补记", "--by", "财务", "--date", "2021-02-01")
    commit("补记", day="2021-06-30")
    for option, found in (("--noted-until", "补记"), ("--until", None)):
        lines = opengov("log", option, "2021-02-28").out.splitlines()
        assert [line.split("  ", 3)[3] for line in lines if line[0].isdigit()] == ([found] if found else [])


def test_log_says_when_nothing_fits(opengov: Opengov, commit: Commit) -> None:
    assert commit("空")
    result = opengov("log", "4", "--since", "2022-01-01")
    assert (result.code, result.out, result.err) == (0, "", "no commit fits\n")


def test_what_stands_in_a_commit_steers_no_terminal(opengov: Opengov, commit: Commit) -> None:
    opengov("start", "4")
    commit("开始\x1b[31m第4条", author="王\u202e芳")
    heading = opengov("log", "-n", "1").out.splitlines()[0]
    assert heading.startswith("2021-06-30  王\\u202e芳  ")
    assert heading.endswith("  开始\\x1b[31m第4条")


def test_log_follows_a_task_and_a_file_that_were_renamed(
    opengov: Opengov, commit: Commit, plan_file: Path, tmp_path: Path
) -> None:
    opengov("start", "29")
    commit("开始")
    renamed = tmp_path / "data" / plan_file.name
    renamed.parent.mkdir()
    git(tmp_path, "mv", plan_file.name, f"data/{plan_file.name}")
    commit("改名")
    renamed.write_text(renamed.read_text("utf-8").replace("id: 29", "id: 31"), "utf-8", newline="")
    commit("改号")
    lines = [line.split("  ", 3)[3] for line in opengov("log", "31").out.splitlines() if line[0].isdigit()]
    assert lines == ["改号", "开始", "2021 年方案"]
    assert json.loads(opengov("diff", "HEAD~2", "--format", "json").out)["tasks"][0]["fields"] == {
        "id": {"old": "29", "new": "31"}
    }
    renamed.rename(plan_file)


def test_log_for_programs_has_one_row_for_each_fact(opengov: Opengov, history: list[str]) -> None:
    rows = json.loads(opengov("log", "4", "--since", "2021-06-01", "--format", "json").out)["log"]
    assert [(row["commit"], row["field"], row["old"], row["new"]) for row in rows[:2]] == [
        (history[1], "status", "todo", "done"),
        (history[1], "completed", None, "2021-07-02"),
    ]


def test_blame_names_the_commit_of_each_field_and_note(opengov: Opengov, history: list[str]) -> None:
    opengov("note", "4", "补充", "--date", "2021-07-05")
    rows = json.loads(opengov("blame", "4", "5", "--format", "json").out)["blame"]
    found = {(row["id"], row["field"], row["value"]["text"] if row["field"] == "notes" else ""): row for row in rows}
    assert found[4, "status", ""]["commit"] == found[4, "notes", "预算已公开"]["commit"] == history[1]
    assert found[4, "notes", "补充"]["commit"] is None
    assert found[5, "status", ""]["author"] == "李明"
    assert found[5, "requirement", ""]["date"] == "2021-07-03"
    assert found[5, "category", ""]["date"] == "2021-03-01"


@pytest.mark.parametrize("committed", [True, False])
def test_blame_follows_a_task_that_was_renumbered(
    opengov: Opengov, commit: Commit, plan_file: Path, *, committed: bool
) -> None:
    """Also where its number then was that of another task."""
    opengov("start", "29")
    begun = commit("开始")
    text = plan_file.read_text("utf-8").replace("id: 29", "id: 31").replace("id: 28", "id: 29")
    plan_file.write_text(text, "utf-8", newline="")
    renumbered = commit("改号") if committed else None
    rows = json.loads(opengov("blame", "31", "29", "--format", "json").out)["blame"]
    found = {(row["id"], row["field"]): row for row in rows}
    assert found[31, "status"]["commit"] == begun
    assert found[31, "requirement"]["date"] == found[29, "status"]["date"] == "2021-03-01"
    assert found[31, "id"]["commit"] == found[29, "id"]["commit"] == renumbered


def test_blame_finds_what_a_merge_decided(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    git(tmp_path, "checkout", "-q", "-b", "branch")
    opengov("start", "4")
    commit("开始")
    git(tmp_path, "checkout", "-q", "main")
    opengov("ongoing", "4")
    commit("长期")
    git(tmp_path, "merge", "-q", "-s", "ours", "--no-commit", "branch")
    opengov("done", "4", "--date", "2021-07-02")
    merge = commit("合并")
    rows = {row["field"]: row for row in json.loads(opengov("blame", "4", "--format", "json").out)["blame"]}
    assert rows["status"]["commit"] == rows["completed"]["commit"] == merge
    assert rows["requirement"]["date"] == "2021-03-01"


@pytest.mark.usefixtures("history")
def test_in_a_narrow_terminal_a_history_keeps_its_indents(
    opengov: Opengov, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    opengov("start", "6")
    commit("第6条：预算、决算和“三公”经费已经在门户网站集中公开", "王芳", "2021-07-04")
    lines = opengov("log", "--limit", "3").out.splitlines()
    assert max(map(cell_len, lines)) <= 40
    assert [re.sub("[0-9a-f]{8}  ", "", line) for line in lines] == [
        "2021-07-04  王芳  第6条：预",
        "            算、决算和“三公”经费已经在门",
        "            户网站集中公开",
        "  task 6: todo → doing",
        "2021-07-03  王芳  改正文字",
        "  task 5: Requirement changed",
        "2021-07-02  王芳  第4条完成",
        "  task 4: todo → done, 1 note added",
        "    2021-07-02 计划财务科: 预算已公开",
        "    https://example.gov.cn/4",
    ]


@pytest.mark.usefixtures("history")
def test_the_history_of_a_task_says_nothing_of_the_rest_of_the_plan(opengov: Opengov) -> None:
    assert opengov("log", "5").out.endswith("2021 年方案\n  task 5: added\n")


@pytest.mark.parametrize("author", ["王芳", "欧阳振华", "Zhang Wei-Ling"])
@pytest.mark.parametrize("columns", ["60", "80", "100"])
def test_blame_keeps_a_name_in_one_piece(
    opengov: Opengov, commit: Commit, author: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opengov("done", "4", "--date", "2021-07-02")
    commit("第4条完成", author, "2021-07-02")
    monkeypatch.setenv("COLUMNS", columns)
    assert opengov("blame", "4").out.count(author) >= 2
