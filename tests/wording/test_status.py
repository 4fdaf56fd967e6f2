"""How real reports tell how far a task has come, each with the status that it is for certain, or none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.plan.model import Status
from opengov_cli.wording.progress.progress import ReportDay, read_progress
from opengov_cli.wording.progress.status import read_mark, read_status, status_of_heading, status_of_mark

REPORT = ReportDay(date(2021, 9, 30), 2021)
# One a line, behind the status that it tells; ? where the words leave that open.
PHRASES = [
    line.split(" ", 1)
    for line in Path(__file__).with_name("progress_phrases.txt").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("expected", [*Status, "?"])
def test_a_cell_tells_the_status_that_is_certain(expected: str) -> None:
    cells = [cell for status, cell in PHRASES if status == expected]
    assert {cell: read_progress(cell, REPORT).status or "?" for cell in cells} == dict.fromkeys(cells, expected)


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("已完成", Status.DONE),
        ("进行中", Status.DOING),
        ("推进中", Status.DOING),
        ("未启动", Status.TODO),
        ("长期坚持", Status.ONGOING),
        ("完成情况", None),
        ("未完成", None),
        ("进展情况（60%）", None),
        ("落实情况", None),
        ("责任单位", None),
    ],
)
def test_a_heading_may_name_a_status(heading: str, status: Status | None) -> None:
    assert status_of_heading(heading) == status


@pytest.mark.parametrize(
    ("cell", "checked"),
    [
        *[(cell, True) for cell in "√✓✔是●■☑★YyＶ"],
        *[(cell, False) for cell in "□○×否-—N／"],
        ("", False),
        ("6月", None),
    ],
)
def test_a_cell_may_be_a_mark(cell: str, checked: bool | None) -> None:
    assert read_mark(cell) is checked


@pytest.mark.parametrize(
    ("heading", "mark", "status"),
    [
        ("是否完成", "是", Status.DONE),
        ("是否完成", "否", None),
        ("完成情况", "√", Status.DONE),
        ("完成情况", "●", None),
        ("是否启动", "是", Status.DOING),
        ("是否启动", "否", Status.TODO),
        ("进展情况", "√", None),
        ("未完成", "√", None),
    ],
)
def test_a_mark_answers_what_its_heading_asks(heading: str, mark: str, status: Status | None) -> None:
    assert status_of_mark(heading, mark) == status


WORDS = st.sampled_from(
    [
        *(
            "已",
            "未",
            "完成",
            "整改",
            "正在",
            "推进",
            "全年任务",
            "任务",
            "序时进度",
            "60%",
            "持续",
            "长期",
            "计划",
            "9月",
        ),
        *("，", "。", "（", "）", "部分", "预算公开", "提前", "√"),
    ]
)


@given(st.lists(WORDS, max_size=12).map("".join))
def test_done_is_only_what_says_so_before_anything_else(cell: str) -> None:
    if read_status(cell).status is Status.DONE:
        assert not any(word in cell for word in ("未", "正在", "持续", "长期", "部分", "计划", "60%"))


@given(st.lists(WORDS, min_size=1, max_size=12).map("".join))
def test_a_cell_without_a_status_is_a_note_word_for_word(cell: str) -> None:
    found = read_progress(cell, REPORT)
    assert found.status or [note.text for note in found.notes] == [cell]
