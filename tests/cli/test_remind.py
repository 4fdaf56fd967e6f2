"""``opengov remind``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conftest import On, Opengov
from opengov_cli.file.text.layout import dump
from opengov_cli.plan.model import Plan, Task, Unit

TASKS = (
    Task(1, "财政", "公开预算。", units=("财务科",), due=date(2022, 6, 30)),
    Task(2, "公众号", "开通。", units=("各科室",), due=date(2022, 7, 20)),
    Task(3, "公众号", "总结。", units=("办公室",), due=date(2022, 12, 31)),
)
UNITS = (Unit("办公室", group="各科室"), Unit("财务科", group="各科室"), Unit("农科中心"))


@pytest.fixture(autouse=True)
def _plan(tmp_path: Path, on: On) -> None:
    plan = Plan("某局2022年方案", "某局", 2022, units=UNITS, tasks=TASKS)
    (tmp_path / "plan_2022.yaml").write_text(dump(plan), encoding="utf-8")
    on("2022-07-05")


def told(text: str) -> list[int]:
    """The numbers of the tasks that a message names."""
    return [number for number in (1, 2, 3) if f"第{number}条" in text]


def test_each_unit_that_is_asked_for_gets_a_message_of_its_own(opengov: Opengov) -> None:
    result = opengov("remind", "-u", "财务", "-u", "办公室")
    first, second = result.out.split("-" * 40)
    assert (first.splitlines()[0], told(first)) == ("财务科：", [1, 2])
    assert (second.strip().splitlines()[0], told(second)) == ("办公室：", [2])


def test_without_a_unit_one_message_is_for_all(opengov: Opengov) -> None:
    result = opengov("remind")
    assert (result.out.splitlines()[0], told(result.out), result.err) == ("各有关单位：", [1, 2], "")


def test_the_filters_are_those_of_list(opengov: Opengov) -> None:
    assert told(opengov("remind", "-u", "财务", "--direct").out) == [1]
    assert told(opengov("remind", "--overdue").out) == [1]
    assert told(opengov("remind", "--due-before", "年底").out) == [1, 2, 3]
    assert told(opengov("remind", "--due-before", "7d").out) == [1]


def test_a_unit_with_nothing_due_is_named_and_gets_no_message(opengov: Opengov) -> None:
    result = opengov("remind", "-u", "农科中心")
    assert (result.code, result.out, result.err) == (0, "", "农科中心: nothing is overdue or due soon\n")
    assert opengov("remind", "-k", "无此词").err == "nothing is overdue or due soon\n"


def test_messages_are_in_chinese_whatever_the_interface_speaks(
    opengov: Opengov, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = opengov("remind").out
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert opengov("remind").out == english


def test_markdown_is_for_a_chat_that_shows_it(opengov: Opengov) -> None:
    assert opengov("remind", "--format", "md").out.startswith("## 各有关单位：\n\n《某局2022年方案》中的下列事项")


def test_a_calendar_has_all_days_to_come(opengov: Opengov) -> None:
    calendar = opengov("remind", "--format", "ics").out
    assert calendar.splitlines()[0] == "BEGIN:VCALENDAR"
    assert calendar.count("BEGIN:VEVENT") == 3
    assert opengov("remind", "--format", "ics", "-u", "财务", "--direct").out.count("BEGIN:VEVENT") == 1
    assert calendar == opengov("remind", "--format", "ics").out


def test_a_calendar_goes_into_a_file_byte_for_byte_and_replaces_none_unasked(opengov: Opengov, tmp_path: Path) -> None:
    result = opengov("remind", "--format", "ics", "-o", "到期.ics")
    assert (result.code, result.out, result.err) == (0, "", "wrote 到期.ics\n")
    assert (tmp_path / "到期.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert opengov("remind", "-o", "到期.ics").code == 1
    assert opengov("remind", "-o", "到期.ics", "--force").code == 0
    assert (tmp_path / "到期.ics").read_text(encoding="utf-8") == opengov("remind").out
    assert opengov("remind", "-o", "plan_2022.yaml", "--force").code == 2


def test_no_day_is_no_calendar(opengov: Opengov) -> None:
    result = opengov("remind", "--format", "ics", "-u", "农科中心")
    assert (result.code, result.out, result.err) == (0, "", "no task has a day on which it is due\n")


def test_tasks_whose_deadlines_tell_no_day_are_named(tmp_path: Path, opengov: Opengov) -> None:
    tasks = (*TASKS, Task(4, "财政", "公开决算。", units=("农科中心",), deadline="尽快落实"))
    plan = Plan("某局2022年方案", "某局", 2022, units=UNITS, tasks=tasks)
    (tmp_path / "plan_2022.yaml").write_text(dump(plan), encoding="utf-8")
    undated = "no day follows from the deadline of task 4, of which nobody is reminded\n"
    assert opengov("remind", "-u", "农科中心").err == f"农科中心: nothing is overdue or due soon\n{undated}"
    for form in ("text", "ics"):
        assert opengov("remind", "--format", form).err == undated
