"""``opengov export``: the plan as a document of another format."""

from __future__ import annotations

from enum import StrEnum
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated

import typer

from ...filtering import FilterOptions, takes_filter
from ...printing import deliver, format_asked, refuse_plan_itself
from ...session import Session


class ExportFormat(StrEnum):
    """What a plan can become: the formats that are written in ``documents.formats``."""

    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    YAML = "yaml"


@takes_filter
def export(
    ctx: typer.Context,
    target: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", readable=False, help=_("The document to write; - is for pipes.")
        ),
    ] = None,
    output_format: Annotated[
        ExportFormat | None, typer.Option("--format", help=_("Its format. Default: as the name of FILE ends."))
    ] = None,
    progress: Annotated[
        bool, typer.Option("--progress", help=_("In docx, md and html: with 完成情况, which the others always have."))
    ] = False,
    force: Annotated[bool, typer.Option("--force", help=_("Replace FILE if it exists."))] = False,
    *,
    filter_options: FilterOptions,
) -> None:
    """Write the plan as a document: Word, Excel, CSV, TSV, Markdown, HTML, JSON, JSON Lines or YAML."""
    from opengov_cli.documents.export import Occasion, render, select

    session: Session = ctx.obj
    chosen = format_asked(session, target, output_format)
    refuse_plan_itself(session, target)
    wanted = filter_options.wanted_of_one(session)
    matches = select(session.plan, wanted)
    with session.output.working(_("exporting the plan as {format}").format(format=chosen.name)):
        data = render(session.plan, matches, chosen, progress=progress, occasion=Occasion(wanted.units, session.today))
    if deliver(session, data, target, is_text=chosen.is_text, force=force):
        text = ngettext("wrote {path}: {count} task", "wrote {path}: {count} tasks", len(matches))
        session.output.say(text.format(path=target, count=len(matches)))
