"""``opengov diff``: what changed between two versions of the plans."""

from __future__ import annotations

from enum import StrEnum
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.git.comparison import Comparisons


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
        typer.Argument(metavar="[NEW]", help=_("A revision or a plan file. Default: the plan files as they are.")),
    ] = "",
    cached: Annotated[
        bool, typer.Option("--cached", "--staged", help=_("Compare with what is staged instead of the files."))
    ] = False,
    output_format: Annotated[
        DiffFormat, typer.Option("--format", help=_("Text to read, Markdown for a review, or JSON."))
    ] = DiffFormat.TABLE,
    exit_code: Annotated[bool, typer.Option("--exit-code", help=_("Exit with 1 if anything changed."))] = False,
) -> None:
    """Show what changed, by task and in words."""
    from opengov_cli.git.comparison import Request, report
    from opengov_cli.git.sides import AskedFrom

    session: Session = ctx.obj
    if cached and new:
        raise typer.BadParameter(_("--cached compares one revision with what is staged"))
    named = session.plan_option is not None
    found = report(AskedFrom(lambda: session.path_in_history), Request(old, new, cached, named, session.year))
    _say_doubts(session, found)
    if output_format is DiffFormat.TABLE:
        _print(session, found)
    else:
        from ...machine.changes import as_json, as_markdown

        session.output.text({DiffFormat.JSON: as_json, DiffFormat.MD: as_markdown}[output_format](found))
    different = [plan for plan in found.plans if plan]
    if any(plan.new.is_broken for plan in different) or (exit_code and different):
        raise typer.Exit(1)


def _say_doubts(session: Session, found: Comparisons) -> None:
    """Say which words could mean something else, and what makes a version no valid plan."""
    from ...machine.problems import FileProblems, as_text

    for word in found.doubtful:
        text = _("'{word}' is taken as the revision; the file of that name is ./{word}")
        session.output.say(text.format(word=word))
    broken = [side for plan in found.plans if plan for side in (plan.old, plan.new) if side.is_broken]
    problems = as_text([FileProblems(Path(side.label), side.problems) for side in broken])
    if problems:
        session.output.say(problems.rstrip("\n"))


def _print(session: Session, found: Comparisons) -> None:
    """Print each plan under its title; how much changed is said after it."""
    from ...terminal.changes import comparison_blocks
    from ...words.changes import comparison_summary

    output = session.output
    for number, plan in enumerate(filter(None, found.plans)):
        if number:
            output.text("\n")
        output.show(*comparison_blocks(plan, output.width, coloured=output.coloured, titled=found.titled))
        output.say(comparison_summary(plan, titled=found.titled))
    if not any(found.plans):
        output.say(_("nothing changed"))
