"""``opengov diff``: what changed between two versions of the plan."""

from __future__ import annotations

from enum import StrEnum
from gettext import gettext as _
from typing import Annotated

import typer

from ...session import Session


class DiffFormat(StrEnum):
    """How changes are printed."""

    TABLE = "table"
    MD = "md"
    JSON = "json"


def diff(
    ctx: typer.Context,
    old: Annotated[
        str,
        typer.Argument(metavar="[OLD]", help=_("A revision in git, a range A..B, or a plan file. Default: HEAD.")),
    ] = "",
    new: Annotated[
        str,
        typer.Argument(metavar="[NEW]", help=_("A revision or a plan file. Default: the plan file as it is.")),
    ] = "",
    output_format: Annotated[
        DiffFormat, typer.Option("--format", help=_("Text to read, Markdown for a review, or JSON."))
    ] = DiffFormat.TABLE,
    exit_code: Annotated[bool, typer.Option("--exit-code", help=_("Exit with 1 if anything changed."))] = False,
) -> None:
    """Show what changed, by task and in words."""
    from opengov_cli.git.versions import sides
    from opengov_cli.plan.changes import compare

    session: Session = ctx.obj
    before, after = sides(session.path, old, new)
    change = compare(before.plan, after.plan)
    if output_format is DiffFormat.JSON:
        from ...machine.changes import as_json

        session.output.text(as_json(change, before, after))
    elif output_format is DiffFormat.MD:
        from ...machine.changes import as_markdown

        session.output.text(as_markdown(change, before, after))
    else:
        from ...terminal.changes import blocks
        from ...words.changes import summary

        session.output.show(*blocks(change, session.output.width, coloured=session.output.coloured))
        session.output.say(summary(change) or _("nothing changed"))
    if exit_code and change:
        raise typer.Exit(1)
