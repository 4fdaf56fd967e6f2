"""``opengov list``: which tasks fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Annotated

import typer

from ...choices import choose, column_words
from ...filtering import FilterOptions, select_each, takes_filter
from ...options import FormatOption, RowsFormat
from ...printing import for_people
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.plan.query import Match, Sort
    from opengov_cli.plan.rows import Listing

# A task, behind the place of its plan among those that were asked for.
_Found = tuple[int, "Match"]

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
    if columns and output_format is RowsFormat.JSON:
        raise typer.BadParameter(_("--columns goes with tables; JSON always has every key"))
    session: Session = ctx.obj
    found = _in_order(select_each(session, filter_options), filter_options.sort)
    shown = found[:limit]
    if count:
        session.output.text(f"{len(found)}\n")
        return
    chosen = _chosen(columns, several=session.several)
    usual = _usual(output_format, session.output.width, by_unit=bool(filter_options.unit))
    listing = _listing(session, shown, chosen or usual)
    if chosen:
        listing = replace(listing, columns=chosen)
    if output_format is not RowsFormat.TABLE:
        session.output.write(listing, output_format)
    elif shown:
        from ...terminal.tables import listing_tables

        heading = "" if "category" in listing.columns or columns else "category"
        table = listing if chosen else for_people(listing)
        words = filter_options.keywords
        session.output.show(*listing_tables(table, session.output.width, keywords=words, heading=heading))
    _say_how_many(session, len(shown), len(found))


def _in_order(plans: Sequence[tuple[Session, tuple[Match, ...]]], sort: Sort | None) -> list[_Found]:
    """The tasks that fit, plan by plan or, where an order is asked for, all in this order."""
    from opengov_cli.plan.query import order

    found = [(index, match) for index, (_plan, matches) in enumerate(plans) for match in matches]
    if sort and len(plans) > 1:
        of_match = order((category for one, _matches in plans for category in one.plan.categories), sort)
        found.sort(key=lambda pair: of_match(pair[1]))
    return found


def _listing(session: Session, shown: Sequence[_Found], columns: tuple[str, ...]) -> Listing:
    """The rows of these tasks."""
    from opengov_cli.plan.rows import join, task_rows

    of_plan: dict[int, list[Match]] = {}
    for index, match in shown:
        of_plan.setdefault(index, []).append(match)
    parts = [(one.name, task_rows(one.plan, of_plan.get(index, ()), columns)) for index, one in enumerate(session.each)]
    return join(parts, [index for index, _match in shown]) if session.several else parts[0][1]


def _chosen(columns: str, *, several: bool) -> tuple[str, ...]:
    """The columns that were asked for, by their keys or headings. Raises NoSuchChoice."""
    from opengov_cli.plan.rows import ORIGIN, TASK_COLUMNS

    words = column_words((*(ORIGIN if several else ()), *TASK_COLUMNS))
    return tuple(choose(typed, words) for typed in re.split(r"[,，、\s]+", columns) if typed)


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
