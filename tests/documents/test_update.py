"""A document brought into a plan that exists: its tasks are known by what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from opengov_cli.documents.draft.reported import Reported
from opengov_cli.documents.update.conflicts import Kind
from opengov_cli.documents.update.update import Brought, Update
from opengov_cli.file.gate import judge
from opengov_cli.file.text.edit import apply
from opengov_cli.plan.model import Note, Plan, Task


def brought(plan: Plan, tasks: Sequence[Task]) -> Brought:
    """What rows with these tasks bring, if they tell no progress."""
    return Update(tasks, [Reported(f"row {task.id}", str(task.id)) for task in tasks]).on(plan)


def test_a_task_put_in_and_others_renumbered_and_reworded_keep_their_progress(plan: Plan, plan_text: str) -> None:
    note = Note(date(2021, 6, 30), "已公布", "计划财务科")
    before = replace(plan, tasks=tuple(replace(task, notes=(note,)) if task.id == 5 else task for task in plan.tasks))
    later = [replace(task, id=task.id + 1 if task.id > 2 else task.id, notes=()) for task in plan.tasks]
    later = [replace(task, requirement=task.requirement + "，抓好落实") if task.id == 6 else task for task in later]
    new = Task(3, "新的任务", "与其他事项毫无相同之处", units=("计划财务科",))
    rows = [*later[:2], new, *later[2:]]
    after = brought(before, rows).plan
    assert [task.id for task in after.tasks] == list(range(1, 31))
    assert [task.id for task in after.tasks if task.notes] == [6]
    update = brought(plan, rows)
    assert judge(apply(plan_text, update.edits)).plan == update.plan
    assert update.conflicts == ()


def test_a_number_of_another_task_that_the_document_does_not_have_is_not_taken(plan: Plan) -> None:
    other = replace(plan.tasks[4], id=2, deadline="年底前")
    update = brought(plan, [other])
    assert [task.id for task in update.plan.tasks] == [task.id for task in plan.tasks]
    assert update.plan.tasks[4].deadline == "年底前"
    (conflict,) = update.conflicts
    assert (conflict.kind, conflict.number, conflict.place) == (Kind.NUMBER, 5, "row 2")
    assert (conflict.plan, conflict.document) == (f"5 {other.requirement}", f"2 {other.requirement}")


def test_words_like_those_of_one_task_below_the_number_of_another_one_are_asked_about(plan: Plan) -> None:
    reworded = replace(plan.tasks[4], id=2, requirement=plan.tasks[4].requirement[:40] + "。")
    update = brought(plan, [reworded])
    assert (update.plan, update.edits) == (plan, ())
    (question,) = update.questions
    assert [task.id for task in question.tasks] == [2, 5]
    assert [told.place for told, _task in question.rows] == ["row 2"]
