"""A plan as the table that offices know (附件): Chinese headings, a row for each task, and cells that rows share.

The headings are words of the documents themselves, the same whatever language the program speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from opengov_cli.plan.clause import phrase
from opengov_cli.plan.model import Plan, Status, Task
from opengov_cli.wording.progress import progress_text

NUMBER = "序号"
CATEGORY = "工作任务"
REQUIREMENT = "具体要求"
CLAUSE = "落实单位"
DEADLINE = "时限要求"
STATUS = "状态"
PROGRESS = "完成情况"
REMARKS = "备注"
# What the counts of a workbook stand below.
SUMMARY = ("范围", *(status.word for status in Status))
_OURS = (NUMBER, CATEGORY, REQUIREMENT, CLAUSE, DEADLINE, STATUS, PROGRESS)

Row = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Annex:
    """The table of a plan: its headings in their order, and a row for each task with a cell below each heading.

    A number that counts is an ``int``, everything else is text.
    """

    plan: Plan
    headings: tuple[str, ...]
    rows: tuple[Row, ...]

    def texts(self) -> Iterator[list[str]]:
        """The cells of each row as text, in the order of the headings."""
        return ([str(row[heading]) for heading in self.headings] for row in self.rows)

    def row_spans(self, heading: str) -> list[int]:
        """How many rows each cell below a heading covers: 1 where it stands alone, 0 where one above covers it.

        Neighbours of one category share their category, and their clause where it is the same. All other cells
        stand alone, and so do empty ones.
        """
        if heading not in (CATEGORY, CLAUSE):
            return [1] * len(self.rows)
        heights: list[int] = []
        first = 0
        for index, row in enumerate(self.rows):
            above = self.rows[first]
            if index and row[heading] and (row[CATEGORY], row[heading]) == (above[CATEGORY], above[heading]):
                heights[first] += 1
                heights.append(0)
            else:
                first = index
                heights.append(1)
        return heights


@dataclass(frozen=True, slots=True)
class Form:
    """What an annex shows beside the requirements, their categories and their units.

    ``numbers`` gives the numbers a column of their own; without it they stand in front of the requirements, if all of
    them are plain. ``progress`` adds the column 完成情况 and ``status`` the column 状态; ``links_apart`` moves links
    from 完成情况 to 备注.
    """

    numbers: bool = True
    progress: bool = False
    status: bool = False
    links_apart: bool = False


def build_annex(plan: Plan, form: Form) -> Annex:
    """The annex of a plan in a form; 时限要求 is a column only where a task has a deadline."""
    if not all(_number(task).isdecimal() for task in plan.tasks):
        # In front of a text, （三） or 1-2 would not be told from the text itself.
        form = replace(form, numbers=True)
    headings = tuple(_headings(plan, form))
    facts = (_facts(task, form) for task in plan.tasks)
    rows = tuple({heading: fact.get(heading, "") for heading in headings} for fact in facts)
    return Annex(plan, headings, rows)


def _headings(plan: Plan, form: Form) -> Iterator[str]:
    """The headings in their order: the plan's own columns come before the progress, and 备注 comes last."""
    extra = list(dict.fromkeys(own_heading(heading) for task in plan.tasks for heading, _text in task.extra))
    if form.numbers:
        yield NUMBER
    yield from (CATEGORY, REQUIREMENT, CLAUSE)
    if any(deadline_text(task) for task in plan.tasks):
        yield DEADLINE
    yield from (heading for heading in extra if heading != REMARKS)
    if form.status:
        yield STATUS
    if form.progress:
        yield PROGRESS
    if REMARKS in extra or (form.progress and form.links_apart):
        yield REMARKS


def _facts(task: Task, form: Form) -> Row:
    """What a task says below each heading of any form."""
    extra = {own_heading(heading): text for heading, text in task.extra}
    links = [link for note in task.notes for link in note.links] if form.progress and form.links_apart else []
    return {
        **extra,
        NUMBER: task.number or task.id,
        CATEGORY: task.category,
        REQUIREMENT: task.requirement if form.numbers else _numbered(task),
        CLAUSE: phrase(task),
        DEADLINE: deadline_text(task),
        STATUS: task.status.word,
        PROGRESS: progress_text(task, links=not form.links_apart),
        REMARKS: "\n".join(filter(None, [extra.get(REMARKS), *links])),
    }


def deadline_text(task: Task) -> str:
    """The deadline in the plan's words, or its date where the plan has no words for it."""
    return task.deadline or str(task.due or "")


def own_heading(heading: str) -> str:
    """The heading of a column that the plan itself brings, told apart from our headings."""
    return f"原表{heading}" if heading in _OURS else heading


def _number(task: Task) -> str:
    return task.number or str(task.id)


def _numbered(task: Task) -> str:
    """A requirement behind its number, as annexes print it: ``5.加大…``.

    A blank keeps the number apart from a requirement that begins with a digit.
    """
    blank = " " if task.requirement[:1].isdigit() else ""
    return f"{_number(task)}.{blank}{task.requirement}"
