"""``opengov report``: what was done in a period, for the superior office."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opengov_cli.errors import listed

from ...filtering import FilterOptions, refuse_empty, select_each, takes_filter
from ...printing import deliver, format_asked, refuse_plan_itself
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.documents.formats import Format
    from opengov_cli.round.report.period import ReportPeriod


class ReportFormat(StrEnum):
    """What a report is written as."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"


@partial(takes_filter, without=("sort",))
def report(
    ctx: typer.Context,
    filter_options: FilterOptions,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help=_("First day of the period, as 2021-04-01 or 30d."))
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help=_("Last day of the period. Default: today."))
    ] = None,
    quarter: Annotated[
        str | None,
        typer.Option(metavar="QUARTER", help=_("A quarter, as 2021Q2 or Q2. Default: the one that runs.")),
    ] = None,
    month: Annotated[str | None, typer.Option(metavar="MONTH", help=_("A month, as 2021-06 or 6月."))] = None,
    target: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", readable=False, help=_("The document to write; - is for pipes.")
        ),
    ] = None,
    output_format: Annotated[
        ReportFormat | None,
        typer.Option("--format", help=_("Its format. Default: as the name of FILE ends; md without a file.")),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Replace FILE if it exists."))] = False,
) -> None:
    """Write the report on a period: the numbers, what was done, what is late and who has not reported."""
    from opengov_cli.round.report.history import read_history
    from opengov_cli.round.report.paper import paper_across, paper_on
    from opengov_cli.round.report.report import build_report
    from opengov_cli.round.report.writing import render

    session: Session = ctx.obj
    chosen = _format(session, target, output_format)
    refuse_plan_itself(session, target)
    asked = [
        (one.plan, _period(one.plan, since=since, until=until, quarter=quarter, month=month), one.wanted)
        for one in select_each(session, filter_options)
        if one.wanted.units or not filter_options.unit
    ]
    with session.output.working(_("writing the report")):
        found = []
        for one, period, wanted in asked:
            history = read_history(one.path, one.plan, period, one.today)
            found.append((one.name, build_report(one.plan, period, one.today, wanted=wanted, history=history)))
        paper = paper_across(found) if session.several else paper_on(found[0][1])
        data = render(paper, chosen.name)
    if deliver(session, data, target, is_text=chosen.is_text, force=force):
        periods = listed(dict.fromkeys(period.words for _one, period, _wanted in asked))
        session.output.say(_("wrote {path}: {period}").format(path=target, period=periods))


def _format(session: Session, target: Path | None, named: ReportFormat | None) -> Format:
    """The format that was asked for. Raises BadParameter and UnknownFormat."""
    from opengov_cli.documents.errors import UnknownFormat

    chosen = format_asked(session, target, named or (None if target and str(target) != "-" else ReportFormat.MD))
    if target and chosen.name not in {*ReportFormat}:
        raise UnknownFormat(target.name, tuple(f".{name}" for name in ReportFormat))
    return chosen


def _period(session: Session, **typed: str | None) -> ReportPeriod:
    """The period that the options name in one way. Raises BadParameter, and what reading days raises."""
    from opengov_cli.plan.typed import typed_day
    from opengov_cli.round.pending import typed_since
    from opengov_cli.round.report import period

    for option, text in typed.items():
        refuse_empty(f"--{option}", [] if text is None else [text])
    since, until, quarter, month = typed.values()
    if sum(map(bool, (since or until, quarter, month))) > 1:
        raise typer.BadParameter(_("give the period in one way: --quarter, --month, or --since and --until"))
    if quarter:
        return period.quarter(quarter, session.plan.year)
    if month:
        return period.month(month, session.plan.year)
    if not (since or until):
        return period.usual(session.plan, session.today)
    first = typed_since(since, session.today) if since else None
    return period.between(first, typed_day(until, session.today) if until else None, session.today)
