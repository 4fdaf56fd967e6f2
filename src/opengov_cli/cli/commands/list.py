"""``opengov list``: which tasks fit."""

from __future__ import annotations

import re
from gettext import gettext as _
from gettext import ngettext
from typing import Annotated

import typer

from ...plan import Role, Status
from ...query import Filter, Sort
from .. import completion
from ..context import Session
from ..options import Format, FormatOption, UnitOption

WIDE = 110


def list_(
    ctx: typer.Context,
    unit: UnitOption = "",
    category: Annotated[
        str,
        typer.Option(
            "--category",
            "-c",
            metavar="TEXT",
            help=_("Tasks under categories that contain this text."),
            autocompletion=completion.categories,
        ),
    ] = "",
    keyword: Annotated[
        list[str] | None,
        typer.Option(
            "--keyword",
            "-k",
            metavar="TEXT",
            help=_("Tasks that mention this; given again, all must match."),
        ),
    ] = None,
    status: Annotated[
        list[Status] | None,
        typer.Option("--status", "-s", help=_("Tasks in this status; given again, any may match.")),
    ] = None,
    role: Annotated[Role | None, typer.Option(help=_("With --unit: only where it answers in this role."))] = None,
    direct: Annotated[
        bool, typer.Option("--direct", help=_("With --unit: only tasks that name the unit itself."))
    ] = False,
    unassigned: Annotated[bool, typer.Option("--unassigned", help=_("Tasks that name no unit."))] = False,
    sort: Annotated[Sort | None, typer.Option(help=_("Order by this instead of the plan's order."))] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help=_("Show at most so many tasks."))] = None,
    columns: Annotated[str, typer.Option(metavar="KEYS", help=_("Columns to show, as id,status,requirement."))] = "",
    output_format: FormatOption = Format.TABLE,
    count: Annotated[bool, typer.Option("--count", help=_("Print only how many tasks fit."))] = False,
) -> None:
    """List tasks, by unit, category, keyword or status."""
    from ... import query, sheet

    if not unit and (role or direct):
        raise typer.BadParameter(_("--role and --direct go with --unit"))
    if columns and output_format is Format.JSON:
        raise typer.BadParameter(_("--columns goes with tables; JSON always has every key"))
    session: Session = ctx.obj
    wanted = Filter(
        unit=session.directory.find(unit) if unit else "",
        category=category.strip(),
        keywords=tuple(word.strip() for word in keyword or () if word.strip()),
        statuses=tuple(status or ()),
        role=role,
        direct=direct,
        unassigned=unassigned,
        sort=sort,
    )
    found = query.select(session.plan, wanted)
    shown = found[:limit]
    if count:
        session.output.text(f"{len(found)}\n")
        return
    chosen = _chosen(columns) or _usual(output_format, session.output.width, by_unit=bool(unit))
    result = sheet.tasks(session.plan, shown, chosen)
    if output_format is not Format.TABLE:
        session.output.write(result, output_format)
    elif shown:
        from ..tables import sheet_tables

        heading = "" if "category" in chosen or columns else "category"
        session.output.show(*sheet_tables(result, session.output.width, keywords=wanted.keywords, heading=heading))
    _say_how_many(session, len(shown), len(found))


def _chosen(columns: str) -> tuple[str, ...]:
    """The columns that were asked for by their keys."""
    from ...matching import closest
    from ...sheet import TASK_COLUMNS

    keys = tuple(filter(None, re.split(r"[,，、\s]+", columns)))
    for key in keys:
        if key not in TASK_COLUMNS:
            near = closest(key, TASK_COLUMNS)
            hint = _("did you mean {near}?").format(near=near) if near else ", ".join(TASK_COLUMNS)
            raise typer.BadParameter(_("there is no column '{key}': {hint}").format(key=key, hint=hint))
    return keys


def _usual(output_format: Format, width: int, *, by_unit: bool) -> tuple[str, ...]:
    """A few columns for a person, the long text last; all but the expanded answers for programs."""
    if output_format is Format.TABLE:
        who = "role" if by_unit else "clause"
        return ("id", "status", *(("category",) if width >= WIDE else ()), who, "requirement")
    from ...sheet import TASK_COLUMNS

    return tuple(key for key in TASK_COLUMNS if key != "answers" and (by_unit or key not in ("role", "through")))


def _say_how_many(session: Session, shown: int, found: int) -> None:
    if not found:
        session.output.say(_("no task fits"))
    elif shown < found:
        session.output.say(_("the first {shown} of {found} tasks").format(shown=shown, found=found))
    elif session.output.interactive:
        session.output.say(ngettext("{found} task", "{found} tasks", found).format(found=found))
