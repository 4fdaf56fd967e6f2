"""Commands that take a task and were given none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Opengov
from opengov_cli.cli import interactive
from opengov_cli.cli.terminal.console import Output
from terminals import DOWN, ENTER, ESCAPE, INTERRUPT, typing

posix = pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are those of Unix")
NEEDING = ("show", "blame", "note", "start", "done", "ongoing", "reopen")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is there to be asked, at a terminal that can only print."""
    monkeypatch.setattr(Output, "can_ask", True)
    monkeypatch.setattr(Output, "interactive", True)


@posix
@pytest.mark.usefixtures("plan_file")
def test_a_task_is_chosen_before_the_pager_has_the_terminal() -> None:
    code, shown = typing("show", keys=(("29 tasks", "财务" + DOWN + ENTER),), OPENGOV_PAGER="sed s/^/:/")
    assert (code, ":Task 5  todo\n" in shown) == (0, True)


@posix
@pytest.mark.parametrize("key", [ESCAPE, INTERRUPT])
def test_who_leaves_the_list_changes_nothing(plan_file: Path, plan_text: str, key: str) -> None:
    code, _shown = typing("done", keys=(("29 tasks", "4" + key),))
    assert (code, plan_file.read_text(encoding="utf-8")) == (130, plan_text)


@posix
@pytest.mark.usefixtures("plan_file")
@pytest.mark.parametrize(
    "typed", ["\udcff\udcbe", "\x00\x07", "😀👨‍👩‍👧", "\x1b[200~多\n行\x1b[201~", "\x1b[9999;9999R", "字" * 500]
)
def test_whatever_is_typed_the_list_can_be_left(typed: str) -> None:
    code, shown = typing("show", keys=(("29 tasks", typed + INTERRUPT),))
    assert (code, "Traceback" in shown, "bug" in shown) == (130, False, False)


@posix
@pytest.mark.usefixtures("plan_file")
def test_the_chosen_task_is_the_one_that_changes() -> None:
    code, shown = typing("start", "--dry-run", keys=(("29 tasks", "预算" + ENTER),))
    assert (code, "+    status: doing\n" in shown) == (0, True)


@pytest.mark.usefixtures("plan_file", "asked")
def test_a_terminal_that_cannot_draw_prints_the_list_and_asks(opengov: Opengov) -> None:
    result = opengov("show", stdin="无此词\n财政\n4\n")
    assert result.out.split(": ", 3)[3].startswith("Task 4  todo\n")
    assert result.out.count("Task, by its number or in words: ") == 3
    assert "no task fits\n" in result.err
    assert ": Task 29  todo\n" in opengov("show", stdin="听取\n").out


@pytest.mark.usefixtures("plan_file", "asked")
def test_what_has_the_status_already_is_not_offered(opengov: Opengov) -> None:
    opengov("done", "1-3", "5-29", "--yes")
    assert opengov("done", "--dry-run", stdin="4\n").err.startswith("4  todo  积极推进部门所属单位预算")
    opengov("done", "4")
    result = opengov("done")
    assert (result.code, result.err) == (1, "opengov: every task is done already\n")


@pytest.mark.usefixtures("plan_file", "asked")
def test_who_answers_nothing_changes_nothing(opengov: Opengov, plan_file: Path, plan_text: str) -> None:
    assert opengov("done", stdin="").code == 130
    assert plan_file.read_text(encoding="utf-8") == plan_text


@pytest.mark.usefixtures("plan_file", "asked")
def test_without_the_library_the_list_is_printed(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setitem(sys.modules, "prompt_toolkit.application", None)
    monkeypatch.delitem(sys.modules, "opengov_cli.cli.interactive.picker", raising=False)
    monkeypatch.delattr(interactive, "picker", raising=False)
    assert ": Task 4  todo\n" in opengov("show", stdin="4\n").out


@pytest.mark.usefixtures("asked")
def test_a_plan_without_tasks_has_none_to_choose(opengov: Opengov) -> None:
    opengov("init", "--issuer", "某局", "--year", "2022")
    assert opengov("show").err == "opengov: the plan has no tasks yet: `opengov add` adds one\n"


@pytest.mark.usefixtures("plan_file")
@pytest.mark.parametrize("command", NEEDING)
def test_without_a_terminal_the_number_must_be_given(opengov: Opengov, command: str) -> None:
    result = opengov(command)
    assert (result.code, result.out) == (2, "")
    assert "is missing\nhint: give the number of a task, such as 4; `opengov list` shows them\n" in result.err


@pytest.mark.usefixtures("plan_file")
def test_where_results_go_elsewhere_nobody_chooses(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in `opengov show | less`, which reads the same keys."""
    monkeypatch.setattr(Output, "can_ask", True)
    assert opengov("show").code == 2


@posix
@pytest.mark.usefixtures("plan_file")
def test_in_ci_nobody_is_asked() -> None:
    code, shown = typing("done", CI="true")
    assert (code, "is missing" in shown) == (2, True)


@posix
def test_a_hook_of_git_asks_nobody(plan_file: Path) -> None:
    """Also where the commit is made in a terminal."""
    subprocess.run(["git", "init", "-q"], check=True)
    hook = plan_file.parent / ".git" / "hooks" / "pre-commit"
    hook.write_text(f"#!/bin/sh\n{sys.executable} -m opengov_cli done\n", encoding="utf-8")
    hook.chmod(0o755)
    git = ("git", "-c", "user.name=王芳", "-c", "user.email=w@example.gov.cn")
    code, shown = typing("commit", "--allow-empty", "-m", "空", program=git)
    assert (code, "is missing" in shown) == (1, True)


def test_the_library_is_loaded_for_a_list_only() -> None:
    script = (
        "import sys\nfrom opengov_cli.cli.app import app\n"
        "try: app(['done', '4', '--dry-run'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'prompt_toolkit', 'readline'} & sys.modules.keys()), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8")
    assert result.stderr.splitlines()[-1] == "[]"
