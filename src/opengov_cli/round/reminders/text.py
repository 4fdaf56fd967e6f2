"""A reminder as plain text, to be pasted into a message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .reminder import Reminder

_NUMERALS = "一二三四五六七八九十"
_BETWEEN = "\n" + "-" * 40 + "\n\n"
_INDENT = "　　"


def render_text(reminders: Sequence[Reminder]) -> str:
    """The messages one below the other, with a line between them."""
    return _BETWEEN.join("".join(f"{line}\n" for line in _lines(reminder)) for reminder in reminders)


def _lines(reminder: Reminder) -> Iterator[str]:
    yield f"{reminder.addressee}："
    yield f"{_INDENT}{reminder.opening}"
    for numeral, group in zip(_NUMERALS, reminder.groups, strict=False):
        yield ""
        yield f"{numeral}、{group.heading}"
        for number, item in enumerate(group.items, start=1):
            yield f"{number}. {item.title}"
            yield from (f"{_INDENT}{fact}" for fact in item.facts)
    yield ""
    yield reminder.sender
    yield reminder.day
