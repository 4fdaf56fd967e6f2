"""``opengov import --into``: documents that were sent out come back with progress, and are taken in."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import openpyxl
import pytest

from conftest import Opengov, Result
from opengov_cli.cli.terminal.console import Output
from opengov_cli.documents.formats import WRITABLE
from opengov_cli.file.gate import judge
from opengov_cli.plan.model import Note, Plan, Status, Task

ALREADY = "plan_2021.yaml says all of it already\n"
NOTHING_NEW = "nothing is new for plan_2021.yaml\n"
REFUSED = "--yes takes the document's side\nnothing was written\n"


@pytest.fixture
def into(opengov: Opengov, plan_file: Path) -> Callable[..., Result]:
    """Bring a document into the plan, with progress recorded for some of its tasks."""
    opengov("note", "4", "已公布", "--by", "计划财务科", "--date", "2021-06-30", "--link", "https://a.cn/1")
    opengov("start", "4")
    opengov("note", "5", "全部公开", "--date", "2021-06-01", "--problem", "缺人", "--next", "招人")
    opengov("done", "5", "--date", "2021-06-01")
    opengov("note", "6", "--link", "https://a.cn/6", "--date", "2021-06-02")
    assert plan_file.is_file()
    return lambda *arguments: opengov("import", *arguments, "--into", "plan_2021.yaml")


def plan_now() -> Plan:
    found = judge(Path("plan_2021.yaml").read_text("utf-8")).plan
    assert found is not None
    return found


def task_now(number: int) -> Task:
    found = plan_now().find(number)
    assert found is not None
    return found


def fill_in(opengov: Opengov, changes: dict[int, dict[str, str]], name: str = "a.xlsx") -> None:
    """Send the plan out and change cells of some tasks, each below its heading."""
    progress = ["--progress"] if name.endswith("docx") else []
    opengov("export", "-o", name, "--force", *progress)
    if name.endswith("docx"):
        document = docx.Document(name)
        headings, *rows = document.tables[0].rows
        for number, row in enumerate(rows, start=1):
            _fill(row.cells, [cell.text for cell in headings.cells], changes.get(number, {}))
        document.save(name)
        return
    book = openpyxl.load_workbook(name)
    _title, first, *lines = book.worksheets[0].iter_rows()
    for number, line in enumerate(lines, start=1):
        for cell, heading in zip(line, first, strict=True):
            if str(heading.value) in changes.get(number, {}):
                cell.value = _changed(str(cell.value), changes[number][str(heading.value)])
    book.save(name)


def _fill(cells: Sequence[docx.table._Cell], headings: Sequence[str], changes: dict[str, str]) -> None:
    for cell, heading in zip(cells, headings, strict=True):
        if heading in changes:
            cell.text = _changed(cell.text, changes[heading])


def _changed(old: str, new: str) -> str:
    """What becomes of a cell: more words below a ``+``, other words behind an ``→``, or new ones."""
    if new.startswith("+"):
        return f"{old}\n{new[1:]}"
    before, arrow, after = new.partition("→")
    return old.replace(before, after) if arrow else new


@pytest.mark.parametrize("name", [f"a{suffix}" for suffix in WRITABLE])
def test_a_document_of_ours_comes_back_without_a_remark(
    opengov: Opengov, into: Callable[..., Result], name: str
) -> None:
    opengov("export", "-o", name, "--progress")
    before = Path("plan_2021.yaml").read_bytes()
    result = into(name)
    assert (result.code, result.out) == (0, "")
    assert result.err == ALREADY
    assert "left out" not in result.err
    assert Path("plan_2021.yaml").read_bytes() == before


def test_the_page_of_counts_is_known_by_its_shape(opengov: Opengov, into: Callable[..., Result]) -> None:
    fill_in(opengov, {})
    book = openpyxl.load_workbook("a.xlsx")
    book.worksheets[1].title = "汇总"
    book.save("a.xlsx")
    assert "汇总" not in into("a.xlsx").err
    book.worksheets[1]["A2"] = "电话"
    book.save("a.xlsx")
    assert "warning: 汇总!A1: what stands here is no part of the plan's table and was left out" in into("a.xlsx").err


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx"])
def test_what_was_filled_in_is_shown_and_taken_in_once(
    opengov: Opengov, into: Callable[..., Result], name: str
) -> None:
    status = {"完成情况": "未启动→推进中"} if name == "a.docx" else {"状态": "推进中"}
    new = "+7月又公布一批\nhttps://a.cn/2"
    fill_in(opengov, {1: status, 4: {"完成情况": new}, 6: {"完成情况": "+2021-07-05 办公室：已督办"}}, name)
    before = Path("plan_2021.yaml").read_text("utf-8").splitlines()
    result = into(name)
    assert result.code == 0
    assert "Status  todo → doing" in result.out
    assert "task 1: todo → doing\ntask 4: 1 note added\ntask 6: 1 note added\n" in result.err
    assert task_now(1).status is Status.DOING
    old, added = task_now(4).notes
    assert (old.text, added.text, added.links) == ("已公布", "7月又公布一批", ("https://a.cn/2",))
    assert [(str(note.date), note.by, note.text) for note in task_now(6).notes[1:]] == [
        ("2021-07-05", "办公室", "已督办")
    ]
    written = Path("plan_2021.yaml").read_text("utf-8").splitlines()
    assert [line for line in before if line not in written] == []
    assert len(written) - len(before) == 6
    again = into(name)
    assert (again.code, again.out) == (0, "")
    assert "says all of it already" in again.err or NOTHING_NEW in again.err
    assert Path("plan_2021.yaml").read_text("utf-8").splitlines() == written


def test_a_status_that_goes_back_is_shown_beside_the_one_of_the_plan(
    opengov: Opengov, into: Callable[..., Result]
) -> None:
    fill_in(opengov, {5: {"状态": "推进中"}, 1: {"状态": "推进中"}})
    before = Path("plan_2021.yaml").read_bytes()
    result = into("a.xlsx")
    assert result.code == 1
    assert "分工方案!A7: task 5: the status would go back\nThe plan      done\nThe document  doing\n" in result.out
    assert result.err.endswith(REFUSED)
    assert Path("plan_2021.yaml").read_bytes() == before
    assert into("a.xlsx", "--yes").code == 0
    assert (task_now(5).status, task_now(5).completed, task_now(1).status) == (Status.DOING, None, Status.DOING)
    assert into("a.xlsx").err.endswith(NOTHING_NEW), "办结日期 still tells a day"


def test_a_sheet_that_is_older_than_the_last_note_does_not_set_the_status(
    opengov: Opengov, into: Callable[..., Result]
) -> None:
    fill_in(opengov, {4: {"状态": "已完成"}})
    opengov("note", "4", "退回补正", "--date", "2021-07-10")
    result = into("a.xlsx")
    assert result.code == 1
    assert "task 4: the document is older than the plan's last note, of\n2021-07-10\n" in result.out
    assert "the document does not have all notes of task 4: they are kept" in result.err


def test_another_day_of_completion_is_shown(opengov: Opengov, into: Callable[..., Result]) -> None:
    fill_in(opengov, {5: {"办结日期": "2021-06-03"}})
    result = into("a.xlsx")
    assert "task 5: another day of completion\nThe plan      2021-06-01\nThe document  2021-06-03\n" in result.out
    assert result.code == 1


def test_a_note_that_somebody_edited_is_shown_and_never_doubled(opengov: Opengov, into: Callable[..., Result]) -> None:
    fill_in(opengov, {4: {"完成情况": "已公布→已公布12条"}, 5: {"完成情况": "招人→培训"}})
    result = into("a.xlsx")
    assert result.code == 1
    assert "task 4: a note was changed" in result.out
    assert into("a.xlsx", "--yes").code == 0
    assert task_now(4).notes[0].text == "已公布12条"
    assert task_now(4).notes[0].links == ("https://a.cn/1",)
    assert len(task_now(4).notes) == 1


def test_a_contradiction_in_a_row_is_named_and_its_status_counts(opengov: Opengov, into: Callable[..., Result]) -> None:
    fill_in(opengov, {1: {"状态": "推进中", "完成情况": "已完成，共公开12条"}})
    result = into("a.xlsx")
    assert "warning: 分工方案!A3: 状态 says 推进中, but 完成情况 says 已完成: 状态 counts\n" in result.err
    assert task_now(1).status is Status.DOING
    assert [note.text for note in task_now(1).notes] == ["已完成，共公开12条"]
    assert into("a.xlsx").err.endswith(NOTHING_NEW)


def test_links_among_the_remarks_come_back_as_those_of_notes(into: Callable[..., Result]) -> None:
    Path("x.csv").write_text(
        "序号,工作任务,具体要求,完成情况,备注\n"
        f'4,{task_now(4).category},{task_now(4).requirement},"推进中\n2021-06-30 计划财务科：已公布\n又公布",'
        '"https://a.cn/1\nhttps://a.cn/new"\n'
        f"5,{task_now(5).category},{task_now(5).requirement},,https://a.cn/5\n"
        f'6,{task_now(6).category},{task_now(6).requirement},未启动,"每月\nhttps://a.cn/6"\n',
        "utf-8",
    )
    result = into("x.csv", "--only", "progress")
    assert result.code == 0
    assert [note.links for note in task_now(4).notes] == [("https://a.cn/1",), ("https://a.cn/new",)]
    assert task_now(5).notes[-1].links == ("https://a.cn/5",)
    assert len(task_now(6).notes) == 1
    assert into("x.csv", "--yes").code == 0
    assert [task_now(number).extra for number in (4, 5, 6)] == [(), (), (("备注", "每月"),)]


@pytest.mark.parametrize(("part", "kept"), [("progress", "texts"), ("texts", "progress")])
def test_texts_and_progress_can_be_chosen(opengov: Opengov, into: Callable[..., Result], part: str, kept: str) -> None:
    fill_in(opengov, {1: {"状态": "推进中", "具体要求": "县级以上各级→各级"}})
    before = task_now(1)
    assert into("a.xlsx", "--only", part, "--yes").code == 0
    after = task_now(1)
    assert (after.status is before.status) == (kept == "progress")
    assert (after.requirement == before.requirement) == (kept == "texts")
    assert into("a.xlsx", "--only", part).err.endswith(NOTHING_NEW)


def _as_csv(opengov: Opengov, change: Callable[[list[list[str]]], list[list[str]]]) -> None:
    opengov("export", "-o", "out.csv", "--force")
    with Path("out.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = change([*csv.reader(stream)])
    with Path("a.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)


def test_a_reversed_sheet_without_numbers_goes_by_what_its_rows_say(
    opengov: Opengov, into: Callable[..., Result]
) -> None:
    _as_csv(opengov, lambda rows: [row[1:] for row in (rows[0], *rows[:0:-1])])
    assert into("a.csv").err.endswith(ALREADY)
    _as_csv(opengov, lambda rows: [row[1:] for row in (rows[0], rows[26], rows[4])])
    result = into("a.csv")
    assert "not in the document, and kept: task 1-3, 5-25, 27-29\n" in result.err
    assert (result.code, result.out) == (0, "")
    assert result.err.endswith(NOTHING_NEW)


def test_numbers_that_stand_before_other_words_are_shown_and_wait(
    opengov: Opengov, into: Callable[..., Result]
) -> None:
    def renumbered(rows: list[list[str]]) -> list[list[str]]:
        place = rows[0].index("状态")
        rows[9][place] = "推进中"
        return [rows[0], ["1", *rows[9][1:]], ["2", *rows[10][1:]]]

    _as_csv(opengov, renumbered)
    result = into("a.csv")
    assert result.code == 1
    assert "line 2: task 9: the document prints another number before its words\n" in result.out
    assert into("a.csv", "--yes").code == 0
    assert [task.id for task in plan_now().tasks] == [*range(1, 30)]
    assert (task_now(9).status, task_now(1).status) == (Status.DOING, Status.TODO)


def test_a_row_of_which_it_is_not_clear_which_task_it_is_stops_the_import(
    opengov: Opengov, into: Callable[..., Result]
) -> None:
    def mixed(rows: list[list[str]]) -> list[list[str]]:
        place = rows[0].index("具体要求")
        row = ["2", *rows[5][1:]]
        row[place] = row[place][:40] + "。"
        return [rows[0], row]

    _as_csv(opengov, mixed)
    before = Path("plan_2021.yaml").read_bytes()
    for options in ((), ("--yes",), ("--only", "progress", "--yes")):
        result = into("a.csv", *options)
        assert result.code == 1
        assert "Which task is this?" in result.out
        assert "Task 2" in result.out
        assert "Task 5" in result.out
    assert Path("plan_2021.yaml").read_bytes() == before


def test_a_row_with_new_words_and_no_number_never_overwrites_a_task(
    opengov: Opengov, into: Callable[..., Result]
) -> None:
    def reworded(rows: list[list[str]]) -> list[list[str]]:
        place = rows[0].index("具体要求")
        rows[5][place] = "完全不同的一句话。"
        return [row[1:] for row in rows]

    _as_csv(opengov, reworded)
    before = plan_now()
    result = into("a.csv")
    assert result.code == 1
    assert "new task 30, unless it is one that the document does not have" in result.out
    assert "left out: 完全不同的一句话。" in into("a.csv", "--only", "progress").err
    assert into("a.csv", "--yes").code == 0
    assert [task for task in plan_now().tasks if task.id != 30] == [*before.tasks]
    assert task_now(30).requirement == "完全不同的一句话。"


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1)])
def test_in_a_terminal_a_person_is_asked(
    opengov: Opengov, into: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    fill_in(opengov, {1: {"状态": "推进中"}})
    assert task_now(4).notes, into
    monkeypatch.setattr(Output, "can_ask", True)
    result = opengov("import", "a.xlsx", "--into", "plan_2021.yaml", stdin=answer)
    assert result.code == code
    assert "bring this into plan_2021.yaml?" in result.err
    assert (task_now(1).status is Status.DOING) == (code == 0)


def test_a_dry_run_shows_the_lines_and_writes_nothing(opengov: Opengov, into: Callable[..., Result]) -> None:
    fill_in(opengov, {5: {"状态": "推进中"}})
    before = Path("plan_2021.yaml").read_bytes()
    result = into("a.xlsx", "--dry-run")
    assert result.code == 0
    assert "the status would go back" in result.out
    assert "-    status: done\n-    completed: 2021-06-01\n+    status: doing\n" in result.out
    assert Path("plan_2021.yaml").read_bytes() == before


def test_cells_that_were_emptied_are_named_and_nothing_is_lost(opengov: Opengov, into: Callable[..., Result]) -> None:
    fill_in(opengov, {4: {"状态": "", "完成情况": ""}, 5: {"完成情况": ""}})
    before = plan_now()
    result = into("a.xlsx")
    assert "the document does not have all notes of task 5: they are kept\n" in result.err
    assert "the document says nothing of the progress of task 4: it is kept\n" in result.err
    assert result.err.endswith(NOTHING_NEW)
    assert plan_now() == before


def test_a_column_of_the_plan_that_was_emptied_is_a_change(opengov: Opengov, into: Callable[..., Result]) -> None:
    Path("x.csv").write_text(
        "序号,工作任务,具体要求,备注\n4,做好财政信息公开,积极推进部门所属单位预算、决算及相关报表公开。,每季度\n",
        "utf-8",
    )
    assert into("x.csv", "--yes").code == 0
    fill_in(opengov, {4: {"备注": ""}})
    assert into("a.xlsx").code == 1
    assert into("a.xlsx", "--yes").code == 0
    assert task_now(4).extra == ()
    assert task_now(4).notes == (Note(task_now(4).notes[0].date, "已公布", "计划财务科", ("https://a.cn/1",)),)


def test_a_row_without_words_brings_its_progress_alone(into: Callable[..., Result]) -> None:
    Path("x.csv").write_text("序号,工作任务,具体要求,状态,完成情况\n1,,,推进中,开了会\n", "utf-8")
    before = task_now(1)
    assert into("x.csv").code == 0
    after = task_now(1)
    assert (after.category, after.requirement, after.status) == (before.category, before.requirement, Status.DOING)
    assert [note.text for note in after.notes] == ["开了会"]


def test_the_day_below_the_status_counts_more_than_one_in_other_words(
    opengov: Opengov, into: Callable[..., Result]
) -> None:
    fill_in(opengov, {1: {"状态": "已完成（2021-06-30）", "完成情况": "已于2021年6月29日完成"}})
    assert into("a.xlsx").code == 0
    assert str(task_now(1).completed) == "2021-06-30"
    assert [note.text for note in task_now(1).notes] == ["已于2021年6月29日完成"]


def test_notes_that_tell_no_day_get_the_one_that_is_stated_and_are_known_again(
    opengov: Opengov, into: Callable[..., Result]
) -> None:
    fill_in(opengov, {1: {"完成情况": "开了会"}})
    assert into("a.xlsx", "--date", "2021-07-08").code == 0
    assert [str(note.date) for note in task_now(1).notes] == ["2021-07-08"]
    assert into("a.xlsx").err.endswith(ALREADY)
