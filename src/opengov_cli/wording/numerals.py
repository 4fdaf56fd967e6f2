"""Numbers as documents write them: 12, １２, 十二, 一百零五, 二〇二一, ⑫, （12）; and how headings count."""

from __future__ import annotations

import re

# Every character that stands for one decimal digit.
DIGITS = "0123456789０１２３４５６７８９"
HAN_DIGITS = "〇○零一二三四五六七八九"
# What numbers below a hundred are written with, as days are, and those below a thousand.
HAN_TENS = "一二三四五六七八九十"
HAN_COUNT = HAN_TENS + "百"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

_AS_DECIMAL = str.maketrans(DIGITS + HAN_DIGITS, "0123456789" * 2 + "000123456789")
_ONE_TO_NINE = "[一二三四五六七八九]"
# Behind 百 ones need a 零 in between: 二百五 stands for 250, so such a form is left unread.
_COUNTED = re.compile(
    rf"(?:(?P<hundreds>{_ONE_TO_NINE})百(?:$|零|(?={_ONE_TO_NINE}?十)))?"
    rf"(?:(?P<tens>{_ONE_TO_NINE}?)(?P<ten>十))?(?P<ones>零|{_ONE_TO_NINE})?"
)
_IN_PARENTHESES = re.compile(r"[（(]\s*(?P<number>[^（()）]+?)\s*[）)]")


def read_number(text: str) -> int | None:
    """The number that a text is, in any of the forms; None for a text that is no number."""
    decimal = to_decimal(text)
    return int(decimal) if decimal else None


def to_decimal(text: str) -> str | None:
    """The number that a text is, in half-width digits; None for a text that is no number.

    Digits that stand one by one keep their zeros: 〇九 is 09, as the short form of a year.
    """
    if enclosed := _IN_PARENTHESES.fullmatch(text):
        text = enclosed["number"]
    digits = text.translate(_AS_DECIMAL)
    if digits.isascii() and digits.isdecimal():
        return digits
    if len(text) == 1 and text in CIRCLED:
        return str(CIRCLED.index(text) + 1)
    counted = _COUNTED.fullmatch(re.sub("[〇○]", "零", text))
    return str(_value_of(counted)) if text and counted else None


def to_han(number: int) -> str:
    """A number as headings count: 一, 十二, 一百零五; from a thousand on in digits."""
    if not 0 < number < 1000:  # noqa: PLR2004 - as far as HAN_COUNT reaches
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    han: tuple[str, ...] = ("", *HAN_TENS)
    begin = f"{han[hundreds]}百{'零' if rest and not tens else ''}" if hundreds else ""
    # Ten alone is 十, behind a hundred it is 一十.
    middle = f"{'' if number < 20 else han[tens]}十" if tens else ""  # noqa: PLR2004
    return begin + middle + han[ones]


def _value_of(counted: re.Match[str]) -> int:
    hundreds = _digit(counted["hundreds"] or "零")
    # 十 alone is one ten.
    tens = _digit(counted["tens"] or "一") if counted["ten"] else 0
    return hundreds * 100 + tens * 10 + _digit(counted["ones"] or "零")


def _digit(character: str) -> int:
    return int(character.translate(_AS_DECIMAL))
