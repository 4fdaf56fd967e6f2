"""``opengov check``: everything that is wrong with a plan file."""

from __future__ import annotations

from enum import StrEnum
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated

import typer

from opengov_cli.file.errors import CannotRead

from ...machine.problems import FileProblems, as_github, as_json, as_text, foremost
from ...session import Session

UNREADABLE = 3


class CheckFormat(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def check(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]…", readable=False, help=_("Plan files, or folders of them. Default: the plan.")),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=_("Fail on warnings too."))] = False,
    output_format: Annotated[
        CheckFormat, typer.Option("--format", help=_("Lines to read, JSON, or annotations for GitHub."))
    ] = CheckFormat.TEXT,
    everything: Annotated[
        bool, typer.Option("--all", help=_("Print every problem, also where there are more than a thousand."))
    ] = False,
) -> None:
    """Check plan files and list every problem with its line and column."""
    from opengov_cli.file.register import judge_file

    session: Session = ctx.obj
    judged: list[FileProblems] = []
    unreadable = False
    for path in session.named(files):
        try:
            judged.append(FileProblems(path, judge_file(path, session.today)[1].problems))
        except CannotRead as error:
            session.output.say(f"opengov: {error}")
            unreadable = True
    problems = [problem for part in judged for problem in part.problems]
    shown = judged if everything else foremost(judged)
    more = len(problems) - sum(len(part.problems) for part in shown)
    session.output.text(_rendered(shown, more, output_format))
    if more:
        sentence = ngettext(
            "and {count} more problem: --all prints it", "and {count} more problems: --all prints them", more
        )
        session.output.say(sentence.format(count=more))
    errors = sum(problem.is_error for problem in problems)
    _say_summary(session, len(judged), errors, len(problems) - errors)
    if unreadable:
        raise typer.Exit(UNREADABLE)
    if errors or (strict and problems):
        raise typer.Exit(1)


def _rendered(files: list[FileProblems], more: int, output_format: CheckFormat) -> str:
    match output_format:
        case CheckFormat.TEXT:
            return as_text(files)
        case CheckFormat.JSON:
            return as_json(files, more)
        case CheckFormat.GITHUB:
            return as_github(files)


def _say_summary(session: Session, files: int, errors: int, warnings: int) -> None:
    counts = [
        ngettext("{count} file", "{count} files", files).format(count=files),
        ngettext("{count} error", "{count} errors", errors).format(count=errors),
        ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
    ]
    session.output.say(_(", ").join(counts))
