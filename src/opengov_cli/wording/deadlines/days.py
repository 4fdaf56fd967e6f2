"""The days that words name: 6月30日, 2024.6, 第三季度末, 次年1月底, 年内.

The words are plain: they hold no blanks, and their numbers are in half-width digits.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Collection
from datetime import date, timedelta

from opengov_cli.plan.text import fold

from ..numerals import HAN_DIGITS, to_decimal

_HAN_NUMBER = re.compile(f"(?<![{HAN_DIGITS}十])[{HAN_DIGITS}十]++(?=年|月|日|号|季)")
# Day 0 of Excel.
_FIRST_DAY = date(1899, 12, 30)
_SERIAL = re.compile("[1-9][0-9]{4}")
_ONE_DAY = re.compile("(?:(?P<year>[0-9]{4})[年./-])?(?P<month>[0-9]{1,2})[月./-](?P<day>[0-9]{1,2})日?")
_NAMED_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"
_NEXT_YEAR = "(?P<next>次年|明年|翌年|来年)"
_YEAR = rf"(?:{_NAMED_YEAR}年度?|{_NEXT_YEAR}|今年|本年度?|当年)?"

# What may stand behind a number that is a day only there: 6.30前.
_ENDS = "(?=之?前|以前|$|[，,。；;、）)])"
_EXACT_DAY = (
    "(?P<year>[0-9]{4})(?:[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})|(?P<month2>[0-9]{2})(?P<day2>[0-9]{2}))"
    "(?![0-9月])日?"
)
_MONTH = (
    rf"{_YEAR}(?P<month>[0-9]{{1,2}})月份?"
    rf"(?:(?P<day>[0-9]{{1,3}})[日号]|(?P<bare_day>[0-9]{{1,2}}){_ENDS}|(?P<part>上旬|中旬|下旬|底|末|内|中)?)"
)
_MONTH_IN_NUMBERS = r"(?P<year>[0-9]{4})(?P<mark>[-./])(?P<month>[0-9]{1,2})(?![./0-9]|-[0-9]{1,2}(?![0-9]))月?底?"
_DAY_IN_NUMBERS = rf"(?<![.a-z\u4e00-\u9fff])(?P<month>[0-9]{{1,2}})(?P<mark>[./])(?P<day>[0-9]{{1,2}}){_ENDS}"
_QUARTER = rf"{_YEAR}第?(?P<quarter>[1-4])季度?(?:底|末|内)?"
_QUARTER_IN_LETTERS = "(?:(?P<year>[0-9]{4})年?)?q(?P<quarter>[1-4])(?![0-9])"
_HALF = rf"{_YEAR}(?P<half>上半年|下半年|年中)"
# A year is a deadline only where the words end or go on like this: 2021年内, but not 2021年工作.
_WHOLE_YEAR = (
    rf"(?:{_NAMED_YEAR}年?|{_NEXT_YEAR}|今年|本年|当年|全年|年度)?"
    r"(?:年底|年末|年终|年度?内|年度|(?<=[0-9])年(?!之?前|以前))(?=前|之前|以前|内|完成|$|[，,。；;、）)]|均|要)"
)
_LAST_DAY_OF_PART = {"上旬": 10, "中旬": 20}
_LAST_MONTH_OF_HALF = {"上半年": 6, "年中": 6, "下半年": 12}


def plain_words(text: str) -> str:
    """The words of a text without blanks, with every number in half-width digits."""
    return _HAN_NUMBER.sub(lambda han: to_decimal(han[0]) or han[0], re.sub(r"\s", "", fold(text)))


def read_serial(plain: str, year: int) -> date | None:
    """The day that a number of Excel such as 45473 is; None if that is not of about the year."""
    day = _FIRST_DAY + timedelta(int(plain)) if _SERIAL.fullmatch(plain) else None
    return day if day and -1 <= day.year - year <= 5 else None  # noqa: PLR2004 - plans look five years ahead


def read_past_day(plain: str, years: Collection[int], latest: date) -> date | None:
    """The one day that words such as 6月20日 are, in one of the years unless they name one, and not after the latest;
    None where that is no single one.
    """
    named = _ONE_DAY.fullmatch(plain)
    if not named:
        return None
    days: set[date] = set()
    for year in [int(named["year"])] if named["year"] else {*years}:
        try:
            days.add(date(year, int(named["month"]), int(named["day"])))
        except ValueError:
            continue
    past = [day for day in days if day <= latest]
    return past[0] if len(past) == 1 else None


def read_days(plain: str, year: int) -> tuple[tuple[date, ...], str]:
    """The days that the words name, and the words without them. ``year`` is meant where the words name none.

    Of a month or another stretch of time it is the last day. Raises ValueError for a day that no calendar has.
    """
    days: list[date] = []
    rest = ""
    position = 0
    while position < len(plain):
        named = _day_at(plain, position, year)
        if named:
            day, position = named
            days.append(day)
        else:
            rest += plain[position]
            position += 1
    return tuple(days), rest


def _day_at(plain: str, position: int, year: int) -> tuple[date, int] | None:
    """The day whose words begin at a position, and where they end."""
    for form, day_of in _FORMS:
        match = form.match(plain, position)
        if match:
            return day_of(match, _year_of(match, year)), match.end()
    return None


def _year_of(match: re.Match[str], year: int) -> int:
    groups = match.groupdict()
    if groups.get("next"):
        return year + 1
    named = groups.get("year")
    if not named:
        return year
    if len(named) == 4:  # noqa: PLR2004 - digits of a year
        return int(named)
    # 21年 is the plan's own year, or else it is not certain which one.
    if int(named) != year % 100:
        raise ValueError(named)
    return year


def _exact_day(match: re.Match[str], year: int) -> date:
    return date(year, int(match["month"] or match["month2"]), int(match["day"] or match["day2"]))


def _day_in_numbers(match: re.Match[str], year: int) -> date:
    # 6/12 may be June and December, and 6.1 what a table makes of 6.10.
    by_slash, day = match["mark"] == "/", int(match["day"])
    if (by_slash and day <= 12) or (not by_slash and match["day"] in ("1", "2", "3")):  # noqa: PLR2004 - months
        raise ValueError(match[0])
    return date(year, int(match["month"]), day)


def _month_in_numbers(match: re.Match[str], year: int) -> date:
    # What a table makes of 2024.10.
    if match["mark"] == "." and match["month"] == "1":
        raise ValueError(match[0])
    return _end_of_month(year, int(match["month"]))


def _day_of_month(match: re.Match[str], year: int) -> date:
    month, day = int(match["month"]), int(match["day"] or match["bare_day"] or 0)
    day = day or _LAST_DAY_OF_PART.get(match["part"], 0)
    return date(year, month, day) if day else _end_of_month(year, month)


def _end_of_quarter(match: re.Match[str], year: int) -> date:
    return _end_of_month(year, int(match["quarter"]) * 3)


def _end_of_half(match: re.Match[str], year: int) -> date:
    return _end_of_month(year, _LAST_MONTH_OF_HALF[match["half"]])


def _end_of_year(_match: re.Match[str], year: int) -> date:
    return _end_of_month(year, 12)


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


# The most exact form first. A digit may not stand before any of them: 1030日 is no day.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], date]], ...] = tuple(
    (re.compile(f"(?<![0-9]){form}"), day_of)
    for form, day_of in (
        (_EXACT_DAY, _exact_day),
        (_MONTH_IN_NUMBERS, _month_in_numbers),
        (_MONTH, _day_of_month),
        (_DAY_IN_NUMBERS, _day_in_numbers),
        (_QUARTER, _end_of_quarter),
        (_QUARTER_IN_LETTERS, _end_of_quarter),
        (_HALF, _end_of_half),
        (_WHOLE_YEAR, _end_of_year),
    )
)
