"""``opengov units``, ``categories`` and ``stats``: the plan in numbers."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import typer

from ...options import Format, FormatOption
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.plan.rows import Listing


def units(ctx: typer.Context, output_format: FormatOption = Format.TABLE) -> None:
    """List the units and groups, with what they answer for."""
    from opengov_cli.plan.rows import unit_rows

    session: Session = ctx.obj
    _print(session, unit_rows(session.plan), output_format)


def categories(ctx: typer.Context, output_format: FormatOption = Format.TABLE) -> None:
    """List the categories, with their tasks by status."""
    from opengov_cli.plan.rows import category_rows

    session: Session = ctx.obj
    _print(session, category_rows(session.plan), output_format)


def stats(ctx: typer.Context, output_format: FormatOption = Format.TABLE) -> None:
    """Show how far the plan is: as a whole, by category and by unit."""
    from opengov_cli.plan.rows import stats_rows

    session: Session = ctx.obj
    result = stats_rows(session.plan)
    if output_format is not Format.TABLE:
        session.output.write(result, output_format)
        return
    from ...terminal.charts import chart

    session.output.show(*chart(result, session.output.width))


def _print(session: Session, sheet: Listing, output_format: Format) -> None:
    if output_format is not Format.TABLE:
        session.output.write(sheet, output_format)
    elif sheet.rows:
        from ...terminal.tables import sheet_tables

        session.output.show(*sheet_tables(sheet, session.output.width))
    else:
        session.output.say(_("the plan lists none yet"))
