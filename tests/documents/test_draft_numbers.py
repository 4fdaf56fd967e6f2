"""Numbers in columns and in front of texts: those of tasks, and those that only itemise."""

from __future__ import annotations

import pytest

from annexes import HEADINGS, drafted
from opengov_cli.documents.draft.numbering import CellText, number_alone, split_into_items
from opengov_cli.documents.draft.task_numbers import TaskNumber, number_tasks


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["1.甲", "2.乙", "5.丙\n\n6.丁", "7.戊"], [[1], [2], [5, 6], [7]]),
        (["1、甲", "2、乙", "4、丙"], [[1], [2], [4]]),
        (["（1）甲", "（2）乙"], [[1], [2]]),
        (["①甲", "②乙"], [[1], [2]]),
        (["1.甲\n2.乙", "1.丙\n2.丁"], [[None], [None]]),
        (["甲：\n（1）一\n（2）二", "乙"], [[None], [None]]),
        (["1.甲：\n1.一\n2.二", "2.乙", "3.丙"], [[1], [2], [3]]),
        (["1.甲：（1）一；（2）二", "2.乙"], [[1], [2]]),
        (["1.5万户以上公开", "2.5万户以上公开"], [[None], [None]]),
        (["12月底前完成", "11月底前完成"], [[None], [None]]),
        (["5.只有一条"], [[5]]),
        (["1.甲\n2.乙"], [[None]]),
        (
            [f"{number}.甲" for number in (1, 2, 3, 4, 5, 6, 7, 7, 9, 10)],
            [[1], [2], [3], [4], [5], [6], [7], [7], [9], [10]],
        ),
        ([f"{number}.甲" for number in (1, 2, 3, 4, 5, 6, 6, 8, 9)], [[None]] * 9),
        (["1.甲：\n2.一\n3.二", "2.乙", "3.丙"], [[1], [2], [3]]),
    ],
)
def test_numbers_that_go_on_from_cell_to_cell_are_the_plans(cells: list[str], numbers: list[list[int | None]]) -> None:
    assert [
        [item.number for item in items] for items in split_into_items([CellText(cell) for cell in cells])
    ] == numbers


def test_numbers_may_begin_again_under_another_heading() -> None:
    found = drafted(
        ("甲", "1.一。", "办公室"), ("^", "2.二。", "办公室"), ("乙", "1.三。", "办公室"), ("^", "2.四。", "办公室")
    )
    assert [(task.id, task.number, task.requirement) for task in found.tasks] == [
        (1, "", "一。"),
        (2, "", "二。"),
        (3, "1", "三。"),
        (4, "2", "四。"),
    ]


def test_a_task_without_a_number_gets_the_next_one() -> None:
    found = drafted(
        ("3", "甲", "一。", "办公室"),
        ("", "甲", "二。", "办公室"),
        ("7", "乙", "三。", "办公室"),
        headings=("序号", *HEADINGS),
    )
    assert [(task.id, task.number) for task in found.tasks] == [(3, ""), (8, ""), (7, "")]
    assert [doubt.message for doubt in found.doubts] == ["there is no number here: this is task 8 now"]


def test_a_column_of_numbers_counts_more_than_numbers_in_the_text() -> None:
    found = drafted(
        ("7", "甲", "1.一。\n2.二。", "办公室"), ("9", "甲", "1.三。", "办公室"), headings=("序号", *HEADINGS)
    )
    assert [(task.id, task.requirement) for task in found.tasks] == [(7, "1.一。\n2.二。"), (9, "1.三。")]


def test_the_number_of_a_category_is_none_of_its_tasks() -> None:
    found = drafted(
        ("1", "甲", "一。", "办公室"),
        ("^", "^", "二。", "办公室"),
        ("2", "乙", "三。", "办公室"),
        headings=("序号", *HEADINGS),
    )
    assert [task.id for task in found.tasks] == [1, 2, 3]
    assert [task.extra for task in found.tasks] == [(("序号", "1"),), (("序号", "1"),), (("序号", "2"),)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("１２", 12),
        (" 7. ", 7),
        ("（3）", 3),
        ("3）", 3),
        ("④", 4),
        ("7.1", None),
        ("7.甲", None),
        ("", None),
    ],
)
def test_a_cell_may_hold_a_number_alone(text: str, number: int | None) -> None:
    assert number_alone(text) == number


@pytest.mark.parametrize(
    ("own", "numbers"),
    [
        ([], []),
        (["", ""], [TaskNumber(1), TaskNumber(2)]),
        (["3", "", "7"], [TaskNumber(3), TaskNumber(8, is_new=True), TaskNumber(7)]),
        (["1", "2", "1"], [TaskNumber(1), TaskNumber(2), TaskNumber(3, "1")]),
        (["1", "二"], [TaskNumber(1), TaskNumber(2, "二")]),
    ],
)
def test_each_task_gets_a_number_of_its_own(own: list[str], numbers: list[TaskNumber]) -> None:
    assert number_tasks(own) == numbers
