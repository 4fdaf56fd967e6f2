"""``opengov list``: which tasks fit."""

from __future__ import annotations

import re
from gettext import gettext as _
from gettext import ngettext
from typing import Annotated

import typer

from ...choices import choose, column_words
from ...filtering import FilterOptions, takes_filter
from ...options import FormatOption, RowsFormat
from ...session import Session

WIDE = 110
# What programs get in JSON, and in other formats if they ask for it.
_SELDOM = ("answers", "number", "extra")


@takes_filter
def list_(
    ctx: typer.Context,
    filter_options: FilterOptions,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help=_("Show at most so many tasks."))] = None,
    columns: Annotated[str, typer.Option(metavar="KEYS", help=_("Columns to show, as id,status,requirement."))] = "",
    output_format: FormatOption = RowsFormat.TABLE,
    count: Annotated[bool, typer.Option("--count", help=_("Print only how many tasks fit."))] = False,
) -> None:
    """List tasks, by unit, category, keyword or status."""
    from opengov_cli.plan.query import select
    from opengov_cli.plan.rows import task_rows

    if columns and output_format is RowsFormat.JSON:
        raise typer.BadParameter(_("--columns goes with tables; JSON always has every key"))
    session: Session = ctx.obj
    wanted = filter_options.wanted(session)
    matches = select(session.plan, wanted)
    shown = matches[:limit]
    if count:
        session.output.text(f"{len(matches)}\n")
        return
    chosen = _chosen(columns) or _usual(output_format, session.output.width, by_unit=bool(wanted.units))
    listing = task_rows(session.plan, shown, chosen)
    if output_format is not RowsFormat.TABLE:
        session.output.write(listing, output_format)
    elif shown:
        from ...terminal.tables import listing_tables

        heading = "" if "category" in chosen or columns else "category"
        session.output.show(*listing_tables(listing, session.output.width, keywords=wanted.keywords, heading=heading))
    _say_how_many(session, len(shown), len(matches))


def _chosen(columns: str) -> tuple[str, ...]:
    """The columns that were asked for, by their keys or headings. Raises NoSuchChoice."""
    from opengov_cli.plan.rows import TASK_COLUMNS

    return tuple(choose(typed, column_words(TASK_COLUMNS)) for typed in re.split(r"[,，、\s]+", columns) if typed)


def _usual(output_format: RowsFormat, width: int, *, by_unit: bool) -> tuple[str, ...]:
    """A few columns for a person, the long text last; for programs all in JSON, else all but the expanded answers."""
    if output_format is RowsFormat.TABLE:
        who = "role" if by_unit else "clause"
        return ("id", "status", *(("category",) if width >= WIDE else ()), who, "requirement")
    from opengov_cli.plan.rows import TASK_COLUMNS

    if output_format is RowsFormat.JSON:
        return TASK_COLUMNS
    return tuple(key for key in TASK_COLUMNS if key not in _SELDOM and (by_unit or key not in ("role", "through")))


def _say_how_many(session: Session, shown: int, found: int) -> None:
    if not found:
        session.output.say(_("no task fits"))
    elif shown < found:
        session.output.say(_("the first {shown} of {found} tasks").format(shown=shown, found=found))
    elif session.output.interactive:
        session.output.say(ngettext("{found} task", "{found} tasks", found).format(found=found))
