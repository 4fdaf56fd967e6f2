"""Counting a plan looks at each task once, and comes to what asking each unit about each task comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.plan import counts
from opengov_cli.plan.model import DefaultLead, Note, Plan, Role, Status, Task, Unit
from opengov_cli.plan.period import Period
from opengov_cli.plan.reporting import Report, reports, uncounted
from opengov_cli.plan.units import Directory

NAMES = ("办公室", "计划财务科", "法规科", "各科室", "机关各单位", "下属事业单位")
DAYS = (date(2021, 3, 31), date(2021, 6, 30), date(2022, 1, 5))
PERIOD = Period(date(2021, 4, 1))
notes = st.builds(Note, st.sampled_from(DAYS), st.just("已公布"), st.sampled_from([*NAMES, "财务、法规科", "王芳", ""]))
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
            notes=tuple(draw(st.lists(notes, max_size=3))),
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


@given(grouped_plans())
def test_reports_are_counted_as_each_unit_and_task_tells(plan: Plan) -> None:
    directory = Directory(plan)
    owed = [
        (task.category, report)
        for task in plan.tasks
        if task.status.is_open
        for report in reports(directory, task, PERIOD)
    ]
    for load in counts.by_unit(plan, PERIOD):
        below = directory.members(load.name) or (load.name,)
        assert load.reports == tally(report for _category, report in owed if report.answer.unit in below)
    for category, tasks in counts.by_category(plan):
        expected = tally(report for own, report in owed if own == category)
        assert counts.reports(directory, tasks, PERIOD) == expected


def tally(found: Iterable[Report]) -> counts.Reports:
    """How many of them are in, and how many are missing."""
    days = [report.last for report in found]
    return counts.Reports(len([day for day in days if day]), days.count(None))


@given(grouped_plans())
def test_a_note_counts_for_somebody_or_is_named(plan: Plan) -> None:
    directory = Directory(plan)
    for task in plan.tasks:
        lost = {place for place, _note in uncounted(directory, task)}
        for place, note in enumerate(task.notes, start=1):
            alone = replace(task, notes=(note,))
            assert (place in lost) == all(report.last is None for report in reports(directory, alone))


@given(grouped_plans())
def test_each_unit_counts_its_tasks_by_category(plan: Plan) -> None:
    directory = Directory(plan)
    for name, tallies in counts.by_unit_and_category(plan):
        for category, tasks in counts.by_category(plan):
            expected = counts.count(task for task in tasks if directory.answer(task, name))
            assert tallies.get(category, counts.count(())) == expected


@given(grouped_plans())
def test_every_note_and_completion_has_its_month(plan: Plan) -> None:
    months = counts.by_month(plan)
    assert [month.month for month in months if month.year == plan.year] == [*range(1, 13)]
    assert sum(month.notes for month in months) == sum(len(task.notes) for task in plan.tasks)
    assert sum(month.completed for month in months) == sum(1 for task in plan.tasks if task.completed)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_a_share_is_rounded_with_halves_up(part: int, rest: int) -> None:
    whole = part + rest
    exact = Decimal(100 * part) / whole if whole else Decimal()
    assert counts.percent(part, whole) == exact.quantize(Decimal(1), ROUND_HALF_UP)
