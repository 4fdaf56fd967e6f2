"""What a person records becomes clean data and few edits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from opengov_cli.file.recording import ProgressRecord, author, cleaned_note, day
from opengov_cli.file.text.edit import Append, Remove, Set
from opengov_cli.plan.errors import AmbiguousUnit, EmptyNote, FutureDate, NoSuchUnit, NotText
from opengov_cli.plan.model import Note, Plan, Status, Task
from opengov_cli.plan.text import clean
from opengov_cli.plan.units import Directory

TODAY = date(2021, 6, 30)


def task(plan: Plan, number: int) -> Task:
    found = plan.find(number)
    assert found is not None
    return found


def test_done_sets_a_status_and_its_day(plan: Plan) -> None:
    edits = list(ProgressRecord(TODAY, Status.DONE).edits(plan, [task(plan, 4)]))
    assert edits == [Set(("tasks", 3, "status"), "done"), Set(("tasks", 3, "completed"), TODAY)]


def test_done_again_keeps_the_first_day(plan: Plan) -> None:
    done = replace(task(plan, 4), status=Status.DONE, completed=date(2021, 3, 1))
    assert list(ProgressRecord(TODAY, Status.DONE).edits(plan, [done])) == []


def test_whoever_is_no_longer_done_has_no_day_of_completion(plan: Plan) -> None:
    done = replace(task(plan, 4), status=Status.DONE, completed=date(2021, 3, 1))
    assert list(ProgressRecord(TODAY, Status.TODO).edits(plan, [done])) == [
        Set(("tasks", 3, "status"), "todo"),
        Remove(("tasks", 3, "completed")),
    ]


def test_a_note_is_added_also_where_the_status_stays(plan: Plan) -> None:
    words = Note(TODAY, "已公布上半年惠农补贴发放明细", "计划财务科", ("https://example.gov.cn/1",))
    assert list(ProgressRecord(TODAY, Status.TODO, words).edits(plan, [task(plan, 5)])) == [
        Append(
            ("tasks", 4, "notes"),
            {
                "date": TODAY,
                "by": "计划财务科",
                "text": "已公布上半年惠农补贴发放明细",
                "links": ("https://example.gov.cn/1",),
            },
        )
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("  已公布\r\n第二行\t完 \r\n", "已公布\n第二行 完", id="line ends, tabs and blanks"),
        pytest.param("\ufeff已\u200b公布\x1b[31m", "已公布[31m", id="invisible characters"),
        pytest.param("一\u2028二\x85三\v四\f五", "一\n二\n三\n四\n五", id="what YAML takes for line breaks"),
        pytest.param("👩\u200d🌾", "👩\u200d🌾", id="an emoji of two parts"),
        pytest.param("第一段\n\n    第二段", "第一段\n\n    第二段", id="indented lines"),
    ],
)
def test_a_typed_text_keeps_what_a_reader_sees(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(NotText):
        cleaned_note(Note(TODAY, "\udcb2\udcc6"))


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\ufeff"])
def test_a_note_must_say_something(text: str) -> None:
    with pytest.raises(EmptyNote):
        cleaned_note(Note(TODAY, text))


@pytest.mark.parametrize(
    "typed",
    [
        Note(TODAY, links=("https://example.gov.cn/1",)),
        Note(TODAY, problem="公开栏人手不足"),
        Note(TODAY, next="六月底前补齐"),
    ],
)
def test_a_link_a_problem_or_a_next_step_says_enough(typed: Note) -> None:
    assert cleaned_note(typed) == typed


@pytest.mark.parametrize(
    ("typed", "found"),
    [("计划财务科", "计划财务科"), ("审批办", "办公室（审批办）"), ("财务", "计划财务科"), ("张三", "张三")],
)
def test_whoever_records_is_a_unit_of_the_plan_or_a_person(plan: Plan, typed: str, found: str) -> None:
    assert author(typed, Directory(plan)) == found


def test_a_misspelled_unit_records_nothing(plan: Plan) -> None:
    with pytest.raises(NoSuchUnit, match="计划财务课"):
        author("计划财务课", Directory(plan))
    with pytest.raises(AmbiguousUnit):
        author("规", Directory(plan))


def test_a_day_that_has_not_come_is_meant_only_where_that_is_said() -> None:
    assert day("", TODAY) == TODAY
    assert day("2021-07-01", TODAY, allow_future=True) == date(2021, 7, 1)
    with pytest.raises(FutureDate):
        day("2021-07-01", TODAY)
