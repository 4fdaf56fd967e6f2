"""Names of units, and who answers for a task."""

from __future__ import annotations

import pytest

from opengov_cli.plan.errors import AmbiguousUnit, NoSuchUnit
from opengov_cli.plan.model import DefaultLead, Plan, Role, Task, Unit
from opengov_cli.plan.units import Answer, Directory


@pytest.fixture
def directory(plan: Plan) -> Directory:
    return Directory(plan)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("计划财务科", "计划财务科", id="its name"),
        pytest.param("办公室", "办公室（审批办）", id="an alias"),
        pytest.param("办公室(审批办)", "办公室（审批办）", id="half-width parentheses"),
        pytest.param("财务", "计划财务科", id="a unique part"),
        pytest.param("各科室", "各科室", id="a group"),
    ],
)
def test_a_unit_is_found_by(directory: Directory, typed: str, name: str) -> None:
    assert directory.find(typed) == name


def test_a_part_that_fits_several_units_names_them(directory: Directory) -> None:
    with pytest.raises(AmbiguousUnit) as caught:
        directory.find("规")
    assert caught.value.candidates == ("发展规划科", "政策法规科")


def test_an_unknown_name_comes_back_with_the_nearest_one(directory: Directory) -> None:
    with pytest.raises(NoSuchUnit) as caught:
        directory.find("计划财务课")
    assert caught.value.near == "计划财务科"


def _task(*, lead: tuple[str, ...] = (), units: tuple[str, ...] = ()) -> Task:
    return Task(1, "做好财政信息公开", "积极推进预算公开。", lead=lead, units=units)


@pytest.mark.parametrize(
    ("task", "answer"),
    [
        pytest.param(_task(units=("计划财务科",)), ("lead", ""), id="the only unit leads"),
        pytest.param(_task(lead=("计划财务科",), units=("各科室",)), ("lead", ""), id="named as lead before its group"),
        pytest.param(_task(units=("各科室", "农科中心")), ("joint", "各科室"), id="one of several, through its group"),
        pytest.param(_task(lead=("农科中心",), units=("计划财务科",)), ("support", ""), id="beside a lead"),
        pytest.param(_task(units=("各科室",)), ("lead", "各科室"), id="through the only group"),
        pytest.param(_task(units=("农科中心",)), None, id="not at all"),
    ],
)
def test_a_unit_answers_as(directory: Directory, task: Task, answer: tuple[str, str] | None) -> None:
    found = directory.answer(task, "计划财务科")
    assert (found and (found.role, found.through)) == answer


def test_groups_nest() -> None:
    units = (Unit("计划财务科", group="各科室"), Unit("各科室", aliases=("科室",), group="局属各单位"))
    directory = Directory(Plan("方案", "局", 2021, units=units))
    assert list(directory.groups_of("计划财务科")) == ["各科室", "局属各单位"]
    assert directory.members("局属各单位") == ("计划财务科",)
    assert directory.answer(_task(units=("局属各单位",)), "计划财务科") == Answer("计划财务科", Role.LEAD, "局属各单位")


def test_everybody_who_answers_is_named_once_groups_expanded(directory: Directory, plan: Plan) -> None:
    task = plan.find(5)
    assert task is not None
    assert [(answer.unit, answer.role.value, answer.through) for answer in directory.answers(task)] == [
        ("计划财务科", "lead", ""),
        ("海洋综合执法支队", "support", ""),
        ("办公室（审批办）", "support", "各科室"),
        ("发展规划科", "support", "各科室"),
        ("政策法规科", "support", "各科室"),
        ("农科中心", "support", "下属各单位"),
    ]


def test_a_group_may_be_called_by_the_alias_of_a_unit() -> None:
    units = (Unit("办公室（审批办）", ("办公室",), "各科室"), Unit("文印组", (), "办公室"))
    directory = Directory(Plan("方案", "局", 2021, units=units, tasks=(Task(1, "类", "要求", units=("办公室",)),)))
    assert directory.names == ("办公室（审批办）", "文印组", "各科室")
    assert list(directory.groups_of("文印组")) == ["办公室（审批办）", "各科室"]
    assert directory.answer(directory.plan.tasks[0], "办公室（审批办）") is not None


@pytest.mark.parametrize(
    ("rule", "roles"),
    [
        pytest.param(None, (Role.JOINT, Role.JOINT), id="no rule: they answer together"),
        pytest.param(DefaultLead.FIRST, (Role.LEAD, Role.SUPPORT), id="the unit named first leads"),
        pytest.param(DefaultLead.ALL, (Role.LEAD, Role.LEAD), id="the responsible units lead"),
    ],
)
def test_a_rule_of_the_plan_says_who_leads_where_nobody_is_named_to(
    rule: DefaultLead | None, roles: tuple[Role, Role]
) -> None:
    task = Task(23, "类", "要求", units=("办公室", "农科中心"))
    directory = Directory(Plan("方案", "局", 2021, rule, units=(Unit("办公室"), Unit("农科中心")), tasks=(task,)))
    assert [answer.role for answer in directory.answers(task)] == [*roles]


def test_a_rule_does_not_touch_a_task_that_names_its_lead() -> None:
    task = _task(lead=("办公室",), units=("农科中心",))
    directory = Directory(Plan("方案", "局", 2021, DefaultLead.ALL, units=(Unit("办公室"), Unit("农科中心"))))
    assert [answer.role for answer in directory.answers(task)] == [Role.LEAD, Role.SUPPORT]


@pytest.mark.parametrize(
    ("units", "role"),
    [
        pytest.param(("农科中心",), Role.SUPPORT, id="beside the unit that the task names"),
        pytest.param((), Role.JOINT, id="where the task names nobody"),
    ],
)
def test_a_unit_of_every_task_answers_for_each(units: tuple[str, ...], role: Role) -> None:
    plan = Plan(
        "方案", "局", 2021, every_task=("各科室",), units=(Unit("计划财务科", group="各科室"), Unit("农科中心"))
    )
    task = _task(units=units)
    assert Directory(plan).answer(task, "计划财务科") == Answer("计划财务科", role, "各科室")
    assert "计划财务科" in [answer.unit for answer in Directory(plan).answers(task)]
