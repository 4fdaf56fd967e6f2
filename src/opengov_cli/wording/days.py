"""The days that the words of a deadline name: 6月30日, 第三季度末, 次年1月底, 年内.

The words are plain: they hold no blanks, and their numbers are in half-width digits.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date

_NAMED_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"
_NEXT_YEAR = "(?P<next>次年|明年|翌年|来年)"
_YEAR = rf"(?:{_NAMED_YEAR}年度?|{_NEXT_YEAR}|今年|本年度?|当年)?"

_EXACT_DAY = "(?P<year>[0-9]{4})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})(?![0-9])日?"
_MONTH = rf"{_YEAR}(?P<month>[0-9]{{1,2}})月份?(?:(?P<day>[0-9]{{1,3}})[日号]|(?P<part>上旬|中旬|下旬|底|末|内|中)?)"
_QUARTER = rf"{_YEAR}第?(?P<quarter>[1-4])季度?(?:底|末|内)?"
_HALF = rf"{_YEAR}(?P<half>上半年|下半年|年中)"
# A year is a deadline only where the words end or go on like this: 2021年前, but not 2021年工作.
_WHOLE_YEAR = (
    rf"(?:{_NAMED_YEAR}年?|{_NEXT_YEAR}|今年|本年|当年|全年|年度)?"
    r"(?:年底|年末|年终|年度?内|年度|(?<=[0-9])年)(?=前|之前|以前|内|完成|$|[，,。；;、）)]|均|要)"
)
_LAST_DAY_OF_PART = {"上旬": 10, "中旬": 20}
_LAST_MONTH_OF_HALF = {"上半年": 6, "年中": 6, "下半年": 12}


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
    named = groups["year"]
    if not named:
        return year
    if len(named) == 4:  # noqa: PLR2004 - digits of a year
        return int(named)
    # 21年 is the plan's own year, or else it is not certain which one.
    if int(named) != year % 100:
        raise ValueError(named)
    return year


def _exact_day(match: re.Match[str], year: int) -> date:
    return date(year, int(match["month"]), int(match["day"]))


def _day_of_month(match: re.Match[str], year: int) -> date:
    month, day = int(match["month"]), int(match["day"] or 0)
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
        (_MONTH, _day_of_month),
        (_QUARTER, _end_of_quarter),
        (_HALF, _end_of_half),
        (_WHOLE_YEAR, _end_of_year),
    )
)
