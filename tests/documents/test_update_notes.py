"""What is new in a cell of progress, and what the plan has already."""

from __future__ import annotations

from datetime import date

import pytest

from opengov_cli.documents.draft.reported import Reported
from opengov_cli.documents.update.notes import brought_notes
from opengov_cli.plan.model import Note
from opengov_cli.wording.progress.progress import ReportDay

DAY, TODAY = date(2021, 6, 30), date(2021, 7, 10)
REPORT = ReportDay(TODAY, 2021)
OLD = Note(DAY, "已公布", "计划财务科", ("https://a.cn/1",))
LABELLED = Note(date(2021, 7, 1), "已督办\n存在问题：人手不足\n下一步措施：招人", "办公室")


def new(text: str, *notes: Note) -> list[Note]:
    """The notes that a cell adds to those of the plan."""
    return [*brought_notes(notes or (OLD, LABELLED), Reported(text=text, report=REPORT)).added]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "推进中",
        "已公布",
        "已公布\n已督办\n存在问题：人手不足\n下一步措施：招人",
        "推进中\n2021-06-30 计划财务科：已公布\nhttps://a.cn/1",
        "2021-06-30 计划财务科： 已 公布\n\n2021-07-01 办公室：已督办\n存在问题：人手不足\n下一步措施：招人",
        "2021-06-30 计划财务科：已公布\n2021-06-30 计划财务科：已公布",
        "https://a.cn/1",
    ],
)
def test_what_the_plan_has_is_known_again(text: str) -> None:
    assert new(text) == []


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("推进中\n又公布12条", [Note(TODAY, "又公布12条")]),
        ("2021-06-30 计划财务科：已公布\n又公布12条\n分三批", [Note(TODAY, "又公布12条\n分三批")]),
        ("又公布12条\n2021-06-30 计划财务科：已公布", [Note(TODAY, "又公布12条")]),
        ("已公布\n又公布12条", [Note(TODAY, "又公布12条")]),
        ("又公布12条\n已公布", [Note(TODAY, "又公布12条")]),
        ("2021-06-30 计划财务科：已公布\n已完成", [Note(TODAY, "已完成")]),
        ("2021-07-02 计划财务科：已公布", []),
        ("2021-07-02：已整改\nhttps://a.cn/1", [Note(date(2021, 7, 2), "已整改", links=("https://a.cn/1",))]),
        ("2021-06-30 计划财务科：已公布\n存在问题：没有车", [Note(TODAY, problem="没有车")]),
        ("又公布12条\n又公布12条", [Note(TODAY, "又公布12条\n又公布12条")]),
    ],
)
def test_what_is_new_becomes_notes_of_its_own(text: str, notes: list[Note]) -> None:
    assert new(text) == notes


def test_words_that_are_nothing_but_an_older_cell_with_its_status_are_known_again() -> None:
    assert new("已完成\n共公开12条", Note(DAY, "已完成\n共公开12条")) == []
    assert new("已完成\n共公开12条\n又一条", Note(DAY, "已完成\n共公开12条")) == [Note(TODAY, "又一条")]


def test_a_problem_and_a_next_step_in_columns_of_their_own_are_those_of_the_note() -> None:
    note = Note(DAY, "已公布", problem="缺人", next="招人")
    assert new("2021-06-30：已公布\n存在问题：缺人\n下一步措施：招人", note) == []
    assert new("2021-06-30：已公布\n又公布12条\n存在问题：缺人\n下一步措施：招人", note) == [Note(TODAY, "又公布12条")]
    assert new("2021-06-30：已公布\n存在问题：缺车\n下一步措施：招人", note) == [Note(TODAY, problem="缺车")]


def test_an_edited_line_is_the_note_of_the_plan_with_other_words() -> None:
    told = Reported(text="2021-06-30 计划财务科：已公布12条\n2021-07-03 办公室：已督办", report=REPORT)
    found = brought_notes((OLD, Note(date(2021, 7, 1), "已督办", "办公室")), told)
    assert found.added == ()
    assert found.changed == {
        0: Note(DAY, "已公布12条", "计划财务科", ("https://a.cn/1",)),
        1: Note(date(2021, 7, 3), "已督办", "办公室"),
    }


def test_a_link_below_a_note_is_one_more_of_that_note() -> None:
    found = brought_notes((OLD,), Reported(text="2021-06-30 计划财务科：已公布\nhttps://a.cn/1\nhttps://a.cn/2"))
    assert (found.added, found.links) == ((), {0: ("https://a.cn/2",)})


def test_notes_of_a_unit_are_signed_by_it_and_known_again_without_its_name() -> None:
    rows = (Note(DAY, "已公布"), Note(TODAY, "已督办", links=("https://a.cn/2",)))
    found = brought_notes((OLD,), Reported(notes=rows, by="计划财务科", report=REPORT))
    assert found.added == (Note(TODAY, "已督办", "计划财务科", ("https://a.cn/2",)),)
    after = (OLD, *found.added)
    assert brought_notes(after, Reported(notes=rows, by="计划财务科", report=REPORT)).added == ()
    # Notes that a row has one by one are no changed lines: next month says the same again.
    again = Note(date(2021, 7, 31), "已公布")
    assert len(brought_notes(after, Reported(notes=(again,), by="计划财务科")).added) == 1


def test_what_the_document_does_not_have_is_told() -> None:
    assert brought_notes((OLD, LABELLED), Reported(text="2021-06-30 计划财务科：已公布")).absent == (1,)


def test_official_papers_name_units_alone_and_their_notes_are_known_again() -> None:
    note = Note(DAY, "已公布", "王芳", ("https://a.cn/1",), "缺人")
    assert new("2021-06-30：已公布\n存在问题：缺人\nhttps://a.cn/1", note) == []
    assert new("2021-06-30：已公布\nhttps://a.cn/1\n存在问题：缺人", note) == []
    changed = brought_notes((note,), Reported(text="2021-06-30：已公布12条\n存在问题：缺人")).changed
    assert changed == {0: Note(DAY, "已公布12条", "王芳", ("https://a.cn/1",), "缺人")}
