"""Which reports are missing, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext

from opengov_cli.plan.period import Period
from opengov_cli.plan.query import describe_numbers
from opengov_cli.round.pending import Pending, UncountedNote

# So many notes are named one by one; programs get all of them.
_NAMED = 5


def period_words(period: Period) -> str:
    """A period as a person reads it."""
    if period.since and period.until:
        return _("from {since} to {until}").format(since=period.since, until=period.until)
    if period.since:
        return _("since {since}").format(since=period.since)
    return _("until {until}").format(until=period.until) if period.until else _("at any time")


def pending_title(pending: Pending) -> str:
    """How many reports are missing, of how many, and of which period."""
    told = ngettext(
        "{missing} of {owed} report is missing {period}",
        "{missing} of {owed} reports are missing {period}",
        pending.owed,
    )
    return told.format(missing=pending.missing, owed=pending.owed, period=period_words(pending.period))


def what_else(pending: Pending) -> Iterator[str]:
    """That nobody is missing, only where all could be told; and what could not be told."""
    if not pending.owed:
        yield _("no report is owed")
    elif not (pending.missing or pending.unassigned or pending.uncounted):
        yield _("nobody is missing: each has reported {period}").format(period=period_words(pending.period))
    if pending.unassigned:
        numbers = [task.id for task in pending.unassigned]
        told = ngettext(
            "task {numbers} names no unit: nobody is asked for it",
            "tasks {numbers} name no unit: nobody is asked for them",
            len(numbers),
        )
        yield told.format(numbers=describe_numbers(numbers))
    yield from map(_uncounted, pending.uncounted[:_NAMED])
    rest = len(pending.uncounted) - _NAMED
    if rest > 0:
        told = ngettext(
            "{count} more note counts for nobody; `--format json` names all",
            "{count} more notes count for nobody; `--format json` names all",
            rest,
        )
        yield told.format(count=rest)


def _uncounted(lost: UncountedNote) -> str:
    """A note that nobody can be credited with, and how to say whose it is."""
    told = _(
        "task {task}: the note of {date} by {by} counts for none of those who answer; "
        "`opengov note {task} --edit {place} --by UNIT` says whose it is"
    )
    by = lost.note.by or _("nobody")
    return told.format(task=lost.task.id, date=lost.note.date, by=by, place=lost.place)
