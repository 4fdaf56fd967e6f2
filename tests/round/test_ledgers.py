"""Ledgers that are sent to units, and what comes back in them."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from ledgers import SENT, TODAY, collected, filled, place_of, sent, told
from opengov_cli.documents.errors import UnreadableDocument
from opengov_cli.plan.model import Note, Plan, Status, Task, Unit
from opengov_cli.round.ledger.cells import addresses_in, day_in
from opengov_cli.round.ledger.collecting import Collection
from opengov_cli.round.ledger.reading import read_ledger
from opengov_cli.round.ledger.sending import file_names
from opengov_cli.round.ledger.sheet import Column, ledgers
from opengov_cli.round.ledger.writing import HEADING_ROW
from samples import plan as small_plan

FINANCE = "计划财务科"
OFFICE = "办公室（审批办）"
FARM = "农科中心"
DONE = {"状态": "已完成", "进展情况": "已公开部门决算", "日期": date(2021, 6, 30)}


def task_of(collection: Collection, number: int) -> Task:
    """A task of the plan as it becomes."""
    task = collection.plan.find(number)
    assert task
    return task


def is_clean(collection: Collection) -> bool:
    """Whether nothing was said of what came back."""
    return not (collection.problems or collection.warnings or collection.conflicts)


def test_a_unit_gets_its_tasks_those_that_it_leads_first(plan: Plan) -> None:
    (ledger,) = ledgers(plan, SENT, [FINANCE])
    assert [row.task for row in ledger.rows][:5] == [4, 5, 6, 3, 7]
    assert {row.texts[Column.ROLE] for row in ledger.rows} == {"负责", "牵头", "共同负责（各科室）", "配合（各科室）"}
    assert [ledger.unit for ledger in ledgers(plan, SENT, ["下属各单位"])] == [FARM]


def test_only_the_cells_to_fill_in_are_open(plan: Plan) -> None:
    sheet, hidden = load_workbook(io.BytesIO(sent(plan, FINANCE))).worksheets
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert hidden.sheet_state == "veryHidden"
    for heading, cell in zip(sheet[HEADING_ROW], sheet[HEADING_ROW + 1], strict=True):
        is_open = heading.value in ("状态", "进展情况", "存在问题", "下一步措施", "公开链接", "填报人", "日期")
        assert cell.protection.locked is not is_open, heading.value
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"未启动,推进中,长期推进,已完成"'


def test_a_ledger_that_comes_back_as_it_went_brings_nothing(plan: Plan) -> None:
    collection = collected(plan, sent(plan, FINANCE))
    assert collection.plan == plan
    assert is_clean(collection)
    assert (collection.answered, collection.empty) == ((), (FINANCE,))
    assert FARM in collection.silent


def test_a_filled_row_becomes_a_status_and_a_note_of_its_unit(plan: Plan) -> None:
    row = {**DONE, "存在问题": "数据口径不一", "下一步措施": "继续核对", "公开链接": "https://www.zs.gov.cn/1.html"}
    collection = collected(plan, filled(sent(plan, FINANCE), {4: row}))
    task = task_of(collection, 4)
    assert (task.status, task.completed) == (Status.DONE, date(2021, 6, 30))
    links = ("https://www.zs.gov.cn/1.html",)
    assert task.notes == (Note(date(2021, 6, 30), "已公开部门决算", FINANCE, links, "数据口径不一", "继续核对"),)
    assert is_clean(collection)


def test_what_is_recorded_is_not_recorded_again(plan: Plan) -> None:
    data = filled(
        sent(plan, FINANCE), {4: DONE, 5: {"状态": "推进中", "进展情况": "已拨付"}, 3: {"公开链接": "http://a.cn"}}
    )
    once = collected(plan, data)
    assert collected(once.plan, data).plan == once.plan
    later = collected(once.plan, data, today=date(2021, 8, 1))
    assert later.plan == once.plan, "notes without a day of their own are known on a later day"
    assert later.undated == 0


def test_the_same_words_in_the_ledger_of_the_next_round_are_news(plan: Plan) -> None:
    row = {5: {"进展情况": "持续推进"}}
    first = collected(plan, filled(sent(plan, FINANCE), row))
    second = filled(sent(first.plan, FINANCE, date(2021, 9, 1)), row)
    found = collected(first.plan, second, today=date(2021, 10, 1))
    assert [note.date for note in task_of(found, 5).notes] == [TODAY, date(2021, 10, 1)]


def test_one_unit_does_not_make_the_task_of_several_done(plan: Plan) -> None:
    collection = collected(plan, filled(sent(plan, FARM), {5: DONE}))
    assert task_of(collection, 5).status is Status.TODO
    assert [note.text for note in task_of(collection, 5).notes] == ["已公开部门决算（自报状态：已完成）"]
    assert is_clean(collection), "what a supporting unit says stands in its note"


def test_where_nobody_leads_the_status_waits_for_all(plan: Plan) -> None:
    collection = collected(
        plan, filled(sent(plan, FINANCE), {7: DONE}), filled(sent(plan, FARM), {7: {"状态": "推进中"}})
    )
    assert task_of(collection, 7).status is Status.TODO
    assert "task 7 stays todo until all that answer for it first say the same" in told(collection.warnings)
    names = [answer.unit for answer in ledgers(plan, SENT) if 7 in {row.task for row in answer.rows}]
    everybody = collected(plan, *(filled(sent(plan, name), {7: DONE}) for name in names))
    assert task_of(everybody, 7).status is Status.DONE
    assert len(task_of(everybody, 7).notes) == len(names)


def led_by_two() -> Plan:
    """A plan of one task that two units lead."""
    return small_plan(
        Task(1, "财政", "公开预算。", lead=("财务科", "办公室")), Task(2, "财政", "公开决算。", units=("财务科",))
    )


def test_leading_units_that_contradict_each_other_are_named_with_both_cells() -> None:
    plan = led_by_two()
    one, other = (
        filled(sent(plan, unit), {1: {"状态": status, "进展情况": "甲"}})
        for unit, status in (("财务科", "已完成"), ("办公室", "推进中"))
    )
    collection = collected(plan, one, other)
    place = place_of(one, 1, "状态")
    assert told(collection.problems) == (
        f"1.xlsx: 台账!{place}, 2.xlsx: 台账!{place}: "
        "units contradict each other about the status of task 1: 财务科 done, 办公室 doing"
    )
    assert collection.plan == plan


def test_a_unit_that_contradicts_itself_is_named() -> None:
    plan = led_by_two()
    data = sent(plan, "财务科")
    collection = collected(plan, filled(data, {2: {"状态": "已完成"}}), filled(data, {2: {"状态": "推进中"}}))
    assert "units contradict each other about the status of task 2" in told(collection.problems)


def test_the_person_and_words_beside_addresses_are_kept_with_the_text(plan: Plan) -> None:
    row = {
        "进展情况": "已公开",
        "公开链接": "见官网 http://a.gov.cn/1；https://b.gov.cn/2",
        "填报人": "王芳",
        "日期": "6月30日",
    }
    task = task_of(collected(plan, filled(sent(plan, FINANCE), {4: row})), 4)
    assert task.notes[0].text == "已公开（公开链接：见官网；填报人：王芳）"
    assert task.notes[0].links == ("http://a.gov.cn/1", "https://b.gov.cn/2")


def test_a_status_alone_is_a_report_too(plan: Plan) -> None:
    task = task_of(collected(plan, filled(sent(plan, FINANCE), {4: {"状态": "推进中", "日期": "2021.6.3"}})), 4)
    assert task.status is Status.DOING
    assert task.notes == (Note(date(2021, 6, 3), "自报状态：推进中", FINANCE),)


def test_a_name_or_a_day_alone_is_no_report_and_is_said(plan: Plan) -> None:
    collection = collected(plan, filled(sent(plan, FINANCE), {4: {"填报人": "王芳", "日期": date(2021, 6, 3)}}))
    assert collection.plan == plan
    assert "nothing was recorded: 王芳 2021-06-03" in told(collection.warnings)


@pytest.mark.parametrize("status", ["已完成", " 已完成 ", "已 完成", "完成", "已办结", "已完成。"])
def test_a_status_is_read_in_its_usual_forms(plan: Plan, status: str) -> None:
    assert task_of(collected(plan, filled(sent(plan, FINANCE), {4: {"状态": status}})), 4).status is Status.DONE


@pytest.mark.parametrize("status", ["快了", "完成60%", "基本完成", "√", 1, True, "已完成/推进中", "已完成，推进中"])
def test_what_is_no_status_is_named_with_its_cell_and_its_row_stays_out(plan: Plan, status: Any) -> None:
    data = filled(sent(plan, FINANCE), {4: {"状态": status, "进展情况": "已公开"}})
    collection = collected(plan, data)
    assert f"1.xlsx: 台账!{place_of(data, 4, '状态')}: this is none of the statuses" in told(collection.problems)
    assert collection.plan == plan


@pytest.mark.parametrize(
    "value",
    [
        *(date(2021, 6, 30), datetime(2021, 6, 30, 8, 30), 44377, 44377.5, "44377", "20210630"),  # noqa: DTZ001
        *("2021-06-30", "2021/6/30", "2021.6.30", "2021年6月30日", "2021年6月30号", "二〇二一年六月三十日"),
        *("'2021-06-30", "‘2021/6/30", "＇2021-6-30", " 2021-06-30 ", "２０２１-０６-３０", "2021-06-30 08:30:00"),
        *("6月30日", "6.30", "6/30", "6-30", "2021-06-30。"),
    ],
    ids=repr,
)
def test_a_day_is_read_in_every_form_that_excel_or_a_person_gives_it(plan: Plan, value: Any) -> None:
    task = task_of(collected(plan, filled(sent(plan, FINANCE), {4: {"进展情况": "已公开", "日期": value}})), 4)
    assert task.notes[0].date == date(2021, 6, 30)


@pytest.mark.parametrize(
    "value", ["6月", "2021-06", "13月5日", "2021-02-30", "2021-09-01", "9月1日", "上周", 3, 20210630, "2012-06-30"]
)
def test_what_is_no_single_day_that_has_come_is_named(plan: Plan, value: Any) -> None:
    data = filled(sent(plan, FINANCE), {4: {"进展情况": "已公开", "日期": value}})
    collection = collected(plan, data)
    assert "台账!N4: this is no single day" in told(collection.problems)
    assert collection.plan == plan


def test_a_day_without_a_year_is_not_guessed() -> None:
    assert day_in("12月30日", {2021, 2022}, date(2022, 1, 10)) == date(2021, 12, 30)
    assert day_in("1月5日", {2021, 2022}, date(2022, 1, 10)) is None


@pytest.mark.parametrize(
    ("text", "leads_to", "links", "words"),
    [
        ("", "", (), ""),
        ("无", "", (), "无"),
        ("http://a.cn/1,http://a.cn/2;http://a.cn/3", "", ("http://a.cn/1", "http://a.cn/2", "http://a.cn/3"), ""),
        ("http://a.cn/1?b=1,2;3", "", ("http://a.cn/1?b=1,2;3",), ""),
        ("（http://a.cn/1）、http://a.cn/1。", "", ("http://a.cn/1",), ""),
        ("公示公告", "http://a.cn/1", ("http://a.cn/1",), "公示公告"),
        ("http://a.cn/1", "http://a.cn/old", ("http://a.cn/1",), ""),
        ("www.zs.gov.cn", "mailto:a@b.cn", (), "www.zs.gov.cn"),
        ("http://", "", (), "http://"),
    ],
)
def test_addresses_are_found_in_a_cell_and_no_word_is_lost(
    text: str, leads_to: str, links: tuple[str, ...], words: str
) -> None:
    assert addresses_in(text, leads_to) == (links, words)


def test_the_address_that_a_cell_leads_to_is_a_link(plan: Plan) -> None:
    def link(sheet: Worksheet) -> None:
        cell = sheet[place_of(sent(plan, FINANCE), 4, "公开链接")]
        cell.value, cell.hyperlink = "点此查看", "https://www.zs.gov.cn/2.html"

    note = task_of(collected(plan, filled(sent(plan, FINANCE), {4: DONE}, link)), 4).notes[0]
    assert note.links == ("https://www.zs.gov.cn/2.html",)
    assert note.text.endswith("（公开链接：点此查看）")


def _sort(sheet: Worksheet) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADING_ROW + 1)]
    for number, values in enumerate(sorted(rows, key=lambda row: int(str(row[0]))), start=HEADING_ROW + 1):
        for column, value in enumerate(values, start=1):
            sheet.cell(number, column).value = value


def _copy_a_row(sheet: Worksheet) -> None:
    values = [cell.value for cell in sheet[HEADING_ROW + 1]]
    sheet.append(values)


def _insert_a_column(sheet: Worksheet) -> None:
    sheet.insert_cols(3)


def _insert_rows(sheet: Worksheet) -> None:
    sheet.insert_rows(2, 2)


@pytest.mark.parametrize("change", [_sort, _copy_a_row, _insert_a_column, _insert_rows])
def test_rows_and_columns_may_stand_elsewhere(plan: Plan, change: Any) -> None:
    filling: dict[int, dict[str, Any]] = {4: DONE, 5: {"进展情况": "已拨付", "日期": "6月3日"}}
    expected = collected(plan, filled(sent(plan, FINANCE), filling))
    found = collected(plan, filled(sent(plan, FINANCE), filling, change))
    assert found.plan == expected.plan
    assert is_clean(found)


def test_a_renamed_sheet_is_read_and_said(plan: Plan) -> None:
    def rename(sheet: Worksheet) -> None:
        sheet.title = "财务科上报"

    collection = collected(plan, filled(sent(plan, FINANCE), {4: DONE}, rename))
    assert task_of(collection, 4).status is Status.DONE
    assert told(collection.warnings) == "1.xlsx: 财务科上报: the sheet was called 台账 and was read all the same"


def _put(reference: str, value: Any) -> Any:
    def put(sheet: Worksheet) -> None:
        sheet[reference] = value

    return put


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_put("G4", "已完成"), "1.xlsx: 台账!G4: a locked cell was edited; what it says now was left out: 已完成"),
        (_put("E4", "财务科"), "1.xlsx: 台账!E4: a locked cell was edited; what it says now was left out: 财务科"),
        (_put("A4", "99"), "1.xlsx: 台账!A4: a locked cell was edited; what it says now was left out: 99"),
        (_put("D4", "公开三公经费。"), "1.xlsx: 台账!4: the words of this task were edited, and its row was left out"),
        (_put("A4", "5"), "1.xlsx: 台账!4: this row has the number of one task and the words of another one"),
        (
            _put("D40", "另外还做了一件事"),
            "1.xlsx: 台账!40: this row is none of the ledger's and was left out: 另外还做了一件事",
        ),
        (_put("P4", "备注在此"), "1.xlsx: 台账!P4: this column is none of the ledger's and was left out: 备注在此"),
        (_put("I3", "完成得如何"), "1.xlsx: 台账!3: the ledger has lost its column 进展情况"),
        (_put("I4", "=1/0"), "1.xlsx: 台账!I4: a formula without a result"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_was_edited_elsewhere_is_named_with_its_cell(plan: Plan, change: Any, message: str) -> None:
    assert message in told(collected(plan, filled(sent(plan, FINANCE), {4: DONE}, change)).problems)


def test_an_edit_in_a_locked_cell_leaves_the_rest_of_the_row(plan: Plan) -> None:
    collection = collected(plan, filled(sent(plan, FINANCE), {4: DONE}, _put("G4", "已完成")))
    assert task_of(collection, 4).status is Status.DONE


def test_blanks_and_widths_in_a_locked_cell_are_no_edit(plan: Plan) -> None:
    task = plan.find(4)
    assert task
    data = filled(sent(plan, FINANCE), {4: DONE}, _put("D4", f" {task.requirement[:4]}\n{task.requirement[4:]} "))
    assert is_clean(collected(plan, data))


def test_rows_that_are_gone_and_comments_are_said(plan: Plan) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.delete_rows(HEADING_ROW + 2)
        sheet["I4"].comment = Comment("已电话核实", "王芳")

    warnings = told(collected(plan, filled(sent(plan, FINANCE), {4: DONE}, change)).warnings)
    assert "the rows of task 5 are gone" in warnings
    assert "1.xlsx: 台账!I4: comments were left out: 已电话核实" in warnings


def test_what_is_merged_over_rows_counts_for_each_of_them(plan: Plan) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("M4:M5")

    filling = {4: {"进展情况": "甲", "填报人": "王芳"}, 5: {"进展情况": "乙"}}
    collection = collected(plan, filled(sent(plan, FINANCE), filling, merge))
    assert [task_of(collection, number).notes[0].text for number in (4, 5)] == [
        "甲（填报人：王芳）",
        "乙（填报人：王芳）",
    ]


def test_another_sheet_with_words_is_named(plan: Plan) -> None:
    def add(sheet: Worksheet) -> None:
        assert sheet.parent
        sheet.parent.create_sheet("附件")["A1"] = "另附说明"

    collection = collected(plan, filled(sent(plan, FINANCE), {}, add))
    assert told(collection.problems) == "1.xlsx: 附件: this sheet is none of the ledger's and was left out: 另附说明"


def test_two_sheets_of_which_either_may_count_are_refused(plan: Plan) -> None:
    def copy(sheet: Worksheet) -> None:
        assert sheet.parent
        sheet.parent.copy_worksheet(sheet)

    with pytest.raises(UnreadableDocument, match="several sheets"):
        collected(plan, filled(sent(plan, FINANCE), {}, copy))


def test_a_workbook_that_is_no_ledger_is_refused(plan: Plan) -> None:
    def forget(sheet: Worksheet) -> None:
        assert sheet.parent
        sheet.parent.remove(sheet.parent.worksheets[1])

    with pytest.raises(UnreadableDocument, match="this is no ledger of opengov"):
        collected(plan, filled(sent(plan, FINANCE), {4: DONE}, forget))
    with pytest.raises(UnreadableDocument):
        read_ledger(Path("a.xlsx"), b"PK\x03\x04", TODAY)


def test_a_workbook_of_too_many_cells_is_refused(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("opengov_cli.documents.readers.office.workbook.MOST_CELLS", 100)
    with pytest.raises(UnreadableDocument, match="cells"):
        collected(plan, sent(plan, FINANCE))


def test_the_ledger_of_another_plan_is_refused(plan: Plan) -> None:
    data = filled(sent(plan, FINANCE), {4: DONE})
    other = replace(plan, year=2022)
    assert told(collected(other, data).problems) == "1.xlsx: this is the ledger of another plan"
    retitled = replace(plan, title="政务公开分工方案（修订）")
    assert is_clean(collected(retitled, data))


def changed(plan: Plan, number: int, **fields: Any) -> Plan:
    """The plan with other fields of a task."""
    return replace(plan, tasks=tuple(replace(task, **fields) if task.id == number else task for task in plan.tasks))


def test_a_row_about_a_task_that_says_something_else_now_stays_out(plan: Plan) -> None:
    now = changed(plan, 4, requirement="公开部门预算和三公经费。")
    collection = collected(now, filled(sent(plan, FINANCE), {4: DONE}))
    assert told(collection.problems).startswith("1.xlsx: 台账!A4: what this task says has changed")
    assert collection.plan == now


def test_a_row_about_a_task_of_another_unit_now_stays_out(plan: Plan) -> None:
    now = changed(plan, 4, units=(OFFICE,))
    assert "计划财务科 does not answer for task 4 any more" in told(
        collected(now, filled(sent(plan, FINANCE), {4: DONE})).problems
    )


def test_a_task_that_got_another_number_or_deadline_is_known_by_its_words(plan: Plan) -> None:
    now = changed(plan, 4, id=40, deadline="年底前")
    collection = collected(now, filled(sent(plan, FINANCE), {4: DONE}))
    assert task_of(collection, 40).status is Status.DONE
    assert "task 40 has changed since the ledger was sent; the row was taken all the same: 序号、时限要求" in told(
        collection.warnings
    )


def test_a_unit_that_was_renamed_is_known_by_its_alias(plan: Plan) -> None:
    data = filled(sent(plan, FINANCE), {4: DONE})
    units = tuple(
        replace(unit, name="财务审计科", aliases=(FINANCE,)) if unit.name == FINANCE else unit for unit in plan.units
    )
    collection = collected(replace(plan, units=units), data)
    assert [note.by for note in task_of(collection, 4).notes] == ["财务审计科"]
    gone = collected(replace(plan, units=tuple(unit for unit in plan.units if unit.name != FINANCE)), data)
    assert gone.plan.find(4) == plan.find(4)
    assert gone.problems


def test_a_status_that_would_go_back_is_a_conflict(plan: Plan) -> None:
    now = changed(plan, 4, status=Status.DONE, completed=date(2021, 6, 1))
    collection = collected(now, filled(sent(plan, FINANCE), {4: {"状态": "推进中"}}))
    (conflict,) = collection.conflicts
    assert (conflict.plan, conflict.document) == (Status.DONE, Status.DOING)


def test_a_later_note_of_another_unit_does_not_hold_a_status_back(plan: Plan) -> None:
    now = changed(plan, 5, notes=(Note(date(2021, 7, 1), "参加培训", FARM),))
    collection = collected(now, filled(sent(plan, FINANCE), {5: DONE}))
    assert task_of(collection, 5).status is Status.DONE
    assert not collection.conflicts


def test_a_standing_report_does_not_move_the_day_of_completion(plan: Plan) -> None:
    now = changed(plan, 4, status=Status.DONE, completed=date(2021, 3, 1))
    collection = collected(now, filled(sent(now, FINANCE), {4: DONE}))
    assert task_of(collection, 4).completed == date(2021, 3, 1)
    assert is_clean(collection)


def test_files_are_named_after_units_and_never_twice_the_same() -> None:
    units = ["财务科", "A/B", "A:B", "a_b", "很" * 200]
    names = [*file_names(units)]
    assert names[:4] == ["台账_财务科.xlsx", "台账_A_B.xlsx", "台账_A_B_2.xlsx", "台账_a_b_3.xlsx"]
    assert all(len(name.encode()) < 250 for name in names)


def test_formulas_and_controls_in_a_plan_stay_text() -> None:
    tricky = small_plan(
        Task(1, "财政", "=1+1", units=("财务科",)), Task(2, "财政", "@SUM(A1)", "010", units=("财务科",))
    )
    collection = collected(tricky, filled(sent(tricky, "财务科"), {1: {"进展情况": "'=2+2", "日期": "6月1日"}}))
    assert is_clean(collection)
    assert task_of(collection, 1).notes[0].text == "'=2+2"


def test_a_group_without_members_gets_a_ledger_of_its_own() -> None:
    plan = replace(small_plan(Task(1, "财政", "公开。", units=("各镇街",))), units=(Unit("各镇街"),))
    assert is_clean(collected(plan, filled(sent(plan, "各镇街"), {1: DONE})))
