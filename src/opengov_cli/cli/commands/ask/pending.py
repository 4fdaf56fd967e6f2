"""``opengov pending``: which units have not reported on which tasks."""

from __future__ import annotations

from enum import StrEnum
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from ... import completion
from ...filtering import units_named
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.plan.period import Period
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
        typer.Option(
            "--unit",
            "-u",
            metavar="UNIT",
            help=_("Only what this unit, or the units of this group, have not reported; can be given again."),
            autocompletion=completion.unit_names,
        ),
    ] = None,
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
    names = units_named(session, unit)
    found = missing_reports(session.plan, _period(session, since, until), names)
    if output_format is PendingFormat.TABLE:
        _print(session, found, by_task=bool(names))
    elif output_format is PendingFormat.TEXT:
        session.output.text(pending_messages(session.plan, found))
    else:
        session.output.write(pending_rows(session.plan, found), output_format)
    for sentence in what_else(found):
        session.output.say(sentence)


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


def _print(session: Session, found: Pending, *, by_task: bool) -> None:
    """Print a table for a person: a line for each unit, or of the units that were asked about one for each task."""
    from opengov_cli.round.pending_rows import pending_rows, pending_unit_rows

    from ...terminal.tables import listing_tables
    from ...words.pending import pending_title

    session.output.text(pending_title(found) + "\n")
    if not found.missing:
        return
    session.output.text("\n")
    if by_task:
        known = any(report.last for unit in found.late for report in unit.missing)
        columns = ("id", "status", *(("last",) if known else ()), "role", "requirement")
        listing, heading = pending_rows(session.plan, found, columns), "unit"
    else:
        listing, heading = pending_unit_rows(session.plan, found), ""
    session.output.show(*listing_tables(listing, session.output.width, heading=heading))
