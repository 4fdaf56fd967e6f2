"""What charts show, and with which characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.cli.terminal.charts import DRAWN, TYPED, bar, cell, sparkline, step


@given(st.integers(0, 500), st.integers(0, 500), st.integers(2, 60))
def test_nothing_is_full_before_all_is_done_or_empty_once_something_is(part: int, rest: int, steps: int) -> None:
    whole = part + rest
    taken = step(part, whole, steps)
    assert (taken == steps) == (part > 0 and not rest)
    assert (taken == 0) == (part == 0)
    # A step more or less is the most that rounding and these two rules may cost.
    assert not whole or abs(taken - steps * part / whole) <= 1


@given(st.integers(0, 500), st.integers(0, 500), st.integers(2, 60))
def test_a_bar_is_as_wide_as_it_should_be(part: int, rest: int, width: int) -> None:
    for marks in (DRAWN, TYPED):
        assert bar(part, part + rest, width, marks).cell_len == width


def test_the_characters_are_those_that_a_console_has() -> None:
    assert DRAWN.all.encode("gbk")
    assert TYPED.all.encode("ascii")


def test_a_cell_tells_nothing_done_from_no_task_and_a_part_from_all() -> None:
    for marks in (DRAWN, TYPED):
        assert len({cell(*counted, marks).plain for counted in ((0, 0), (0, 3), (1, 3), (3, 3))}) == 4
    assert [cell(done, 100, TYPED).plain for done in (0, 1, 50, 99, 100)] == ["0", "1", "5", "9", "*"]


def test_a_line_of_months_is_high_where_most_happened() -> None:
    assert sparkline([0, 1, 4, 8], DRAWN) == [" ", "▁", "▄", "█"]
    assert sparkline([0, 0], DRAWN) == [" ", " "]
    assert sparkline([1, 2], TYPED) == []
