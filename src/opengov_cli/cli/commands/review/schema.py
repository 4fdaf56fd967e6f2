"""``opengov schema``: the gate's rules for editors and other programs."""

from __future__ import annotations

import typer

from ...session import Session


def schema(ctx: typer.Context) -> None:
    """Print the JSON Schema with which editors complete and check plans."""
    from opengov_cli.file.gate.published import schema_text

    session: Session = ctx.obj
    session.output.data(schema_text())
