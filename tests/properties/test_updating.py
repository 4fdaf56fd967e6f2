"""A law of updating: the edits of a plan file come to the plan that was meant, in any style of YAML."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from opengov_cli.documents.draft.column_headings import Column, Meaning
from opengov_cli.documents.update import Update
from opengov_cli.file.gate import judge
from opengov_cli.plan.model import Status, Task
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


@given(files(), st.lists(TASKS, max_size=4, unique_by=lambda task: task.id), COLUMNS)
def test_the_edits_come_to_the_plan_that_was_meant(text: str, tasks: list[Task], columns: list[Column]) -> None:
    plan = judge(text).plan
    assert plan is not None
    update = Update(tasks, (), columns)
    meant = update.applied(plan)
    verdict = judge(update.text(text, plan))
    assume(verdict.plan or all(problem.code != "lines" for problem in verdict.problems))
    assert verdict.plan == meant, verdict.problems
    # Numbers may change; no progress is lost, and none comes to be.
    kept, now = (Counter((task.status, task.completed, task.notes) for task in found.tasks) for found in (plan, meant))
    assert kept <= now
    assert all(key == (Status.TODO, None, ()) for key in now - kept)
