"""A law of the layout: any valid plan, written and read again, is the same plan."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.file.gate import judge
from opengov_cli.file.text.layout import dump
from opengov_cli.plan.model import DefaultLead, Note, Plan, Status, Task, Unit
from opengov_cli.plan.text import clean

LINES = (
    st.text(st.characters(codec="utf-8"), max_size=20).map(lambda text: clean(text).replace("\n", " ")).map(str.strip)
)
FILLED = LINES.filter(bool)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=40).map(clean)
DATES = st.dates(date(1000, 1, 1))
LINKS = st.sampled_from(
    ["https://www.gd.gov.cn/zwgk/?id=1,2&x=[3]", "http://政务.cn/公开#一", "https://a.cn/%E5%85%AC"]
)
NAMES = ("办公室（审批办）", "计划财务科", "海洋综合执法支队")
UNITS = tuple(
    Unit(name, (f"{name}: #1",), group) for name, group in zip(NAMES, ("各科室", "", "下属各单位"), strict=True)
)
NOTES = st.builds(Note, DATES, TEXTS.filter(bool), LINES, st.lists(LINKS, max_size=2).map(tuple)) | st.builds(
    Note, DATES, st.just(""), LINES, st.lists(LINKS, min_size=1, max_size=1).map(tuple)
)
CHOSEN = st.lists(st.sampled_from(NAMES), max_size=2).map(tuple)
TASKS = st.builds(
    Task,
    id=st.integers(1, 999_999),
    category=FILLED,
    requirement=TEXTS.filter(bool),
    lead=CHOSEN,
    units=CHOSEN,
    number=LINES,
    duty=LINES,
    clause=TEXTS,
    extra=st.dictionaries(FILLED, TEXTS.filter(bool), max_size=2).map(lambda found: tuple(found.items())),
    deadline=TEXTS,
    due=st.none() | DATES,
    status=st.sampled_from(Status),
    completed=st.none() | DATES,
    notes=st.lists(NOTES, max_size=2).map(tuple),
)
PLANS = st.builds(
    Plan,
    title=FILLED,
    issuer=FILLED,
    year=st.integers(1949, 2199),
    default_lead=st.none() | st.sampled_from(DefaultLead),
    every_task=CHOSEN,
    units=st.just(UNITS),
    tasks=st.lists(TASKS, max_size=3, unique_by=lambda task: task.id).map(tuple),
)


@given(PLANS)
def test_any_plan_written_and_read_is_the_same_plan(plan: Plan) -> None:
    verdict = judge(dump(plan))
    assert verdict.plan == plan, verdict.problems


def test_the_real_plan_is_in_the_layout_but_for_its_comments(plan: Plan, plan_text: str) -> None:
    lines = [line for line in plan_text.split("\n") if not line.lstrip().startswith("#")]
    assert [line for line in dump(plan).split("\n") if line] == [line for line in lines if line]
