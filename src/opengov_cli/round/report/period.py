"""The period of a report: its two days, the period before it, and the words for it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from opengov_cli.plan.errors import BadDate
from opengov_cli.plan.model import YEARS, Plan
from opengov_cli.plan.text import fold
from opengov_cli.wording.numerals import HAN_TENS, read_number, to_han

from ..errors import BackwardPeriod, BadMonth, BadQuarter

_QUARTER, _HALF, _YEAR = 3, 6, 12
_HALVES = ("上半年", "下半年")
_OF_YEAR = r"(?:(?P<year>[0-9]{4})\s*[年/.-]?\s*)?"
_TYPED_QUARTER = re.compile(rf"{_OF_YEAR}(?:q\s*|第)?(?P<number>[1-4{HAN_TENS[:4]}])\s*(?:季度?|q)?")
_TYPED_MONTH = re.compile(rf"{_OF_YEAR}(?P<number>[0-9]{{1,2}})\s*(?:月份?)?")


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """A stretch of days with its first and its last one."""

    since: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until

    @property
    def before(self) -> ReportPeriod:
        """The period of the same length that ends where this one begins: so many months, or so many days."""
        end = self.since - timedelta(1)
        if months := self._months:
            return ReportPeriod(_first_of_month(self.since, -months), end)
        return ReportPeriod(end - (self.until - self.since), end)

    @property
    def words(self) -> str:
        """The period as a report calls it: 2021年第二季度, 2021年6月, 2021年4月15日至6月14日."""
        year, months = self.since.year, self._months
        place, rest = divmod(self.since.month - 1, months or 1)
        if months and not rest and self.until.year == year:
            match months:
                case 1:
                    return f"{year}年{self.since.month}月"
                case _ if months == _QUARTER:
                    return f"{year}年第{to_han(place + 1)}季度"
                case _ if months == _HALF:
                    return f"{year}年{_HALVES[place]}"
                case _ if months == _YEAR:
                    return f"{year}年"
        if self.since == self.until:
            return day_words(self.since)
        same_year = self.until.year == year
        last = f"{self.until.month}月{self.until.day}日" if same_year else day_words(self.until)
        return f"{day_words(self.since)}至{last}"

    @property
    def _months(self) -> int:
        """How many whole months it is; 0 for another stretch of days."""
        following = self.until + timedelta(1)
        if self.since.day != 1 or following.day != 1:
            return 0
        return (following.year - self.since.year) * _YEAR + following.month - self.since.month


def day_words(day: date) -> str:
    """A day as documents write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def end_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def month_ends(year: int) -> list[date]:
    """The last days of the months of a year."""
    return [end_of_month(year, month) for month in range(1, _YEAR + 1)]


def quarter(text: str, year: int) -> ReportPeriod:
    """The quarter that a person means by 2021Q2, 2021年第二季度 or, of a year, by Q2. Raises BadQuarter."""
    typed = _TYPED_QUARTER.fullmatch(fold(text.strip()))
    number = read_number(typed["number"]) if typed else None
    if typed is None or number is None or _year(typed, year) not in YEARS:
        raise BadQuarter(text)
    return _of_months(_year(typed, year), _QUARTER * (number - 1) + 1, _QUARTER)


def month(text: str, year: int) -> ReportPeriod:
    """The month that a person means by 2021-06, 2021年6月 or, of a year, by 6月. Raises BadMonth."""
    typed = _TYPED_MONTH.fullmatch(fold(text.strip()))
    if not typed or int(typed["number"]) not in range(1, _YEAR + 1) or _year(typed, year) not in YEARS:
        raise BadMonth(text)
    return _of_months(_year(typed, year), int(typed["number"]), 1)


def between(since: date | None, until: date | None, today: date) -> ReportPeriod:
    """The period of two days; it goes on until today, or begins with the year of its last day.

    Raises BackwardPeriod, and BadDate for a day of a year that no plan is of.
    """
    last = until or today
    first = since or date(last.year, 1, 1)
    for day in (first, last):
        if day.year not in YEARS:
            raise BadDate(str(day))
    if first > last:
        raise BackwardPeriod
    return ReportPeriod(first, last)


def usual(plan: Plan, today: date) -> ReportPeriod:
    """The quarter of today; of a plan whose year has gone by it is the last one, of one to come the first."""
    day = min(max(today, date(plan.year, 1, 1)), date(plan.year, 12, 31))
    return _of_months(day.year, day.month - (day.month - 1) % _QUARTER, _QUARTER)


def _of_months(year: int, first: int, months: int) -> ReportPeriod:
    return ReportPeriod(date(year, first, 1), end_of_month(year, first + months - 1))


def _first_of_month(day: date, months: int) -> date:
    """The first day of the month that is so many months away."""
    count = day.year * _YEAR + day.month - 1 + months
    return date(count // _YEAR, count % _YEAR + 1, 1)


def _year(typed: re.Match[str], year: int) -> int:
    return int(typed["year"] or year)
