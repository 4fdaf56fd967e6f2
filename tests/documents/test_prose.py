"""Plans without a table, in each format that tells headings in its own way, and what of a text is no task."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from annexes import HEADINGS, TODAY, saved
from opengov_cli.documents.document import Cell, Document, Paragraph, Table
from opengov_cli.documents.draft import Draft, draft_document
from opengov_cli.documents.readers.lookup import reader_for

TITLE = "某区2024年政务公开工作要点"
PAGE = f"""<h1>{TITLE}</h1><h2>重点领域公开</h2><ol start="3"><li>公开预算。（责任单位：财政局）</li>
<li><p>公开决算。</p><p>责任单位：审计局</p></li></ol><p><b>政策解读</b></p><p>三日内解读。<br>（责任单位：各单位）</p>"""
MARKDOWN = f"""# {TITLE}

## 一、重点领域公开

1. 公开预算。（责任单位：财政局）
2. 公开决算。
   责任单位：审计局

**（一）做好解读。**三日内解读。（责任单位：各单位）
"""


def _drafted(name: str, data: bytes) -> Draft:
    document = reader_for(Path(name))(data)
    assert isinstance(document, Document)
    draft = draft_document(document, (), TODAY)
    assert draft is not None
    return draft


def _text(*lines: str) -> Draft | None:
    paragraphs = (Paragraph(line, f"line {number}") for number, line in enumerate(lines, start=1))
    return draft_document(Document(tuple(paragraphs)), (), TODAY)


def _facts(draft: Draft | None) -> list[tuple[int, str, str, tuple[str, ...]]]:
    assert draft is not None
    return [(task.id, task.category, task.requirement, task.named) for task in draft.tasks]


def test_word_tells_headings_numbers_and_bold_lines() -> None:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_heading("重点领域公开", 1)
    document.add_heading("财政信息", 2)
    document.add_paragraph("公开预算。（责任单位：财政局）", style="List Number")
    document.add_paragraph("公开决算。（责任单位：审计局）", style="List Number")
    document.add_heading("政策解读", 1)
    document.add_paragraph().add_run("解读材料").bold = True
    document.add_paragraph("三日内解读。（责任单位：各单位）")
    draft = _drafted("a.docx", saved(document))
    assert draft.head.title == TITLE
    assert _facts(draft) == [
        (1, "重点领域公开 / 财政信息", "公开预算。", ("财政局",)),
        (2, "重点领域公开 / 财政信息", "公开决算。", ("审计局",)),
        (3, "政策解读 / 解读材料", "三日内解读。", ("各单位",)),
    ]


def test_a_page_tells_headings_lists_and_bold_lines() -> None:
    draft = _drafted("a.html", PAGE.encode())
    assert draft.head.title == TITLE
    assert [(category, text, units) for _number, category, text, units in _facts(draft)] == [
        ("重点领域公开", "公开预算。", ("财政局",)),
        ("重点领域公开", "公开决算。", ("审计局",)),
        ("重点领域公开 / 政策解读", "三日内解读。", ("各单位",)),
    ]


def test_markdown_tells_headings_and_keeps_numbers_as_they_are_written() -> None:
    draft = _drafted("a.md", MARKDOWN.encode())
    assert draft.head.title == TITLE
    assert [(category, text, units) for _number, category, text, units in _facts(draft)] == [
        ("一、重点领域公开", "公开预算。", ("财政局",)),
        ("一、重点领域公开", "公开决算。", ("审计局",)),
        ("一、重点领域公开 / （一）做好解读", "三日内解读。", ("各单位",)),
    ]


def test_a_page_that_is_laid_out_with_a_table_is_read_as_text() -> None:
    page = f"<table><tr><td><p>{TITLE}</p><p>1.公开预算（责任单位：财政局）</p></td></tr></table>"
    assert _facts(_drafted("a.html", page.encode())) == [(1, "（未分类）", "公开预算", ("财政局",))]


def test_a_table_counts_more_than_text_and_text_like_tasks_is_told() -> None:
    table = Table((tuple(map(Cell, HEADINGS)), tuple(map(Cell, ("规划", "公开规划。", "办公室")))))
    above = (Paragraph(TITLE, "line 1"), Paragraph("各科室：", "line 2"), Paragraph("现印发如下。", "line 3"))
    below = (Paragraph("1.公开预算。（责任单位：财务科）", "line 9"), Paragraph("请遵照执行。", "line 10"))
    draft = draft_document(Document((*above, table, *below)), (), TODAY)
    assert draft is not None
    assert [task.requirement for task in draft.tasks] == ["公开规划。"]
    like_tasks = "text that looks like tasks: 1 line beside the table ends with a clause and was left out: "
    like_tasks += "1.公开预算。（责任单位：财务科）"
    assert [(doubt.place, doubt.message) for doubt in draft.doubts] == [
        ("line 2", "addressee: 1 line that is no task was left out: 各科室："),
        ("line 3", "text above the plan: 1 line that is no task was left out: 现印发如下。"),
        ("line 9", like_tasks),
        ("line 10", "other text: 1 line that is no task was left out: 请遵照执行。"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["关于召开会议的通知", "各单位：", "定于明天上午召开会议，请准时参加。", "办公室", "2024年1月1日"],
        ["公开预算。"] * 200,
        ["某局2024年工作要点", "一、总体要求", "坚持公开为原则。", "二、组织保障", "加强领导。"],
        [],
    ],
)
def test_a_text_that_states_no_tasks_is_refused(lines: list[str]) -> None:
    assert _text(*lines) is None


def test_a_chapter_of_which_no_task_names_a_unit_says_so_once() -> None:
    draft = _text(TITLE, "一、公开", "1.公开预算。（财务科）", "二、解读", "2.解读政策。", "3.回应关切。")
    assert draft is not None
    assert [(doubt.place, doubt.message) for doubt in draft.doubts] == [
        ("line 5", "none of the 2 tasks below 二、解读 names a unit")
    ]


def test_items_share_the_clause_behind_the_last_of_them_and_that_is_told() -> None:
    draft = _text(TITLE, "（一）公开", "1.公开预算；", "2.公开决算。", "（责任单位：财务科）")
    assert [named for *_others, named in _facts(draft)] == [("财务科",), ("财务科",)]
    assert draft is not None
    assert draft.doubts[0].place == "line 3"
    assert draft.doubts[0].message.startswith("1 item has no clause of its own")


def test_an_item_without_a_clause_among_others_with_one_gets_none() -> None:
    draft = _text(TITLE, "1.公开预算。（财务科）", "2.公开决算。", "3.公开规划。（发展科）")
    assert [named for *_others, named in _facts(draft)] == [("财务科",), (), ("发展科",)]


def test_a_clause_at_a_heading_counts_below_it_unless_an_item_names_its_own() -> None:
    draft = _text(
        TITLE, "一、公开（责任单位：办公室）", "1.公开预算。", "2.公开决算。（财务科）", "二、解读", "3.解读。"
    )
    assert _facts(draft) == [
        (1, "一、公开", "公开预算。", ("办公室",)),
        (2, "一、公开", "公开决算。", ("财务科",)),
        (3, "二、解读", "解读。", ()),
    ]


def test_a_clause_at_a_heading_that_counts_for_nothing_is_told() -> None:
    draft = _text(TITLE, "一、公开（责任单位：办公室）", "1.公开预算。（财务科）", "2.公开决算。（财务科）")
    assert draft is not None
    assert "all items below name their own units" in draft.doubts[0].message
    assert draft.doubts[0].message.endswith("责任单位：办公室")


def test_the_parts_of_a_clause_are_read_as_those_of_a_table() -> None:
    draft = _text(TITLE, "1.公开预算。〔牵头单位：财务科；责任单位：各科室；责任人：某人；完成时限：6月底前〕")
    assert draft is not None
    (task,) = draft.tasks
    assert (task.lead, task.units, task.clause) == (("财务科",), ("各科室",), "牵头单位：财务科；责任单位：各科室")
    assert (task.deadline, str(task.due), task.extra) == ("6月底前", "2024-06-30", (("责任人", "某人"),))


@pytest.mark.parametrize(
    "text", ["修订办法（试行）", "推进村（居）务公开", "公开收费标准（单位：元）", "落实规划（2021—2025年）"]
)
def test_other_brackets_at_the_end_belong_to_the_text(text: str) -> None:
    assert _facts(_text(TITLE, f"1.{text}", "2.公开。")) == [
        (1, "（未分类）", text, ()),
        (2, "（未分类）", "公开。", ()),
    ]


def test_one_line_to_units_may_be_a_letter_and_makes_nobody_answer() -> None:
    lines = ("某县2024年政务公开工作要点", "各乡镇：请抓紧落实。", "1.公开预算。", "2.公开决算。")
    assert [units for _id, _category, _text, units in _facts(_text(*lines))] == [(), ()]


def test_brackets_with_one_certain_name_and_a_verb_name_others_too() -> None:
    lines = (
        "某县2024年政务公开工作要点",
        "1.公开保费。（人保财险牵头，县财政局配合）",
        "2.公开收费。（各校收费自主决定并负责）",
    )
    draft = _text(*lines)
    assert [units for _id, _category, _text, units in _facts(draft)] == [("人保财险", "县财政局"), ()]
    assert draft is not None
    told = "these were taken for units because of where they stand: 人保财险"
    assert told in [doubt.message for doubt in draft.doubts]
