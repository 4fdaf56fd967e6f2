"""``opengov start``, ``done``, ``ongoing``, ``reopen`` and ``note``."""

from __future__ import annotations

from datetime import date, timedelta
from difflib import ndiff
from pathlib import Path

import pytest

from conftest import Opengov


def changed(before: str, after: str) -> list[str]:
    """The lines that went (-) and came (+)."""
    return [line for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


pytestmark = pytest.mark.usefixtures("plan_file")


@pytest.fixture
def text(plan_file: Path) -> str:
    """The plan before the test."""
    return plan_file.read_text(encoding="utf-8")


def test_done_changes_two_lines_and_says_so(opengov: Opengov, plan_file: Path, text: str) -> None:
    result = opengov("done", "4", "--date", "2021-06-30")
    assert (result.code, result.out, result.err) == (0, "", "task 4: todo → done (2021-06-30)\nwrote plan_2021.yaml\n")
    assert changed(text, plan_file.read_text(encoding="utf-8")) == [
        "-     status: todo",
        "+     status: done",
        "+     completed: 2021-06-30",
    ]


def test_done_again_says_so_and_writes_nothing(opengov: Opengov, plan_file: Path) -> None:
    opengov("done", "4", "--date", "2021-06-30")
    before = plan_file.stat().st_mtime_ns
    result = opengov("done", "4")
    assert (result.code, result.err) == (0, "task 4 is already done (2021-06-30)\n")
    assert plan_file.stat().st_mtime_ns == before


def test_there_and_back_is_the_same_file(opengov: Opengov, plan_file: Path, text: str) -> None:
    opengov("done", "4", "6", "10-12", "--date", "2021-06-30")
    result = opengov("reopen", "4", "6", "10-12")
    assert result.err.splitlines()[0] == "task 4: done → todo, completed 2021-06-30 dropped"
    assert plan_file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("command", "status"), [("start", "doing"), ("ongoing", "ongoing")])
def test_a_task_moves_on(opengov: Opengov, plan_file: Path, text: str, command: str, status: str) -> None:
    assert opengov(command, "9").err == f"task 9: todo → {status}\nwrote plan_2021.yaml\n"
    assert changed(text, plan_file.read_text(encoding="utf-8")) == ["-     status: todo", f"+     status: {status}"]


def test_a_note_only_adds_lines(opengov: Opengov, plan_file: Path, text: str) -> None:
    result = opengov(
        "note", "5", "已公布上半年惠农补贴发放明细", "--by", "财务", "--date", "2021-06-30",
        "--link", "https://example.gov.cn/1", "--link", "https://example.gov.cn/2",
    )  # fmt: skip
    assert result.err == "task 5: 1 note added\nwrote plan_2021.yaml\n"
    assert changed(text, plan_file.read_text(encoding="utf-8")) == [
        "+     notes:",
        "+       - date: 2021-06-30",
        "+         by: 计划财务科",
        "+         text: 已公布上半年惠农补贴发放明细",
        "+         links: [https://example.gov.cn/1, https://example.gov.cn/2]",
    ]


def test_a_second_note_stands_below_the_first(opengov: Opengov, plan_file: Path) -> None:
    opengov("note", "5", "第一条", "--date", "2021-06-29")
    before = plan_file.read_text(encoding="utf-8")
    opengov("note", "5", "第二条", "--date", "2021-06-30")
    assert changed(before, plan_file.read_text(encoding="utf-8")) == [
        "+       - date: 2021-06-30",
        "+         text: 第二条",
    ]


def test_status_and_note_in_one_go_for_several_tasks(opengov: Opengov) -> None:
    result = opengov("done", "4", "6", "--note", "已公开", "--date", "2021-06-30")
    assert result.err == (
        "task 4: todo → done (2021-06-30), 1 note added\ntask 6: todo → done (2021-06-30), 1 note added\n"
        "wrote plan_2021.yaml\n"
    )
    assert opengov("done", "4", "--note", "补充").err.splitlines()[0] == "task 4: still done, 1 note added"


def test_one_unknown_number_and_nothing_is_written(opengov: Opengov, plan_file: Path, text: str) -> None:
    result = opengov("done", "4", "99")
    assert (result.code, result.err) == (1, "opengov: there is no task 99\nhint: the plan has the tasks 1-29\n")
    assert plan_file.read_text(encoding="utf-8") == text


def test_a_dry_run_shows_the_diff_and_writes_nothing(opengov: Opengov, plan_file: Path, text: str) -> None:
    result = opengov("done", "4", "--date", "2021-06-30", "--dry-run")
    assert result.out.startswith("--- a/plan_2021.yaml\n+++ b/plan_2021.yaml\n@@ ")
    assert [line for line in result.out.splitlines()[2:] if line[0] in "+-"] == [
        "-    status: todo",
        "+    status: done",
        "+    completed: 2021-06-30",
    ]
    assert plan_file.read_text(encoding="utf-8") == text


def test_a_dry_run_of_nothing(opengov: Opengov) -> None:
    result = opengov("reopen", "4", "--dry-run")
    assert (result.out, result.err) == ("", "nothing would change\n")


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2021-02-30", "'2021-02-30' is not a date that exists"),
        ("30.6.2021", "'30.6.2021' is not a date\n"),
        ((date.today() + timedelta(days=1)).isoformat(), "lies in the future"),  # noqa: DTZ011
    ],
)
def test_a_date_that_cannot_be(opengov: Opengov, plan_file: Path, text: str, day: str, sentence: str) -> None:
    result = opengov("done", "4", "--date", day)
    assert result.code == 2
    assert sentence in result.err
    assert plan_file.read_text(encoding="utf-8") == text


