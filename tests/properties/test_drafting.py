"""A law of drafting: whatever a table says stands in the draft, and any draft is a valid plan."""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given
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
OTHER = (
    "",
    "",
    "甲。",
    "无",
    "注：辛",
    "合计",
    "填表人：未",
    " 壬\u3000癸",
    "=1+1",
    "# 子",
    "丑: 寅",
    "一、午（续）",
    "√",
    "▲",
    "★",
)
TEXTS = st.sampled_from([text for texts in (NUMBERED, ANSWERING, OTHER) for text in texts])
CELLS = st.builds(
    lambda text, merge: Cell("" if merge != "no" else text, "here", above=merge == "above", left=merge == "left"),
    TEXTS,
    st.sampled_from(["no", "no", "no", "no", "above", "left"]),
)
# What a value of the plan says in another way, or a mark by the name of its unit.
READ = "\n 12、.（3）已完成正在推进无：\u3000√▲ "


@st.composite
def rows_of_headings(draw: st.DrawFn) -> list[list[str]]:
    """The headings of a plan in one row, or in two that are not merged; units and statuses may be columns of marks."""
    chosen = draw(st.lists(st.sampled_from(HEADINGS), unique=True, max_size=6))
    headings = [*dict.fromkeys(["具体要求", *chosen])]
    if draw(st.booleans()):
        headings += draw(st.sampled_from([["办公室", "财务科"], ["已完成", "未启动"]]))
    if "责任单位" not in headings and "牵头单位" not in headings and "办公室" not in headings:
        headings.append("责任单位")
    if draw(st.booleans()):
        blanks = [""] * len(headings)
        return [[*headings, "落实", ""], [*blanks, "协办单位", "责任科室"]]
    return [headings]


@st.composite
def heading_rows(draw: st.DrawFn, width: int) -> list[str]:
    """A row that says little: a heading across the table or alone, or with its number in front."""
    texts = draw(st.sampled_from([["一", "申"], ["", "酉"], ["（一）戌"], ["", "", "亥（续）"]]))
    return [*texts, *[""] * width][:width]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table under some of the headings, which may come again; some rows are short."""
    heads = draw(rows_of_headings())
    width = len(heads[0])
    plain = st.lists(CELLS, min_size=width, max_size=width) | st.lists(CELLS, min_size=1, max_size=width)
    special = st.builds(lambda texts: [Cell(text, "here") for text in texts], heading_rows(width) | st.just(heads[0]))
    rows = draw(st.lists(plain | plain | special, max_size=6))
    body = [
        [
            Cell(cell.text, cell.place, above=cell.above and index > 0, left=cell.left and number > 0)
            for number, cell in enumerate(row)
        ]
        for index, row in enumerate(rows)
    ]
    return Table(tuple(map(tuple, [*(map(Cell, head) for head in heads), *body])), shows_merges=draw(st.booleans()))


@given(st.lists(tables(), min_size=1, max_size=2))
def test_nothing_of_tables_is_lost_and_the_draft_passes_the_gate(found: list[Table]) -> None:
    drafted = draft_document(Document(tuple(found)), (), date(2021, 7, 1), 2021)
    # Units without a mark below them make no table of a plan.
    assume(drafted is not None)
    assert drafted is not None
    plan = plan_of_draft(drafted, Stated("方案", "某局", 2021))
    verdict = judge(NewPlan(drafted, plan).text)
    assert verdict.plan == plan, verdict.problems
    told = dump(plan) + "".join(doubt.message for doubt in drafted.doubts) + "".join(drafted.headings)
    told += "".join(column.above for column in drafted.columns)
    # A table that is none of the plan's is named by its first words.
    read = [
        table
        for table in found
        if f"left out: {' '.join(filter(None, (cell.text for cell in table.rows[0])))}" not in told
    ]
    if not any(doubt.message.endswith("…") for doubt in drafted.doubts):
        for character in {character for table in read for row in table.rows for cell in row for character in cell.text}:
            assert character in told or character in READ, (character, told)
