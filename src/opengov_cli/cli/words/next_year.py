"""What went from an old plan into the next year's, and what did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext

from opengov_cli.plan.model import Plan, Task
from opengov_cli.plan.query import describe_numbers
from opengov_cli.round.next_year import NextYear


def carried_over(old: Plan, begun: NextYear) -> Iterator[str]:
    """A sentence for each thing that a person should know, and look at in the new plan."""
    count = len(begun.carried)
    sentence = ngettext(
        "{count} task of {year} is carried over: {numbers}",
        "{count} tasks of {year} are carried over: {numbers}",
        count,
    )
    yield sentence.format(count=count, year=old.year, numbers=_numbers(begun.carried) or _("none"))
    count = len(begun.done)
    if count:
        sentence = ngettext(
            "{count} task is done and stays behind: {numbers}",
            "{count} tasks are done and stay behind: {numbers}",
            count,
        )
        yield sentence.format(count=count, numbers=_numbers(begun.done))
    if count := sum(len(task.notes) for task in begun.carried):
        sentence = ngettext("{count} note stays behind", "{count} notes stay behind", count)
        yield sentence.format(count=count)
    yield _("title {title}").format(title=begun.plan.title)
    looked_at = {
        _("no date of {year} follows from the deadline of the new tasks {numbers}: look at them"): begun.undated,
        _("the new tasks {numbers} still name {old}: look at their words"): begun.naming(old.year),
    }
    for sentence, tasks in looked_at.items():
        if tasks:
            yield sentence.format(numbers=_numbers(tasks), year=begun.plan.year, old=old.year)


def _numbers(tasks: Sequence[Task]) -> str:
    return describe_numbers(task.id for task in tasks)
