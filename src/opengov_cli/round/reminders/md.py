"""A reminder as Markdown, for a wiki or a chat that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opengov_cli.documents.markdown import escape

from .reminder import Reminder


def render_md(reminders: Sequence[Reminder]) -> str:
    """The messages one below the other, each under the name of its unit."""
    return "\n".join("".join(f"{line}\n" for line in _lines(reminder)) for reminder in reminders)


def _lines(reminder: Reminder) -> Iterator[str]:
    yield f"## {escape(reminder.addressee)}："
    yield ""
    yield escape(reminder.opening)
    for group in reminder.groups:
        yield ""
        yield f"### {escape(group.heading)}"
        yield ""
        for number, item in enumerate(group.items, start=1):
            yield f"{number}. {escape(item.title)}"
            yield from (f"   - {escape(fact)}" for fact in item.facts)
    yield ""
    yield f"{escape(reminder.sender)} {reminder.day}"
