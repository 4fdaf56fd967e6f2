"""``--commit`` where git or a hook refuses, or a hook changes the plan file: a change is committed or not made."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Commit, Opengov, git

FILE = "plan_2021.yaml"
Hook = Callable[..., Path]


@pytest.fixture
def hook(commit: Commit, tmp_path: Path) -> Hook:
    """A hook of the repository, from the lines of a shell script; beside it a clean plan file."""
    assert commit("空")

    def write(*lines: str, name: str = "pre-commit") -> Path:
        path = tmp_path / ".git" / "hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(["#!/bin/sh", *lines, ""]), "utf-8", newline="\n")
        path.chmod(0o755)
        return path

    return write


@pytest.mark.parametrize(
    ("command", "notes"),
    [(["start", "4"], 0), (["note", "4", "已公开"], 1), (["done", "4", "6", "--note", "已公开"], 2)],
    ids=["status", "note", "both"],
)
def test_what_a_hook_refuses_is_not_recorded_and_can_be_repeated(
    opengov: Opengov, hook: Hook, plan_file: Path, tmp_path: Path, command: list[str], notes: int
) -> None:
    before, head = plan_file.read_bytes(), git(tmp_path, "rev-parse", "HEAD")
    path = hook("echo 先审核 >&2", "exit 1")
    result = opengov(*command, "--commit")
    assert (result.code, result.err.splitlines()) == (
        1,
        [
            "opengov: git commit refused, and plan_2021.yaml is back to what it was: 先审核",
            "hint: mend that and run the command again; --keep would have kept the change",
        ],
    )
    assert plan_file.read_bytes() == before
    assert (git(tmp_path, "rev-parse", "HEAD"), git(tmp_path, "status", "--porcelain")) == (head, "")
    path.unlink()
    assert opengov(*command, "--commit").code == 0
    assert plan_file.read_text("utf-8").count("text: 已公开") == notes
    assert git(tmp_path, "rev-parse", "HEAD~1") == head


def test_a_change_is_kept_where_that_is_asked_for(
    opengov: Opengov, hook: Hook, plan_file: Path, tmp_path: Path
) -> None:
    hook("echo 先审核", "exit 1")
    result = opengov("start", "4", "--commit", "--keep")
    assert (result.code, result.err.splitlines()) == (
        1,
        [
            "task 4: todo → doing",
            "wrote plan_2021.yaml",
            "opengov: git commit refused, and plan_2021.yaml keeps the change: 先审核",
            "hint: mend that and run `git commit plan_2021.yaml`",
        ],
    )
    assert "status: doing" in plan_file.read_text("utf-8")
    assert git(tmp_path, "diff", "--cached", "--name-only") == ""


@pytest.mark.parametrize(
    "lines",
    [
        [f"echo '# 审核' >> {FILE}"],
        [f"echo '# 审核' >> {FILE}", f"git add {FILE}"],
        [f"git add {FILE}"],
        [f"echo ': [' >> {FILE}", "git add --all"],
        [f"rm {FILE}"],
        [f"git rm -q --cached {FILE}"],
    ],
    ids=["changed", "changed and staged", "staged", "broken", "deleted", "not kept any more"],
)
@pytest.mark.parametrize("name", ["pre-commit", "commit-msg"])
def test_a_hook_that_changes_the_file_and_refuses_leaves_nothing_behind(
    opengov: Opengov, hook: Hook, plan_file: Path, tmp_path: Path, lines: list[str], name: str
) -> None:
    before = plan_file.read_bytes()
    hook(*lines, "exit 1", name=name)
    assert opengov("start", "4", "--commit").code == 1
    assert plan_file.read_bytes() == before
    assert git(tmp_path, "status", "--porcelain") == ""


@pytest.mark.parametrize("staged", [True, False])
def test_a_hook_that_changes_the_file_and_agrees_leaves_a_clean_state(
    opengov: Opengov, hook: Hook, plan_file: Path, tmp_path: Path, staged: bool
) -> None:
    hook(f"echo '# 审核' >> {FILE}", f"git add {FILE}" if staged else "")
    assert opengov("start", "4", "--commit").code == 0
    assert git(tmp_path, "status", "--porcelain") == ""
    assert plan_file.read_text("utf-8").endswith("# 审核\n") is staged
    assert "status: doing" in git(tmp_path, "show", f"HEAD:{FILE}")


@pytest.mark.parametrize("code", [0, 1])
def test_what_somebody_else_records_meanwhile_stays(
    opengov: Opengov, hook: Hook, plan_file: Path, tmp_path: Path, code: int
) -> None:
    other = tmp_path / "other.yaml"
    text = plan_file.read_text("utf-8")
    other.write_text(text.replace("status: todo", "status: ongoing", 1), "utf-8", newline="")
    opengov("--plan", str(other), "start", "4")
    hook(f"cp other.yaml {FILE}", f"exit {code}")
    result = opengov("start", "4", "--commit")
    assert result.code == code
    after = plan_file.read_text("utf-8")
    assert after.count("status: ongoing") == 1
    assert after.count("status: doing") == 1 - code
    assert git(tmp_path, "status", "--porcelain", FILE) == f"M {FILE}"


def test_a_plan_that_git_does_not_know_is_forgotten_again(
    opengov: Opengov, hook: Hook, plan_file: Path, tmp_path: Path
) -> None:
    git(tmp_path, "rm", "-q", "--cached", FILE)
    git(tmp_path, "commit", "-q", "-m", "不再保存")
    hook("exit 1")
    before = plan_file.read_bytes()
    assert opengov("start", "4", "--commit").code == 1
    assert (plan_file.read_bytes(), git(tmp_path, "status", "--porcelain")) == (before, f"?? {FILE}")


def test_a_change_that_leads_back_to_the_last_commit_is_none(opengov: Opengov, hook: Hook, tmp_path: Path) -> None:
    assert hook("exit 0")
    opengov("start", "4")
    result = opengov("reopen", "4", "--commit")
    assert (result.code, result.err.splitlines()) == (
        0,
        [
            "task 4: doing → todo",
            "wrote plan_2021.yaml",
            "nothing to commit: the plan file is as the last commit has it",
        ],
    )
    assert git(tmp_path, "status", "--porcelain") == ""


def test_line_ends_that_git_converts_are_no_change(
    opengov: Opengov, hook: Hook, plan_file: Path, tmp_path: Path
) -> None:
    git(tmp_path, "config", "core.autocrlf", "true")
    plan_file.write_bytes(plan_file.read_bytes().replace(b"\n", b"\r\n"))
    before = plan_file.read_bytes()
    path = hook("exit 1")
    assert opengov("start", "4", "--commit").code == 1
    assert plan_file.read_bytes() == before
    path.unlink()
    hook(f"printf '# x\\r\\n' >> {FILE}", f"git add {FILE}")
    assert opengov("start", "4", "--commit").code == 0
    assert git(tmp_path, "status", "--porcelain") == ""
    assert plan_file.read_bytes().count(b"\n") == plan_file.read_bytes().count(b"\r\n")


def test_what_was_taken_back_can_be_made_again_and_not_be_taken_back_twice(
    opengov: Opengov, hook: Hook, plan_file: Path, plan_text: str
) -> None:
    hook("exit 1")
    assert opengov("start", "4", "--commit").code == 1
    assert opengov("undo").code == 1
    assert plan_file.read_text("utf-8") == plan_text
    assert opengov("redo").code == 0
    assert "status: doing" in plan_file.read_text("utf-8")


@pytest.mark.parametrize("words", [("-a",), (FILE,)], ids=["all files", "one file"])
def test_a_hook_sees_what_is_about_to_be_committed(
    opengov: Opengov, hook: Hook, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Git keeps it in an index beside the usual one."""
    program = f"{Path(sys.executable).as_posix()} -m opengov_cli"
    hook(f"{program} diff --cached --format json > told.json")
    assert opengov("start", "4").code == 0
    git(tmp_path, "commit", "-q", "-m", "推进", *words)
    assert '"doing"' in (tmp_path / "told.json").read_text("utf-8")
