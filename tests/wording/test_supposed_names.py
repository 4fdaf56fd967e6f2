"""Names without a known form are found by what stands around them, and what is done, when and by whom is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.wording.clauses.clause import read_clause
from opengov_cli.wording.clauses.supposed import supposed_names

Names = tuple[str, ...]


@pytest.mark.parametrize(
    ("clauses", "supposed"),
    [
        # In a list with a certain name, in front of a verb, behind a label, or alone in the cell.
        (["市财政局、人保财险"], ("人保财险",)),
        (["人保财险牵头，市财政局配合"], ("人保财险",)),
        (["牵头单位：市财政局；配合单位：人保财险、蚂蚁科技"], ("人保财险", "蚂蚁科技")),
        (["信息港"], ("信息港",)),
        # What stands behind the name may be a part of it or not.
        (["信息中心（网站管理）"], ("信息中心（网站管理）",)),
        (["市财政局、办公室（审批）"], ("办公室（审批）",)),
        (["市财政局（预算）、办公室（审批办）"], ()),
        (["市财政局\n市审计局\n人保财险"], ("人保财险",)),
        (["人保财险和市财政局"], ("人保财险",)),
        (["县教育、公安、财政局"], ("县教育", "公安")),
        (["农行、建行、第一师"], ("第一师",)),
        (["有关景点、市文旅局"], ("有关景点",)),
        # A comma may begin something else.
        (["市财政局，人保财险"], ()),
        (["市财政局，市烟草"], ("市烟草",)),
        # Nothing where a single piece is something else.
        (["市烟草、市验收"], ()),
        (["市烟草、由办公室汇总"], ()),
        (["供水、供电等公共企事业单位"], ()),
        (["市财政局、市审计局"], ()),
    ],
)
def test_names_are_supposed_where_units_are_named(clauses: list[str], supposed: Names) -> None:
    assert supposed_names(clauses, ()) == supposed


def test_a_name_that_is_supposed_in_one_clause_is_one_in_all() -> None:
    clauses = ["市财政局、人保财险", "市审计局，人保财险"]
    known = supposed_names(clauses, ())
    assert [read_clause(clause, known).units for clause in clauses] == [
        ("市财政局", "人保财险"),
        ("市审计局", "人保财险"),
    ]


def test_what_is_known_is_not_supposed() -> None:
    assert supposed_names(["市财政局、人保财险"], ("人保财险",)) == ()


NO_NAMES = (
    "各季度 每月底 年底前 即日起 节假日 常态化 次月 汛期 市验收 组织验收 审核把关 信息更新 "
    "现场核查 宣传引导 排查整治 动态管理 分级负责 齐抓共管 高度重视 加强领导 确保实效 定期通报 "
    "资料归档 数据报送 人员培训 联合执法 对外公开 依法公开 举一反三 压实责任 工作重点 师生关系 课堂 "
    "学习教育 政务公开 会议纪要 名单附后 时间节点 责任清单 信息化建设 营商环境 微信公众号 厕所革命 "
    "食品安全 张三 王某某 李局长 分管领导 全体党员 网格员 社区代表 志愿者 村支书 法律顾问 班主任 "
    "楼栋长 施工人员 业主 学生家长 王芳 李伟 同上 见附件 详见清单 待定 另行通知 视情况 不涉及 "
    "全市范围 边查边改 一事一议 一岗双责 随到随办 进社区 党政同责 立行立改 双随机"
)


@pytest.mark.parametrize("text", NO_NAMES.split())
def test_what_is_done_when_and_by_whom_is_no_name(text: str) -> None:
    clauses = [text, f"市财政局、{text}", f"{text}、市财政局", f"市财政局，{text}", f"市财政局、市审计局\n{text}"]
    for clause in clauses:
        found = read_clause(clause, supposed_names(clauses, ()))
        assert {*found.lead, *found.units} <= {"市财政局", "市审计局"}


PIECES = st.sampled_from(
    ["市财政局", "人保财险", "信息港", "验收", "和", "由", "牵头", "配合", "、", "，", "；", "\n", "（", "）"]
)


@given(st.lists(st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=20), max_size=4))
def test_supposed_names_stand_in_the_clauses_and_help_to_read_them(clauses: list[str]) -> None:
    supposed = supposed_names(clauses, ())
    assert all(any(name in clause for clause in clauses) for name in supposed)
    assert supposed_names(clauses, supposed) == ()
