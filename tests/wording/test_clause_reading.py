"""Clauses of real plans taken apart: who leads, who else is named, and the words that nothing else holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.plan.clause import compose
from opengov_cli.wording.clauses.clause import read_clause, read_clause_columns, rules_for_others
from opengov_cli.wording.clauses.supposed import supposed_names

TABLE = Path(__file__).with_name("clauses.txt")
Names = tuple[str, ...]
# One a line: the clause, who leads, and the other units, names joined with +; ? where nobody is certain.
CLAUSES = [
    [part.strip().replace("\\n", "\n") for part in f"{line}|".split("|")][:3]
    for line in TABLE.read_text(encoding="utf-8").splitlines()
]


def test_every_name_and_role_in_clauses_of_many_kinds() -> None:
    read = {clause: read_clause(clause, supposed_names([clause], ())) for clause, _lead, _units in CLAUSES}
    expected = {clause: ((), ()) if lead == "?" else (_names(lead), _names(units)) for clause, lead, units in CLAUSES}
    assert {clause: (found.lead, found.units) for clause, found in read.items()} == expected
    assert all(clause in (found.clause, compose(*found[:3])) for clause, found in read.items())


def _names(joined: str) -> Names:
    return tuple(filter(None, joined.split("+")))


@pytest.mark.parametrize(
    ("text", "lead", "units", "duty"),
    [
        ("计划财务科", (), ("计划财务科",), ""),
        ("办公室、农科中心", (), ("办公室", "农科中心"), ""),
        (
            "各科室、海洋综合执法支队、下属各单位按职责分工落实",
            (),
            ("各科室", "海洋综合执法支队", "下属各单位"),
            "按职责分工落实",
        ),
        (
            "办公室（审批办）、农科中心牵头，各科室、下属各单位按职责分工落实",
            ("办公室（审批办）", "农科中心"),
            ("各科室", "下属各单位"),
            "按职责分工落实",
        ),
        ("办公室牵头，各科室配合", ("办公室",), ("各科室",), "配合"),
        ("办公室牵头，各科室配合。", ("办公室",), ("各科室",), "配合。"),
        ("办公室牵头，法规科参加", ("办公室",), ("法规科",), "参加"),
        ("办公室牵头负责", ("办公室",), (), "负责"),
        ("办公室牵头落实", ("办公室",), (), "落实"),
        ("办公室牵头，按职责分工落实", ("办公室",), (), "，按职责分工落实"),
        ("政务公开办牵头，各相关科室按职责分工负责", ("政务公开办",), ("各相关科室",), "按职责分工负责"),
        (
            "市住房和城乡建设局、市文化和旅游局按职责分工负责",
            (),
            ("市住房和城乡建设局", "市文化和旅游局"),
            "按职责分工负责",
        ),
        ("省工业和信息化厅、科技厅", (), ("省工业和信息化厅", "科技厅"), ""),
        ("各县、市、区政府", (), ("各县、市、区政府",), ""),
        ("各县（市、区）人民政府", (), ("各县（市、区）人民政府",), ""),
        ("市直有关部门、单位", (), ("市直有关部门、单位",), ""),
        ("局办（档案、信访办）、农科中心", (), ("局办（档案、信访办）", "农科中心"), ""),
        ("办公室、财务科等单位", (), ("办公室", "财务科"), "等单位"),
        ("办公室牵头，财务科、法规科等按职责分工配合", ("办公室",), ("财务科", "法规科"), "等按职责分工配合"),
        ("区政府办公室牵头，区直各部门、各街道配合落实", ("区政府办公室",), ("区直各部门", "各街道"), "配合落实"),
        (
            "市府办（政务公开科）牵头，各镇（街道）政府（办事处）、市直各单位配合",
            ("市府办（政务公开科）",),
            ("各镇（街道）政府（办事处）", "市直各单位"),
            "配合",
        ),
    ],
)
def test_a_clause_of_the_usual_form_is_its_parts(text: str, lead: Names, units: Names, duty: str) -> None:
    assert read_clause(text) == (lead, units, duty, "", "")


@pytest.mark.parametrize(
    ("text", "lead", "units"),
    [
        ("办公室牵头,各科室配合", ("办公室",), ("各科室",)),
        ("办公室牵头，各科室，下同", ("办公室",), ("各科室",)),
        ("办公室（88801234）", (), ("办公室",)),
        ("办公室/财务科", (), ("办公室", "财务科")),
        ("区司法局牵头制定方案；各成员单位负责", ("区司法局",), ("各成员单位",)),
        ("办公室牵头；各科室、各镇街配合", ("办公室",), ("各科室", "各镇街")),
        ("办公室牵头、财务科配合", ("办公室",), ("财务科",)),
        ("由办公室牵头，各科室配合", ("办公室",), ("各科室",)),
        ("办公室牵头负责，各科室配合", ("办公室",), ("各科室",)),
        ("办公室牵头组织，各处室协助", ("办公室",), ("各处室",)),
        ("办公室、财务科分别牵头，各科室配合", ("办公室", "财务科"), ("各科室",)),
        ("办公室主责，各科室协办", ("办公室",), ("各科室",)),
        ("办公室主办，法规科会办", ("办公室",), ("法规科",)),
        ("办公室负责，各科室配合", ("办公室",), ("各科室",)),
        ("办公室会同财务科", ("办公室",), ("财务科",)),
        ("办公室会同财务科、法规科负责", ("办公室",), ("财务科", "法规科")),
        ("办公室（牵头）、财务科、法规科", ("办公室",), ("财务科", "法规科")),
        ("办公室(牵头),财务科", ("办公室",), ("财务科",)),
        ("（办公室牵头，财务科配合）", ("办公室",), ("财务科",)),
        ("牵头单位：办公室；配合单位：财务科、法规科", ("办公室",), ("财务科", "法规科")),
        ("牵头单位:办公室;配合单位:财务科", ("办公室",), ("财务科",)),
        ("牵头单位：办公室 责任单位：各科室", ("办公室",), ("各科室",)),
        ("牵头单位：办公室\n责任单位：各科室、各中心", ("办公室",), ("各科室", "各中心")),
        ("责任单位：办公室", (), ("办公室",)),
        ("办公室\n财务科", (), ("办公室", "财务科")),
        ("办公室 财务科", (), ("办公室", "财务科")),
        ("各科室及局属单位", (), ("各科室", "局属单位")),
        ("市教育局和市卫生健康局", (), ("市教育局", "市卫生健康局")),
        ("各县、市、区政府和市直有关部门", (), ("各县、市、区政府", "市直有关部门")),
        ("市直有关单位，各县（市、区）人民政府", (), ("市直有关单位", "各县（市、区）人民政府")),
        ("各镇街（园区）；具有行政职能的市直各单位", (), ("各镇街（园区）", "具有行政职能的市直各单位")),
        ("办公室负责（财务科配合）", ("办公室",), ("财务科",)),
        ("办公室（牵头）财务科（配合）和法规科", ("办公室",), ("财务科", "法规科")),
        ("办公室；配合单位：财务科", ("办公室",), ("财务科",)),
        ("办公室，配合单位：财务科；法规科，配合单位：人事科", ("办公室", "法规科"), ("财务科", "人事科")),
        ("办公室、财务科负责。列第一位者为牵头单位，下同", ("办公室",), ("财务科",)),
        ("市住建局（城区内涝）", (), ("市住建局",)),
        ("市住建局（城区内涝）负责", (), ("市住建局",)),
        ("市住建局（城区内涝）牵头，市水利局配合", ("市住建局",), ("市水利局",)),
        ("区防指办（设在区应急局）", (), ("区防指办",)),
        ("市财政局指导，各县区财政局落实", (), ("市财政局", "各县区财政局")),
        ("市发展和改革局牵头，市教育局和市卫生健康局配合", ("市发展和改革局",), ("市教育局", "市卫生健康局")),
    ],
)
def test_a_clause_of_another_form_is_kept_word_for_word_beside_its_parts(text: str, lead: Names, units: Names) -> None:
    assert read_clause(text)[:4] == (lead, units, "", text)


@pytest.mark.parametrize(
    "text",
    [
        "无",
        "—",
        "/",
        "由各单位结合实际自行组织实施并于每月报办公室汇总",
        "经办公室审核后公开",
        "各科室按要求由办公室牵头",
        "按照职责分工抓好落实",
        "办 公 室",
        "见附件2",
    ],
)
def test_what_names_nobody_for_certain_is_kept_word_for_word(text: str) -> None:
    assert read_clause(text)[:4] == ((), (), "", text)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("办公室牵头，各科室配合，6月底完成", "6月底完成"),
        ("办公室牵头，各科室配合（12月底前完成）", "12月底前完成"),
        ("办公室牵头；完成时限：2021年11月底前", "完成时限：2021年11月底前"),
        ("办公室牵头，持续推进", "持续推进"),
    ],
)
def test_a_deadline_hidden_in_a_clause_is_found_and_stays_in_it(text: str, deadline: str) -> None:
    found = read_clause(text)
    assert (found.lead, found.deadline) == (("办公室",), deadline)
    assert found.clause == text or compose(*found[:3]) == text


@pytest.mark.parametrize(
    ("text", "known", "units"),
    [
        ("文化和旅游科和办公室", ("文化和旅游科",), ("文化和旅游科", "办公室")),
        ("各科室、站所", ("站所",), ("各科室", "站所")),
        ("信息港、办公室", ("信息港",), ("信息港", "办公室")),
        ("镇党委、政府办公室", ("镇党委", "政府办公室"), ("镇党委", "政府办公室")),
        ("镇党委、政府办公室", ("镇党委、政府办公室",), ("镇党委、政府办公室",)),
        ("市交通局（公路）、市交通局（水运）", ("市交通局（公路）",), ("市交通局（公路）", "市交通局")),
    ],
)
def test_a_name_that_the_plan_knows_is_whole(text: str, known: Names, units: Names) -> None:
    assert read_clause(text, known).units == units


@pytest.mark.parametrize(
    ("cells", "lead", "units", "duty", "clause"),
    [
        ([("牵头单位", "办公室"), ("配合单位", "财务科、法规科")], ("办公室",), ("财务科", "法规科"), "配合", ""),
        ([("牵头单位", "办公室"), ("责任单位", "各科室")], ("办公室",), ("各科室",), "", ""),
        ([("牵头单位", "办公室"), ("配合单位", "无")], ("办公室",), (), "", ""),
        ([("牵头单位", "办公室"), ("责任单位", "")], ("办公室",), (), "", ""),
        (
            [("牵头单位", "办公室"), ("责任单位", "各科室，各中心")],
            ("办公室",),
            ("各科室", "各中心"),
            "",
            "牵头单位：办公室；责任单位：各科室，各中心",
        ),
        (
            [("牵头单位", "办公室"), ("责任单位", "按职责分工负责")],
            (),
            (),
            "",
            "牵头单位：办公室；责任单位：按职责分工负责",
        ),
    ],
)
def test_two_columns_are_one_clause(
    cells: list[tuple[str, str]], lead: Names, units: Names, duty: str, clause: str
) -> None:
    assert read_clause_columns(cells)[:4] == (lead, units, duty, clause)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("市发改委牵头，各县市区，以下均需各县市区落实，不再一一列出", ("以下均需各县市区落实", "不再一一列出")),
        ("各县（市、区）政府（以下统称各县区）", ("以下统称各县区",)),
        ("市发改委、市经信局（列第一位为牵头单位，下同）", ("列第一位为牵头单位，下同",)),
        ("市商务局(以下任务均需各县(市)落实)", ("以下任务均需各县（市）落实",)),
        ("市发改委、市经信局负责。列第一位者为牵头单位，下同", ("列第一位者为牵头单位", "下同")),
        ("市商务局，适用范围：全市", ()),
        ("市商务局牵头，各县区配合", ()),
    ],
)
def test_a_rule_for_other_tasks_is_found_in_a_clause(text: str, rules: tuple[str, ...]) -> None:
    assert rules_for_others(text) == rules
    assert read_clause(text).lead + read_clause(text).units


@pytest.mark.parametrize("verb", ["配合", "参与", "落实", "负责", "积极参加", "按职责分工落实", "负责宣传"])
@pytest.mark.parametrize(
    "kind",
    ["党", "社会", "群团", "经济", "学生", "青年", "妇女", "志愿者", "合作", "民间", "宗教", "团"],
)
def test_a_kind_of_organisation_is_named_whole_in_front_of_any_verb(kind: str, verb: str) -> None:
    assert read_clause(f"办公室牵头，各级{kind}组织{verb}").units == (f"各级{kind}组织",)


PIECES = (
    (
        "办公室",
        "各科室",
        "市发展和改革局",
        "各县、市",
        "（审批办）",
        "由",
        "和",
        "等",
        "无",
        "牵头单位：",
        "责任单位：",
    ),
    (
        "牵头",
        "配合",
        "负责",
        "按职责分工",
        "落实",
        "会同",
        "6月底前完成",
        "制定方案",
        "下同",
        "以下均需",
        "1.",
        "（财务科配合）",
        "指导",
    ),
    ("（财务科配合）", "指导", "配合单位：", "审核发布", "按要求", "列第一位者为牵头单位"),
    tuple("（）、，；：\n 。,()/〔〕【】“”"),
)
FRAGMENTS = st.sampled_from([piece for pieces in PIECES for piece in pieces])


@given(st.lists(FRAGMENTS, max_size=12).map("".join) | st.text(max_size=30))
def test_nothing_of_any_clause_is_lost(text: str) -> None:
    found = read_clause(text)
    assert text.strip() in (found.clause, compose(*found[:3]))
    assert not found.clause or not found.duty
    assert all(name and name == name.strip() and name in text for name in (*found.lead, *found.units))


@given(st.lists(FRAGMENTS, max_size=12).map("".join))
def test_what_was_read_is_read_again(text: str) -> None:
    found = read_clause(text)
    again = read_clause(found.clause or compose(*found[:3]))
    assert again == found
