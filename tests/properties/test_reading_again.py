"""Laws of reading only the tasks that differ: it finds and writes what reading the whole file would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_edits import several

from opengov_cli.file.gate import judge, judge_again
from opengov_cli.file.text.edit import Edit, apply
from opengov_cli.file.text.entries import PlanText
from styles import Draw, files

# What people and programs put into plans, rightly and wrongly.
LINES = (
    "  - id: 9",
    "- id: 9",
    "    category: 公开",
    "    requirement: 公开预算",
    "    units: [计划财务科]",
    "    status: done",
    "    notes: [{date: 2021-06-30, text: '已公布'}]",
    "      - 已公布",
    "  - {id: 8, category: 公开, requirement: 解读, units: [办公室（审批办）]}",
    "    requirement: |+",
    "    requirement: '公开",
    '    duty: "按职责',
    "'",
    '"',
    "}",
    "# 注释",
    "      # 注释",
    "",
    "---",
    "...",
    "units:",
    "title: 另一个方案",
    "every_task: [计划财务科]",
    "<<<<<<< HEAD",
    "    duty: &a 按职责",
)


def known(text: str) -> PlanText:
    verdict = judge(text)
    assert verdict.plan is not None, verdict.problems
    return PlanText(text, verdict.plan, verdict.entries)


@st.composite
def spoiled(draw: Draw, text: str) -> str:
    """A text in which some lines are other lines, are gone, are doubled or stand elsewhere."""
    lines = text.split("\n")
    for _time in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(lines)))
        end = min(start + draw(st.integers(0, 3)), len(lines))
        new = draw(st.one_of(st.lists(st.sampled_from([*LINES, *lines]), max_size=3), st.just(lines[start:end] * 2)))
        ending = draw(st.sampled_from(["", "\r"]))
        lines[start:end] = [line + ending for line in new]
    cut = draw(st.integers(0, len(text)))
    piece = draw(st.sampled_from(["", "", "x", " ", "\n", "'", "- ", "：", "#"]))
    texts = ["\n".join(lines), text[:cut] + piece + text[cut + draw(st.integers(0, 5)) :]]
    return str(draw(st.sampled_from(texts)))


def agrees(text: str, before: PlanText) -> bool:
    """Whether reading again could tell the plan of a text; what it tells must be what reading all of it tells."""
    again = judge_again(text, before)
    if again:
        verdict = judge(text)
        assert (again.plan, again.entries.places) == (verdict.plan, verdict.entries.places)
        assert verdict.entries.nodes <= again.entries.nodes
    return again is not None


@given(st.data())
def test_a_text_read_beside_another_is_the_plan_that_it_is_alone(drawing: st.DataObject) -> None:
    before = known(drawing.draw(files()))
    agrees(drawing.draw(spoiled(before.text)), before)


@pytest.mark.parametrize("dash", [" - ", "-  ", "   -", "  -\n   ", "  - -"])
def test_the_last_task_is_none_of_the_list_where_its_dash_stands_elsewhere(plan_text: str, dash: str) -> None:
    before = known(plan_text)
    agrees(plan_text.replace("  - id: 29", f"{dash} id: 29"), before)


@given(st.data())
def test_a_plan_read_beside_another_one_is_read_right(drawing: st.DataObject) -> None:
    before = known(drawing.draw(files()))
    agrees(apply(before.text, drawing.draw(several(before.plan))), before)
    agrees(drawing.draw(files()), before)


@given(st.data())
def test_edits_of_tasks_come_to_the_same_text_made_in_an_excerpt_or_in_the_whole(drawing: st.DataObject) -> None:
    before = known(drawing.draw(files()))
    edits: list[Edit] = [edit for edit in drawing.draw(several(before.plan)) if len(edit.path) > 2]
    assert before.edited(edits) == apply(before.text, edits)
    if edits:
        one = [drawing.draw(st.sampled_from(edits))]
        assert before.edited(one) == apply(before.text, one)
