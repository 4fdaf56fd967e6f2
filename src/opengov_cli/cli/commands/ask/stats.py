"""``opengov stats``: the plan in numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from ...options import FormatOption, RowsFormat
from ...printing import across, print_listing
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.plan.rows import Listing


def stats(ctx: typer.Context, output_format: FormatOption = RowsFormat.TABLE) -> None:
    """Show how far the plan is: as a whole, by category, by unit and by month."""
    session: Session = ctx.obj
    if session.several or output_format is not RowsFormat.TABLE:
        print_listing(session, _listing(session, output_format), output_format)
        return
    from ...terminal.board import board
    from ...terminal.charts import DRAWN, TYPED

    marks = DRAWN if session.output.can_show(DRAWN.all) else TYPED
    session.output.show(*board(session.plan, session.output.width, marks))


def _listing(session: Session, output_format: RowsFormat) -> Listing:
    """The numbers as rows; of several plans a person gets one row for each."""
    from opengov_cli.plan.count_rows import WHOLE_COLUMNS, stats_rows

    listing = across(session, lambda one: stats_rows(one.plan))
    if output_format is not RowsFormat.TABLE:
        return listing
    return replace(listing, columns=WHOLE_COLUMNS, rows=tuple(row for row in listing.rows if row["by"] == "plan"))
