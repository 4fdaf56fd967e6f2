"""What a 完成情况 cell tells, in our words and in those of others."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.plan.model import Note, Status, Task
from opengov_cli.wording.progress import ProgressReading, progress_text, read_progress

DAY = date(2021, 7, 1)
TASK = Task(5, "做好财政信息公开", "加大公开力度。")


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        *[(cell, Status.DONE) for cell in ("已完成", "完成。", "已办结", "落实到位", "已按时完成", "100%", "√", "是")],
        *[
            (cell, Status.DOING)
            for cell in ("推进中", "正在推进", "按序时进度推进", "有序推进", "办理中", "基本完成", "８０%")
        ],
        *[(cell, Status.TODO) for cell in ("未启动", "尚未开始", "暂未开展", "待启动", "0%")],
        *[
            (cell, Status.ONGOING)
            for cell in ("持续推进", "长期坚持", "常态化推进", "已完成，并长期坚持", "全年持续推进")
        ],
    ],
)
def test_a_word_for_a_status_is_that_status(cell: str, status: Status) -> None:
    assert read_progress(cell, DAY) == ProgressReading(status)


@pytest.mark.parametrize(
    ("cell", "status", "completed"),
    [
        ("已完成，共公开12条", Status.DONE, None),
        ("正在推进，已召开会议", Status.DOING, None),
        ("已于2021年6月30日完成", Status.DONE, date(2021, 6, 30)),
        ("2021.6.30已完成", Status.DONE, date(2021, 6, 30)),
        ("已完成\n共公开12条", Status.DONE, None),
        ("于2021年13月40日已完成", Status.DONE, None),
        ("2021-13-40：已公布", None, None),
        ("未完成", None, None),
        ("未全部完成", None, None),
        ("6月底完成", None, None),
        ("已公布上半年惠农补贴发放明细", None, None),
    ],
)
def test_other_text_is_a_note_also_where_a_status_begins_it(
    cell: str, status: Status | None, completed: date | None
) -> None:
    assert read_progress(cell, DAY) == ProgressReading(status, completed, (Note(DAY, cell),))


@pytest.mark.parametrize("cell", ["", "/", "—", "无"])
def test_an_empty_cell_says_nothing(cell: str) -> None:
    assert read_progress(cell, DAY) == ProgressReading()


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
    assert read_progress(progress_text(task), DAY) == ProgressReading(status, day, tuple(notes))


@given(st.text("已完成未推进中，。：:2021-06月30日 \nhttps/a.办公室", max_size=30))
def test_no_character_of_a_cell_is_lost(cell: str) -> None:
    found = read_progress(cell, DAY)
    kept = "".join(f"{note.date}{note.by}{note.text}{''.join(note.links)}" for note in found.notes)
    if found.notes and found.completed is None:
        assert set(re.sub(r"[\s：]", "", cell)) <= set(kept) | set("未启动推进中长期已完成")
