"""``opengov units``: who answers for how much."""

from __future__ import annotations

import typer

from ...options import FormatOption, RowsFormat
from ...printing import print_listing
from ...session import Session


def units(ctx: typer.Context, output_format: FormatOption = RowsFormat.TABLE) -> None:
    """List the units and groups, with what they answer for."""
    from opengov_cli.plan.rows import unit_rows

    session: Session = ctx.obj
    print_listing(session, unit_rows(session.plan), output_format)
