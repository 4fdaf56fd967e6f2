"""Tables in plain text without tabs, and CSV below a title."""

from __future__ import annotations

from pathlib import Path

import pytest

from opengov_cli.documents.document import Document, Paragraph
from opengov_cli.documents.readers.lookup import reader_for

BARS = """分工表
| 序号 | 工作任务 | 责任单位 |
| 1 | 公开\\|预算 | 财务科 |

注：每季度报送。
"""
FRAMED = """分工表
┌────┬────────┬────────┐
│序号│工作任务│责任单位│
├────┼────────┼────────┤
│1   │公开预算│财务科  │
│    │和决算。│        │
├────┼────────┼────────┤
│2   │建好网站│办公室  │
└────┴────────┴────────┘
"""
ALIGNED = """分工表

序号    工作任务                    责任单位      完成时限
1       公开部门预算、决算          财务科        6月底前
        和绩效评价结果
2       建好门户网站                办公室
3       法规科  年底前

联系人：张三
"""


def _blocks(name: str, text: str) -> list[object]:
    document = reader_for(Path(name))(text.encode())
    assert isinstance(document, Document)
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_bars_need_no_line_below_the_headings(name: str) -> None:
    assert _blocks(name, BARS) == [
        "分工表",
        [["序号", "工作任务", "责任单位"], ["1", "公开|预算", "财务科"]],
        "注：每季度报送。",
    ]


def test_a_frame_holds_cells_of_several_lines() -> None:
    assert _blocks("a.txt", FRAMED)[1] == [
        ["序号", "工作任务", "责任单位"],
        ["1", "公开预算\n和决算。", "财务科"],
        ["2", "建好网站", "办公室"],
    ]


def test_one_line_below_the_headings_makes_no_frame() -> None:
    text = "工作任务 | 责任单位\n--- | ---\n公开预算。 | 财务科\n公开决算。 | 财务科\n"
    assert _blocks("a.txt", text) == [
        [["工作任务", "责任单位"], ["公开预算。", "财务科"], ["公开决算。", "财务科"]],
    ]


def test_cells_stand_below_their_headings_and_a_row_that_lost_some_is_shorter() -> None:
    assert _blocks("a.txt", ALIGNED) == [
        "分工表",
        [
            ["序号", "工作任务", "责任单位", "完成时限"],
            ["1", "公开部门预算、决算\n和绩效评价结果", "财务科", "6月底前"],
            ["2", "建好门户网站", "办公室", ""],
            ["3", "法规科", "年底前"],
        ],
        "联系人：张三",
    ]


def test_text_with_blanks_here_and_there_is_no_table() -> None:
    text = "一、加强公开  推进预算\n电话：1  传真：2  地址：3\n二、其他\n三、其他\n邮箱：4  网址：5  邮编：6\n"
    assert _blocks("a.txt", text) == text.strip().split("\n")


@pytest.mark.parametrize(
    "title", ["某局2021年工作台账", "某局2021年工作台账,6月", "", "填报单位：财务科；填报人：张三"]
)
@pytest.mark.parametrize("sign", ["\t", ";", ","])
def test_a_title_above_does_not_tell_what_sets_cells_apart(title: str, sign: str) -> None:
    text = "\n".join([title, sign.join(("序号", "工作任务", "责任单位")), sign.join(("1", "公开预算", "财务科"))])
    (table,) = _blocks("a.csv", text)
    assert isinstance(table, list)
    assert table[1:] == [["序号", "工作任务", "责任单位"], ["1", "公开预算", "财务科"]]
