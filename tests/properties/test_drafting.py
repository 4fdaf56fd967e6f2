"""A law of drafting: whatever a table says stands in the draft, and any draft is a valid plan."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.documents.document import Cell, Document, Table
from opengov_cli.documents.draft import draft_document
from opengov_cli.documents.intake import NewPlan, Stated, plan_of_draft
from opengov_cli.file.gate import judge
from opengov_cli.file.text.layout import dump

HEADINGS = ("序号", "工作任务", "具体要求", "牵头单位", "责任单位", "时限要求", "完成情况", "备注")
NUMBERED = ("1", "2", "（3）", "1.乙：\n2.丙", "（1）丁", "一、戊", "（二）己")
ANSWERING = (
    "办公室",
    "各科室、中心，财务科",
    "由各方自行实施",
    "年底前",
    "1030日前",
    "每月25日前",
    "已完成",
    "正在推进，庚",
)
OTHER = ("", "", "甲。", "无", "注：辛", "合计", " 壬\u3000癸", "=1+1", "# 子", "丑: 寅")
TEXTS = st.sampled_from([text for texts in (NUMBERED, ANSWERING, OTHER) for text in texts])
CELLS = st.builds(
    lambda text, merge: Cell("" if merge != "no" else text, "here", above=merge == "above", left=merge == "left"),
    TEXTS,
    st.sampled_from(["no", "no", "no", "no", "above", "left"]),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table under some of the headings; some rows are short."""
    chosen = draw(st.lists(st.sampled_from(HEADINGS), unique=True, min_size=1, max_size=6))
    headings = [*dict.fromkeys(["具体要求", "责任单位", *chosen])]
    width = len(headings)
    rows = draw(
        st.lists(
            st.lists(CELLS, min_size=width, max_size=width) | st.lists(CELLS, min_size=1, max_size=width), max_size=6
        )
    )
    body = [
        [
            Cell(cell.text, cell.place, above=cell.above and index > 0, left=cell.left and number > 0)
            for number, cell in enumerate(row)
        ]
        for index, row in enumerate(rows)
    ]
    return Table(tuple(map(tuple, [map(Cell, headings), *body])), shows_merges=draw(st.booleans()))


@given(tables())
def test_nothing_of_a_table_is_lost_and_the_draft_passes_the_gate(table: Table) -> None:
    drafted = draft_document(Document((table,)), (), date(2021, 7, 1), 2021)
    assert drafted is not None
    plan = plan_of_draft(drafted, Stated("方案", "某局", 2021))
    verdict = judge(NewPlan(drafted, plan).text)
    assert verdict.plan == plan, verdict.problems
    told = dump(plan) + "".join(doubt.message for doubt in drafted.doubts)
    if all("left out" not in doubt.message for doubt in drafted.doubts):
        for character in {character for row in table.rows[1:] for cell in row for character in cell.text}:
            assert character in told or character in "\n 12、.（3）合计已完成正在推进无：\u3000", (character, told)
