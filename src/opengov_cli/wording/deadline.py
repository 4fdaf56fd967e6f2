"""时限要求 in the plan's words → the calendar date that follows from them, where one does."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from opengov_cli.plan.text import fold

from .numerals import HAN_DIGITS, to_decimal


class DeadlineKind(StrEnum):
    """What sort of deadline the words state."""

    DATED = "dated"
    RECURRING = "recurring"
    STANDING = "standing"
    RELATIVE = "relative"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline; ``due`` is the last of its ``dates``, also where the duty goes on or comes again behind it."""

    kind: DeadlineKind
    due: date | None = None
    dates: tuple[date, ...] = ()


_HAN_NUMBER = re.compile(f"[{HAN_DIGITS}十]+(?=年|月|日|号|季)")
_RECURRING = re.compile(
    r"每(?:个)?(?:年|月|季|周|日|天|半年|半月|两|双|次|批|逢|工作日|[0-9])|按(?:月|季|周|年|季度|年度|月度)|定期|逐(?:月|季|年)|不定期"
)
_STANDING = re.compile(
    r"长期|持续|常态|贯穿|日常|经常|随时|实时|即时|及时|立即|即日起|常抓|不断|全年(?!底|末)|年度(?:内)?(?:持续|推进)|(?:日|月|年)起"
)
_COUNT = "(?<![0-9月])[0-9一二三四五六七八九十两]{1,3}"
_RELATIVE = re.compile(
    rf"{_COUNT}(?:个?(?:工作日|自然日|天|小时|周)|日(?:内|之内|以内)|个月)|规定(?:时限|时间|期限)|[后之]后?[0-9]+"
    r"|收到|印发|会后|出台后|发布后|形成(?:或者变更)?之日|同步"
)
_RANGE = re.compile(
    r"(?:(?:[0-9]{4}年)?[0-9]{1,2}月?(?:[0-9]{1,2}日)?(?:初|上旬|中旬)?)(?:[-—–~～]+|至|到)(?=(?:[0-9]{4}年)?[0-9]{1,2}[月日.])"
)
_NEXT = "次年|明年|翌年|来年"
_YEAR = rf"(?:(?P<year>[0-9]{{4}}|[0-9]{{2}})年度?|(?P<next>{_NEXT})|今年|本年度?|当年)?"
# What names a day, the most exact form first. A digit may not stand before it: 1030日 is no day.
_DAYS = re.compile(
    rf"(?<![0-9])(?:(?P<iso>[0-9]{{4}}[-./][0-9]{{1,2}}[-./][0-9]{{1,2}})(?![0-9])日?"
    rf"|{_YEAR}(?P<month>[0-9]{{1,2}})月份?(?:(?P<day>[0-9]{{1,3}})[日号]|(?P<part>上旬|中旬|下旬|底|末|内|中)?)"
    rf"|{_YEAR.replace('year', 'year2').replace('next', 'next2')}第?(?P<quarter>[1-4])季度?(?:底|末|内)?"
    rf"|{_YEAR.replace('year', 'year3').replace('next', 'next3')}(?P<half>上半年|下半年|年中)"
    rf"|(?:(?P<year4>[0-9]{{4}}|[0-9]{{2}})年?|(?P<next4>{_NEXT})|今年|本年|当年|全年|年度)?(?P<end>年底|年末|年终|年度?内|年度|(?<=[0-9])年)(?=前|之前|以前|内|完成|$|[，,。；;、）)]|均|要))"
)
_OPEN = re.compile(r"[0-9]{1,2}月前|季度?前|月初|近期|适时|尽快|[0-9]{1,2}月[0-9]{1,2}日?起")
_PARTS = {"上旬": 10, "中旬": 20}


def read_deadline(text: str, year: int) -> Deadline:
    """What a deadline says. ``year`` is the plan's, for words that name none."""
    plain = _plain(text)
    if not plain:
        return Deadline(DeadlineKind.UNCLEAR)
    if _RELATIVE.search(plain):
        return Deadline(DeadlineKind.RELATIVE)
    recurring, standing = _RECURRING.search(plain), _STANDING.search(plain)
    kind = DeadlineKind.RECURRING if recurring else DeadlineKind.STANDING if standing else DeadlineKind.DATED
    try:
        dates = tuple(_dates(_RANGE.sub("", _without_recurring(plain)), year))
    except ValueError:
        return Deadline(DeadlineKind.UNCLEAR)
    if dates:
        return Deadline(kind, max(dates), dates)
    return Deadline(kind if recurring or standing else DeadlineKind.UNCLEAR)


def _plain(text: str) -> str:
    """The words without blanks, with every number in half-width digits."""
    return _HAN_NUMBER.sub(lambda han: to_decimal(han[0]) or han[0], re.sub(r"\s", "", fold(text)))


def _without_recurring(text: str) -> str:
    """What is left without days that come again or begin something: 每月25日前, 7月1日起, 2021年全年."""
    return re.sub(
        r"每[^，,。；;]*|(?:[0-9]{4}年)?全年(?!底|末)|[^，,。；;]*(?:日|月|年)起(?:至今|施行|执行)?", "", text
    )


def _dates(text: str, year: int) -> Iterator[date]:
    """The days that the words name. Raises ValueError for one that no calendar has, or for words left unclear."""
    if _OPEN.search(text):
        raise ValueError(text)
    rest = _DAYS.sub("", text)
    if re.search(r"[0-9]+(?:年|月|日|号|季)", rest):
        raise ValueError(text)
    for found in _DAYS.finditer(text):
        yield _day(found, year)


def _day(found: re.Match[str], year: int) -> date:
    if found["iso"]:
        return date(*map(int, re.split("[-./]", found["iso"])))
    own = next((_year(found[name], year) for name in ("year", "year2", "year3", "year4") if found[name]), year)
    if any(found[name] for name in ("next", "next2", "next3", "next4")):
        own = year + 1
    if found["month"]:
        month = int(found["month"])
        if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
            raise ValueError(found[0])
        return date(own, month, int(found["day"] or 0) or _PARTS.get(found["part"] or "") or _last(own, month))
    month = 12 if found["end"] or found["half"] == "下半年" else int(found["quarter"] or 2) * 3
    return date(own, month, _last(own, month))


def _year(digits: str, year: int) -> int:
    if len(digits) == 4:  # noqa: PLR2004 - digits of a year
        return int(digits)
    if int(digits) != year % 100:
        raise ValueError(digits)
    return year


def _last(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
