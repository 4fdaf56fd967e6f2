"""``opengov list``: which tasks fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Annotated

import typer

from ... import completion
from ...choices import choose, column_words
from ...filtering import FilterOptions, takes_filter
from ...options import FormatOption, RowsFormat
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.plan.query import Match

WIDE = 110
# What programs get in JSON, and in other formats if they ask for it.
_SELDOM = ("answers", "number", "extra", "missed")


@takes_filter
def list_(
    ctx: typer.Context,
    filter_options: FilterOptions,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help=_("Show at most so many tasks."))] = None,
    columns: Annotated[
        str,
        typer.Option(
            metavar="KEYS",
            help=_("Columns to show, as id,status,requirement."),
            autocompletion=completion.columns,
        ),
    ] = "",
    output_format: FormatOption = RowsFormat.TABLE,
    count: Annotated[bool, typer.Option("--count", help=_("Print only how many tasks fit."))] = False,
) -> None:
    """List tasks, by unit, category, keyword or status."""
    from opengov_cli.plan.query import Sort, select
    from opengov_cli.plan.rows import OF_DEADLINE, task_rows

    if columns and output_format is RowsFormat.JSON:
        raise typer.BadParameter(_("--columns goes with tables; JSON always has every key"))
    session: Session = ctx.obj
    wanted = filter_options.wanted(session)
    matches = select(session.plan, wanted)
    shown = matches[:limit]
    if count:
        session.output.text(f"{len(matches)}\n")
        return
    chosen = _chosen(columns) or _usual(session, output_format, by_unit=bool(wanted.units))
    heading = "" if "category" in chosen or columns or output_format is not RowsFormat.TABLE else "category"
    if heading and wanted.sort is Sort.DUE:
        shown = _together(shown)
    listing = task_rows(session.plan, shown, chosen)
    if output_format is RowsFormat.JSON or not {*OF_DEADLINE}.isdisjoint(chosen):
        from opengov_cli.round.deadlines import with_deadlines

        listing = with_deadlines(listing, session.timetable)
    if output_format is not RowsFormat.TABLE:
        session.output.write(listing, output_format)
    elif shown:
        from ...terminal.tables import listing_tables

        session.output.show(*listing_tables(listing, session.output.width, keywords=wanted.keywords, heading=heading))
    _say_how_many(session, len(shown), len(matches))


def _chosen(columns: str) -> tuple[str, ...]:
    """The columns that were asked for, by their keys or headings. Raises NoSuchChoice."""
    typed = [word for word in re.split(r"[,，、\s]+", columns) if word]
    if not typed:
        return ()
    from opengov_cli.round.deadlines import COLUMNS

    return tuple(choose(word, column_words(COLUMNS)) for word in typed)


def _usual(session: Session, output_format: RowsFormat, *, by_unit: bool) -> tuple[str, ...]:
    """A few columns for a person, the long text last; for programs all in JSON, else all but the expanded answers."""
    if output_format is RowsFormat.TABLE:
        timing = ("due_state",) if any(task.deadline or task.due for task in session.plan.tasks) else ()
        category = ("category",) if session.output.width >= WIDE else ()
        return ("id", "status", *timing, *category, "role" if by_unit else "clause", "requirement")
    from opengov_cli.round.deadlines import COLUMNS

    if output_format is RowsFormat.JSON:
        return COLUMNS
    return tuple(key for key in COLUMNS if key not in _SELDOM and (by_unit or key not in ("role", "through")))


def _together(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Tasks of one category together, the categories in the order of their first task."""
    places: dict[str, int] = {}
    for match in matches:
        places.setdefault(match.task.category, len(places))
    return tuple(sorted(matches, key=lambda match: places[match.task.category]))


def _say_how_many(session: Session, shown: int, found: int) -> None:
    if not found:
        session.output.say(_("no task fits"))
    elif shown < found:
        session.output.say(_("the first {shown} of {found} tasks").format(shown=shown, found=found))
    elif session.output.interactive:
        session.output.say(ngettext("{found} task", "{found} tasks", found).format(found=found))
