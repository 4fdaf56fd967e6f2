"""Where a plan stands today, on less than a screen: how much is done, what is late or due, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _

from rich.cells import cell_len
from rich.text import Text

from opengov_cli.plan import counts
from opengov_cli.plan.model import Task
from opengov_cli.round.today import Today
from opengov_cli.wording.deadlines.schedule import Timetable

from ..words.deadlines import schedule_words
from ..words.pending import pending_title
from ..words.today import most_missing, next_steps, overdue_title, soon_title
from .board import picture, share
from .charts import Marks, bar
from .console import visible
from .tables import table
from .task_lines import cut, task_lines
from .widths import GAP
from .wrapping import wrap

# So many tasks are named of those that are late, and of those that are due.
_NAMED = 3
_BAR = 10
# An explanation beside a command needs so much room to be read.
_LEAST = 12


def today_blocks(today: Today, timetable: Timetable, width: int, marks: Marks, program: str) -> Iterator[Text]:
    """The picture, no wider than ``width`` cells; ``program`` stands before the commands that it advises."""
    yield from picture(today.plan, width, marks)
    if today.overdue or today.soon:
        yield Text()
    for tasks, title, style in (
        (today.overdue, overdue_title(len(today.overdue)), "bold red"),
        (today.soon, soon_title(len(today.soon)), "bold yellow"),
    ):
        if tasks:
            yield Text(title, style)
            yield from _tasks(tasks[:_NAMED], timetable, width, marks)
    if today.pending.owed:
        yield Text()
        yield wrap(Text(pending_title(today.pending)), width)
        if today.pending.missing:
            yield wrap(Text(visible(most_missing(today.pending)), "dim"), width)
    yield Text()
    yield Text(_("Next"), "bold")
    yield from _steps([*next_steps(today, program)], width)


def plan_lines(plans: Sequence[Today], width: int, marks: Marks) -> Text:
    """Several plans, each on a line: its year and office, or its title where these do not tell it from the others, how
    much is done, and what is overdue.
    """
    unlike = len({(today.plan.year, today.plan.issuer) for today in plans}) == len(plans)
    names = [today.plan.issuer if unlike else today.plan.title for today in plans]
    tallies = [counts.count(today.plan.tasks) for today in plans]
    rows = [
        [
            Text(str(today.plan.year)),
            Text(visible(name)),
            bar(tally.done, tally.total, _BAR, marks),
            share(tally.done, tally.total),
            Text(overdue_title(len(today.overdue)) if today.overdue else "", "bold red"),
        ]
        for today, name, tally in zip(plans, names, tallies, strict=True)
    ]
    widths = [max(row[column].cell_len for row in rows) for column in range(len(rows[0]))]
    widths[1] = max(min(widths[1], width - sum(widths) + widths[1] - GAP * (len(widths) - 1)), _LEAST)
    for row, name in zip(rows, names, strict=True):
        row[1] = Text(cut(name, widths[1], marks.more))
    return table(rows, widths, [True, False, False, True, False])


def _tasks(tasks: Sequence[Task], timetable: Timetable, width: int, marks: Marks) -> Iterator[Text]:
    """These tasks, each on a line with how it stands to its deadline."""
    line = task_lines(tasks, width, marks.more, lambda task: schedule_words(timetable.of(task), timetable.due(task)))
    return (Text(line(task)) for task in tasks)


def _steps(steps: Sequence[tuple[str, str]], width: int) -> Iterator[Text]:
    """The commands, with what they are for where there is room for it."""
    longest = max(cell_len(command) for command, _meaning in steps)
    room = width - longest - GAP * 2
    for command, meaning in steps:
        explained = cut(command, longest, "") + " " * GAP + meaning if room >= _LEAST else command
        yield wrap(Text(" " * GAP + explained), width)
