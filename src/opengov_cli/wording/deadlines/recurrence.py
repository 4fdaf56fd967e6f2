"""The periods of a duty that comes again, in the words of a plan: 每季度, 每月25日前, 每年6月、12月底前, 每周五.

Only words that leave no doubt have periods: 定期 and 每批 have none, and neither has 每季度初 or 每月更新，每季度总结.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto

from .days import plain_words, read_days
from .deadline import DeadlineKind, read_deadline


class _Every(Enum):
    """How often a duty comes again."""

    WEEK = auto()
    HALF_MONTH = auto()
    MONTH = auto()
    TWO_MONTHS = auto()
    QUARTER = auto()
    FOUR_MONTHS = auto()
    HALF_YEAR = auto()
    YEAR = auto()


@dataclass(frozen=True, slots=True)
class Period:
    """One turn of a duty that comes again: a note of the days from ``begin`` to ``end`` meets it."""

    begin: date
    end: date
    due: date


_Stretch = tuple[date, date]
_MONTHS = {
    _Every.MONTH: 1,
    _Every.TWO_MONTHS: 2,
    _Every.QUARTER: 3,
    _Every.FOUR_MONTHS: 4,
    _Every.HALF_YEAR: 6,
    _Every.YEAR: 12,
}
_OF_MONTHS = {months: every for every, months in _MONTHS.items()}
_HAN = {"一": 1, "两": 2, "二": 2, "双": 2, "三": 3, "四": 4, "六": 6}
_EVERY = re.compile(
    r"(?:每一?个?|按(?!(?:年|月|季)度?(?:计划|安排|任务))|逐)(?:(?P<half_year>半年)|(?P<half_month>半个?月)|(?P<year>年)|(?P<quarter>季)|(?P<month>月)"
    r"|(?P<week>周|星期)|(?P<months>[一两二双三四六]|[0-9]{1,2})个?月)度?"
)
# What is said of the periods themselves, and what comes behind that.
_TAIL = re.compile(r"([^，,。；;]*)(.*)", re.DOTALL)
_WEEKDAYS = "一二三四五六日"
_WEEKDAY = re.compile(rf"^([{_WEEKDAYS}天])(?=之?前|以前|[上下中]午|下班|$|[（(、和及])")
# The first of two days is not the one that it is due: 10日至15日.
_RANGE = re.compile(r"[0-9]{1,2}[月日号]?(?:至|到|[-—–~～])+(?=[0-9])")
# Where a month stands in its quarter; the last is not numbered.
_MONTHS_OF_STRETCH = (("首月", "第一个月", "第1个月"), ("中间月", "第二个月", "第2个月"), ("第三个月", "第3个月"))
_LAST_MONTH = ("末月", "最后一个月", "最后1个月", "最后一月", "最后1月")
_OFFSETS = {word: offset for offset, words in enumerate(_MONTHS_OF_STRETCH) for word in words}
_DAY = re.compile(
    rf"(?P<month>{'|'.join((*_OFFSETS, *_LAST_MONTH))})?"
    "(?:月?(?P<part>上旬|中旬|下旬|底|末)|(?<![0-9])(?P<day>[0-9]{1,2})[日号])?"
)
_LAST_DAY_OF_PART = {"上旬": 10, "中旬": 20}
_BEHIND = re.compile(r"(?:结束|终了|期满)之?后的?(?P<days>[0-9]{1,2})[日天](?:内|之内|以内)")
_DAY_OF_NEXT_MONTH = re.compile(r"(?:次月|下月|下个月)(?P<days>[0-9]{1,2})[日号]")
_UNREAD = re.compile(r"[0-9][年月日号季旬周天]|[年月季度]初|^初|工作日|左右|前后|[次下]个?月|周[一二三四五六日天]")
_BEGINS = re.compile(
    r"(?:(?P<year>[0-9]{4})年)?(?:(?P<month>[0-9]{1,2})月份?)?(?:(?P<day>[0-9]{1,2})[日号])?(?:起|开始)"
)


def read_periods(text: str, year: int) -> tuple[Period, ...]:
    """The periods of a duty in the plan's year, in their order, as far as they are due in it; none where the words name
    none with certainty.
    """
    plain = plain_words(text)
    found = [*_EVERY.finditer(plain)]
    if len(found) != 1:
        return ()
    before, after = plain[: found[0].start()], plain[found[0].end() :]
    tail, rest = _TAIL.findall(after)[0]
    if read_deadline(before + rest, year).kind is DeadlineKind.RELATIVE:
        return ()
    try:
        _refuse_unread(read_days(rest, year)[1])
        periods = tuple(_periods(_every(found[0]), tail, year))
        return _from_their_begin(periods, before, year)
    except ValueError:
        return ()


def _every(match: re.Match[str]) -> _Every:
    """How often that is. Raises ValueError for a number of months that does not divide a year."""
    if months := match["months"]:
        return _every_months(_HAN.get(months) or int(months))
    names = {
        "half_year": _Every.HALF_YEAR,
        "half_month": _Every.HALF_MONTH,
        "year": _Every.YEAR,
        "quarter": _Every.QUARTER,
        "month": _Every.MONTH,
        "week": _Every.WEEK,
    }
    return names[str(match.lastgroup)]


def _every_months(months: int) -> _Every:
    if months not in _OF_MONTHS:
        raise ValueError(months)
    return _OF_MONTHS[months]


def _periods(every: _Every, tail: str, year: int) -> Iterator[Period]:
    """The periods of a year; ``tail`` is what the words say behind 每季度. Raises ValueError for what is not read."""
    if every is _Every.WEEK:
        yield from _weeks(tail, year)
        return
    behind = _BEHIND.search(tail) or (_DAY_OF_NEXT_MONTH.search(tail) if every is _Every.MONTH else None)
    if behind:
        _refuse_unread(tail.replace(behind[0], "", 1))
        yield from _behind(every, timedelta(int(behind["days"])), year)
        return
    days_in = _days_in_stretch(every, _RANGE.sub("", tail), year)
    for stretch in _stretches(every, year):
        yield from _divided(stretch, days_in(stretch))


def _stretches(every: _Every, year: int) -> Iterator[_Stretch]:
    """The stretches of time into which a year is divided: months, quarters, halves …"""
    if every is _Every.HALF_MONTH:
        for first, last in _stretches(_Every.MONTH, year):
            yield first, first.replace(day=15)
            yield first.replace(day=16), last
        return
    months = _MONTHS[every]
    for month in range(1, 13, months):
        yield date(year, month, 1), _end_of_month(year, month + months - 1)


def _days_in_stretch(every: _Every, tail: str, year: int) -> Callable[[_Stretch], Sequence[date]]:
    """What tells the days of a stretch on which something is due: those that the words name, else its last.

    Raises ValueError for words that are not read.
    """
    if every is _Every.YEAR:
        days, rest = read_days(tail, year)
        _refuse_unread(rest)
        return lambda stretch: sorted({day for day in days if day.year == year}) or [stretch[1]]
    named = {match[0]: match for match in _DAY.finditer(tail) if match[0]}.values()
    rest = _DAY.sub("", tail)
    _refuse_unread(rest)
    if every is _Every.HALF_MONTH and named:
        raise ValueError(tail)
    return lambda stretch: sorted({_day_in(stretch, match) for match in named}) or [stretch[1]]


def _day_in(stretch: _Stretch, match: re.Match[str]) -> date:
    """The day of a stretch that words such as 首月10日 name. Raises ValueError for a day that no month has."""
    first, last = stretch
    named, part = match["month"], match["part"]
    if not named and first.month != last.month and (match["day"] or part in _LAST_DAY_OF_PART):
        # Of which month of the quarter?
        raise ValueError(match[0])
    month = first.month + _OFFSETS[named] if named in _OFFSETS else last.month
    if month > last.month:
        raise ValueError(match[0])
    end = _end_of_month(first.year, month)
    day = int(match["day"] or _LAST_DAY_OF_PART.get(part, end.day))
    if not 1 <= day <= 31:  # noqa: PLR2004 - the longest month
        raise ValueError(match[0])
    return end.replace(day=min(day, end.day))


def _divided(stretch: _Stretch, dues: Sequence[date]) -> Iterator[Period]:
    """The periods of a stretch, one for each day on which something is due."""
    begin, last = stretch
    for place, due in enumerate(dues, start=1):
        end = last if place == len(dues) else due
        yield Period(begin, end, due)
        begin = end + timedelta(1)


def _behind(every: _Every, lag: timedelta, year: int) -> Iterator[Period]:
    """Periods of which each is due some days behind its end; a note counts until then, and behind that for the next."""
    begin = date(year, 1, 1)
    for _first, last in _stretches(every, year):
        due = last + lag
        yield Period(begin, due, due)
        begin = due + timedelta(1)


def _weeks(tail: str, year: int) -> Iterator[Period]:
    """The weeks that end, or are due, in a year. Raises ValueError for words that are not read."""
    weekday = _WEEKDAY.match(tail)
    _refuse_unread(tail)
    offset = 6 if weekday is None else _WEEKDAYS.index(weekday[1].replace("天", "日"))
    monday = date(year, 1, 1) - timedelta(date(year, 1, 1).weekday())
    while monday.year <= year:
        due = monday + timedelta(offset)
        if due.year == year:
            yield Period(monday, monday + timedelta(6), due)
        monday += timedelta(7)


def _from_their_begin(periods: tuple[Period, ...], before: str, year: int) -> tuple[Period, ...]:
    """The periods from the day on which words in front of 每 let them begin: 7月起每月, 4月底前建成，每月更新.

    Raises ValueError for a day that no calendar has.
    """
    if begins := _BEGINS.search(before):
        first = date(int(begins["year"] or year), int(begins["month"] or 1), int(begins["day"] or 1))
        return tuple(period for period in periods if period.end >= first)
    days, _rest = read_days(before, year)
    if not days:
        return periods
    # What is to stand by then may stand at any time before.
    first = max(days)
    begun = [period for period in periods if period.end >= first]
    return tuple(
        replace(period, begin=periods[0].begin, due=max(period.due, first)) if period is begun[0] else period
        for period in begun
    )


def _refuse_unread(words: str) -> None:
    if _UNREAD.search(words):
        raise ValueError(words)


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
