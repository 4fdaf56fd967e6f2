"""``opengov stats``: the plan in numbers."""

from __future__ import annotations

from dataclasses import replace

import typer

from ...options import FormatOption, RowsFormat
from ...printing import across, print_listing
from ...session import Session


def stats(ctx: typer.Context, output_format: FormatOption = RowsFormat.TABLE) -> None:
    """Show how far the plan is: as a whole, by category and by unit."""
    from opengov_cli.plan.rows import stats_rows

    session: Session = ctx.obj
    listing = across(session, lambda one: stats_rows(one.plan))
    if output_format is not RowsFormat.TABLE:
        session.output.write(listing, output_format)
        return
    if session.several:
        whole = tuple(row for row in listing.rows if row["by"] == "plan")
        columns = tuple(key for key in listing.columns if key not in ("by", "name"))
        print_listing(session, replace(listing, rows=whole, columns=columns), output_format)
        return
    from ...terminal.charts import chart

    session.output.show(*chart(listing, session.output.width))
