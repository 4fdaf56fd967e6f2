"""``opengov units``: who answers for how much."""

from __future__ import annotations

import typer

from ...options import FormatOption, RowsFormat
from ...printing import across, print_listing
from ...session import Session


def units(ctx: typer.Context, output_format: FormatOption = RowsFormat.TABLE) -> None:
    """List the units and groups, with what they answer for."""
    from opengov_cli.plan.count_rows import unit_rows

    session: Session = ctx.obj
    print_listing(session, across(session, lambda one: unit_rows(one.plan)), output_format)
