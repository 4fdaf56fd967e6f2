"""``opengov init``: a new plan file."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import replace
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from opengov_cli.file.errors import FileExists
from opengov_cli.plan.model import Plan, Unit

from ...session import Session

EXAMPLE_NAME = "plan_2021.yaml"


def init(
    ctx: typer.Context,
    title: Annotated[str, typer.Option(metavar="TITLE", help=_("The plan's title."))] = "",
    issuer: Annotated[str, typer.Option(metavar="NAME", help=_("The office that issues it."))] = "",
    year: Annotated[int | None, typer.Option(metavar="YEAR", min=1, help=_("The year that it is for."))] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option("--unit", "-u", metavar="NAME", help=_("A unit of the office; can be given again.")),
    ] = None,
    old: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            readable=False,
            help=_("Begin with what this plan of an earlier year leaves open; its units and rules stay."),
        ),
    ] = None,
    example: Annotated[bool, typer.Option("--example", help=_("Write the plan of 中山市农业农村局 for 2021."))] = False,
) -> None:
    """Start a plan: plan_YEAR.yaml in the current folder. Never overwrites a file."""
    from opengov_cli.file import register
    from opengov_cli.file.text.template import SCHEMA_NAME, new_plan_text, usual_title
    from opengov_cli.plan.text import clean

    session: Session = ctx.obj
    if example and (title or issuer or year or unit or old):
        raise typer.BadParameter(_("--example writes its plan as it is: it goes without other options"))
    if old and (issuer or unit):
        raise typer.BadParameter(_("--from takes office and units from the old plan: it goes with --year and --title"))
    if old:
        path, text = _from(session, old, year or session.year, clean(title))
    elif example:
        path, text = Path(EXAMPLE_NAME), register.example()
    else:
        issuer = clean(issuer or _ask(_("Office"), "--issuer"))
        year = year or session.year or int(_ask(_("Year"), "--year", session.today.year))
        names = [clean(name) for name in unit or ()]
        if not issuer or not all(names):
            raise typer.BadParameter(_("an office and a unit need a name"))
        units = tuple(Unit(name) for name in names)
        plan = Plan(clean(title) or usual_title(issuer, year), issuer, year, units=units)
        path, text = Path(f"plan_{year}.yaml"), new_plan_text(plan)
    named = session.plan_option or path
    path = named / path.name if named.is_dir() else named
    register.create(path, text)
    session.output.say(_("wrote {path}; `opengov check` checks it, `opengov list` lists its tasks").format(path=path))
    if not example:
        _write_schema(session, path.with_name(SCHEMA_NAME))


def _write_schema(session: Session, path: Path) -> None:
    """Put the schema beside the new plan, whose first line names it. The one of an earlier plan serves as well."""
    from opengov_cli.file import disk
    from opengov_cli.file.gate.published import schema_text

    with suppress(FileExists):
        disk.create(path, schema_text().encode())
        session.output.say(_("wrote {path}, with which editors complete and check the plan").format(path=path))


def _from(session: Session, old: Path, year: int | None, title: str) -> tuple[Path, str]:
    """The file and the text of the next year's plan; what goes into it and what does not is said."""
    from opengov_cli.file.register import load
    from opengov_cli.file.text.template import begun_plan_text
    from opengov_cli.round.next_year import begin_next_year

    from ...words.next_year import carried_over

    plan = load(old).plan
    year = year or plan.year + 1
    if year <= plan.year:
        raise typer.BadParameter(
            _("{path} is the plan of {year}: --year takes a later one").format(path=old, year=plan.year)
        )
    begun = begin_next_year(plan, year)
    if title:
        begun = replace(begun, plan=replace(begun.plan, title=title))
    for line in carried_over(plan, begun):
        session.output.say(line)
    return old.with_name(f"plan_{year}.yaml"), begun_plan_text(begun.plan)


def _ask(label: str, option: str, default: int | None = None) -> str:
    """What the user types; a default that is a number asks for a number."""
    if not sys.stdin.isatty():
        raise typer.BadParameter(_("give {option}: there is no terminal to ask in").format(option=option))
    return str(typer.prompt(label, default=default, type=int if default else str, err=True))
