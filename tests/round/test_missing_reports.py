"""Which reports are missing of a period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.plan import counts
from opengov_cli.plan.model import Note, Plan, Status, Task, Unit
from opengov_cli.plan.period import Period
from opengov_cli.round.pending import pending, usual_period

OFFICES = ("办公室", "财务科", "法规科")
PLAN = Plan(
    "某局2021年政务公开工作要点分工方案", "某局", 2021, units=tuple(Unit(name, group="各科室") for name in OFFICES)
)
DAYS = st.sampled_from([date(2021, 3, 31), date(2021, 6, 30), date(2021, 9, 30)])
NOTES = st.lists(st.builds(Note, DAYS, st.just("已公布"), st.sampled_from([*OFFICES, "各科室", "王芳"])), max_size=4)


@pytest.mark.parametrize(
    ("today", "since"),
    [
        ("2021-11-25", "2021-10-01"),
        ("2021-10-01", "2021-10-01"),
        ("2021-03-31", "2021-01-01"),
        ("2022-01-05", "2021-10-01"),
        ("2026-11-25", "2021-10-01"),
        ("2020-12-20", "2021-01-01"),
    ],
)
def test_the_usual_period_is_the_quarter_within_the_plans_year(today: str, since: str) -> None:
    assert usual_period(PLAN, date.fromisoformat(today)) == Period(since=date.fromisoformat(since))


@pytest.mark.parametrize("status", Status)
def test_only_what_is_done_needs_no_report(status: Status) -> None:
    task = Task(1, "公开", "公布预算。", units=("财务科",), status=status)
    found = pending(replace(PLAN, tasks=(task,)), Period())
    assert (found.owed, found.missing) == ((0, 0) if status is Status.DONE else (1, 1))


def test_a_unit_is_told_when_it_last_reported_outside_the_period() -> None:
    notes = tuple(Note(date(2021, month, 1), "已办", "财务科") for month in (2, 4, 12))
    task = Task(1, "公开", "公布预算。", lead=("财务科",), units=("办公室",), notes=notes)
    found = pending(replace(PLAN, tasks=(task,)), Period(date(2021, 5, 1), date(2021, 9, 30)))
    assert [(unit.unit, unit.missing[0].last) for unit in found.late] == [
        ("办公室", None),
        ("财务科", date(2021, 12, 1)),
    ]


@given(st.lists(NOTES, max_size=4), st.sampled_from([(), ("财务科",), ("各科室",)]))
def test_what_is_missing_is_what_the_counts_say(notes: list[list[Note]], units: tuple[str, ...]) -> None:
    tasks = tuple(
        Task(number, "公开", "公布预算。", units=("各科室",) if number % 2 else ("财务科", "办公室"), notes=tuple(own))
        for number, own in enumerate(notes, start=1)
    )
    plan, period = replace(PLAN, tasks=tasks), Period(date(2021, 4, 1))
    found = pending(plan, period, units)
    counted = {load.name: load.reports for load in counts.by_unit(plan, period)}
    asked = units if units == ("财务科",) else OFFICES
    assert found.missing == sum(counted[name].missing for name in asked)
    assert found.owed == sum(counted[name].owed for name in asked)
