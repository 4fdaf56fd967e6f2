"""``opengov stats``: the plan in numbers."""

from __future__ import annotations

import typer

from ...options import FormatOption, RowsFormat
from ...session import Session


def stats(ctx: typer.Context, output_format: FormatOption = RowsFormat.TABLE) -> None:
    """Show how far the plan is: as a whole, by category and by unit."""
    from opengov_cli.plan.rows import stats_rows

    session: Session = ctx.obj
    listing = stats_rows(session.plan)
    if output_format is not RowsFormat.TABLE:
        session.output.write(listing, output_format)
        return
    from ...terminal.charts import chart

    session.output.show(*chart(listing, session.output.width))
