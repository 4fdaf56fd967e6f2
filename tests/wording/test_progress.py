"""What a 完成情况 cell tells, in our words and in those of others."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.plan.model import Note, Status, Task
from opengov_cli.wording.progress.progress import ProgressReading, ReportDay, progress_text, read_progress

DAY = date(2021, 7, 1)
REPORT = ReportDay(DAY, 2021)
TASK = Task(5, "做好财政信息公开", "加大公开力度。")


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        *[(cell, Status.DONE) for cell in ("已完成", "完成。", "已办结", "落实到位", "已按时完成", "√", "是")],
        *[(cell, Status.DOING) for cell in ("推进中", "正在推进", "有序推进", "办理中")],
        *[(cell, Status.TODO) for cell in ("未启动", "尚未开始", "暂未开展", "待启动")],
        *[
            (cell, Status.ONGOING)
            for cell in ("持续推进", "长期坚持", "常态化推进", "已完成，并长期坚持", "全年持续推进")
        ],
    ],
)
def test_a_word_for_a_status_is_that_status(cell: str, status: Status) -> None:
    assert read_progress(cell, REPORT) == ProgressReading(status)


@pytest.mark.parametrize(
    ("cell", "status", "completed"),
    [
        ("已完成，共公开12条", Status.DONE, None),
        ("基本完成", Status.DOING, None),
        ("８０%", Status.DOING, None),
        ("欠序时进度", Status.DOING, None),
        ("正在推进，已召开会议", Status.DOING, None),
        ("已完成\n共公开12条", Status.DONE, None),
        ("于2021年13月40日已完成", Status.DONE, None),
        ("2021-13-40：已公布", None, None),
        ("未完成", None, None),
        ("已完成（2021-06-31）", Status.DONE, None),
        ("未全部完成", None, None),
        ("6月底完成", None, None),
        ("已公布上半年惠农补贴发放明细", None, None),
    ],
)
def test_other_text_is_a_note_also_where_a_status_begins_it(
    cell: str, status: Status | None, completed: date | None
) -> None:
    assert read_progress(cell, REPORT) == ProgressReading(status, completed, (Note(DAY, cell),), undated=True)


@pytest.mark.parametrize(
    ("cell", "completed"),
    [
        ("已于2021年6月20日完成", date(2021, 6, 20)),
        ("2021.6.20已完成", date(2021, 6, 20)),
        ("已于6月20日完成", date(2021, 6, 20)),
        ("6月20日前已完成", date(2021, 6, 20)),
        ("已完成（6月20日）", date(2021, 6, 20)),
        ("已完成，完成时间：2021-6-20", date(2021, 6, 20)),
        ("已于6月底完成", None),
        ("已于12月20日完成", None),
        ("已完成，6月20日前全部公开", None),
        ("已完成，于2021年3月1日印发方案", None),
    ],
)
def test_the_day_of_completion_is_the_one_that_the_report_names(cell: str, completed: date | None) -> None:
    assert read_progress(cell, REPORT) == ProgressReading(
        Status.DONE, completed, (Note(completed or DAY, cell),), undated=completed is None
    )


def test_a_day_without_a_year_that_may_be_of_two_years_is_left_open() -> None:
    report = ReportDay(date(2022, 1, 10), 2021)
    assert read_progress("已于6月20日完成", report).completed == date(2021, 6, 20)
    assert read_progress("已于1月5日完成", report).completed is None


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("6月20日召开会议", date(2021, 6, 20)),
        ("截至6月20日，共公开12条", date(2021, 6, 20)),
        ("2021年6月20日：召开会议", date(2021, 6, 20)),
        ("6月20日前召开会议", None),
        ("6月20日至25日开展培训", None),
        ("共公开12条，6月20日召开会议", None),
        ("12月20日召开会议", None),
    ],
)
def test_a_note_that_begins_with_a_day_is_of_that_day_unless_a_person_says_another(cell: str, day: date | None) -> None:
    found = read_progress(cell, REPORT)
    assert (found.notes, found.undated) == ((Note(day or DAY, cell),), day is None)
    stated = read_progress(cell, ReportDay(DAY, 2021, counts_most=True))
    assert (stated.notes, stated.undated) == ((Note(DAY, cell),), True)


@pytest.mark.parametrize("cell", ["", "/", "—", "无"])
def test_an_empty_cell_says_nothing(cell: str) -> None:
    assert read_progress(cell, REPORT) == ProgressReading()


def test_a_task_is_written_with_its_notes_and_links() -> None:
    notes = (
        Note(date(2021, 6, 1), "已收集"),
        Note(date(2021, 6, 30), "已公布", "计划财务科", ("https://example.gov.cn/1",)),
    )
    task = replace(TASK, status=Status.DONE, completed=date(2021, 6, 30), notes=notes)
    assert progress_text(task).split("\n") == [
        "已完成（2021-06-30）",
        "2021-06-01：已收集",
        "2021-06-30 计划财务科：已公布",
        "https://example.gov.cn/1",
    ]
    assert progress_text(task, status=False).split("\n") == progress_text(task).split("\n")[1:]


LINES = st.text("已公布预算决算政策解读，。12 ab", min_size=1, max_size=10).map(str.strip).filter(bool)
NOTES = st.builds(
    Note,
    st.dates(date(2021, 1, 1), date(2022, 12, 31)),
    st.lists(LINES, min_size=1, max_size=3).map("\n".join),
    st.sampled_from(["", "计划财务科", "办公室（审批办）"]),
    st.lists(st.sampled_from(["https://a.cn/1", "http://政务.cn"]), max_size=2).map(tuple),
)


@given(st.sampled_from(Status), st.none() | st.dates(date(2021, 1, 1), date(2022, 12, 31)), st.lists(NOTES, max_size=3))
def test_what_was_written_is_read_again(status: Status, completed: date | None, notes: list[Note]) -> None:
    day = completed if status is Status.DONE else None
    task = replace(TASK, status=status, completed=day, notes=tuple(notes))
    assert read_progress(progress_text(task), REPORT) == ProgressReading(status, day, tuple(notes))


@given(st.text("已完成未推进中，。：:2021-06月30日 \nhttps/a.办公室", max_size=30))
def test_no_character_of_a_cell_is_lost(cell: str) -> None:
    found = read_progress(cell, REPORT)
    kept = "".join(f"{note.date}{note.by}{note.text}{''.join(note.links)}" for note in found.notes)
    if found.notes and found.completed is None:
        assert set(re.sub(r"[\s：]", "", cell)) <= set(kept) | set("未启动推进中长期已完成")
