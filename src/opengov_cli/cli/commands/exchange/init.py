"""``opengov init``: a new plan file."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from opengov_cli.errors import OpengovError
from opengov_cli.file.errors import FileExists
from opengov_cli.plan.model import Plan
from opengov_cli.plan.text import clean

from ...interactive.questions import answers, question
from ...session import Session

EXAMPLE_NAME = "plan_2021.yaml"


@dataclass(frozen=True, slots=True)
class _Typed:
    """What is said of a new plan, as typed; ``units`` are lines that name some."""

    issuer: str
    year: int | None
    title: str
    units: tuple[str, ...]
    categories: tuple[str, ...]


def init(
    ctx: typer.Context,
    title: Annotated[
        str, typer.Option(metavar="TITLE", help=_("The plan's title. Default: made of office and year."))
    ] = "",
    issuer: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help=_(
                "The office that issues it. Without it or the year, you are asked in a terminal for what is missing."
            ),
        ),
    ] = "",
    year: Annotated[int | None, typer.Option(metavar="YEAR", min=1, help=_("The year that it is for."))] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(
            "--unit",
            "-u",
            metavar="NAME",
            help=_("A unit of the office, or those of a group, as 各科室：办公室、计划财务科; can be given again."),
        ),
    ] = None,
    category: Annotated[
        list[str] | None,
        typer.Option(
            "--category",
            "-c",
            metavar="TEXT",
            help=_("A category; a pattern for its first task is written. Can be given again."),
        ),
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
    from opengov_cli.file.text.template import SCHEMA_NAME

    session: Session = ctx.obj
    if example and (title or issuer or year or unit or category or old):
        raise typer.BadParameter(_("--example writes its plan as it is: it goes without other options"))
    if old and (issuer or unit or category):
        raise typer.BadParameter(_("--from takes office and units from the old plan: it goes with --year and --title"))
    if old:
        path, text = _from(session, old, year or session.year, clean(title))
    elif example:
        path, text = Path(EXAMPLE_NAME), register.example()
    else:
        typed = _Typed(issuer, year or session.year, clean(title), tuple(unit or ()), tuple(category or ()))
        path, text = _new(session, typed if typed.issuer and typed.year else _asked(session, typed))
    named = _target(session, path)
    register.create(named, text)
    session.output.say(_("wrote {path}; `opengov check` checks it, `opengov list` lists its tasks").format(path=named))
    if not example:
        _write_schema(session, named.with_name(SCHEMA_NAME))


def _target(session: Session, path: Path) -> Path:
    """The file to write: what --plan names, or this one in the folder that --plan names, or this one."""
    named = session.plan_option or path
    return named / path.name if named.is_dir() else named


def _new(session: Session, typed: _Typed) -> tuple[Path, str]:
    """The file and the text of a plan without tasks."""
    from opengov_cli.file.text.template import new_plan_text, usual_title
    from opengov_cli.round.new_plan import read_units

    units, again = read_units(typed.units)
    categories = tuple(dict.fromkeys(clean(category).replace("\n", " ") for category in typed.categories))
    year = typed.year or session.today.year
    issuer = clean(typed.issuer)
    if not (issuer and all(unit.name for unit in units) and all(categories)):
        raise typer.BadParameter(_("an office, a unit and a category need a name"))
    for name in again:
        session.output.say(_("{name} is named again: it stands in the plan once").format(name=name))
    plan = Plan(typed.title or usual_title(issuer, year), issuer, year, units=tuple(units))
    return _usual_path(year), new_plan_text(plan, categories)


def _usual_path(year: int) -> Path:
    return Path(f"plan_{year}.yaml")


def _asked(session: Session, typed: _Typed) -> _Typed:
    """What options say, and for the rest what a person answers. Raises BadParameter where nobody is there to be asked,
    and before they have answered everything what stands in the way of the file.
    """
    from opengov_cli.file.register import refuse_existing
    from opengov_cli.file.text.template import usual_title

    output = session.output
    if not output.can_ask:
        option = "--year" if typed.issuer else "--issuer"
        raise typer.BadParameter(_("give {option}: there is no terminal to ask in").format(option=option))
    output.say(_("Enter takes what stands in brackets, Ctrl-C leaves without a file"))
    issuer = clean(typed.issuer or question(output, _("Office"), _office_here() or None))
    year = typed.year or _year(session)
    refuse_existing(_target(session, _usual_path(year)))
    title = typed.title or clean(question(output, _("Title"), usual_title(issuer, year)))
    explained = _("Units, one on a line, or a group with its units: 各科室：办公室、计划财务科. An empty line ends it.")
    units = typed.units or tuple(answers(output, explained, _("Unit")))
    explained = _("Categories of tasks, one on a line. An empty line ends it.")
    categories = typed.categories or tuple(answers(output, explained, _("Category")))
    return _Typed(issuer, year, title, units, categories)


def _office_here() -> str:
    """The office of the plan that is found here, which is likely to issue the next one, too; empty without one."""
    from opengov_cli.file.register import find, load

    try:
        return load(find(Path.cwd())).plan.issuer
    except OpengovError:
        return ""


def _year(session: Session) -> int:
    """The year that a person answers; what they are offered is the first from this one on that has no plan here."""
    from opengov_cli.file.register import plans_in
    from opengov_cli.plan.model import parse_number

    offered = session.today.year
    taken = plans_in(_target(session, _usual_path(offered)).parent)
    while offered in taken:
        offered += 1
    while True:
        with suppress(ValueError):
            return parse_number(question(session.output, _("Year"), str(offered)))


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
