"""Days, spans of time and task numbers as people type them: 2021/6/30, 昨天; 30d, 2周; 4、5, 第4条, 10—12."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .errors import BadDate, BadNumber, BadSpan
from .model import parse_number
from .text import fold

# Few commands read any of these: the library compiles a pattern where it is first used, and keeps it.
_WHOLE_DAY = r"([0-9]{4})\s*([-/.年])\s*([0-9]{1,2})\s*(?:\2|月)\s*([0-9]{1,2})\s*日?"
_DAY_OF_YEAR = r"([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日号]"
_DAYS_AGO = {"今天": 0, "今日": 0, "today": 0, "昨天": 1, "昨日": 1, "yesterday": 1, "前天": 2}
_SPAN = r"([0-9]{1,5})\s*(?:(d|days?|天|日)|w|weeks?|周|星期)"
_OF_YEAR = r"([0-9]{4})(?:/|年)(.+)"
_BETWEEN = r"[,，、;；\s]+"
_RANGE = r"[-－‐‑–—―~～至到]+"


def typed_day(text: str, today: date) -> date:
    """The day that a person means. One without its year is the last one of that name that has come.

    Raises BadDate for other words, and for a day that no calendar has.
    """
    plain = fold(text.strip())
    if plain in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[plain])
    try:
        if whole := re.fullmatch(_WHOLE_DAY, plain):
            return date(int(whole[1]), int(whole[3]), int(whole[4]))
        if of_year := re.fullmatch(_DAY_OF_YEAR, plain):
            return _last(int(of_year[1]), int(of_year[2]), today)
    except ValueError:
        raise BadDate(text, looks_like_one=True) from None
    raise BadDate(text)


def typed_span(text: str) -> timedelta:
    """The span of time that ``30d``, ``30天``, ``2w`` or ``2周`` means. Raises BadSpan for other words."""
    span = re.fullmatch(_SPAN, fold(text.strip()))
    if not span:
        raise BadSpan(text)
    return timedelta(int(span[1]) * (1 if span[2] else 7))


def typed_references(text: str) -> tuple[tuple[int | None, str], ...]:
    """The task numbers in a word, each part behind the year that it is said with: ``2021/5``, ``2021年第5条``.

    A year holds for what follows it in the word; where there is none the word is left whole.
    """
    year: int | None = None
    found: list[tuple[int | None, str]] = []
    for part in filter(None, re.split(_BETWEEN, text)):
        of_year = re.fullmatch(_OF_YEAR, fold(part))
        year = int(of_year[1]) if of_year else year
        found.append((year, of_year[2] if of_year else part))
    return tuple(found) if year else ((None, text),)


def typed_numbers(text: str) -> tuple[range, ...]:
    """The task numbers that a word means: ``4``, ``4,5``, ``第4条`` or ``10-12``. Raises BadNumber."""
    words = [word for word in re.split(_BETWEEN, text) if word]
    if not words:
        raise BadNumber(text)
    return tuple(_numbers(word, text) for word in words)


def _last(month: int, day: int, today: date) -> date:
    """The last day of this name that is not behind today. Raises ValueError for one that no year has."""
    # The 29th of February comes within eight years.
    for year in range(today.year, today.year - 9, -1):
        if (month, day) == (2, 29) and (year % 4 or (year % 100 == 0 and year % 400)):
            continue
        if (found := date(year, month, day)) <= today:
            return found
    raise ValueError(month, day)


def _numbers(word: str, typed: str) -> range:
    ends = [re.sub(r"^第|[条项号]$", "", end.strip()) for end in re.split(_RANGE, word)]
    try:
        low, *others = map(parse_number, ends)
    except ValueError:
        raise BadNumber(typed) from None
    high = others[0] if others else low
    if len(others) > 1 or low > high:
        raise BadNumber(typed)
    return range(low, high + 1)
