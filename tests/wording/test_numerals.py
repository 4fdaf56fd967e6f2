"""Numbers in the many ways in which documents write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.wording.numerals import CIRCLED, read_number, to_decimal, to_han


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("12", 12),
        ("１２", 12),
        ("零", 0),
        ("九", 9),
        ("十", 10),
        ("十二", 12),
        ("三十", 30),
        ("九十九", 99),
        ("一百", 100),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("二百十", 210),
        ("二百一十五", 215),
        ("二〇二一", 2021),
        ("二○二一", 2021),
        ("二零二一", 2021),
        ("二0二一", 2021),
        ("①", 1),
        ("⑳", 20),
        ("（1）", 1),
        ("(12)", 12),
        ("（ １２ ）", 12),
        ("（十二）", 12),
        ("（③）", 3),
    ],
)
def test_a_number_is_read_in_any_form(text: str, number: int) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "（）", "（1", "百", "二百五", "十十", "一二十", "二十一十", "三十二五", "①②", "1.5", "-1", "甲", "一、"],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text) is None


def test_digits_one_by_one_keep_their_zeros() -> None:
    assert to_decimal("〇九") == "09"


def in_chinese(number: int) -> str:
    """A number below a thousand as it is written out: 一百零五."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    digits = "零一二三四五六七八九"
    written = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        written += "十" if number < 20 else f"{digits[tens]}十"
    elif hundreds and ones:
        written += "零"
    return written + (digits[ones] if ones else "")


@given(st.integers(1, 999))
def test_a_number_written_in_chinese_is_read_again(number: int) -> None:
    assert read_number(in_chinese(number)) == number
    assert read_number(f"（{in_chinese(number)}）") == number


@given(st.integers(1, 20))
def test_a_number_in_a_circle_is_read_again(number: int) -> None:
    assert read_number(CIRCLED[number - 1]) == number


@given(st.text("〇○零一二三四五六七八九十百0９①⑳（）() 、", max_size=6) | st.text(max_size=6))
def test_any_text_can_be_read_and_a_number_is_never_negative(text: str) -> None:
    number = read_number(text)
    assert number is None or number >= 0


@given(st.integers(1, 999))
def test_what_headings_count_with_is_read_as_the_same_number(number: int) -> None:
    assert read_number(to_han(number)) == number


@pytest.mark.parametrize(
    ("number", "han"), [(10, "十"), (11, "十一"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (1000, "1000")]
)
def test_headings_count_in_han(number: int, han: str) -> None:
    assert to_han(number) == han
