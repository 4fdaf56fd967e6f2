"""``opengov stats``: the plan in numbers."""

from __future__ import annotations

import typer

from ...options import FormatOption, RowsFormat
from ...session import Session


def stats(ctx: typer.Context, output_format: FormatOption = RowsFormat.TABLE) -> None:
    """Show how far the plan is: as a whole, by category, by unit and by month."""
    session: Session = ctx.obj
    if output_format is not RowsFormat.TABLE:
        from opengov_cli.plan.rows import stats_rows

        session.output.write(stats_rows(session.plan), output_format)
        return
    from ...terminal.board import board
    from ...terminal.charts import DRAWN, TYPED

    marks = DRAWN if session.output.can_show(DRAWN.all) else TYPED
    session.output.show(*board(session.plan, session.output.width, marks))
