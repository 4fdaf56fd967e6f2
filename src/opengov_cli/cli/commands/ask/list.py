"""``opengov list``: which tasks fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Annotated

import typer

from opengov_cli.plan.query import Sort
from opengov_cli.plan.units import STRENGTH

from ... import completion
from ...choices import chosen_columns, configured_columns
from ...filtering import FilterOptions, Selection, select_each, takes_filter
from ...options import FormatOption, RowsFormat
from ...printing import for_people, say_nothing_yet, write_listing
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.plan.query import Match
    from opengov_cli.plan.rows import Listing

# A task, behind the place of its plan among those that were asked for.
_Found = tuple[int, "Match"]

WIDE = 110
# A text in a terminal has so many lines; `opengov show` and --full have all of it.
_LINES = 2
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
    reverse: Annotated[bool, typer.Option("--reverse", help=_("Turn the order round."))] = False,
    full: Annotated[bool, typer.Option("--full", help=_("In a terminal, show long texts whole."))] = False,
) -> None:
    """List tasks, by unit, category, keyword or status."""
    session: Session = ctx.obj
    selections = select_each(session, filter_options)
    found = _in_order(selections, filter_options.sort)
    if count:
        session.output.text(f"{len(found)}\n")
        return
    chosen = chosen_columns(columns, several=session.several) or _configured(session, output_format)
    usual = chosen or _usual(session, output_format, by_unit=bool(filter_options.unit))
    headings = () if chosen or output_format is not RowsFormat.TABLE else _headings(usual, filter_options)
    ordered = sorted(found, key=_reach) if "role" in headings else found
    shown = (ordered[::-1] if reverse else ordered)[:limit]
    if "category" in headings and filter_options.sort is Sort.DUE:
        shown = _together(shown)
    listing = _listing(session, shown, usual)
    if output_format is not RowsFormat.TABLE:
        write_listing(session, listing.only(chosen) if chosen else listing, output_format)
    elif shown:
        table = replace(listing, columns=chosen) if chosen else for_people(listing)
        _print(session, table, filter_options.keywords, headings, brief=not full)
    if not any(selection.plan.plan.tasks for selection in selections):
        say_nothing_yet(session, "tasks")
    else:
        _say_how_many(session, len(shown), len(found))


def _print(
    session: Session, listing: Listing, keywords: Sequence[str] | None, headings: Sequence[str], *, brief: bool
) -> None:
    """Print a table; in a terminal below the plan's title, and with long texts cut where they go on."""
    from ...terminal.tables import Brief, listing_tables

    output = session.output
    shorter = Brief(_LINES, "…" if output.can_show("…") else "...") if brief and output.interactive else None
    if output.interactive and not session.several:
        output.text(f"{session.plan.title}\n\n")
    output.show(
        *listing_tables(listing, output.width, keywords=tuple(keywords or ()), headings=headings, brief=shorter)
    )


def _headings(columns: Sequence[str], options: FilterOptions) -> tuple[str, ...]:
    """The facts that stand above the tasks that share them: for units in which role, and the category."""
    category = () if "category" in columns else ("category",)
    return ("role", *category) if options.unit and not options.sort else category


def _in_order(selections: Sequence[Selection], sort: Sort | None) -> list[_Found]:
    """The tasks that fit, plan by plan or, where an order is asked for, all together in this order."""
    from opengov_cli.plan.query import order, places

    found = [(index, match) for index, selection in enumerate(selections) for match in selection.matches]
    if sort and len(selections) > 1:
        categories = places(category for selection in selections for category in selection.plan.plan.categories)
        keys = [order(selection.wanted, sort, categories) for selection in selections]
        found.sort(key=lambda pair: keys[pair[0]](pair[1]))
    return found


def _listing(session: Session, shown: Sequence[_Found], columns: tuple[str, ...]) -> Listing:
    """The rows of these tasks, each with what follows from its deadline where that is shown."""
    from opengov_cli.plan.rows import OF_DEADLINE, join, task_rows

    of_plan: dict[int, list[Match]] = {}
    for index, match in shown:
        of_plan.setdefault(index, []).append(match)
    parts = [(one.name, task_rows(one.plan, of_plan.get(index, ()), columns)) for index, one in enumerate(session.each)]
    if not {*OF_DEADLINE}.isdisjoint(columns):
        from opengov_cli.round.deadlines import with_deadlines

        days = [one.timetable for one in session.each]
        parts = [(name, with_deadlines(part, day)) for (name, part), day in zip(parts, days, strict=True)]
    return join(parts, [index for index, _match in shown]) if session.several else parts[0][1]


def _configured(session: Session, output_format: RowsFormat) -> tuple[str, ...]:
    """The columns of a table that the configuration chooses; programs get the usual ones. Raises Refused."""
    setting = session.settings.found.get("columns")
    if not setting or output_format is not RowsFormat.TABLE:
        return ()
    return configured_columns(setting, several=session.several)


def _usual(session: Session, output_format: RowsFormat, *, by_unit: bool) -> tuple[str, ...]:
    """A few columns for a person, the long text last; for programs all in JSON, else all but the expanded answers."""
    if output_format is RowsFormat.TABLE:
        tasks = (task for one in session.each for task in one.plan.tasks)
        timing = ("due_state",) if any(task.deadline or task.due for task in tasks) else ()
        category = ("category",) if session.output.width >= WIDE else ()
        return ("id", "status", *timing, *category, *(() if by_unit else ("clause",)), "requirement")
    from opengov_cli.round.deadlines import COLUMNS

    if output_format is RowsFormat.JSON:
        return COLUMNS
    return tuple(key for key in COLUMNS if key not in _SELDOM and (by_unit or key not in ("role", "through")))


def _together(found: Sequence[_Found]) -> list[_Found]:
    """Tasks of one category together, the categories in the order of their first task."""
    places: dict[str, int] = {}
    for _plan, match in found:
        places.setdefault(match.task.category, len(places))
    return sorted(found, key=lambda pair: places[pair[1].task.category])


def _reach(found: _Found) -> tuple[int, str]:
    """How strongly the unit that was asked about answers for a task, and through which group."""
    answer = found[1].answer
    return (STRENGTH[answer.role], answer.through) if answer else (len(STRENGTH), "")


def _say_how_many(session: Session, shown: int, found: int) -> None:
    if not found:
        session.output.say(_("no task fits"))
    elif shown < found:
        session.output.say(_("the first {shown} of {found} tasks").format(shown=shown, found=found))
    elif session.output.interactive:
        session.output.say(ngettext("{found} task", "{found} tasks", found).format(found=found))
