"""A plan as the table that offices know (附件): Chinese headings, and what cells share.

The headings are words of the documents themselves, the same whatever language the program speaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from opengov_cli.plan.clause import phrase
from opengov_cli.plan.model import Plan, Task
from opengov_cli.plan.rows import Listing, Row, cell_text
from opengov_cli.wording.progress import WORDS, progress_text

NUMBER = "序号"
CATEGORY = "工作任务"
REQUIREMENT = "具体要求"
CLAUSE = "落实单位"
DEADLINE = "时限要求"
STATUS = "状态"
PROGRESS = "完成情况"
REMARKS = "备注"
_OURS = (NUMBER, CATEGORY, REQUIREMENT, CLAUSE, DEADLINE, STATUS, PROGRESS)


@dataclass(frozen=True, slots=True)
class Form:
    """What an annex shows beside tasks, requirements and units.

    ``numbers`` gives numbers a column; without it they stand in front of the requirements, if all are plain.
    ``progress`` adds 完成情况, ``status`` its word alone, and ``links_apart`` moves the links to 备注.
    """

    numbers: bool = True
    progress: bool = False
    status: bool = False
    links_apart: bool = False


def annex(plan: Plan, form: Form) -> Listing:
    """One row for each task, its keys the headings themselves; 时限要求 only where a task has a deadline."""
    if not all(_number(task).isdecimal() for task in plan.tasks):
        # In front of a text, （三） or 1-2 would not be told from the text itself.
        form = replace(form, numbers=True)
    columns = tuple(_columns(plan, form))
    facts = (_facts(task, form) for task in plan.tasks)
    rows: tuple[Row, ...] = tuple({heading: fact.get(heading, "") for heading in columns} for fact in facts)
    return Listing("annex", plan, columns, rows)


def spans(sheet: Listing, heading: str) -> list[int]:
    """How many rows each cell of a column covers: neighbours of one category and one text share it, 0 is covered.

    Requirements and progress are never shared, and neither are empty cells.
    """
    if heading not in (CATEGORY, CLAUSE):
        return [1] * len(sheet.rows)
    found: list[int] = []
    first = 0
    for index, row in enumerate(sheet.rows):
        if index and row[heading] and _place(row, heading) == _place(sheet.rows[first], heading):
            found[first] += 1
            found.append(0)
        else:
            first = index
            found.append(1)
    return found


def _place(row: Row, heading: str) -> tuple[str, str]:
    return cell_text(row[CATEGORY]), cell_text(row[heading])


def _columns(plan: Plan, form: Form) -> Iterator[str]:
    """The headings in their order; those of the plan's own come before the progress, 备注 comes last."""
    extra = list(dict.fromkeys(_own(heading) for task in plan.tasks for heading, _text in task.extra))
    if form.numbers:
        yield NUMBER
    yield from (CATEGORY, REQUIREMENT, CLAUSE)
    if any(_deadline(task) for task in plan.tasks):
        yield DEADLINE
    yield from (heading for heading in extra if heading != REMARKS)
    if form.status:
        yield STATUS
    if form.progress:
        yield PROGRESS
    if REMARKS in extra or (form.progress and form.links_apart):
        yield REMARKS


def _facts(task: Task, form: Form) -> Row:
    """What a task says under each heading that it could stand under."""
    extra = {_own(heading): text for heading, text in task.extra}
    links = [link for note in task.notes for link in note.links] if form.progress and form.links_apart else []
    return {
        **extra,
        NUMBER: task.number or task.id,
        CATEGORY: task.category,
        REQUIREMENT: task.requirement if form.numbers else _numbered(task),
        CLAUSE: phrase(task),
        DEADLINE: _deadline(task),
        STATUS: WORDS[task.status],
        PROGRESS: progress_text(task, links=not form.links_apart),
        REMARKS: "\n".join(filter(None, [extra.get(REMARKS), *links])),
    }


def _deadline(task: Task) -> str:
    """The deadline in the plan's words, else its date."""
    return task.deadline or str(task.due or "")


def _own(heading: str) -> str:
    """The heading of a column of the plan's own, told apart from ours."""
    return f"原表{heading}" if heading in _OURS else heading


def _number(task: Task) -> str:
    return task.number or str(task.id)


def _numbered(task: Task) -> str:
    """A requirement behind its number, as annexes print it: ``5.加大…``.

    A blank keeps the number apart from a requirement that begins with a digit.
    """
    blank = " " if task.requirement[:1].isdigit() else ""
    return f"{_number(task)}.{blank}{task.requirement}"
