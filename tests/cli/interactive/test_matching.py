"""What a person types to find a task."""

from __future__ import annotations

import pytest

from opengov_cli.cli.interactive.matching import fitting, offers
from opengov_cli.plan.model import Plan
from opengov_cli.plan.units import Directory


def found(plan: Plan, typed: str) -> list[int]:
    """The numbers that fit, in the order in which they are offered."""
    return [offer.task.id for offer in fitting(offers(Directory(plan), plan.tasks), typed)]


def test_nothing_typed_offers_the_whole_plan(plan: Plan) -> None:
    assert found(plan, "") == found(plan, "　 ") == [task.id for task in plan.tasks]


def test_a_number_offers_its_task_first(plan: Plan) -> None:
    assert [found(plan, str(task.id))[0] for task in plan.tasks] == [task.id for task in plan.tasks]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("2", [2, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29]),
        ("２９", [29]),
        ("第6条", [6]),
        ("预算", [4]),
        ("补贴", [6]),
        ("补贴 村", [6]),
        ("未启动　听取", [29]),
        ("无此词", []),
        ("预算 无此词", []),
        ("jhcwk", [4, 5, 6]),
        ("caiw", [4, 5, 6]),
        ("caizheng 补贴", [6]),
        ("weiqidong 听取", [29]),
        ("xyzzy", []),
    ],
)
def test_numbers_words_and_units_find_a_task(plan: Plan, typed: str, first: list[int]) -> None:
    numbers = found(plan, typed)
    assert numbers[: len(first)] == first
    assert bool(numbers) is bool(first)


def test_a_unit_is_found_by_its_alias_and_through_its_group_behind_what_names_it(plan: Plan) -> None:
    numbers = found(plan, "财务")
    assert numbers[:3] == [4, 5, 6]
    assert 26 not in numbers, "which names no unit"
    assert len(numbers) == len(found(plan, "计划财务科")) > 20
    assert set(found(plan, "审批办")) <= set(found(plan, "办公室"))
