"""``opengov categories``: how far each category is."""

from __future__ import annotations

import typer

from ...options import FormatOption, RowsFormat
from ...printing import across, print_listing
from ...session import Session


def categories(ctx: typer.Context, output_format: FormatOption = RowsFormat.TABLE) -> None:
    """List the categories, with their tasks by status."""
    from opengov_cli.plan.count_rows import category_rows

    session: Session = ctx.obj
    print_listing(session, across(session, lambda one: category_rows(one.plan)), output_format)
