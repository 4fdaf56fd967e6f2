"""``opengov ledger send`` and ``collect``: from the plan to the units, and back."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from conftest import Commit, On, Opengov, Result, git
from ledgers import Filling, filled, place_of
from opengov_cli.cli.terminal.console import Output
from opengov_cli.file.register import load
from opengov_cli.plan.model import Plan, Status

FINANCE = Path("台账/台账_计划财务科.xlsx")
FARM = Path("台账/台账_农科中心.xlsx")
REPORT = {"状态": "推进中", "进展情况": "已拨付", "填报人": "王芳", "日期": "6月30日"}


@pytest.fixture(autouse=True)
def _sent(opengov: Opengov, plan_file: Path, on: On) -> None:
    """Ledgers of all units were sent in June, and it is July."""
    assert plan_file.is_file()
    on("2021-06-01")
    result = opengov("ledger", "send", "-o", "台账")
    assert (result.code, result.out, result.err) == (0, "", "wrote 6 ledgers to 台账\n")
    on("2021-07-05")


def fill(path: Path, filling: Filling) -> None:
    """Fill in cells of a ledger that was sent."""
    path.write_bytes(filled(path.read_bytes(), filling))


def plan_now() -> Plan:
    """The plan in its file."""
    return load(Path("plan_2021.yaml")).plan


def test_nothing_is_overwritten_unless_forced(opengov: Opengov) -> None:
    result = opengov("ledger", "send", "-o", "台账", "--unit", "农科")
    assert result.code == 1
    assert "台账_农科中心.xlsx exists already" in result.err
    assert opengov("ledger", "send", "-o", "台账", "--unit", "农科", "--force").err == "wrote 1 ledger to 台账\n"


def test_a_unit_without_tasks_gets_none(opengov: Opengov, plan_file: Path) -> None:
    text = plan_file.read_text("utf-8").replace("units:\n  - name", "units:\n  - name: 机关党委\n  - name", 1)
    plan_file.write_text(text, "utf-8", newline="")
    result = opengov("ledger", "send", "-o", "新", "--unit", "机关党委")
    assert result.err == "机关党委 answers for no task: it gets no ledger\nwrote 0 ledgers to 新\n"


def test_the_filled_ledgers_go_into_the_plan_and_it_is_told_who_has_answered(opengov: Opengov) -> None:
    fill(FINANCE, {5: REPORT})
    result = opengov("ledger", "collect", "台账")
    assert result.code == 0
    assert "Note added  2021-06-30 计划财务科: 已拨付（填报人：王芳）" in result.out
    assert result.err == (
        "1 unit has answered: 计划财务科\n"
        "5 ledgers are empty: 农科中心, 办公室（审批办）, 发展规划科, 政策法规科, 海洋综合执法支队\n"
        "task 5: todo → doing, 1 note added\n"
        "1 task changed\n"
        "wrote plan_2021.yaml\n"
    )
    again = opengov("ledger", "collect", str(FINANCE), str(FINANCE))
    assert again.code == 0
    assert again.err == (
        "1 unit has answered: 计划财务科\n"
        "there is no ledger of 5 units: 办公室（审批办）, 发展规划科, 政策法规科, 农科中心, 海洋综合执法支队\n"
        "nothing is new for plan_2021.yaml\n"
    )


def test_all_files_or_none(opengov: Opengov) -> None:
    fill(FINANCE, {5: REPORT})
    fill(FARM, {5: {"状态": "快了"}, 7: {"进展情况": "参加培训", "日期": "2021/6/3"}})
    shutil.copy("plan_2021.yaml", "台账/乱.xlsx")
    before = plan_now()
    result = opengov("ledger", "collect", "台账")
    assert result.code == 1
    assert plan_now() == before
    place = place_of(FARM.read_bytes(), 5, "状态")
    assert f"problem: {FARM}: 台账!{place}: this is none of the statuses" in result.err
    assert f"problem: {Path('台账', '乱.xlsx')}: the file is damaged, or no .xlsx file — open it in" in result.err
    assert result.err.endswith("nothing was written: mend these, or take the rest with --keep-going\n")
    kept = opengov("ledger", "collect", "台账", "--keep-going")
    assert kept.code == 1, "something was left out"
    assert [task.id for task in plan_now().tasks if task.notes] == [5, 7]


def test_a_dry_run_writes_nothing(opengov: Opengov) -> None:
    fill(FINANCE, {5: REPORT})
    before = plan_now()
    result = opengov("ledger", "collect", "台账", "--dry-run")
    assert result.code == 0
    assert "+        text: 已拨付（填报人：王芳）\n" in result.out
    assert plan_now() == before


def test_a_status_that_goes_back_waits_for_agreement(opengov: Opengov) -> None:
    fill(FINANCE, {5: REPORT})
    opengov("done", "5", "--date", "2021-07-01")
    result = opengov("ledger", "collect", "台账")
    assert result.code == 1
    assert "task 5: the status would go back" in result.out
    assert opengov("ledger", "collect", "台账", "--yes").code == 0
    task = plan_now().find(5)
    assert task
    assert (task.status, task.completed) == (Status.DOING, None)


@pytest.mark.parametrize(("answer", "code", "notes"), [("y\n", 0, 1), ("n\n", 1, 0)])
def test_in_a_terminal_a_person_is_asked(
    opengov: Opengov, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, notes: int
) -> None:
    fill(FINANCE, {5: REPORT})
    monkeypatch.setattr(Output, "can_ask", True)
    result = opengov("ledger", "collect", "台账", stdin=answer)
    assert result.code == code
    assert "bring this into plan_2021.yaml?" in result.err
    task = plan_now().find(5)
    assert task
    assert len(task.notes) == notes


def test_what_was_collected_is_committed_and_undone(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    commit("台账")
    fill(FINANCE, {5: REPORT})
    result: Result = opengov("ledger", "collect", "台账", "--commit")
    assert result.code == 0
    assert "committed" in result.err
    assert git(tmp_path, "show", "--name-only", "--format=") == "plan_2021.yaml"
    assert opengov("undo").code == 0
    assert not any(task.notes for task in plan_now().tasks)


def test_what_excel_leaves_of_an_open_workbook_is_no_ledger(opengov: Opengov) -> None:
    Path("台账/~$台账_农科中心.xlsx").write_bytes(b"wang")
    assert opengov("ledger", "collect", "台账").code == 0
    Path("空").mkdir()
    result = opengov("ledger", "collect", "空")
    assert result.code == 2
    assert "there is no workbook to collect" in result.err


def test_a_ledger_that_is_not_there_is_a_problem(opengov: Opengov) -> None:
    result = opengov("ledger", "collect", "没有.xlsx")
    assert result.code == 1
    assert "problem: 没有.xlsx: " in result.err


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "is_seen"), [(Terminal(), True), (io.StringIO(), False)])
def test_a_bar_is_for_those_who_watch(stream: io.StringIO, is_seen: bool) -> None:
    output = Output(io.StringIO(), stream, 80, colour=False)
    assert [*output.each(range(60), "正在读取台账")] == [*range(60)]
    assert ("正在读取台账" in stream.getvalue()) is is_seen
