"""Counting a plan looks at each task once, and comes to what asking each unit about each task comes to."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.plan import counts
from opengov_cli.plan.model import DefaultLead, Plan, Role, Status, Task, Unit
from opengov_cli.plan.units import Directory

NAMES = ("办公室", "计划财务科", "法规科", "各科室", "机关各单位", "下属事业单位")
names = st.lists(st.sampled_from([*NAMES, "财务", "外单位"]), unique=True, max_size=4).map(tuple)


@st.composite
def grouped_plans(draw: st.DrawFn) -> Plan:
    """Plans whose groups may stand in groups, with tasks that name units and groups of them together."""
    groups = ["", *NAMES[3:]]
    # A group is listed behind its members, so that none comes to stand in itself.
    units = tuple(
        Unit(name, ("财务",) if "财务" in name else (), draw(st.sampled_from(["", *NAMES[max(3, place + 1) :]])))
        for place, name in enumerate(draw(st.permutations(NAMES[:3])) + list(NAMES[3:]))
        if place < 3 or draw(st.booleans())
    )
    assert {unit.group for unit in units} <= {*groups}
    tasks = tuple(
        Task(
            number,
            draw(st.sampled_from(["政策解读", "财政信息"])),
            "按季度公开",
            lead=draw(names),
            units=draw(names),
            status=(status := draw(st.sampled_from(Status))),
            completed=date(2021, 6, 30) if status is Status.DONE else None,
        )
        for number in range(1, draw(st.integers(1, 6)) + 1)
    )
    return Plan("方案", "局", 2021, draw(st.sampled_from([None, *DefaultLead])), draw(names), units, tasks)


@given(grouped_plans())
def test_each_unit_counts_what_it_answers_for(plan: Plan) -> None:
    directory = Directory(plan)
    loads = [*counts.by_unit(plan)]
    assert [load.name for load in loads] == [*directory.names]
    for load in loads:
        answers = [(task, answer) for task in plan.tasks if (answer := directory.answer(task, load.name))]
        roles = Counter(answer.role for _task, answer in answers)
        assert (load.lead, load.joint, load.support) == (roles[Role.LEAD], roles[Role.JOINT], roles[Role.SUPPORT])
        assert load.direct == sum(answer.direct for _task, answer in answers)
        assert load.tally == counts.count(task for task, _answer in answers)


@given(grouped_plans())
def test_who_answers_is_everybody_whom_the_directory_says_answers(plan: Plan) -> None:
    directory = Directory(plan)
    for task in plan.tasks:
        for answer in directory.answers(task):
            assert answer == directory.answer(task, answer.unit)
