"""Deadlines in the words of plans, and the dates that follow from them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.wording.deadlines.deadline import Deadline, DeadlineKind, read_deadline


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("年底前", "2021-12-31"),
        ("年内", "2021-12-31"),
        ("今年年底前", "2021-12-31"),
        ("2021年底前", "2021-12-31"),
        ("21年底前", "2021-12-31"),
        ("年度内完成", "2021-12-31"),
        ("2021年", "2021-12-31"),
        ("次年1月底前", "2022-01-31"),
        ("11月底前", "2021-11-30"),
        ("１１月底前", "2021-11-30"),
        ("十一月底前", "2021-11-30"),
        ("12 月 底 前 完成", "2021-12-31"),
        ("2月底", "2021-02-28"),
        ("6月", "2021-06-30"),
        ("6月30日前", "2021-06-30"),
        ("六月三十日", "2021-06-30"),
        ("2022年9月30日前", "2022-09-30"),
        ("二〇二一年十二月", "2021-12-31"),
        ("2022-09-30", "2022-09-30"),
        ("2021.6.30", "2021-06-30"),
        ("2021/6/30", "2021-06-30"),
        ("12月31日24时前", "2021-12-31"),
        ("9月上旬", "2021-09-10"),
        ("9月中旬", "2021-09-20"),
        ("9月下旬", "2021-09-30"),
        ("第三季度末", "2021-09-30"),
        ("三季度", "2021-09-30"),
        ("2021年第4季度", "2021-12-31"),
        ("上半年", "2021-06-30"),
        ("下半年", "2021-12-31"),
        ("年中", "2021-06-30"),
        ("6月—9月", "2021-09-30"),
        ("4-11月", "2021-11-30"),
        ("2021年1月1日至2021年12月31日", "2021-12-31"),
        ("2021-9", "2021-09-30"),
        ("2021.6", "2021-06-30"),
        ("2021.10", "2021-10-31"),
        ("2021/6", "2021-06-30"),
        ("20210630", "2021-06-30"),
        ("6.30", "2021-06-30"),
        ("6.30前", "2021-06-30"),
        ("6/30", "2021-06-30"),
        ("6月15前", "2021-06-15"),
        ("6月30日24时前", "2021-06-30"),
        ("2021年6月30日（星期三）前", "2021-06-30"),
        ("2021-9-10月", "2021-10-31"),
        ("2021", "2021-12-31"),
        ("2021Q3", "2021-09-30"),
        ("Q2", "2021-06-30"),
    ],
)
def test_a_date_follows_from(text: str, due: str) -> None:
    found = read_deadline(text, 2021)
    assert (found.kind, str(found.due)) == (DeadlineKind.DATED, due)


@pytest.mark.parametrize(
    "text", ["每月25日前", "每季度末", "每年", "每半年", "每年1月31日前", "按月", "按季度", "定期", "每季度首月10日前"]
)
def test_it_comes_again(text: str) -> None:
    assert read_deadline(text, 2021) == Deadline(DeadlineKind.RECURRING)


@pytest.mark.parametrize(
    "text",
    [
        "持续推进",
        "长期坚持",
        "长期",
        "常态化",
        "全年",
        "全年推进",
        "贯穿全年",
        "及时",
        "即日起",
        "7月1日起",
        "2021年全年",
    ],
)
def test_it_stands(text: str) -> None:
    assert read_deadline(text, 2021) == Deadline(DeadlineKind.STANDING)


@pytest.mark.parametrize(
    "text", ["20个工作日内", "收到申请后20个工作日内", "文件印发后10日内", "会后3天内", "三个月内", "规定时限内"]
)
def test_it_counts_from_something_else(text: str) -> None:
    assert read_deadline(text, 2021) == Deadline(DeadlineKind.RELATIVE)


@pytest.mark.parametrize(
    "text",
    [
        "1030日前",
        "13月底前",
        "2月30日前",
        "6月31日前",
        "22年底前",
        "11月前",
        "2021年前",
        "6月30日0时前",
        "6/12",
        "6.1",
        "2021.1",
        "6.31",
        "9-10",
        "6.30-9.30",
        "上旬",
        "下月5日前",
        "完成1.5万户",
        "99999",
        "12345",
        "三季度前",
        "月初",
        "近期",
        "根据需要",
        "",
    ],
)
def test_no_date_follows_with_certainty(text: str) -> None:
    assert read_deadline(text, 2021) == Deadline(DeadlineKind.UNCLEAR)


@pytest.mark.parametrize(
    ("text", "kind", "dates"),
    [
        ("6月底前完成初稿，11月底前完成", DeadlineKind.DATED, ("2021-06-30", "2021-11-30")),
        ("6月底、12月底前", DeadlineKind.DATED, ("2021-06-30", "2021-12-31")),
        ("2021.6-2021.12", DeadlineKind.DATED, ("2021-06-30", "2021-12-31")),
        ("44377", DeadlineKind.SERIAL, ("2021-06-30",)),
        ("一季度末、三季度末", DeadlineKind.DATED, ("2021-03-31", "2021-09-30")),
        ("2021年6月底前，并长期坚持", DeadlineKind.STANDING, ("2021-06-30",)),
        ("4月底前，每月更新", DeadlineKind.RECURRING, ("2021-04-30",)),
    ],
)
def test_the_last_of_several_dates_is_the_one_that_it_is_due(
    text: str, kind: DeadlineKind, dates: tuple[str, ...]
) -> None:
    days = tuple(map(date.fromisoformat, dates))
    assert read_deadline(text, 2021) == Deadline(kind, max(days), days)


@given(
    st.text("0123456789一二三十〇年月日号底前末内季度每上下半旬中起至-—./qQ、，全长期工作 ", max_size=20),
    st.integers(1949, 2199),
)
def test_any_words_can_be_read_and_unclear_ones_have_no_date(text: str, year: int) -> None:
    found = read_deadline(text, year)
    assert found.due == max(found.dates, default=None)
    assert found.due is None or found.kind not in (DeadlineKind.RELATIVE, DeadlineKind.UNCLEAR)
