"""``opengov units``, ``categories`` and ``stats``: the plan in numbers."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import typer

from ..context import Session
from ..options import Format, FormatOption

if TYPE_CHECKING:
    from ...sheet import Sheet


def units(ctx: typer.Context, output_format: FormatOption = Format.TABLE) -> None:
    """List the units and groups, with what they answer for."""
    from ...sheet import units as sheet

    session: Session = ctx.obj
    _print(session, sheet(session.plan), output_format)


def categories(ctx: typer.Context, output_format: FormatOption = Format.TABLE) -> None:
    """List the categories, with their tasks by status."""
    from ...sheet import categories as sheet

    session: Session = ctx.obj
    _print(session, sheet(session.plan), output_format)


def stats(ctx: typer.Context, output_format: FormatOption = Format.TABLE) -> None:
    """Show how far the plan is: as a whole, by category and by unit."""
    from ...sheet import stats as sheet

    session: Session = ctx.obj
    result = sheet(session.plan)
    if output_format is not Format.TABLE:
        session.output.write(result, output_format)
        return
    from ..charts import chart

    session.output.show(*chart(result, session.output.width))


def _print(session: Session, sheet: Sheet, output_format: Format) -> None:
    if output_format is not Format.TABLE:
        session.output.write(sheet, output_format)
    elif sheet.rows:
        from ..tables import sheet_tables

        session.output.show(*sheet_tables(sheet, session.output.width))
    else:
        session.output.say(_("the plan lists none yet"))
