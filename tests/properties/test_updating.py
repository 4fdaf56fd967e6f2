"""A law of updating: the edits of a plan file come to the plan that was meant, in any style of YAML."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from opengov_cli.documents.draft.reported import Reported
from opengov_cli.documents.draft.tables.column_headings import Column, Meaning
from opengov_cli.documents.update.conflicts import Kind
from opengov_cli.documents.update.part import Part
from opengov_cli.documents.update.update import Update
from opengov_cli.file.gate import judge
from opengov_cli.file.text.edit import apply
from opengov_cli.plan.model import Status, Task
from opengov_cli.wording.progress.progress import ReportDay
from styles import UNITS, WORDS, files

NAMES = st.lists(st.sampled_from([*UNITS, "新设科", "各科室"]), max_size=2, unique=True).map(tuple)
TASKS = st.builds(
    Task,
    id=st.integers(1, 6),
    category=WORDS,
    requirement=st.lists(WORDS, min_size=1, max_size=2).map("\n".join),
    number=st.sampled_from(["", "（3）"]),
    lead=NAMES,
    units=NAMES,
    duty=st.sampled_from(["", "配合"]),
    clause=st.sampled_from(["", "办公室 财务科", "牵头单位：甲\n责任单位：乙"]),
    deadline=st.sampled_from(["", "年底前"]),
    due=st.none() | st.just(date(2021, 12, 31)),
    extra=st.dictionaries(WORDS, WORDS, max_size=2).map(lambda found: tuple(found.items())),
)
COLUMNS = st.lists(st.sampled_from([Column(role, role) for role in Meaning]), max_size=5, unique=True)


TOLD = st.builds(
    Reported,
    st.just("row"),
    st.sampled_from(["", "1", "2", "5", "（三）"]),
    st.sampled_from([None, *Status]),
    st.none() | st.just(date(2021, 5, 1)),
    st.none() | st.lists(WORDS | st.just("2021-06-30 财务科：已公布"), max_size=3).map("\n".join),
    st.just(()),
    st.just(ReportDay(date(2021, 7, 1), 2021)),
)
ROWS = st.lists(st.tuples(TASKS, TOLD), max_size=4, unique_by=lambda row: row[0].id)


@given(files(), ROWS, COLUMNS, st.sampled_from([None, *Part]))
def test_the_edits_come_to_the_plan_that_was_meant(
    text: str, rows: list[tuple[Task, Reported]], columns: list[Column], only: Part | None
) -> None:
    plan = judge(text).plan
    assert plan is not None
    brought = Update([task for task, _told in rows], [told for _task, told in rows], (), columns, only).on(plan)
    verdict = judge(apply(text, brought.edits))
    assume(verdict.plan or all(problem.code != "lines" for problem in verdict.problems))
    assert verdict.plan == brought.plan, verdict.problems
    # No task is lost, and no note.
    assert len(brought.plan.tasks) >= len(plan.tasks)
    kept, now = (Counter(note for task in found.tasks for note in task.notes) for found in (plan, brought.plan))
    changed = sum(conflict.kind is Kind.NOTE for conflict in brought.conflicts)
    assert (kept - now).total() <= changed
    if only is Part.TEXTS:
        assert now == kept
    if only is Part.PROGRESS:
        assert [words(task) for task in brought.plan.tasks] == [words(task) for task in plan.tasks]


def words(task: Task) -> Task:
    """A task without its progress."""
    return replace(task, status=Status.TODO, completed=None, notes=())
