"""What a deadline means on a certain day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.plan.errors import BadDate
from opengov_cli.plan.model import Note, Status, Task
from opengov_cli.wording.deadlines.schedule import DueState, Schedule, day_meant, schedule_of

TODAY = date(2021, 7, 5)
YEAR = 2021


def day(text: str) -> date:
    """A day of 2021 by month and day, or any by its whole date."""
    return date.fromisoformat(text if len(text) > 5 else f"{YEAR}-{text}")


def schedule(deadline: str, *noted: str, today: date = TODAY, **facts: Any) -> Schedule:
    """How a task with this deadline stands, and with a note on each of these days."""
    notes = tuple(Note(day(text), "已公布") for text in noted)
    return schedule_of(Task(1, "财政", "公开预算。", deadline=deadline, notes=notes, **facts), YEAR, today)


def stands(found: Schedule) -> tuple[DueState | None, str, int | None]:
    """The part of a schedule that a list shows."""
    return found.state, str(found.due or ""), found.days_left


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("07-04", (DueState.OVERDUE, "2021-07-04", -1)),
        ("07-05", (DueState.SOON, "2021-07-05", 0)),
        ("08-04", (DueState.SOON, "2021-08-04", 30)),
        ("08-05", (DueState.AHEAD, "2021-08-05", 31)),
    ],
)
def test_days_are_counted_from_today(due: str, expected: tuple[DueState, str, int]) -> None:
    assert stands(schedule("", due=day(due))) == expected


def test_a_task_without_a_deadline_has_no_state() -> None:
    assert schedule("") == Schedule()
    assert schedule("", status=Status.DONE, completed=TODAY) == Schedule()


def test_a_date_in_the_file_goes_before_what_the_words_say() -> None:
    assert stands(schedule("年底前", due=day("07-10"))) == (DueState.SOON, "2021-07-10", 5)


def test_words_alone_are_due_where_a_date_follows_from_them() -> None:
    assert stands(schedule("6月底前")) == (DueState.OVERDUE, "2021-06-30", -5)


@pytest.mark.parametrize("deadline", ["收到申请后20个工作日内", "根据需要", "近期", "定期", "每批", "11月前"])
def test_words_without_a_date_are_never_late(deadline: str) -> None:
    assert stands(schedule(deadline, today=date(2026, 1, 1))) == (DueState.UNDATED, "", None)


def test_a_standing_duty_is_never_late() -> None:
    assert stands(schedule("长期坚持", today=date(2026, 1, 1))) == (DueState.STANDING, "", None)


def test_a_duty_that_is_carried_out_has_a_day_to_stand_by_and_is_not_late_behind_it() -> None:
    assert stands(schedule("7月底前", status=Status.ONGOING)) == (DueState.SOON, "2021-07-31", 26)
    assert stands(schedule("6月底前", status=Status.ONGOING)) == (DueState.STANDING, "", None)


@pytest.mark.parametrize(
    ("completed", "state"),
    [
        (day("06-30"), DueState.DONE_IN_TIME),
        (day("07-01"), DueState.DONE_LATE),
        (None, DueState.DONE),
    ],
)
def test_what_is_done_was_in_time_or_late(completed: date | None, state: DueState) -> None:
    assert stands(schedule("6月底前", status=Status.DONE, completed=completed)) == (state, "", None)


@pytest.mark.parametrize("deadline", ["每季度", "长期", "根据需要"])
def test_of_a_duty_without_one_day_nobody_knows_whether_it_was_done_in_time(deadline: str) -> None:
    assert schedule(deadline, status=Status.DONE, completed=TODAY).state is DueState.DONE


def test_a_plan_of_years_ago_is_long_overdue() -> None:
    today = date(2026, 11, 25)
    assert stands(schedule("年底前", today=today)) == (DueState.OVERDUE, "2021-12-31", -1790)
    assert stands(schedule("每季度", "11-01", today=today)) == (DueState.REPORTED, "", None)
    found = schedule("每季度", "02-01", today=today)
    assert stands(found) == (DueState.OVERDUE, "2021-12-31", -1790)
    assert len(found.missed) == 3


def test_before_its_year_a_duty_is_due_at_the_end_of_its_first_period() -> None:
    assert stands(schedule("每季度", today=day("2020-12-20"))) == (DueState.AHEAD, "2021-03-31", 101)


@pytest.mark.parametrize("status", [Status.TODO, Status.DOING, Status.ONGOING])
def test_a_duty_that_comes_again_is_met_by_a_note_of_the_period(status: Status) -> None:
    assert stands(schedule("每季度", "07-01", status=status)) == (DueState.REPORTED, "2021-12-31", 179)
    assert stands(schedule("每季度", "06-30", status=status)) == (DueState.AHEAD, "2021-09-30", 87)
    assert stands(schedule("每季度", "03-31", status=status)) == (DueState.OVERDUE, "2021-06-30", -5)


def test_a_period_is_overdue_as_soon_as_its_day_has_passed() -> None:
    assert stands(schedule("每月25日前", "06-20", today=day("07-26"))) == (DueState.OVERDUE, "2021-07-25", -1)
    assert stands(schedule("每月25日前", "06-20", today=day("07-25"))) == (DueState.SOON, "2021-07-25", 0)
    assert schedule("每月25日前", "06-20", "07-28", today=day("07-30")).state is DueState.REPORTED


def test_older_periods_without_a_note_are_told_but_nobody_is_late_for_them() -> None:
    found = schedule("每季度", "08-01", today=day("10-02"))
    assert stands(found) == (DueState.AHEAD, "2021-12-31", 90)
    assert [period.due for period in found.missed] == [day("03-31"), day("06-30")]


def test_a_note_of_a_day_to_come_reports_nothing() -> None:
    assert schedule("每季度", "07-20").state is DueState.OVERDUE
    assert schedule("每季度", "06-01", "12-20", today=TODAY).ahead[-1].due == day("12-31")


def test_a_note_before_the_year_meets_no_period() -> None:
    assert schedule("每半年", "2020-12-31", today=day("02-01")).state is DueState.AHEAD


def test_a_note_behind_the_year_is_a_late_report_of_its_last_period() -> None:
    assert schedule("每季度", "2022-01-05", today=day("2022-01-10")).state is DueState.REPORTED


def test_what_is_due_behind_its_quarter_belongs_to_it() -> None:
    deadline = "每季度结束后10日内"
    assert stands(schedule(deadline, "04-08")) == (DueState.SOON, "2021-07-10", 5)
    assert stands(schedule(deadline, "07-04")) == (DueState.REPORTED, "2021-10-10", 97)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("30d", "08-04"),
        ("2周", "07-19"),
        ("0d", "07-05"),
        ("2021-06-30", "06-30"),
        ("2021/6/30", "06-30"),
        ("6月30日", "06-30"),
        ("12月31日", "12-31"),
        ("9月底", "09-30"),
        ("年底", "12-31"),
        ("三季度", "09-30"),
        ("今天", "07-05"),
    ],
)
def test_a_day_is_meant_as_a_span_from_today_or_in_the_words_of_deadlines(text: str, meant: str) -> None:
    assert day_meant(text, YEAR, TODAY) == day(meant)


@pytest.mark.parametrize("text", ["", "30", "长期", "每季度", "2021-02-30", "soon"])
def test_other_words_mean_no_day(text: str) -> None:
    with pytest.raises(BadDate):
        day_meant(text, YEAR, TODAY)


DAYS = st.dates(date(2020, 6, 1), date(2022, 6, 1))


@given(
    st.sampled_from(["", "每季度", "每月25日前", "每周五", "7月起每月", "年底前", "长期", "近期", "每季度结束后5日内"]),
    st.sampled_from(Status),
    st.none() | DAYS,
    st.lists(DAYS, max_size=4),
    DAYS,
)
def test_a_schedule_agrees_with_itself(
    deadline: str, status: Status, due: date | None, noted: list[date], today: date
) -> None:
    task = Task(1, "财政", "公开。", deadline=deadline, due=due, status=status, notes=tuple(map(Note, noted)))
    found = schedule_of(task, YEAR, today)
    assert (found.state is None) == (not deadline and not due)
    assert (found.due is None) == (found.days_left is None)
    if found.due and found.days_left is not None:
        assert (found.due - today).days == found.days_left
        assert status is not Status.DONE
        assert (found.state is DueState.OVERDUE) == (found.days_left < 0)
    assert all(period.due < today for period in found.missed)
    assert all(period.due >= today for period in found.ahead)
