"""The entries of a calendar as an iCalendar file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from icalendar import Calendar, Event

from opengov_cli.wording.deadlines.schedule import Timetable

from .calendar import Entry


def render(entries: Iterable[Entry], timetable: Timetable) -> bytes:
    """A calendar of whole days, under the plan's title."""
    calendar = Calendar()
    calendar.add("prodid", "-//opengov-cli//opengov//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", timetable.plan.title)
    for entry in entries:
        calendar.add_component(_event(entry, timetable))
    return bytes(calendar.to_ical())


def _event(entry: Entry, timetable: Timetable) -> Event:
    today = timetable.today
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", datetime(today.year, today.month, today.day, tzinfo=UTC))
    event.add("dtstart", entry.day)
    event.add("summary", entry.title)
    event.add("description", entry.text)
    # Who has something due is not busy.
    event.add("transp", "TRANSPARENT")
    return event
