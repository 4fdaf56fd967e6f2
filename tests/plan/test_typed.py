"""Days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from opengov_cli.plan.errors import BadDate, BadSpan
from opengov_cli.plan.typed import typed_day, typed_span

TODAY = date(2021, 7, 2)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2021-06-01", date(2021, 6, 1)),
        ("２０２１-06-01", date(2021, 6, 1)),
        ("2021-6-1", date(2021, 6, 1)),
        ("2021/6/30", date(2021, 6, 30)),
        ("2021.6.30", date(2021, 6, 30)),
        ("2021年6月30日", date(2021, 6, 30)),
        (" 2021 年 6 月 30 日 ", date(2021, 6, 30)),
        ("6月30日", date(2021, 6, 30)),
        ("7月2日", date(2021, 7, 2)),
        ("12月31日", date(2020, 12, 31)),
        ("2月29日", date(2020, 2, 29)),
        ("今天", TODAY),
        ("昨天", date(2021, 7, 1)),
        ("Yesterday", date(2021, 7, 1)),
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str, meant: date) -> None:
    assert typed_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "looks_like_one"),
    [
        ("2021-02-30", True),
        ("2月30日", True),
        ("2021/13/1", True),
        ("20210601", False),
        ("2021-W22-1", False),
        ("6.30", False),
        ("昨日上午", False),
        ("", False),
    ],
)
def test_what_is_no_day_is_refused(typed: str, looks_like_one: bool) -> None:
    with pytest.raises(BadDate) as caught:
        typed_day(typed, TODAY)
    assert caught.value.looks_like_one is looks_like_one


@pytest.mark.parametrize(
    ("typed", "days"),
    [("30d", 30), ("30 D", 30), ("1day", 1), ("45天", 45), ("４５天", 45), ("2w", 14), ("6周", 42), ("0d", 0)],
)
def test_a_span_of_time_is_days_or_weeks(typed: str, days: int) -> None:
    assert typed_span(typed) == timedelta(days)


@pytest.mark.parametrize("typed", ["", "30", "d", "-3d", "1.5w", "3m", "999999d", "30d前"])
def test_what_is_no_span_is_refused(typed: str) -> None:
    with pytest.raises(BadSpan):
        typed_span(typed)
