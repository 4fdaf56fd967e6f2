"""Options and arguments that several commands share."""

from __future__ import annotations

from enum import StrEnum
from gettext import gettext as _
from pathlib import Path
from typing import Annotated, Any

import typer

from . import completion


class RowsFormat(StrEnum):
    """A table for a person, or a format for programs: those that print rows in ``documents.formats``."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"


# What the whole program takes; it may stand before the command or behind it.
PlansOption = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        envvar="OPENGOV_PLAN",
        readable=False,
        help=_(
            "The plan file. Default: as opengov.toml says, or the newest data/plan_YEAR.yaml or plan_YEAR.yaml, from "
            "here upwards. "
            "Given again, or a folder: all its plans, for commands that ask."
        ),
    ),
]
FormatOption = Annotated[
    RowsFormat, typer.Option("--format", help=_("A table to read, or the same facts for programs."))
]
TaskNumbers = Annotated[
    list[str],
    typer.Argument(
        metavar="ID…",
        help=_(
            "Task numbers or ranges of them: 4, or 4 6, or 10-12; 2021/5 is task 5 of 2021. "
            "In a terminal you may leave it out, and choose."
        ),
        autocompletion=completion.task_numbers,
        default_factory=list,
        show_default=False,
    ),
]
TaskNumber = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=_("The task's number. In a terminal you may leave it out, and choose."),
        autocompletion=completion.task_numbers,
        default_factory=str,
        show_default=False,
    ),
]


def unit_option(explanation: str) -> Any:  # noqa: ANN401 - as typer.Option, which is for annotations
    """The option --unit with what it means for a command."""
    return typer.Option("--unit", "-u", metavar="UNIT", help=explanation, autocompletion=completion.unit_names)


ViewsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[@VIEW]…",
        help=_("Named options of a list, as they stand in opengov.toml; what is typed beside them goes over them."),
        autocompletion=completion.views,
    ),
]
UnitOption = Annotated[
    list[str] | None,
    unit_option(_("Tasks that this unit answers for, itself or through a group; given again, any may.")),
]
MineOption = Annotated[
    bool,
    typer.Option("--mine", help=_("As --unit with your own unit, which OPENGOV_UNIT or `unit` in a file names.")),
]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help=_("Record what was done, in one note."))]
LinkOption = Annotated[
    list[str] | None,
    typer.Option("--link", metavar="URL", help=_("A public address that proves it; can be given again.")),
]
ProblemOption = Annotated[str, typer.Option("--problem", metavar="TEXT", help=_("What stands in the way."))]
NextOption = Annotated[str, typer.Option("--next", metavar="TEXT", help=_("What comes next."))]
ByOption = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="UNIT",
        help=_("Who records it. Default: OPENGOV_BY or `by` in a file, else git's user.name."),
        autocompletion=completion.unit_names,
    ),
]
DateOption = Annotated[
    str,
    typer.Option("--date", metavar="DATE", help=_("The day of it, as 2021-06-30. Default: today.")),
]
FutureOption = Annotated[bool, typer.Option("--allow-future", help=_("Accept a date after today."))]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help=_("Show the change as a diff and write nothing."))]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help=_("Do not ask, also in a terminal."))]
CommitOption = Annotated[
    bool,
    typer.Option("--commit/--no-commit", help=_("Commit the plan file, and nothing else, in git.")),
]
KeepOption = Annotated[
    bool, typer.Option("--keep", help=_("Keep the change in the file also where the commit is refused."))
]
