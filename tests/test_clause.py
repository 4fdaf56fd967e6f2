"""The phrase that names who answers, apart and together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.clause import Clause, compose, parse

NAMES = st.text("办公室审批科财务发展规划中心（）", min_size=1, max_size=8).filter(
    lambda name: name.count("（") == name.count("）") and "）（" not in name and not name.startswith("）")
)
CLAUSES = st.builds(
    Clause,
    st.lists(NAMES, max_size=3).map(tuple),
    st.lists(NAMES, min_size=1, max_size=4).map(tuple),
    st.sampled_from(["", "按职责分工落实", "按职责分工负责", "配合", "落实"]),
)


@pytest.mark.parametrize(
    ("text", "lead", "units", "duty"),
    [
        pytest.param("计划财务科", (), ("计划财务科",), "", id="one unit"),
        pytest.param(
            "办公室（审批办）、农科中心牵头，各科室、下属各单位按职责分工落实",
            ("办公室（审批办）", "农科中心"),
            ("各科室", "下属各单位"),
            "按职责分工落实",
            id="two lead, the others by their duties",
        ),
        pytest.param(
            "办公室（审批办）牵头，各科室", ("办公室（审批办）",), ("各科室",), "", id="one leads, no closing words"
        ),
        pytest.param("办公室牵头负责", ("办公室",), (), "负责", id="one leads alone"),
        pytest.param(
            "办公室牵头，按职责分工落实", ("办公室",), (), "，按职责分工落实", id="one leads, only words follow"
        ),
        pytest.param(
            "局办（档案、信访）、农科中心", (), ("局办（档案、信访）", "农科中心"), "", id="a name with a list in it"
        ),
        pytest.param("", (), (), "", id="nobody"),
    ],
)
def test_a_clause_parses_into_its_parts(text: str, lead: tuple[str, ...], units: tuple[str, ...], duty: str) -> None:
    assert parse(text) == (lead, units, duty)


@given(CLAUSES)
def test_composing_and_parsing_give_the_parts_again(clause: Clause) -> None:
    assert parse(compose(*clause)) == clause


@given(st.text("办公室科、，牵头按职责分工落实配合（）", max_size=30))
def test_parsing_and_composing_give_any_text_again(text: str) -> None:
    assert compose(*parse(text)) == text
