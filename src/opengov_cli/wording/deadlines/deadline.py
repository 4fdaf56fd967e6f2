"""The calendar date that follows from a 时限要求 in the words of a plan, where one does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..numerals import HAN_TENS
from .days import plain_words, read_days, read_serial


class DeadlineKind(StrEnum):
    """What sort of deadline the words state; SERIAL is a date as the bare number that Excel keeps for it."""

    DATED = "dated"
    SERIAL = "serial"
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


_RECURRING = re.compile(
    r"每(?:个)?(?:年|月|季|周|日|天|半年|半月|两|双|次|批|逢|工作日|[0-9])|按(?:月|季|周|年|季度|年度|月度)|定期|逐(?:月|季|年)|不定期"
)
_STANDING = re.compile(
    r"长期|持续|常态|贯穿|日常|经常|随时|实时|即时|及时|立即|即日起|常抓|不断|全年(?!底|末)|年度(?:内)?(?:持续|推进)|(?:日|月|年)起"
)
_COUNT = f"(?<![0-9月])[0-9{HAN_TENS}两]{{1,3}}"
_RELATIVE = re.compile(
    rf"{_COUNT}(?:个?(?:工作日|自然日|天|小时|周)|日(?:内|之内|以内)|个月)|规定(?:时限|时间|期限)|[后之]后?[0-9]+"
    r"|收到|印发|会后|出台后|发布后|形成(?:或者变更)?之日|同步"
)
_RANGE = re.compile(
    r"(?:(?:[0-9]{4}年)?[0-9]{1,2}月?(?:[0-9]{1,2}日)?(?:初|上旬|中旬)?)(?:[-—–~～]+|至|到)(?=(?:[0-9]{4}年)?[0-9]{1,2}[月日.])"
)
_OPEN = re.compile(r"[0-9]{1,2}月前|[0-9]年之?前|日[0零]时|季度?前|月初|近期|适时|尽快|[0-9]{1,2}月[0-9]{1,2}日?起")
_COMES_AGAIN_OR_BEGINS = re.compile(
    r"每[^，,。；;]*|(?:[0-9]{4}年)?全年(?!底|末)|[^，,。；;]*(?:日|月|年)起(?:至今|施行|执行)?"
)
# A longer text states no deadline of one task.
_LONGEST = 500
_TIME_OF_DAY = re.compile("(?<=[日号])(?:[1-9]|1[0-9]|2[0-4])[时点]")
_UNREAD = re.compile("[0-9](?:年|月|日|号|季)|^[0-9]|[0-9][-./][0-9]")


def read_deadline(text: str, year: int) -> Deadline:
    """What a deadline says. ``year`` is the plan's, for words that name none."""
    plain = plain_words(text) if len(text) <= _LONGEST else ""
    if not plain:
        return Deadline(DeadlineKind.UNCLEAR)
    if re.fullmatch("[0-9]{4}", plain):
        plain += "年"
    if serial := read_serial(plain, year):
        return Deadline(DeadlineKind.SERIAL, serial, (serial,))
    if _RELATIVE.search(plain):
        return Deadline(DeadlineKind.RELATIVE)
    kind = _kind(plain)
    try:
        dates = _dates(plain, year)
    except ValueError:
        return Deadline(DeadlineKind.UNCLEAR)
    if dates:
        return Deadline(kind, max(dates), dates)
    return Deadline(DeadlineKind.UNCLEAR if kind is DeadlineKind.DATED else kind)


def _kind(plain: str) -> DeadlineKind:
    if _RECURRING.search(plain):
        return DeadlineKind.RECURRING
    return DeadlineKind.STANDING if _STANDING.search(plain) else DeadlineKind.DATED


def _dates(plain: str, year: int) -> tuple[date, ...]:
    """The days that the words name. Raises ValueError for one that no calendar has, or for words left unclear."""
    # Days that come again or begin something are no deadline: 每月25日前, 7月1日起; nor is the first of two: 6月至9月.
    ending = _RANGE.sub("", _TIME_OF_DAY.sub("", _COMES_AGAIN_OR_BEGINS.sub("", plain)))
    if _OPEN.search(ending):
        raise ValueError(ending)
    days, rest = read_days(ending, year)
    if _UNREAD.search(rest):
        raise ValueError(rest)
    return days
