"""What is sent to the units."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from opengov_cli.documents.errors import MissingExtra
from opengov_cli.plan.model import Note, Plan, Status, Task
from opengov_cli.round.reminders.calendar import Entry, entries, render_ics
from opengov_cli.round.reminders.md import render_md
from opengov_cli.round.reminders.reminder import EVERYBODY, build_reminder
from opengov_cli.round.reminders.text import render_text
from opengov_cli.wording.deadlines.schedule import Timetable
from samples import TRICKY, plan

TODAY = date(2022, 7, 5)
LATE = Task(1, "财政", "公开预算。", units=("财务科",), deadline="6月底前", due=date(2022, 6, 30))
SOON = Task(2, "财政", "公开决算。", lead=("财务科",), units=("办公室",), duty="配合", due=date(2022, 7, 31))
LATER = Task(3, "公众号", "开通。", units=("办公室",), deadline="年底前")
AGAIN = Task(4, "公众号", "更新。", units=("办公室",), deadline="每季度", notes=(Note(date(2022, 7, 1)),))
DONE = Task(5, "公众号", "注销。", due=date(2022, 6, 1), status=Status.DONE)
STANDING = Task(6, "公众号", "维护。", deadline="长期")


def timetable(*tasks: Task) -> Timetable:
    """The timetable of a plan of these tasks."""
    return Timetable(plan(*tasks), TODAY)


def text(*tasks: Task, addressee: str = "财务科", early: bool = False) -> str:
    """The reminder of these tasks as a text."""
    found = build_reminder(addressee, tasks, timetable(*tasks), early=early)
    assert found
    return render_text([found])


def test_a_reminder_can_be_pasted_as_it_is() -> None:
    assert text(SOON, LATE, LATER, AGAIN, DONE, STANDING) == (
        "财务科：\n"
        "　　《某局2022年政务公开工作要点分工方案》中的下列事项已经逾期或即将到期，"
        "请抓紧落实，并及时反馈进展情况和公开链接。\n"
        "\n"
        "一、已经逾期（1项）\n"
        "1. 第1条 公开预算。\n"
        "　　到期日期：2022年6月30日（已逾期5天）\n"
        "　　时限要求：6月底前\n"
        "　　落实单位：财务科\n"
        "\n"
        "二、即将到期（1项）\n"
        "1. 第2条 公开决算。\n"
        "　　到期日期：2022年7月31日（还有26天）\n"
        "　　落实单位：财务科牵头，办公室配合\n"
        "\n"
        "某局\n"
        "2022年7月5日\n"
    )


def test_one_group_alone_is_the_first() -> None:
    assert "的下列事项即将到期，" in text(SOON)
    assert "一、即将到期（1项）" in text(SOON)


def test_what_is_due_later_is_told_to_those_who_ask_early() -> None:
    assert "第3条" in text(SOON, LATER, early=True)
    assert build_reminder("办公室", [LATER], timetable(LATER), early=False) is None


def test_nothing_due_is_no_reminder() -> None:
    assert build_reminder(EVERYBODY, [DONE, AGAIN, STANDING], timetable(DONE, AGAIN, STANDING), early=True) is None


def test_several_messages_stand_apart() -> None:
    found = [build_reminder(name, [LATE], timetable(LATE), early=False) for name in ("财务科", "办公室")]
    texts = render_text([reminder for reminder in found if reminder]).split("-" * 40)
    assert [message.strip().splitlines()[0] for message in texts] == ["财务科：", "办公室："]


def test_markdown_shows_the_data_as_they_are() -> None:
    tricky = Task(1, "财政", TRICKY, due=TODAY, deadline="*今天*")
    found = build_reminder("财务科", [tricky], timetable(tricky), early=False)
    assert found
    lines = render_md([found]).splitlines()
    assert lines[0] == "## 财务科："
    assert r"1. 第1条 =1+1 \<b\>公开\</b\> \| \_目录\_ & 'x' \&lt;" in lines
    assert r"   - 时限要求：\*今天\*" in lines


def days(*tasks: Task) -> list[tuple[str, str]]:
    """The titles and days of the entries of these tasks."""
    return [(entry.title, str(entry.day)) for entry in entries(tasks, timetable(*tasks))]


def test_a_calendar_has_every_day_to_come_and_those_that_are_overdue() -> None:
    assert days(LATE, LATER, AGAIN, DONE, STANDING) == [
        ("第1条到期：财政", "2022-06-30"),
        ("第3条到期：公众号", "2022-12-31"),
        ("第4条到期：公众号", "2022-12-31"),
    ]


def test_an_overdue_period_is_in_the_calendar_beside_those_to_come() -> None:
    again = Task(4, "公众号", "更新。", deadline="每半年")
    assert [day for _title, day in days(again)] == ["2022-06-30", "2022-12-31"]


def uids(table: Timetable) -> list[str]:
    """The identities of the entries of a plan."""
    return [entry.uid for entry in entries(table.plan.tasks, table)]


def test_an_entry_keeps_its_identity_when_its_day_is_moved_and_on_another_day() -> None:
    moved = Timetable(plan(Task(1, "财政", "改写了。", due=date(2022, 9, 1))), date(2022, 8, 1))
    assert uids(timetable(LATE)) == uids(moved)
    assert uids(timetable(LATE)) != uids(timetable(SOON))
    assert len({*uids(timetable(Task(4, "公众号", "更新。", deadline="每月")))}) == 7


def test_two_plans_have_entries_of_their_own() -> None:
    other = Plan("另一局2022年方案", "另一局", 2022, tasks=(LATE,))
    assert uids(timetable(LATE)) != uids(Timetable(other, TODAY))


def test_an_icalendar_file_gives_every_character_back() -> None:
    tricky = Task(1, "财政; 公开, 目录\\", TRICKY * 9, deadline="今年内：分两步；\n先6月", due=TODAY)
    table = timetable(tricky, LATER)
    found: list[Entry] = [*entries(table.plan.tasks, table)]
    data = render_ics(found, table)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    read = Calendar.from_ical(data)
    assert read["x-wr-calname"] == table.plan.title
    events = read.walk("VEVENT")
    assert [
        Entry(str(event["uid"]), event.decoded("dtstart"), str(event["summary"]), str(event["description"]))
        for event in events
    ] == found


def test_the_last_day_of_the_calendar_can_be_due() -> None:
    last = Task(1, "财政", "公开。", due=date.max)
    table = timetable(last)
    assert b"DTSTART;VALUE=DATE:99991231" in render_ics(entries([last], table), table)


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "opengov_cli.round.reminders.ics", raising=False)
    with pytest.raises(MissingExtra) as caught:
        render_ics((), timetable())
    assert (caught.value.library, caught.value.extra) == ("icalendar", "calendar")


def test_the_extra_is_one_of_the_installation() -> None:
    assert 'calendar = ["icalendar' in (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
