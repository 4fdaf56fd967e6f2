"""What stands around the table of a plan: title, office, year, rules, totals and remarks."""

from __future__ import annotations

import pytest

from annexes import HEADINGS, TODAY, drafted
from opengov_cli.documents.document import Cell, Document, Paragraph, Table
from opengov_cli.documents.draft import draft_document, likeliest_headings
from opengov_cli.documents.draft.head import read_head

A = ("做好财政信息公开", "积极推进预算公开。", "计划财务科")


def test_totals_and_text_beside_the_table_are_told_and_no_tasks() -> None:
    document = Document(
        (
            Table((tuple(map(Cell, HEADINGS)), tuple(map(Cell, A)), (Cell("合计"), Cell("1"), Cell()))),
            Paragraph("联系人：某人。"),
        )
    )
    found = draft_document(document, (), TODAY)
    assert found is not None
    assert len(found.tasks) == 1
    assert [doubt.message for doubt in found.doubts] == [
        "whom to ask: 1 line that is no task was left out: 联系人：某人。",
        "what stands here is no part of the plan's table and was left out: 合计 1",
    ]


@pytest.mark.parametrize(
    ("lines", "title", "issuer", "year"),
    [
        (["附件", "中山市农业农村局2021年政务公开工作要点分工方案"], None, "中山市农业农村局", 2021),
        (
            ["附件1", "东莞市2021年", "政务公开工作要点任务分工表"],
            "东莞市2021年政务公开工作要点任务分工表",
            "东莞市",
            2021,
        ),
        (
            ["某县卫生健康局", "2022年政务公开任务分解表"],
            "某县卫生健康局2022年政务公开任务分解表",
            "某县卫生健康局",
            2022,
        ),
        (["2022年江门市政务公开工作要点分工方案"], None, "江门市", 2022),
        (["保山市落实2020年云南省政务公开工作要点任务分解方案"], None, "保山市", 2020),
        (["二〇二一年集美区政务公开工作任务分解表"], None, "集美区", 2021),
        (["政务公开工作台账"], None, "", 0),
        (["现将有关事项通知如下。"], "", "", 0),
        (["某局2024年政务公开工作要点", "二、任务分工"], "某局2024年政务公开工作要点", "某局", 2024),
        (["某局2024年政务公开工作要点", "重点工作任务", "（二）任务清单"], "某局2024年政务公开工作要点", "某局", 2024),
        (["某局2024年政务公开工作要点", "现将任务分工如下："], "某局2024年政务公开工作要点", "某局", 2024),
        (["各科室", "政务公开工作台账"], None, "", 0),
        (["2024年3月1日", "政务公开工作台账"], None, "", 2024),
        (["某政办发〔2024〕3号", "政务公开工作台账"], None, "", 0),
        (["关于印发《某县2024年政务公开工作要点》的通知"], "某县2024年政务公开工作要点", "某县", 2024),
    ],
)
def test_the_title_tells_the_office_and_the_year(lines: list[str], title: str | None, issuer: str, year: int) -> None:
    assert read_head(lines) == (lines[-1] if title is None else title, issuer, year)


def test_a_sentence_about_who_leads_is_told() -> None:
    document = Document(
        (Table((tuple(map(Cell, HEADINGS)), tuple(map(Cell, A)))), Paragraph("注：责任单位中排在第一位的为牵头单位。"))
    )
    found = draft_document(document, (), TODAY)
    assert found is not None
    assert found.rules == ("注：责任单位中排在第一位的为牵头单位",)


def test_a_remark_alone_in_a_row_is_told_and_no_task() -> None:
    draft = drafted(A, ("注：排名不分先后。", "<", "<"))
    assert len(draft.tasks) == 1
    assert "注：排名不分先后。" in draft.doubts[0].message


def test_a_document_without_a_plan_tells_the_headings_of_its_largest_table() -> None:
    small, large = Table(((Cell("甲"),),)), Table(((Cell("姓名"), Cell(), Cell("电话")), (Cell("某人"),)))
    document = Document((small, Paragraph("联系人"), large))
    assert draft_document(document, (), TODAY) is None
    assert likeliest_headings(document) == ("姓名", "电话")
    assert likeliest_headings(Document((Paragraph("联系人"),))) == ()
