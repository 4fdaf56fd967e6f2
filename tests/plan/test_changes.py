"""What changed between two plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.plan.changes import Shift, TextChange, compare, text_pieces
from opengov_cli.plan.model import Note, Plan, Status, Task

NOTE = Note(date(2021, 6, 30), "已公布", "计划财务科")


def _with(plan: Plan, number: int, **values: object) -> Plan:
    """The plan with another task of this number."""
    tasks = tuple(replace(task, **values) if task.id == number else task for task in plan.tasks)  # type: ignore[arg-type]
    return replace(plan, tasks=tasks)


def _task(plan: Plan, number: int) -> Task:
    task = plan.find(number)
    assert task
    return task


def test_units_in_another_order_are_no_change(plan: Plan) -> None:
    assert not compare(plan, replace(plan, units=plan.units[::-1]))


def test_a_task_that_was_moved_is_told_and_no_other(plan: Plan) -> None:
    first, *rest = plan.tasks
    (change,) = compare(plan, replace(plan, tasks=(*rest[:3], first, *rest[3:]))).tasks
    assert (change.number, change.shifts) == (1, (Shift("place", "1", "4"),))


def test_notes_in_another_order_are_a_change(plan: Plan) -> None:
    notes = (NOTE, replace(NOTE, text="又公布"))
    before, after = (_with(plan, 4, notes=found) for found in (notes, notes[::-1]))
    (change,) = compare(before, after).tasks
    assert (change.shifts, change.notes_added) == ((Shift("order", "1、2", "2、1"),), ())


def test_a_status_and_a_note(plan: Plan) -> None:
    (change,) = compare(plan, _with(plan, 4, status=Status.DONE, completed=NOTE.date, notes=(NOTE,))).tasks
    assert change.number == 4
    assert change.shifts == (Shift("status", "todo", "done"), Shift("completed", "", "2021-06-30"))
    assert (change.notes_added, change.notes_removed) == ((NOTE,), ())


def test_a_note_that_stands_twice_counts_twice(plan: Plan) -> None:
    once, twice = (_with(plan, 4, notes=(NOTE,) * count) for count in (1, 2))
    assert compare(once, twice).tasks[0].notes_added == (NOTE,)
    assert compare(twice, once).tasks[0].notes_removed == (NOTE,)


def test_a_clause_is_told_as_the_plan_says_it(plan: Plan) -> None:
    (change,) = compare(plan, _with(plan, 4, lead=("计划财务科",), units=("各科室",), duty="配合")).tasks
    assert change.shifts == (Shift("clause", "计划财务科", "计划财务科牵头，各科室配合"),)


def test_a_task_that_only_got_another_number_is_renumbered(plan: Plan) -> None:
    later = replace(plan, tasks=tuple(replace(task, id=task.id + 1) if task.id > 4 else task for task in plan.tasks))
    changes = compare(plan, later).tasks
    assert [change.number for change in changes] == list(range(6, 31))
    assert all(change.old_number == change.number - 1 for change in changes)
    assert {shift.field for change in changes for shift in change.shifts} == {"id"}


def test_tasks_come_and_go(plan: Plan) -> None:
    fewer = replace(plan, tasks=plan.tasks[1:])
    (gone,) = compare(plan, fewer).tasks
    (new,) = compare(fewer, plan).tasks
    assert (gone.before, gone.after) == (new.after, new.before) == (_task(plan, 1), None)


def test_units_and_the_head(plan: Plan) -> None:
    other = replace(plan, year=2022, units=(replace(plan.units[0], group=""), *plan.units[2:]))
    change = compare(plan, other)
    assert change.head == (Shift("year", "2021", "2022"),)
    assert [(unit.name, unit.shifts) for unit in change.units] == [
        ("办公室（审批办）", (Shift("group", "各科室", ""),)),
        ("发展规划科", (Shift("group", "各科室", ""),)),
    ]


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("加大惠民惠农政策信息公开力度", "加大惠农政策信息公开力度", "加大[-惠民-]惠农政策信息公开力度"),
        ("每年至少听取1次汇报", "每年至少听取两次汇报", "每年至少听取[-1-]{+两+}次汇报"),
        ("公开预算", "公开预算、决算", "公开预算{+、决算+}"),
        ("公开预算", "汇报工作", "[-公开预算-]{+汇报工作+}"),
    ],
)
def test_changed_characters_are_marked(before: str, after: str, marked: str) -> None:
    marks = {TextChange.KEPT: "{}", TextChange.REMOVED: "[-{}-]", TextChange.ADDED: "{{+{}+}}"}
    assert "".join(marks[piece.kind].format(piece.text) for piece in text_pieces(before, after)) == marked


TEXTS = st.text("公开预算决，。a ", max_size=20)


@given(TEXTS, TEXTS)
def test_pieces_give_both_texts_back(before: str, after: str) -> None:
    found = text_pieces(before, after)
    assert "".join(piece.text for piece in found if piece.kind is not TextChange.ADDED) == before
    assert "".join(piece.text for piece in found if piece.kind is not TextChange.REMOVED) == after
