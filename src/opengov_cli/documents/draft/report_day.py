"""The day of a report, which dates the notes that tell none of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from opengov_cli.wording.deadlines.days import plain_words, read_days
from opengov_cli.wording.progress.progress import ReportDay

from .head import looks_like_title


class Source(StrEnum):
    """What tells the day of a report."""

    STATED = "stated"
    DOCUMENT = "document"
    TODAY = "today"
    END_OF_YEAR = "end of year"


@dataclass(frozen=True, slots=True)
class FoundDay:
    """The day of a report, what tells it, and its words in the document."""

    day: date
    source: Source
    words: str = ""

    def of_plan(self, year: int) -> ReportDay:
        """It as the day of a report on the plan of a year; what a person states counts more than what cells say."""
        return ReportDay(self.day, year, counts_most=self.source is Source.STATED)


_DAY = r"(?:[0-9]{4}年|[0-9]{4}[-./])?[0-9]{1,2}[月./-](?:[0-9]{1,2}日?|[底末])?"
_LABEL = "截至|截止到?|(?:填[报表]|报送|上报|统计|更新|制表|报告)(?:日期|时间)|(?<![一-鿿])(?:日期|时间)"
_LABELLED = re.compile(f"(?:{_LABEL}):?(?P<day>{_DAY})")
_ALONE = re.compile(rf"[(]?(?P<day>[0-9]{{4}}[年./-]{_DAY})[)]?")
# Sentences of a letter speak of other days.
_LONGEST = 60


def find_day(before: Sequence[str], behind: Sequence[str], year: int, today: date, stated: date | None) -> FoundDay:
    """The day of a report: what a person states, else a date in the lines around its table, else today; of a plan whose
    year is over its last day.
    """
    if stated:
        return FoundDay(stated, Source.STATED)
    found = max(_days_of(before, behind, year, today), default=None)
    if found:
        return FoundDay(found[0], Source.DOCUMENT, found[1])
    if year < today.year:
        return FoundDay(date(year, 12, 31), Source.END_OF_YEAR)
    return FoundDay(today, Source.TODAY)


def _days_of(before: Sequence[str], behind: Sequence[str], year: int, today: date) -> Iterator[tuple[date, str]]:
    """The past days that lines name as theirs: behind a label anywhere, or alone below the title or the table."""
    for line in [*before, *behind]:
        for labelled in _LABELLED.finditer(_plain(line)):
            yield from _past_day(labelled, year, today)
    for line in [*_below_title(before), *behind]:
        if alone := _ALONE.fullmatch(_plain(line)):
            yield from _past_day(alone, year, today)


def _plain(line: str) -> str:
    return plain_words(line) if len(line) <= _LONGEST else ""


def _below_title(lines: Sequence[str]) -> Iterator[str]:
    for line in reversed(lines):
        if looks_like_title(line):
            return
        yield line


def _past_day(named: re.Match[str], year: int, today: date) -> Iterator[tuple[date, str]]:
    try:
        days, _rest = read_days(named["day"], year)
    except ValueError:
        return
    if len(days) == 1 and days[0] <= today:
        yield days[0], named[0]