def test_somebody_of_an_office_is_no_misspelled_one(opengov: Opengov, plan_file: Path) -> None:
    assert opengov("note", "4", "已公布", "--by", "办公室小李").code == 0
    assert "by: 办公室小李" in plan_file.read_text(encoding="utf-8")


def test_an_emoji_of_several_parts_stays_in_one_piece(opengov: Opengov) -> None:
    opengov("note", "4", "👨‍👩‍👧 已公布")
    assert "👨‍👩‍👧 已公布" in opengov("show", "4").out


def test_a_date_to_come_can_be_insisted_on(opengov: Opengov) -> None:
    assert opengov("done", "4", "--date", "2199-01-01", "--allow-future").code == 0


def test_today_is_the_day_if_none_is_given(opengov: Opengov) -> None:
    assert f"({date.today()})" in opengov("done", "4").err  # noqa: DTZ011


def test_whoever_records_is_named_by_the_environment_or_git(
    opengov: Opengov, plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opengov("note", "4", "没有署名")
    assert "by:" not in plan_file.read_text(encoding="utf-8")
    config = tmp_path / "gitconfig"
    config.write_text("[user]\n\tname = 张三\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    opengov("note", "4", "由 git 署名")
    assert "by: 张三" in plan_file.read_text(encoding="utf-8")
    monkeypatch.setenv("OPENGOV_BY", "审批办")
    opengov("note", "4", "由环境署名")
    assert "by: 办公室（审批办）" in plan_file.read_text(encoding="utf-8")


def test_a_misspelled_unit_does_not_sign(opengov: Opengov, plan_file: Path, text: str) -> None:
    result = opengov("note", "4", "已公布", "--by", "计划财务课")
    assert (result.code, result.err.splitlines()[-1]) == (1, "hint: did you mean 计划财务科?")
    assert plan_file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("named", "code", "written"),
    [("计划财务课", 1, ""), ("科", 1, ""), ("计划财", 0, "计划财务科"), ("办公室小李", 0, "办公室小李"), (" ", 0, "")],
)
def test_whom_the_environment_names_is_looked_up_as_with_by(
    opengov: Opengov, plan_file: Path, text: str, monkeypatch: pytest.MonkeyPatch, named: str, code: int, written: str
) -> None:
    monkeypatch.setenv("OPENGOV_BY", named)
    asked = opengov("note", "4", "已公布")
    assert (asked.code, opengov("note", "4", "已公布", "--by", named).code) == (code, code)
    after = plan_file.read_text(encoding="utf-8")
    assert after == text if code else f"by: {written}\n" in after or not written


@pytest.mark.parametrize("command", ["start", "ongoing", "reopen"])
def test_a_date_that_nothing_keeps_is_said_to_be_dropped(opengov: Opengov, command: str) -> None:
    said = "--date is not recorded: it is the day of done, or of a note"
    assert said in opengov(command, "3", "--date", "2021-06-30").err.splitlines()
    assert said not in opengov(command, "3", "--date", "2021-06-30", "--note", "进展").err
    assert said not in opengov("done", "3", "--date", "2021-06-30").err


def test_a_copy_takes_no_writes(opengov: Opengov, plan_file: Path) -> None:
    copy = plan_file.with_name("plan_2021_old.yaml")
    copy.write_bytes(plan_file.read_bytes())
    assert opengov("done", "7").err.endswith("\nwrote plan_2021.yaml\n")
    assert "completed" not in copy.read_text(encoding="utf-8")
    assert opengov("--plan", copy.name, "done", "7").err.endswith("\nwrote plan_2021_old.yaml\n")
    plan_file.unlink()
    refused = opengov("done", "8")
    assert (refused.code, "plan_2021_old.yaml" in refused.err) == (3, True)


def test_by_without_a_note_is_wrong_usage(opengov: Opengov) -> None:
    assert opengov("done", "4", "--by", "计划财务科").code == 2


def test_a_bad_link_is_refused_before_it_is_written(opengov: Opengov, plan_file: Path, text: str) -> None:
    result = opengov("note", "4", "已公布", "--link", "www.zs.gov.cn")
    assert result.code == 1
    assert "www.zs.gov.cn" in result.err
    assert plan_file.read_text(encoding="utf-8") == text


def test_a_note_from_a_pipe_keeps_its_lines(opengov: Opengov, plan_file: Path) -> None:
    opengov("note", "4", "-", "--date", "2021-06-30", stdin="第一行\r\n  第二行\n\n")
    assert "        text: |-\n          第一行\n            第二行\n" in plan_file.read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["", "  \n"])
def test_an_empty_note_is_refused(opengov: Opengov, plan_file: Path, text: str, typed: str) -> None:
    assert opengov("note", "4", "-", stdin=typed).code == 2
    assert opengov("note", "4", typed).code == 2
    assert plan_file.read_text(encoding="utf-8") == text


def test_no_text_and_no_terminal_is_wrong_usage(opengov: Opengov) -> None:
    assert opengov("note", "4").code == 2


def test_a_note_tells_what_stands_in_the_way_and_what_comes_next(opengov: Opengov, plan_file: Path) -> None:
    told = opengov(
        "note", "5", "已公布三期", "--problem", "第四期数据未到", "--next", "六月底前补齐", "--date", "2021-06-29"
    )
    assert told.code == 0
    assert "problem: 第四期数据未到" in plan_file.read_text(encoding="utf-8")
    shown = opengov("show", "5").out
    assert "Problem: 第四期数据未到" in shown
    assert "Next step: 六月底前补齐" in shown
    assert ",第四期数据未到,六月底前补齐\n" in opengov("export", "--format", "csv", "--progress").out
