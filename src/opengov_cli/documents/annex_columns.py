"""Which columns an annex has, and what stands below their headings for a task.

The headings are words of the documents themselves, the same whatever language the program speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial

from opengov_cli.plan.clause import phrase
from opengov_cli.plan.model import Plan, Status, Task
from opengov_cli.plan.units import Directory
from opengov_cli.wording.clauses.clause_columns import clause_cells, clause_headings
from opengov_cli.wording.progress.progress import outlook_apart, progress_text

NUMBER = "序号"
CATEGORY = "工作任务"
UPPER_CATEGORY, LOWER_CATEGORY = "一级任务", "二级任务"
REQUIREMENT = "具体要求"
CLAUSE = "落实单位"
DEADLINE = "时限要求"
STATUS = "状态"
COMPLETED = "办结日期"
PROGRESS = "完成情况"
PROBLEM = "存在问题"
NEXT = "下一步措施"
REMARKS = "备注"
SUMMARY = ("范围", *(status.word for status in Status))
"""What the counts of a workbook stand below."""
SHORT = (NUMBER, DEADLINE, STATUS, COMPLETED)
"""Columns of short texts, which stand in the middle."""
_OURS = {
    *(NUMBER, CATEGORY, UPPER_CATEGORY, LOWER_CATEGORY, REQUIREMENT, CLAUSE, DEADLINE),
    *(STATUS, COMPLETED, PROGRESS, PROBLEM, NEXT),
}
OWN = "原表"
"""What stands before a heading of the plan itself, to tell it from ours."""
# What the importer puts between the levels of a category.
_BETWEEN_LEVELS = " / "

Fact = str | int
Column = tuple[str, Callable[[Task], Fact]]


@dataclass(frozen=True, slots=True)
class Form:
    """What an annex shows beside the requirements, their categories and their units.

    ``numbers`` gives the numbers a column of their own; without it they stand in front of the requirements, if all of
    them are plain. ``progress`` adds the column 完成情况, with 存在问题 and 下一步措施 where a note tells them, and
    ``status`` the column 状态.
    """

    numbers: bool = True
    progress: bool = False
    status: bool = False


def category_columns(plan: Plan) -> list[Column]:
    """The column of the categories, or two where every category of the plan has two levels."""
    levels = [category.split(_BETWEEN_LEVELS) for category in plan.categories]
    if not levels or not all(len(parts) == 2 and all(map(_is_whole, parts)) for parts in levels):  # noqa: PLR2004
        return [(CATEGORY, lambda task: task.category)]
    return [
        (UPPER_CATEGORY, lambda task: task.category.split(_BETWEEN_LEVELS)[0]),
        (LOWER_CATEGORY, lambda task: task.category.split(_BETWEEN_LEVELS)[1]),
    ]


def clause_columns(plan: Plan) -> list[Column]:
    """The column of the clauses, or two where these tell who leads and who takes part as well."""
    headings = clause_headings(plan.tasks)
    if not headings:
        return [(CLAUSE, phrase)]
    return [
        (headings.lead, lambda task: clause_cells(task, headings)[0]),
        (headings.others, lambda task: clause_cells(task, headings)[1]),
    ]


def requirement_column(*, numbered: bool) -> Column:
    """The column of the requirements, each maybe behind its number."""
    return REQUIREMENT, _numbered if numbered else lambda task: task.requirement


def number_column() -> Column:
    """The column of the numbers that the plan gives to its tasks."""
    return NUMBER, lambda task: task.number or task.id


def further_columns(plan: Plan, form: Form, taken: Collection[str]) -> Iterator[Column]:
    """The columns behind the clause: the plan's own come before the progress, and 备注 comes last.

    ``taken`` are the headings in front of them.
    """
    if any(map(deadline_text, plan.tasks)):
        yield DEADLINE, deadline_text
    *own, remarks = _own_columns(plan, {*taken, *_OURS})
    yield from filter(None, own)
    if form.status:
        yield STATUS, lambda task: task.status.word
        if any(task.completed for task in plan.tasks):
            yield COMPLETED, lambda task: str(task.completed or "")
    if form.progress:
        yield from _progress_columns(plan, form)
    if remarks:
        yield remarks


def number_of(task: Task) -> str:
    """The number of a task as its plan prints it."""
    return task.number or str(task.id)


def _own_columns(plan: Plan, taken: set[str]) -> list[Column | None]:
    """The columns of the plan itself, told apart from ours; the last is 备注, or None if there is no such."""
    columns: dict[str, Column] = {}
    for heading in dict.fromkeys(heading for task in plan.tasks for heading, _text in task.extra):
        name = heading
        while name in taken:
            name = f"{OWN}{name}"
        taken.add(name)
        columns[heading] = name, partial(_extra, heading)
    remarks = columns.pop(REMARKS, None)
    return [*columns.values(), remarks]


def _extra(heading: str, task: Task) -> str:
    return dict(task.extra).get(heading, "")


def _progress_columns(plan: Plan, form: Form) -> Iterator[Column]:
    """The notes, and what stands in the way and comes next in columns of their own, where any task tells it."""
    directory = Directory(plan)
    told = {task.id: outlook_apart(_officially(task, directory)) for task in plan.tasks}
    yield PROGRESS, lambda task: progress_text(told[task.id].task, status=not form.status)
    if any(parts.problem for parts in told.values()):
        yield PROBLEM, lambda task: told[task.id].problem
    if any(parts.next for parts in told.values()):
        yield NEXT, lambda task: told[task.id].next


def _officially(task: Task, directory: Directory) -> Task:
    """A task whose notes name units alone: an official paper does not say who sat at the keyboard."""
    notes = (note if directory.knows(note.by) else replace(note, by="") for note in task.notes)
    return replace(task, notes=tuple(notes))


def deadline_text(task: Task) -> str:
    """The deadline in the plan's words, or its date where the plan has no words for it."""
    return task.deadline or str(task.due or "")


def _numbered(task: Task) -> str:
    """A requirement behind its number, as annexes print it: ``5.加大…``.

    A blank keeps the number apart from a requirement that begins with a digit.
    """
    blank = " " if task.requirement[:1].isdigit() else ""
    return f"{number_of(task)}.{blank}{task.requirement}"


def _is_whole(level: str) -> bool:
    return bool(level) and level == level.strip()
