"""Text that is the same to a reader."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.plan.shell import shell_word
from opengov_cli.plan.text import closest, fold, misspelled, spans


@pytest.mark.parametrize(
    ("typed", "written"),
    [("(试行)", "（试行）"), ("ＹＡＭＬ", "yaml"), ("12345", "１２３４５"), ("Word", "ｗｏｒｄ")],
)
def test_width_and_case_make_no_difference(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


def test_a_match_is_placed_in_the_text_as_it_is_written() -> None:
    text = "依托１２３４５热线㈱"
    assert [text[start:end] for start, end in spans(text, "12345")] == ["１２３４５"]
    assert [text[start:end] for start, end in spans(text, "(株")] == ["㈱"]


def test_every_match_is_found_and_none_for_an_empty_keyword() -> None:
    assert list(spans("公开、公开", "公开")) == [(0, 2), (3, 5)]
    assert list(spans("公开", "")) == []


@given(st.text(), st.text(min_size=1))
def test_a_text_is_found_in_what_contains_it(before: str, word: str) -> None:
    if fold(word):
        assert any(fold(word) in fold((before + word)[start:end]) for start, end in spans(before + word, word))


def test_the_closest_choice_is_the_one_that_was_probably_meant() -> None:
    assert closest("计划财务课", ["发展规划科", "计划财务科"]) == "计划财务科"
    assert closest("statsu", ["status", "units"]) == "status"
    assert closest("天气", ["status", "units"]) is None


@pytest.mark.parametrize("word", ["财务", "5、6", "2021-06-30", "（审批办）", "data/plan_2021.yaml"])
def test_what_a_shell_takes_for_one_word_needs_no_quotes(word: str) -> None:
    assert shell_word(word) == word


@given(st.text(st.sampled_from("财、 a'\"$`\\(*\n\u3000;|"), max_size=6))
def test_a_shell_reads_a_word_as_it_was(word: str) -> None:
    assert shlex.split(shell_word(word)) == [word]


@given(st.text(st.sampled_from("abcd"), min_size=4, max_size=8), st.data())
def test_every_slip_of_the_fingers_is_known(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 2))
    head, tail = word[:place], word[place:]
    slips = [head + tail[1:], head + "x" + tail, head + "x" + tail[1:], head + tail[1] + tail[0] + tail[2:]]
    assert [misspelled(slip, [word]) for slip in slips] == [word] * 4
    assert misspelled(f"xy{word}", [word]) is None
