"""What was read out of a document, line by line: the columns, the head, and what somebody should look at."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext
from typing import assert_never

from opengov_cli.documents.draft import Draft
from opengov_cli.documents.draft.report_day import FoundDay, Source
from opengov_cli.documents.draft.tables.column_headings import Column, Meaning
from opengov_cli.plan.model import Plan

from .labels import column_label

# What a text tells by its outline, and not behind a label.
_OF_OUTLINE = (Meaning.NUMBER, Meaning.CATEGORY, Meaning.REQUIREMENT)


def said(source: Draft | Plan, plan: Plan) -> Iterator[str]:
    """The lines that tell what was read; ``plan`` is what becomes of it, or where it goes."""
    if isinstance(source, Draft):
        if source.from_text:
            yield _("no table has the headings of a plan: its text was read, by its numbers, headings and clauses")
        for column in source.columns:
            if not source.from_text:
                yield _("column {heading} → {meaning}").format(heading=column.heading, meaning=_meaning(column))
            elif column.meaning not in _OF_OUTLINE:
                yield _("text {heading} → {meaning}").format(heading=column.heading, meaning=_meaning(column))
        guessed = [column for column in source.columns if column.guessed]
        if guessed:
            options = " ".join(f"--column '{column.heading}={column.meaning}'" for column in guessed)
            yield _("guessed by what stands in the columns: import again with {options} to decide it").format(
                options=options
            )
        yield _("title {title}, office {issuer}, year {year}").format(
            title=plan.title, issuer=plan.issuer, year=plan.year
        )
        for rule in source.rules:
            yield _("the document says “{rule}”: --default-lead makes it a rule of the plan").format(rule=rule)
        for doubt in source.doubts:
            yield _("warning: {message}").format(message=doubt)
        if source.undated:
            yield _dated(source.day, source.undated)
    count, categories = len(source.tasks), len({task.category for task in source.tasks})
    yield _("{tasks} in {categories}").format(
        tasks=ngettext("{count} task", "{count} tasks", count).format(count=count),
        categories=ngettext("{count} category", "{count} categories", categories).format(count=categories),
    )


def unsettled(source: Draft | Plan) -> Iterator[str]:
    """What somebody should look at in a document that says nothing new of a plan: what was left out or is contrary."""
    if isinstance(source, Draft):
        yield from (_("warning: {message}").format(message=doubt) for doubt in source.doubts if not doubt.of_plan)


def _dated(found: FoundDay, count: int) -> str:
    """Which day notes got that tell none of their own, and why that one."""
    match found.source:
        case Source.STATED:
            reason = _("as --date says")
        case Source.DOCUMENT:
            reason = _("as the document says: {words}").format(words=found.words)
        case Source.TODAY:
            reason = _("today, as the document tells no day; --date tells another")
        case Source.END_OF_YEAR:
            reason = _("the last day of the plan's year, as the document tells no day; --date tells another")
        case _:
            assert_never(found.source)
    message = ngettext(
        "{count} note without a date is dated {day}: {reason}",
        "{count} notes without a date are dated {day}: {reason}",
        count,
    )
    return message.format(count=count, day=found.day, reason=reason)


def _meaning(column: Column) -> str:
    """What a column of the document is read as: the key in the file, and its label."""
    if column.meaning is Meaning.EXTRA:
        return _("kept word for word under extra")
    if column.meaning is Meaning.MARK:
        return _("a unit, which a mark names")
    key = "id" if column.meaning is Meaning.NUMBER else column.meaning
    return _("{words} ({more})").format(words=key, more=column_label(key))
