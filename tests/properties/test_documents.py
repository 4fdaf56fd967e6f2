"""Laws of documents: a plan that is written and read again says the same, as far as the format holds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opengov_cli.documents import export
from opengov_cli.documents.document import Document
from opengov_cli.documents.draft import draft_document
from opengov_cli.documents.draft.names import units_named
from opengov_cli.documents.formats import FORMATS
from opengov_cli.documents.readers.lookup import reader_for
from opengov_cli.documents.titles import title_of
from opengov_cli.plan.model import Note, Plan, Status, Task
from opengov_cli.plan.query import Match
from opengov_cli.wording.clauses.clause import ClauseReading, read_clause
from opengov_cli.wording.deadlines.deadline import read_deadline

TODAY = date(2021, 7, 1)
# Text as plans have it, also what formats treat in a special way; no line begins like a number.
CHARACTERS = "公开预算决算政策解读，。、；（）《》“”：|*_<>&#`~[]\\\"'=+@a12"
LINES = st.text(CHARACTERS, min_size=1, max_size=12).filter(lambda line: not line[0].isdigit() and line[0] not in "（(")
TEXTS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
CLAUSES = st.sampled_from(
    [
        "",
        "计划财务科",
        "办公室（审批办）、农科中心牵头，各科室、下属各单位按职责分工落实",
        "办公室牵头,各科室配合",
        "牵头单位：办公室；配合单位：各科室",
        "由各单位结合实际自行组织实施",
        "市直有关单位，各县（市、区）人民政府",
    ]
)
# As a plan has them that told them in two columns.
CLAUSES_OF_COLUMNS = st.sampled_from(
    [
        (("办公室",), ("计划财务科", "各科室")),
        (("办公室", "农科中心"), ()),
        (("计划财务科",), ("下属各单位",)),
    ]
)
DEADLINES = st.sampled_from(["", "11月底前", "每季度末", "20个工作日内", "6月底前，并长期坚持"])
WORDS = st.text("已公布预算，。a", max_size=8)
NOTES = st.builds(
    Note,
    st.dates(date(2021, 1, 1), date(2022, 12, 31)),
    WORDS,
    st.sampled_from(["", "计划财务科"]),
    st.lists(st.sampled_from(["https://a.cn/1?a=[1]&b", "http://政务.cn"]), max_size=2).map(tuple),
    WORDS,
    WORDS,
).filter(lambda note: note.text or note.problem or note.next)
CATEGORIES = st.lists(
    st.sampled_from(["做好财政信息公开", "一、加强公开 / （一）重点 | 领域", "二、完善 / （一）平台"]), min_size=1
)
EXTRA = st.sampled_from([(), (("备注", "每月\n报送"),), (("责任人", "科长"), ("备注", "=1+1"))])


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan as an import would give it: its tasks in order, counted, maybe with numbers of their own."""
    tasks = []
    restarting, in_columns, categories = draw(st.booleans()), draw(st.booleans()), draw(CATEGORIES)
    for number in range(1, draw(st.integers(1, 5)) + 1):
        lead, units = draw(CLAUSES_OF_COLUMNS)
        clause = ClauseReading(lead, units) if in_columns else read_clause(draw(CLAUSES))
        deadline = draw(DEADLINES)
        status = draw(st.sampled_from(Status))
        own = (number - 1) % 2 + 1
        tasks.append(
            Task(
                number,
                draw(st.sampled_from(categories)),
                draw(TEXTS),
                str(own) if restarting and own != number else "",
                *clause[:4],
                deadline,
                read_deadline(deadline, 2021).due,
                draw(EXTRA),
                status,
                date(2021, 6, 30) if status is Status.DONE and draw(st.booleans()) else None,
                tuple(draw(st.lists(NOTES, max_size=2))),
            )
        )
    # Where every task began with 1, the numbers would itemise.
    listed = units_named(tasks, ["计划财务科"])
    return Plan("某局2021年政务公开工作要点分工方案", "某局", 2021, units=listed, tasks=tuple(tasks))


def _again(plan: Plan, name: str, *, progress: bool = False) -> Plan:
    """The plan written in a format and read again."""
    data = export.render(plan, [Match(task) for task in plan.tasks], FORMATS[name], progress=progress)
    found = reader_for(Path(f"a.{name}"))(data)
    if isinstance(found, Plan):
        return found
    assert isinstance(found, Document)
    drafted = draft_document(found, (), TODAY, plan.year)
    assert drafted is not None
    if name not in ("csv", "tsv"):
        title = title_of(plan.title, progress=progress or name == "xlsx")
        assert drafted.head == (title, plan.issuer, plan.year)
    return replace(plan, tasks=drafted.tasks)


@pytest.mark.parametrize("name", ["json", "jsonl", "yaml"])
@given(plan=plans())
def test_a_whole_plan_comes_back(name: str, plan: Plan) -> None:
    assert _again(plan, name) == plan


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx"])
@given(plan=plans())
@settings(max_examples=30)
def test_a_spreadsheet_holds_everything_of_a_task(name: str, plan: Plan) -> None:
    assert _again(plan, name).tasks == plan.tasks


@pytest.mark.parametrize("name", ["docx", "md", "html"])
@given(plan=plans())
@settings(max_examples=30)
def test_a_report_holds_everything_of_a_task(name: str, plan: Plan) -> None:
    tasks = tuple(replace(task, number="") for task in plan.tasks)
    assert _again(replace(plan, tasks=tasks), name, progress=True).tasks == tasks


@pytest.mark.parametrize("name", ["md", "html"])
@given(plan=plans())
def test_a_page_holds_everything_but_progress(name: str, plan: Plan) -> None:
    assert _again(plan, name).tasks == tuple(_without_progress(task) for task in plan.tasks)


@given(plan=plans())
@settings(max_examples=20)
def test_word_holds_everything_but_progress(plan: Plan) -> None:
    """Numbers stand in front of the text there; a task of its own number alone may not be told from an item."""
    tasks = tuple(replace(_without_progress(task), number="") for task in plan.tasks)
    assert _again(replace(plan, tasks=tasks), "docx").tasks == tasks


def _without_progress(task: Task) -> Task:
    return replace(task, status=Status.TODO, completed=None, notes=())
