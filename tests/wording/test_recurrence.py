"""Duties that come again, and the periods in which they are due."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.wording.deadlines.recurrence import read_periods

MONTH_ENDS = [
    "01-31",
    "02-28",
    "03-31",
    "04-30",
    "05-31",
    "06-30",
    "07-31",
    "08-31",
    "09-30",
    "10-31",
    "11-30",
    "12-31",
]
QUARTER_ENDS = MONTH_ENDS[2::3]
TWENTY_FIFTHS = [f"{month:02}-25" for month in range(1, 13)]


def dues(text: str, year: int = 2021) -> list[str]:
    """The days on which something is due, without their year where that is the plan's."""
    return [str(period.due).removeprefix(f"{year}-") for period in read_periods(text, year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每季度", QUARTER_ENDS),
        ("每季度末", QUARTER_ENDS),
        ("按季度报送", QUARTER_ENDS),
        ("逐季", QUARTER_ENDS),
        ("每三个月", QUARTER_ENDS),
        ("每季度至少更新1次", QUARTER_ENDS),
        ("长期，每季度报送", QUARTER_ENDS),
        ("每季度更新，12月底前完成", QUARTER_ENDS),
        ("每季度首月10日前", ["01-10", "04-10", "07-10", "10-10"]),
        ("每季度第二个月15日前", ["02-15", "05-15", "08-15", "11-15"]),
        ("每季度（末月25日前）", ["03-25", "06-25", "09-25", "12-25"]),
        ("每季度最后一个月20日前", ["03-20", "06-20", "09-20", "12-20"]),
        ("每季度结束后10日内", ["04-10", "07-10", "10-10", "2022-01-10"]),
        ("每月", MONTH_ENDS),
        ("每月一次", MONTH_ENDS),
        ("每月底前，遇节假日顺延", MONTH_ENDS),
        ("每月31日前", MONTH_ENDS),
        ("每月25日前", TWENTY_FIFTHS),
        ("每个月二十五日前", TWENTY_FIFTHS),
        ("每 月 ２５ 日 前", TWENTY_FIFTHS),
        ("每月20日至25日", TWENTY_FIFTHS),
        ("每月中旬", [f"{month:02}-20" for month in range(1, 13)]),
        ("每两个月", MONTH_ENDS[1::2]),
        ("每半年", ["06-30", "12-31"]),
        ("每半年末", ["06-30", "12-31"]),
        ("每年", ["12-31"]),
        ("每年至少听取1次", ["12-31"]),
        ("每年12月底前", ["12-31"]),
        ("每年年底前", ["12-31"]),
        ("每年1月31日前", ["01-31"]),
        ("每年6月、12月底前", ["06-30", "12-31"]),
        ("7月起每月25日前", TWENTY_FIFTHS[6:]),
        ("自7月份起每月报送", MONTH_ENDS[6:]),
        ("即日起，每月报送", MONTH_ENDS),
        ("4月底前建成，每月25日前更新", ["04-30", *TWENTY_FIFTHS[4:]]),
    ],
)
def test_the_days_on_which_it_is_due(text: str, expected: list[str]) -> None:
    assert dues(text) == expected


def test_weeks_belong_to_the_year_in_which_they_are_due() -> None:
    fridays = read_periods("每周五前", 2021)
    assert {period.due.isoweekday() for period in fridays} == {5}
    assert [fridays[0].due, fridays[-1].due] == [date(2021, 1, 1), date(2021, 12, 31)]
    assert {period.due.isoweekday() for period in read_periods("每周一次", 2021)} == {7}


def test_half_months_end_on_the_fifteenth_and_on_the_last() -> None:
    assert dues("每半月")[:4] == ["01-15", "01-31", "02-15", "02-28"]


@pytest.mark.parametrize(("year", "due"), [(2024, "02-29"), (2021, "02-28")])
def test_a_month_that_is_too_short_ends_with_its_last_day(year: int, due: str) -> None:
    assert dues("每月30日前", year)[1] == due


def test_a_period_ends_behind_the_day_on_which_it_is_due() -> None:
    february = read_periods("每月25日前", 2021)[1]
    assert (february.begin, february.end) == (date(2021, 2, 1), date(2021, 2, 28))


def test_what_is_due_behind_its_period_is_reported_until_then() -> None:
    second = read_periods("每季度结束后10日内", 2021)[1]
    assert (second.begin, second.end) == (date(2021, 4, 11), date(2021, 7, 10))


def test_what_is_to_stand_by_a_day_may_stand_at_any_time_before() -> None:
    assert read_periods("4月底前建成，每月更新", 2021)[0].begin == date(2021, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "年底前",
        "长期",
        "定期",
        "不定期",
        "每批",
        "每日",
        "每工作日",
        "每5个月",
        "每月更新，每季度总结",
        "每月更新，25日前报送",
        "每季度25日前",
        "每季度初",
        "每季度中旬",
        "每月第二个月",
        "每季度次月10日前",
        "每季度结束后10个工作日内",
        "每月3天内",
        "每月32日前",
        "每周一、周五",
        "每年年初",
        "每年2月30日前",
        "收到申请后每月答复",
        "按年度计划推进",
        "2022年起每年",
    ],
)
def test_what_is_not_certain_has_no_periods(text: str) -> None:
    assert read_periods(text, 2021) == ()


@given(
    st.text("0123456789一二两三五六〇年月日号周底前末内季度每半个按首第最后结束次起至、，（）更新 ", max_size=20),
    st.integers(1949, 2199),
)
def test_periods_follow_one_another_and_are_due_before_they_end(text: str, year: int) -> None:
    for text_read in (text, f"每季度{text}", f"{text}每月{text}"):
        periods = read_periods(text_read, year)
        assert all(period.begin <= period.due <= period.end for period in periods)
        assert all(before.end + timedelta(1) == behind.begin for before, behind in pairwise(periods))
