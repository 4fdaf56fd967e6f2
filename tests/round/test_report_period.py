"""The period of a report and the one before it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.plan.errors import BadDate
from opengov_cli.plan.model import Plan
from opengov_cli.round.errors import BackwardPeriod, BadMonth, BadQuarter
from opengov_cli.round.report.period import ReportPeriod, between, month, quarter, usual

TODAY = date(2021, 7, 5)
Q2 = ReportPeriod(date(2021, 4, 1), date(2021, 6, 30))
days = st.dates(date(1950, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2021Q2",
        "2021q2",
        "2021-Q2",
        "2021 Q2",
        "Q2",
        "2",
        "二季度",
        "第二季度",
        "2021年第二季度",
        "2021年2季度",
        "２０２１Ｑ２",
    ],
)
def test_a_quarter_is_typed_in_many_ways(text: str) -> None:
    assert quarter(text, 2021) == Q2


@pytest.mark.parametrize("text", ["2021-06", "2021/6", "2021年6月", "6月", "6", "06", "6月份"])
def test_a_month_is_typed_in_many_ways(text: str) -> None:
    assert month(text, 2021) == ReportPeriod(date(2021, 6, 1), date(2021, 6, 30))


@pytest.mark.parametrize("text", ["", "Q5", "2021", "0021Q1", "第季度", "9999Q1", "Q", "上半年"])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(BadQuarter):
        quarter(text, 2021)


@pytest.mark.parametrize("text", ["", "13月", "0月", "2021-00", "0001-01", "六", "2021-06-30"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(BadMonth):
        month(text, 2021)


@pytest.mark.parametrize(
    ("since", "until", "words", "before"),
    [
        ("2021-04-01", "2021-06-30", "2021年第二季度", "2021年第一季度"),
        ("2021-01-01", "2021-03-31", "2021年第一季度", "2020年第四季度"),
        ("2021-03-01", "2021-03-31", "2021年3月", "2021年2月"),
        ("2021-07-01", "2021-12-31", "2021年下半年", "2021年上半年"),
        ("2021-01-01", "2021-12-31", "2021年", "2020年"),
        ("2021-02-01", "2021-04-30", "2021年2月1日至4月30日", "2020年11月1日至2021年1月31日"),
        ("2021-01-01", "2021-05-31", "2021年1月1日至5月31日", "2020年8月1日至12月31日"),
        ("2021-04-15", "2021-06-14", "2021年4月15日至6月14日", "2021年2月13日至4月14日"),
        ("2021-06-30", "2021-06-30", "2021年6月30日", "2021年6月29日"),
        ("2020-12-01", "2021-01-31", "2020年12月1日至2021年1月31日", "2020年10月1日至11月30日"),
    ],
)
def test_a_period_is_called_as_reports_call_it(since: str, until: str, words: str, before: str) -> None:
    period = ReportPeriod(date.fromisoformat(since), date.fromisoformat(until))
    assert (period.words, period.before.words) == (words, before)


@given(days, days)
def test_the_period_before_ends_where_this_one_begins_and_is_about_as_long(one: date, other: date) -> None:
    period = ReportPeriod(*sorted((one, other)))
    before = period.before
    assert before.until + timedelta(1) == period.since
    lengths = [(found.until - found.since).days for found in (before, period)]
    assert abs(lengths[0] - lengths[1]) <= 4


def test_without_a_period_it_is_the_quarter_of_today_within_the_plans_year() -> None:
    plan = Plan("方案", "某局", 2021)
    assert usual(plan, date(2021, 5, 9)) == Q2
    assert usual(plan, date(2026, 2, 1)).words == "2021年第四季度"
    assert usual(plan, date(2020, 2, 1)).words == "2021年第一季度"


def test_an_open_end_is_today_or_the_begin_of_the_year() -> None:
    assert between(date(2021, 6, 1), None, TODAY) == ReportPeriod(date(2021, 6, 1), TODAY)
    assert between(None, date(2021, 6, 30), TODAY).words == "2021年上半年"
    with pytest.raises(BackwardPeriod):
        between(date(2021, 7, 6), None, TODAY)
    with pytest.raises(BadDate):
        between(date(1, 1, 1), None, TODAY)
