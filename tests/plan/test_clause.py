"""The phrase that names who answers, put together from its parts."""

from __future__ import annotations

import pytest

from opengov_cli.plan.clause import compose, phrase
from opengov_cli.plan.model import Task


@pytest.mark.parametrize(
    ("lead", "units", "duty", "clause"),
    [
        pytest.param((), ("计划财务科",), "", "计划财务科", id="one unit"),
        pytest.param(("办公室", "农科中心"), ("各科室",), "配合", "办公室、农科中心牵头，各科室配合", id="two lead"),
        pytest.param(("办公室",), (), "负责", "办公室牵头负责", id="one leads alone"),
        pytest.param((), (), "", "", id="nobody"),
    ],
)
def test_the_parts_give_the_phrase(lead: tuple[str, ...], units: tuple[str, ...], duty: str, clause: str) -> None:
    assert compose(lead, units, duty) == clause


def test_a_clause_that_the_parts_do_not_give_back_counts_before_them() -> None:
    task = Task(1, "类", "要求", lead=("办公室",), units=("各科室",), clause="办公室负责，各科室配合")
    assert phrase(task) == "办公室负责，各科室配合"
