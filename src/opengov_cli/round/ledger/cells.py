"""What units write into the cells of a ledger, read as values: a status, a day, addresses."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from opengov_cli.plan.model import Status
from opengov_cli.plan.text import fold
from opengov_cli.wording.deadlines.days import plain_words, read_past_day, read_serial
from opengov_cli.wording.progress.status import word_for_status

# 已完成/推进中 is two.
_ONE_WORD = re.compile(r"[\w\s]+[。.]?")
_IN_FRONT = "'‘’`"
_TIME = re.compile(r"(?<=[0-9日号])(?:\s+|[Tt])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?$")
_DIGITS = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})")
_PART_OF_DAY = re.compile(r"(?<=^[0-9]{5})[.][0-9]+$")
# What Excel writes for addresses that stand in one cell is anything; addresses themselves may hold , and ;
_BETWEEN = re.compile(r"[\s，。；、（）()《》<>“”\"]+|[,;](?=https?://)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s/?#@:\[\]]+(?::[0-9]*)?(?:[/?#]\S*)?", re.IGNORECASE)
# A plan may ask for what was done in the year before it.
_EARLIER = 1


def status_in(text: str) -> Status | None:
    """The status that a cell names and says nothing else; None where that is not certain."""
    return word_for_status(text) if _ONE_WORD.fullmatch(text.strip()) else None


def day_in(text: str, years: Collection[int], today: date) -> date | None:
    """The one day that a cell names, in any form that Excel, WPS or a person gives it; None where it is not certain,
    has not come yet, or is long ago. ``years`` are those that words without one may mean.
    """
    plain = plain_words(_TIME.sub("", fold(text.strip()).lstrip(_IN_FRONT).strip())).replace("号", "日")
    plain = _PART_OF_DAY.sub("", plain.rstrip("。.,"))
    if digits := _DIGITS.fullmatch(plain):
        plain = "-".join(digits.groups())
    day = read_serial(plain, min(years)) or read_past_day(plain, years, today)
    return day if day and min(years) - _EARLIER <= day.year and day <= today else None


def addresses_in(text: str, leads_to: str = "") -> tuple[tuple[str, ...], str]:
    """The public addresses of a cell, each once, and the words beside them; ``leads_to`` is where a click on it goes.

    Where the words themselves hold an address, that is the one which counts.
    """
    parts = [part for part in _BETWEEN.split(text) if part]
    found = [part.rstrip(",;.") for part in parts]
    addresses = [part for part in found if _ADDRESS.fullmatch(part)]
    words = text if not addresses else " ".join(part for part in found if not _ADDRESS.fullmatch(part))
    if not addresses and _ADDRESS.fullmatch(leads_to):
        addresses = [leads_to]
    return tuple(dict.fromkeys(addresses)), " ".join(words.split())
