"""Laws of the years: what is begun anew is a plan, what is added changes nothing else, what is asked is an address."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from hypothesis import given
from hypothesis import strategies as st
from test_dump import FILLED, PLANS, TEXTS

from opengov_cli.file.adding import add, next_number
from opengov_cli.file.gate import judge
from opengov_cli.file.register import load
from opengov_cli.file.text.layout import dump
from opengov_cli.file.text.template import begun_plan_text
from opengov_cli.plan.model import Plan, Status, Task
from opengov_cli.round.answers import usable
from opengov_cli.round.next_year import CARRIED_FROM, begin_next_year


@given(PLANS.filter(lambda plan: plan.year < 2199), st.data())
def test_the_next_year_of_any_plan_is_a_plan_with_all_that_is_open(plan: Plan, data: st.DataObject) -> None:
    year = data.draw(st.integers(plan.year + 1, 2199))
    begun = begin_next_year(plan, year)
    assert judge(begun_plan_text(begun.plan)).plan == begun.plan
    opened = [task for task in plan.tasks if task.status is not Status.DONE]
    assert [dict(task.extra)[CARRIED_FROM] for task in begun.plan.tasks] == [
        f"{plan.year}年第{task.id}条" for task in opened
    ]
    assert [task.requirement for task in begun.plan.tasks] == [task.requirement for task in opened]
    assert all(task.due is None or task.due.year >= year for task in begun.plan.tasks)


@given(PLANS.filter(lambda plan: next_number(plan) <= 999_999), FILLED, TEXTS.filter(bool), st.data())
def test_a_task_that_is_added_leaves_every_line_as_it_was(
    plan: Plan, category: str, requirement: str, data: st.DataObject
) -> None:
    category = data.draw(st.sampled_from([category, *plan.categories]))
    task = Task(next_number(plan), category, requirement)
    with TemporaryDirectory() as folder:
        path = Path(folder, "plan.yaml")
        path.write_text(dump(plan), encoding="utf-8", newline="")
        change = add(path, lambda _plan: task, write=False)
        assert load(path).plan == plan
    before, after = (part.content.text.splitlines() for part in (change.before, change.after))
    lines = iter(after)
    assert all(line in lines for line in before if line != "tasks:" or plan.tasks)
    assert [other for other in change.after.plan.tasks if other.id != task.id] == [*plan.tasks]


@given(st.text(max_size=20).map("http://".__add__) | st.text(max_size=30))
def test_whatever_is_asked_is_an_address_of_the_web_in_plain_characters(link: str) -> None:
    try:
        address = usable(link)
    except ValueError:
        return
    assert address.isascii()
    assert address.isprintable()
    assert " " not in address
    assert urlsplit(address).scheme in ("http", "https")
    assert urlsplit(address).hostname
