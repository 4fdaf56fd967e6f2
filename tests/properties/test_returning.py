"""Laws of documents that come back: what a clerk wrote into one is taken in, once, and nothing else."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annexes import saved
from conftest import PLAN
from opengov_cli.documents import export
from opengov_cli.documents.document import Document
from opengov_cli.documents.draft import draft_document
from opengov_cli.documents.formats import FORMATS
from opengov_cli.documents.readers.lookup import reader_for
from opengov_cli.documents.update.conflicts import Kind
from opengov_cli.documents.update.part import Part
from opengov_cli.documents.update.update import Brought, Update
from opengov_cli.file.gate import judge
from opengov_cli.file.text.edit import apply
from opengov_cli.file.text.layout import dump
from opengov_cli.plan.model import Note, Plan, Status, Task
from opengov_cli.plan.query import Match
from opengov_cli.wording.progress.progress import status_text

TODAY = date(2021, 7, 1)
COUNT = 6
# What makes a note hard to know again: several lines, blanks, words of ours, the form of another note, a link.
LINES = st.sampled_from(
    [
        "已公布预算",
        "完成  培训",
        "存在问题：人手不足",
        "下一步措施：招人",
        "2021-02-03 办公室：转来的话",
        "https://a.cn/in-text",
        "已完成",
        "推进中",
        "1.其一；",
        "无",
    ]
)
NOTES = st.builds(
    Note,
    st.dates(date(2021, 1, 1), date(2021, 1, 3)),
    st.lists(LINES, min_size=1, max_size=3).map("\n".join),
    st.sampled_from(["", "计划财务科"]),
    st.lists(st.sampled_from(["https://a.cn/1", "https://政务.cn/2"]), max_size=2, unique=True).map(tuple),
    st.sampled_from(["", "缺人", "缺人\n缺钱"]),
    st.sampled_from(["", "再开会"]),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """The first tasks of the real plan, with progress."""
    plan = judge(PLAN.read_text("utf-8")).plan
    assert plan is not None
    tasks = [
        replace(
            task,
            status=(status := draw(st.sampled_from(Status))),
            completed=date(2021, 1, 2) if status is Status.DONE and draw(st.booleans()) else None,
            notes=tuple(draw(st.lists(NOTES, max_size=3))),
            extra=draw(st.sampled_from([(), (("备注", "每月"),)])),
        )
        for task in plan.tasks[:COUNT]
    ]
    return replace(plan, tasks=tuple(tasks))


@dataclass(frozen=True)
class Edited:
    """What a clerk made of the table of a plan: its cells, and the plan that is meant."""

    cells: list[list[str]]
    meant: Plan


@st.composite
def returned(draw: st.DrawFn, plan: Plan, *, has_status: bool) -> Edited:
    """The table of a plan with statuses changed, words added, rows moved or taken out, and columns left out."""
    headings, *rows = grid(plan)
    status, progress = headings.index("状态"), headings.index("完成情况")
    tasks: list[Task] = []
    for task, row in zip(plan.tasks, rows, strict=True):
        if not has_status:
            # As in documents without a column for it.
            row[progress] = f"{status_text(task)}\n{row[progress]}".strip()
        new = draw(st.sampled_from([None, *Status]))
        if new and new is not task.status:
            row[status] = new.word
            if not has_status:
                row[progress] = row[progress].replace(status_text(task), new.word, 1)
            task = replace(task, status=new, completed=None)  # noqa: PLW2901
        note, written = draw(st.sampled_from(added(task.id)))
        row[progress] += written
        tasks.append(replace(task, notes=(*task.notes, *note)))
    kept = draw(st.lists(st.sampled_from(range(COUNT)), min_size=1, unique=True))
    dropped = {*draw(st.lists(st.sampled_from(["序号", "落实单位", "备注"]), unique=True))}
    dropped |= set() if has_status else {"状态"}
    columns = [index for index, heading in enumerate(headings) if heading not in dropped]
    cells = [[row[index] for index in columns] for row in (headings, *(rows[index] for index in kept))]
    meant = [task if index in kept else plan.tasks[index] for index, task in enumerate(tasks)]
    return Edited(cells, replace(plan, tasks=tuple(meant)))


def added(number: int) -> list[tuple[tuple[Note, ...], str]]:
    """Notes that a clerk adds, as they are meant and as they are written; newer than all others."""
    said, day = f"第{number}条又有新进展", date(2021, 6, 30)
    return [
        ((), ""),
        ((Note(TODAY, said),), f"\n{said}"),
        ((Note(TODAY, f"{said}\n还有一段", links=("https://a.cn/new",)),), f"\n{said}\n还有一段\nhttps://a.cn/new"),
        ((Note(day, said, "人事科", problem="缺车"),), f"\n2021-06-30 人事科：{said}\n存在问题：缺车"),
    ]


def grid(plan: Plan) -> list[list[str]]:
    """The table of a plan as a spreadsheet shows it."""
    data = export.render(plan, [Match(task) for task in plan.tasks], FORMATS["csv"], progress=True)
    document = reader_for(Path("a.csv"))(data)
    assert isinstance(document, Document)
    (table,) = document.tables
    return [[cell.text for cell in row] for row in table.rows]


def as_csv(cells: Sequence[Sequence[str]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows(cells)
    return stream.getvalue().encode("gb18030")


def as_xlsx(cells: Sequence[Sequence[str]]) -> bytes:
    book = openpyxl.Workbook()
    for row in (["某局2021年政务公开工作要点分工方案"], *cells):
        book.worksheets[0].append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_docx(cells: Sequence[Sequence[str]]) -> bytes:
    document = docx.Document()
    table = document.add_table(len(cells), len(cells[0]))
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return saved(document)


WRITERS: dict[str, Callable[[Sequence[Sequence[str]]], bytes]] = {"csv": as_csv, "xlsx": as_xlsx, "docx": as_docx}


def brought(plan: Plan, name: str, cells: Sequence[Sequence[str]], only: Part | None = None) -> Brought:
    document = reader_for(Path(f"a.{name}"))(WRITERS[name](cells))
    assert isinstance(document, Document)
    draft = draft_document(document, (), TODAY, plan.year)
    assert draft is not None
    return Update(draft.tasks, draft.reported, (), draft.columns, only).on(plan)


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("has_status", [True, False])
@given(data=st.data(), plan=plans())
@settings(max_examples=15)
def test_exactly_what_a_clerk_changed_is_taken_in_and_once(
    name: str, has_status: bool, data: st.DataObject, plan: Plan
) -> None:
    edited = data.draw(returned(plan, has_status=has_status))
    once = brought(plan, name, edited.cells)
    assert once.plan == edited.meant
    assert not once.rewords
    assert judge(apply(dump(plan), once.edits)).plan == once.plan
    again = brought(once.plan, name, edited.cells)
    assert (again.plan, again.edits, again.conflicts) == (once.plan, (), ())
    # A status that goes back is a conflict; one that goes on is none: the clerk has the plan's last note.
    order = [*Status]
    changed = [*zip(plan.tasks, edited.meant.tasks, strict=True)]
    back = {old.id for old, new in changed if order.index(new.status) < order.index(old.status)}
    assert {conflict.kind for conflict in once.conflicts} <= {Kind.STATUS}
    assert back == {conflict.number for conflict in once.conflicts}


@given(data=st.data(), plan=plans())
@settings(max_examples=15)
def test_texts_and_progress_are_taken_in_apart(data: st.DataObject, plan: Plan) -> None:
    edited = data.draw(returned(plan, has_status=True))
    place = edited.cells[0].index("具体要求")
    index = data.draw(st.integers(1, len(edited.cells) - 1))
    edited.cells[index][place] += "抓好落实。"
    progress = brought(plan, "csv", edited.cells, Part.PROGRESS)
    assert progress.plan == edited.meant
    texts = brought(plan, "csv", edited.cells, Part.TEXTS)
    assert texts.rewords
    assert [(task.status, task.completed, task.notes) for task in texts.plan.tasks] == [
        (task.status, task.completed, task.notes) for task in plan.tasks
    ]
    both = brought(plan, "csv", edited.cells)
    assert both.plan == brought(progress.plan, "csv", edited.cells, Part.TEXTS).plan
    assert both.plan != progress.plan


@given(plan=plans(), seed=st.integers(0, 1000))
@settings(max_examples=15)
def test_a_document_in_another_order_without_numbers_is_the_same_document(plan: Plan, seed: int) -> None:
    headings, *rows = grid(plan)
    random.Random(seed).shuffle(rows)  # noqa: S311
    cells = [row[1:] for row in (headings, *rows)]
    result = brought(plan, "csv", cells)
    assert (result.plan, result.edits, result.conflicts, result.questions) == (plan, (), (), ())
    assert result.is_complete
