"""A document brought into a plan that exists: its tasks are known by what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from opengov_cli.documents.update import Update
from opengov_cli.file.gate import judge
from opengov_cli.plan.model import Note, Plan, Task


def test_a_task_put_in_and_others_renumbered_and_reworded_keep_their_progress(plan: Plan, plan_text: str) -> None:
    note = Note(date(2021, 6, 30), "已公布", "计划财务科")
    before = replace(plan, tasks=tuple(replace(task, notes=(note,)) if task.id == 5 else task for task in plan.tasks))
    later = [replace(task, id=task.id + 1 if task.id > 2 else task.id, notes=()) for task in plan.tasks]
    later = [replace(task, requirement=task.requirement + "，抓好落实") if task.id == 6 else task for task in later]
    new = Task(3, "新的任务", "与其他事项毫无相同之处", units=("计划财务科",))
    update = Update([*later[:2], new, *later[2:]])
    after = update.applied(before)
    assert [task.id for task in after.tasks] == list(range(1, 31))
    assert [task.id for task in after.tasks if task.notes] == [6]
    verdict = judge(update.text(plan_text, plan))
    assert verdict.plan == update.applied(plan)


def test_a_number_of_another_task_that_the_document_does_not_have_is_not_taken(plan: Plan) -> None:
    other = replace(plan.tasks[4], id=2, deadline="年底前")
    after = Update([other]).applied(plan)
    assert [task.id for task in after.tasks] == [task.id for task in plan.tasks]
    assert after.tasks[4].deadline == "年底前"
