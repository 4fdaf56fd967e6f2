"""Laws of drafting: whatever a table or a text says stands in the draft, and any draft is a valid plan."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from opengov_cli.documents.document import Cell, Document, Paragraph, Table
from opengov_cli.documents.draft import Draft, draft_document
from opengov_cli.documents.draft.letter import doubts_of_letter
from opengov_cli.documents.draft.prose.around import left_out_around
from opengov_cli.documents.draft.prose.reading import read_prose
from opengov_cli.documents.draft.tables.rows import read_rows
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


def _told(drafted: Draft) -> str:
    """All that a draft says, as the text of its plan, which must pass the gate, and its warnings."""
    plan = plan_of_draft(drafted, Stated("方案", "某局", 2021))
    verdict = judge(NewPlan(drafted, plan).text)
    assert verdict.plan == plan, verdict.problems
    return dump(plan) + "".join(doubt.message for doubt in drafted.doubts)


@given(st.lists(tables(), min_size=1, max_size=2))
def test_nothing_of_tables_is_lost_and_the_draft_passes_the_gate(found: list[Table]) -> None:
    drafted = draft_document(Document(tuple(found)), (), date(2021, 7, 1), 2021)
    # Units without a mark below them make no table of a plan.
    assume(drafted is not None)
    assert drafted is not None
    told = _told(drafted) + "".join(drafted.headings)
    told += "".join(column.above for column in drafted.columns)
    # A table that is none of the plan's is named by its first words.
    read = [
        table
        for table in found
        if f"left out: {' '.join(filter(None, (cell.text for cell in table.rows[0])))}" not in told
    ]
    # Below a status any mark is the status.
    in_other_words = READ + "★" if any("未启动" in column.heading for column in drafted.columns) else READ
    # Of long lines that are no tasks the first words are named.
    if not any("…" in doubt.message for doubt in drafted.doubts):
        for character in {character for table in read for row in table.rows for cell in row for character in cell.text}:
            assert character in told or character in in_other_words, (character, told)


MARKS = (
    *("一、", "二、", "（一）", "（二）", "1.", "２．", "（1）", "1)", "①", "②", "一是", "● "),
    *("第一条 ", "1.1 ", "1 ", "2 ", ""),
)
# Each ``{}`` becomes a word that stands nowhere else.
SENTENCES = (
    "公开{}",
    "公开{}。",
    "公开{}。解读{}；回应{}。",
    "重点做好以下工作{}：",
    "工作要求{}",
    "附件",
    "附件：1.{}",
    "{}局",
    "2021年3月2日",
    "各科室、{}：",
    "联系人：{}，电话：{}",
    "注：{}",
    "建设内容：{}",
    "抄送：{}",
    "一是{}；二是{}。",
    "县财政局：公开{}。",
    "县财政局：1.公开{}；2.回应{}。",
    "{}科：",
    "【{}科】",
)
ENDS = (
    "",
    "",
    "（责任单位：{}科）",
    "（{}科牵头，{}科配合）。",
    "〔牵头单位：{}科；责任单位：{}站；完成时限：6月底前（{}）〕",
    "责任单位：{}科、{}科 完成时限：{}",
    "【责任单位】{}科",
    "（责任领导：{}；责任单位：{}科）公开{}。",
    "（试行{}）",
    "（",
    "）",
)


@st.composite
def texts(draw: st.DrawFn) -> tuple[Document, list[str]]:
    """Lines as texts of plans have them, in any order, and the words that stand in them."""
    forms = draw(st.lists(st.tuples(*map(st.sampled_from, (MARKS, SENTENCES, ENDS))), min_size=1, max_size=12))
    words: list[str] = []

    def line(form: str) -> str:
        count = form.count("{}")
        new = [f"词{len(words) + index:02d}" for index in range(count)]
        words.extend(new)
        return form.format(*new)

    paragraphs = [
        Paragraph(
            line("".join(form)), f"line {number}", draw(st.sampled_from([None, None, None, 1, 2])), draw(st.booleans())
        )
        for number, form in enumerate(forms)
    ]
    return Document(tuple(paragraphs)), words


@given(texts())
def test_nothing_of_a_text_is_lost_and_the_draft_passes_the_gate(text: tuple[Document, list[str]]) -> None:
    document, words = text
    drafted = draft_document(document, (), date(2021, 7, 1), 2021)
    prose = read_prose(document)
    assert (drafted is None) is (prose is None)
    if drafted is None or prose is None:
        return
    warned = [line.text for left_out in prose.left_out for line in left_out.lines]
    counted = sum(
        int(count) for doubt in drafted.doubts for count in re.findall(r": ([0-9]+) lines? that", doubt.message)
    )
    assert counted == len(warned), "what is left out is warned of"
    told = "\n".join((_told(drafted), prose.head.title, *warned))
    assert [word for word in words if word not in told] == []


@given(texts(), texts())
def test_nothing_around_a_table_is_left_out_without_a_warning(
    above: tuple[Document, list[str]], below: tuple[Document, list[str]]
) -> None:
    table = Table(
        (tuple(map(Cell, ("工作任务", "具体要求", "责任单位"))), tuple(map(Cell, ("规划", "公开。", "办公室"))))
    )
    document = Document((*above[0].blocks, table, *below[0].blocks))
    rows, drafted = read_rows(document), draft_document(document, (), date(2021, 7, 1), 2021)
    assert rows is not None
    assert drafted is not None
    left_out = [*left_out_around(rows, drafted.head.title)]
    assert {doubt.place for doubt in doubts_of_letter(left_out)} <= {doubt.place for doubt in drafted.doubts}
    warned = [line.text for part in left_out for line in part.lines]
    told = "\n".join((_told(drafted), drafted.head.title, *warned))
    assert [word for word in (*above[1], *below[1]) if word not in told] == []
