"""``opengov log``: the history of the plan, or of single tasks, from git."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ... import completion
from ...filtering import refuse_empty, with_mine
from ...options import FormatOption, MineOption, RowsFormat, UnitOption
from ...printing import write_listing
from ...references import plan_named
from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.git.entries import HistoryEntry
    from opengov_cli.git.history import Wanted
    from opengov_cli.plan.changes import PlanChange


NotedSince = Annotated[
    str, typer.Option(metavar="DATE", help=_("Notes dated this day and later, whenever they were committed."))
]
NotedUntil = Annotated[
    str, typer.Option(metavar="DATE", help=_("Notes dated this day and earlier, whenever they were committed."))
]
Since = Annotated[
    str, typer.Option("--since", "--committed-since", metavar="DATE", help=_("Commits of this day and later."))
]
Until = Annotated[
    str, typer.Option("--until", "--committed-until", metavar="DATE", help=_("Commits of this day and earlier."))
]


def log(
    ctx: typer.Context,
    numbers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]…",
            help=_("Only the history of these tasks: 4, or 4 6, or 10-12."),
            autocompletion=completion.task_numbers,
        ),
    ] = None,
    noted_since: NotedSince = "",
    noted_until: NotedUntil = "",
    since: Since = "",
    until: Until = "",
    by: Annotated[str, typer.Option(metavar="TEXT", help=_("Commits by this author, or notes by this unit."))] = "",
    unit: UnitOption = None,
    mine: MineOption = False,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", metavar="N", min=1, help=_("Show at most so many commits."))
    ] = None,
    output_format: FormatOption = RowsFormat.TABLE,
) -> None:
    """Show what each commit changed, newest first."""
    from opengov_cli.git import history
    from opengov_cli.git.rows import log_rows

    session, numbers = plan_named(ctx.obj, numbers) if numbers else (ctx.obj, numbers)
    path = session.path_in_history
    units = with_mine(session, unit, mine=mine)
    wanted = _wanted(session, numbers or (), (since, until, noted_since, noted_until), by, units)
    commits = islice(history.log(path, wanted), limit)
    if output_format is RowsFormat.TABLE:
        _print(session, commits, whole_plan=not numbers)
    else:
        write_listing(session, log_rows(history.newest(path), commits), output_format)


def _wanted(
    session: Session, numbers: Iterable[str], days: Iterable[str], by: str, unit: Sequence[str] | None
) -> Wanted:
    """Which part of the history the options ask for; ``days`` are the ends for commits, then those for notes."""
    from opengov_cli.git.history import Wanted
    from opengov_cli.plan.period import Period
    from opengov_cli.plan.typed import typed_day, typed_numbers

    first, last, first_noted, last_noted = (typed_day(word, session.today) if word else None for word in days)
    return Wanted(
        frozenset(number for word in numbers for span in typed_numbers(word) for number in span),
        Period(first, last),
        Period(first_noted, last_noted),
        by,
        _unit(session.path_in_history, unit),
    )


def _unit(path: Path, typed: Sequence[str] | None) -> str:
    """The one unit that --unit names, as the newest plan of the history knows it; empty without one."""
    from opengov_cli.git.history import newest
    from opengov_cli.plan.units import Directory

    if not typed:
        return ""
    if len(typed) > 1:
        raise typer.BadParameter(_("a history is that of one unit: give --unit once"))
    refuse_empty("--unit", typed)
    return Directory(newest(path)).find(typed[0])


def _print(session: Session, commits: Iterable[tuple[HistoryEntry, PlanChange]], *, whole_plan: bool) -> None:
    """Print each commit as soon as it is read: a history can be long."""
    from ...terminal.wrapping import hanging

    none_fits = True
    for entry, change in commits:
        for label, text in _lines(entry, change, whole_plan=whole_plan):
            session.output.text(hanging(label, text, session.output.width) + "\n")
        # Whoever reads it, in a pager or behind a pipe, has something to read.
        session.output.stdout.flush()
        none_fits = False
    if none_fits:
        session.output.say(_("no commit fits"))


def _lines(entry: HistoryEntry, change: PlanChange, *, whole_plan: bool) -> Iterator[tuple[str, str]]:
    """A commit behind its day, and indented below it what it changed."""
    from ...words.changes import sentence, summary
    from ...words.notes import note_text

    commit = entry.commit
    yield f"{commit.date.date()}  ", f"{commit.author}  {commit.short}  {commit.subject}"
    if entry.errors:
        text = ngettext("the plan had {count} error", "the plan had {count} errors", entry.errors)
        yield "  ", text.format(count=entry.errors)
    elif entry.begins and whole_plan:
        count = len(change.tasks)
        text = ngettext("the plan begins with {count} task", "the plan begins with {count} tasks", count)
        yield "  ", text.format(count=count)
    else:
        for task in change.tasks:
            yield "  ", sentence(task)
            for note in task.notes_added:
                yield "    ", note_text(note)
        # Who asks for tasks is not told of the plan's units and head beside them.
        rest = summary(replace(change, tasks=())) if whole_plan else ""
        if rest or not change.tasks:
            yield "  ", rest or _("only the layout or comments changed")
