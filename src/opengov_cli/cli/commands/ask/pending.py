"""``opengov pending``: which units have not reported on which tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from ...filtering import units_named, units_of_each, with_mine
from ...options import MineOption, unit_option
from ...printing import for_people, write_listing
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.plan.model import Plan
    from opengov_cli.plan.period import Period
    from opengov_cli.plan.rows import Listing
    from opengov_cli.round.pending import Pending


class PendingFormat(StrEnum):
    """How missing reports are shown: as rows, or as messages to the units."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"
    TEXT = "text"


def pending(
    ctx: typer.Context,
    unit: Annotated[
        list[str] | None,
        unit_option(_("Only what this unit, or the units of this group, have not reported; can be given again.")),
    ] = None,
    mine: MineOption = False,
    since: Annotated[
        str,
        typer.Option(
            metavar="DATE",
            help=_("Notes of this day and later are reports, as 2021-06-01 or 30d. Default: of this quarter."),
        ),
    ] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help=_("Notes of this day and earlier are reports."))] = "",
    output_format: Annotated[
        PendingFormat,
        typer.Option("--format", help=_("A table to read, the same facts for programs, or a message to each unit.")),
    ] = PendingFormat.TABLE,
) -> None:
    """List the units that have not reported, with their open tasks."""
    from opengov_cli.round.pending import pending as missing_reports
    from opengov_cli.round.pending_message import pending_messages
    from opengov_cli.round.pending_rows import pending_rows

    from ...words.pending import what_else

    session: Session = ctx.obj
    unit = with_mine(session, unit, mine=mine)
    found = [
        (one, missing_reports(one.plan, _period(one, since, until), units_named(one, known)))
        for one, known in units_of_each(session, unit)
        if known is not None
    ]
    if output_format is PendingFormat.TABLE:
        _print(session, found, by_task=bool(unit))
    elif output_format is PendingFormat.TEXT:
        session.output.text("\n".join(filter(None, (pending_messages(one.plan, of_plan) for one, of_plan in found))))
    else:
        write_listing(session, _listing(session, found, pending_rows), output_format)
    for one, of_plan in found:
        for sentence in what_else(of_plan):
            session.output.say(_of_plan(session, one, sentence))


def _of_plan(session: Session, one: Session, sentence: str) -> str:
    """A sentence about one plan, which is named where there are several."""
    return _("{plan}: {sentence}").format(plan=one.name, sentence=sentence) if session.several else sentence


def _listing(
    session: Session, found: Sequence[tuple[Session, Pending]], rows: Callable[[Plan, Pending], Listing]
) -> Listing:
    from opengov_cli.plan.rows import join

    parts = [(one.name, rows(one.plan, of_plan)) for one, of_plan in found]
    return join(parts) if session.several else parts[0][1]


def _period(session: Session, since: str, until: str) -> Period:
    """The period that the options ask for. Raises BadDate and BadParameter."""
    from opengov_cli.plan.period import Period
    from opengov_cli.plan.typed import typed_day
    from opengov_cli.round.pending import typed_since, usual_period

    if not (since or until):
        return usual_period(session.plan, session.today)
    first = typed_since(since, session.today) if since else None
    last = typed_day(until, session.today) if until else None
    if first and last and first > last:
        raise typer.BadParameter(_("--since is a day after --until"))
    return Period(first, last)


def _print(session: Session, found: Sequence[tuple[Session, Pending]], *, by_task: bool) -> None:
    """Print a table for a person: a line for each unit, or of the units that were asked about one for each task."""
    from opengov_cli.round.pending_rows import pending_rows, pending_unit_rows

    from ...terminal.tables import listing_tables
    from ...words.pending import pending_title

    for one, of_plan in found:
        session.output.text(_of_plan(session, one, pending_title(of_plan)) + "\n")
    if not any(of_plan.missing for _one, of_plan in found):
        return
    session.output.text("\n")
    known = any(report.last for _one, of_plan in found for unit in of_plan.late for report in unit.missing)
    columns = ("id", "status", *(("last",) if known else ()), "role", "requirement")
    if by_task:
        listing = _listing(session, found, lambda plan, of_plan: pending_rows(plan, of_plan, columns))
    else:
        listing = _listing(session, found, pending_unit_rows)
    headings = ("unit",) if by_task else ()
    session.output.show(*listing_tables(for_people(listing), session.output.width, headings=headings))
