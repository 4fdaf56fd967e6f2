"""What a table reports of tasks: statuses, the day of notes, and what could not be read."""

from __future__ import annotations

from datetime import date

import pytest

from annexes import HEADINGS, TODAY, drafted
from opengov_cli.documents.document import Cell, Document, Paragraph, Table
from opengov_cli.documents.draft import Told, draft_document
from opengov_cli.documents.draft.report_day import FoundDay, Source
from opengov_cli.documents.draft.tables.column_headings import Column, Meaning
from opengov_cli.documents.draft.tables.rows import TableRow, TableRows
from opengov_cli.documents.draft.tasks import DraftedTasks, draft_tasks
from opengov_cli.plan.model import Note, Status
from opengov_cli.wording.progress.progress import ReportDay

TITLE = "某局2021年政务公开工作要点分工方案"
TABLE = Table(
    tuple(
        tuple(map(Cell, row))
        for row in (
            (*HEADINGS, "进展情况"),
            ("公开", "公开预算。", "办公室", "共公开12条"),
            ("公开", "公开决算。", "办公室", "6月20日召开会议"),
        )
    )
)
AFTERWARDS = date(2022, 3, 1)


def test_each_report_that_tells_no_status_is_named() -> None:
    cells = ("已上报", "已办结", "不涉及")
    rows = ((f"公开{number}", f"公开第{number}项。", "办公室", cell) for number, cell in enumerate(cells))
    found = drafted(*rows, headings=(*HEADINGS, "进展情况"))
    assert [(doubt.place, doubt.message) for doubt in found.doubts] == [
        ("row 2", "what is reported of task 1 tells no certain status; it stays todo: 已上报"),
        ("row 4", "what is reported of task 3 tells no certain status; it stays todo: 不涉及"),
    ]


def test_many_reports_that_tell_no_status_are_named_in_one_sentence() -> None:
    rows = ((f"公开{number}", f"公开第{number}项。", "办公室", f"共公开{number}条") for number in range(1, 31))
    found = drafted(*rows, headings=(*HEADINGS, "进展情况"))
    assert [doubt.message for doubt in found.doubts] == [
        "what is reported of 30 tasks tells no certain status; they stay todo: 1-30; the first is: 共公开1条"
    ]


@pytest.mark.parametrize(
    ("before", "behind", "words"),
    [
        ([TITLE], ["填表人：某某  填报日期：2021年9月30日"], "填报日期:2021年9月30日"),
        ([TITLE, "（截至2021年9月底）"], [], "截至2021年9月底"),
        ([TITLE, "（截至9月30日）"], [], "截至9月30日"),
        ([TITLE, "填报单位：办公室", "2021.9.30"], [], "2021.9.30"),
        ([TITLE], ["二〇二一年九月三十日"], "2021年9月30日"),
    ],
)
def test_a_note_without_a_day_is_of_the_day_of_the_report(before: list[str], behind: list[str], words: str) -> None:
    found = draft_document(Document((*map(Paragraph, before), TABLE, *map(Paragraph, behind))), (), AFTERWARDS)
    assert found is not None
    assert (found.day, found.undated) == (FoundDay(date(2021, 9, 30), Source.DOCUMENT, words), 1)
    assert [task.notes[0].date for task in found.tasks] == [date(2021, 9, 30), date(2021, 6, 20)]


@pytest.mark.parametrize(
    ("before", "behind", "today", "day"),
    [
        (["某局", "2021年3月1日", TITLE], [], AFTERWARDS, FoundDay(date(2021, 12, 31), Source.END_OF_YEAR)),
        ([TITLE], ["填报日期：2022年9月30日"], AFTERWARDS, FoundDay(date(2021, 12, 31), Source.END_OF_YEAR)),
        ([TITLE], [], AFTERWARDS, FoundDay(date(2021, 12, 31), Source.END_OF_YEAR)),
        ([TITLE], [], TODAY, FoundDay(TODAY, Source.TODAY)),
    ],
)
def test_a_report_without_a_day_is_of_today_or_of_the_end_of_the_year_of_its_plan(
    before: list[str], behind: list[str], today: date, day: FoundDay
) -> None:
    found = draft_document(Document((*map(Paragraph, before), TABLE, *map(Paragraph, behind))), (), today)
    assert found is not None
    assert (found.day, found.undated) == (day, 1)


def test_the_day_that_a_person_states_counts_most() -> None:
    stated = date(2021, 10, 8)
    found = draft_document(
        Document((Paragraph(TITLE), TABLE, Paragraph("填报日期：2021年9月30日"))), (), AFTERWARDS, told=Told(day=stated)
    )
    assert found is not None
    assert (found.day, found.undated) == (FoundDay(stated, Source.STATED), 2)
    assert {note.date for task in found.tasks for note in task.notes} == {stated}


def in_columns_of_statuses(*cells: str) -> DraftedTasks:
    """A task with a cell below each of 已完成, 进行中 and 未启动."""
    progress = (Column(heading, Meaning.PROGRESS) for heading in ("已完成", "进行中", "未启动"))
    columns = (Column("工作任务", Meaning.CATEGORY), Column("具体要求", Meaning.REQUIREMENT), *progress)
    rows = TableRows(columns, (TableRow("row 2", ("公开", "公开预算。", *cells)),), (), (), ())
    return draft_tasks(rows, (), 2021, ReportDay(TODAY, 2021))


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        (("√", "", ""), Status.DONE),
        (("", "●", ""), Status.DOING),
        (("×", "√", "×"), Status.DOING),
        (("□", "□", "☑"), Status.TODO),
    ],
)
def test_a_mark_below_a_status_is_that_status(cells: tuple[str, ...], status: Status) -> None:
    found = in_columns_of_statuses(*cells)
    assert [(task.status, task.notes) for task in found.tasks] == [(status, ())]
    assert [doubt for doubt in found.doubts if "status" in doubt.message] == []


@pytest.mark.parametrize(
    ("cells", "notes"),
    [(("√", "√", ""), ()), (("预算", "决算", ""), (Note(TODAY, "已完成：预算"), Note(TODAY, "进行中：决算")))],
)
def test_two_marks_or_words_below_statuses_are_no_status(cells: tuple[str, ...], notes: tuple[Note, ...]) -> None:
    found = in_columns_of_statuses(*cells)
    assert [(task.status, task.notes) for task in found.tasks] == [(Status.TODO, notes)]
    assert "tells no certain status" in found.doubts[-1].message


def test_a_deadline_that_is_a_number_of_excel_is_that_day_and_told() -> None:
    found = drafted(("公开", "公开预算。", "办公室", "44377"), headings=(*HEADINGS, "完成时限"))
    assert (found.tasks[0].deadline, found.tasks[0].due) == ("44377", date(2021, 6, 30))
    assert found.doubts[0].message == "the deadline of task 1 is a number of Excel, read as 2021-06-30: 44377"
