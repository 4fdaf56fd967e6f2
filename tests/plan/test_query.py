"""Which tasks fit a filter, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from opengov_cli.plan.errors import BadNumber, NoSuchTask
from opengov_cli.plan.model import Note, Plan, Role, Status
from opengov_cli.plan.query import Filter, Sort, describe_numbers, select, tasks_by_number


def _ids(plan: Plan, wanted: Filter) -> list[int]:
    return [match.task.id for match in select(plan, wanted)]


def test_a_unit_has_its_own_tasks_first_and_then_those_through_its_group(plan: Plan) -> None:
    found = select(plan, Filter(units=("计划财务科",)))
    assert [match.task.id for match in found[:3]] == [4, 5, 6]
    assert [match.task.id for match in found[3:]] == [*range(1, 4), *range(7, 23), 24, 25, 27, 28]
    assert {match.answer.through for match in found[3:] if match.answer} == {"各科室"}


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        pytest.param(Filter(units=("计划财务科",), direct=True), [4, 5, 6], id="named itself"),
        pytest.param(Filter(units=("办公室（审批办）",), role=Role.LEAD), [2, 11, 14, 18, 21, 29], id="as lead"),
        pytest.param(Filter(unassigned=True), [26], id="nobody named"),
        pytest.param(Filter(category="条例"), [25, 26, 27, 28], id="category"),
        pytest.param(Filter(keywords=("六保",)), [8], id="keyword"),
        pytest.param(Filter(keywords=("１２３４５", "一号答")), [14], id="all keywords, any width"),
        pytest.param(Filter(keywords=("农科中心",)), [2, 23], id="keyword in the units"),
        pytest.param(Filter(statuses=(Status.DONE,)), [], id="status"),
    ],
)
def test_a_filter_selects(plan: Plan, wanted: Filter, ids: list[int]) -> None:
    assert _ids(plan, wanted) == ids


def test_a_group_has_the_tasks_that_name_it(plan: Plan) -> None:
    assert len(select(plan, Filter(units=("各科室",), direct=True))) == 25


def test_tasks_can_be_ordered(plan: Plan) -> None:
    moved = {
        3: {"status": Status.DONE, "completed": date(2021, 5, 1)},
        9: {"status": Status.DOING, "due": date(2021, 12, 31), "notes": (Note(date(2021, 6, 1), "已公布"),)},
        23: {"due": date(2021, 6, 30)},
    }
    changed = replace(plan, tasks=tuple(replace(task, **moved.get(task.id, {})) for task in reversed(plan.tasks)))  # type: ignore[arg-type]
    assert _ids(changed, Filter())[:3] == [29, 28, 27]
    assert _ids(changed, Filter(sort=Sort.ID))[:3] == [1, 2, 3]
    assert _ids(changed, Filter(sort=Sort.STATUS))[-2:] == [9, 3]
    assert _ids(changed, Filter(sort=Sort.DUE))[:2] == [23, 9]
    assert _ids(changed, Filter(sort=Sort.UPDATED))[:2] == [9, 3]
    assert _ids(changed, Filter(sort=Sort.CATEGORY))[:2] == [29, 28]
    assert _ids(changed, Filter(units=("计划财务科",), sort=Sort.ROLE))[:4] == [6, 5, 4, 28]


def test_numbers_name_tasks_alone_and_in_ranges_each_once(plan: Plan) -> None:
    assert [task.id for task in tasks_by_number(plan, ["４", "10-12", "4"])] == [4, 10, 11, 12]
    assert [task.id for task in tasks_by_number(plan, ["4,5", "第6条、8", "10—12", "第14条至第15条"])] == [
        *(4, 5, 6, 8),
        *(10, 11, 12),
        *(14, 15),
    ]


@pytest.mark.parametrize("word", ["", "abc", "0", "-1", "12-10", "1-", "4.5", "1-2-3", "第条", "，", "9" * 5000])
def test_what_is_no_number_is_refused(plan: Plan, word: str) -> None:
    with pytest.raises(BadNumber):
        tasks_by_number(plan, [word])


@pytest.mark.parametrize("word", ["30", "28-31", "1-999999"])
def test_a_number_that_the_plan_does_not_have_is_refused(plan: Plan, word: str) -> None:
    with pytest.raises(NoSuchTask) as caught:
        tasks_by_number(plan, ["1", word])
    assert caught.value.numbers[0].start == 30
    assert caught.value.available == "1-29"


def test_numbers_are_described_as_ranges() -> None:
    assert describe_numbers([3, 1, 2, 6, 8, 9]) == "1-3, 6, 8-9"


def test_of_several_units_any_may_answer(plan: Plan) -> None:
    found = select(plan, Filter(units=("计划财务科", "办公室（审批办）"), role=Role.LEAD))
    alone = [set(_ids(plan, Filter(units=(unit,), role=Role.LEAD))) for unit in ("计划财务科", "办公室（审批办）")]
    assert {match.task.id for match in found} == alone[0] | alone[1]
    assert {match.answer.unit for match in found if match.answer} == {"计划财务科", "办公室（审批办）"}
