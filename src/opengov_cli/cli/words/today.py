"""What is to be done next, as commands."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext

from opengov_cli.errors import listed
from opengov_cli.round.pending import Pending
from opengov_cli.round.today import Today
from opengov_cli.wording.deadlines.schedule import SOON

# So many units are named that owe the most reports.
_NAMED = 2


def next_steps(today: Today, program: str) -> Iterator[tuple[str, str]]:
    """Commands with what they are for, those first that matter most today; ``program`` stands before each."""
    plan = today.plan
    if not plan.tasks:
        yield f"{program} add", _("add a task")
        yield f"{program} import", _("take the tasks from a document")
    if today.soon:
        yield f"{program} list --due-before {SOON}d", _("what is overdue or due soon")
    elif today.overdue:
        yield f"{program} list --overdue", _("what is overdue")
    if today.pending.missing:
        yield f"{program} pending", _("who has not reported")
    if any(task.status.is_open for task in plan.tasks):
        yield f"{program} note", _("record what was done")
        yield f"{program} done", _("mark a task as done")
    elif plan.tasks:
        yield f"{program} report", _("write the report")
    yield f"{program} --help", _("all commands")


def overdue_title(count: int) -> str:
    """What stands above tasks that are overdue."""
    return ngettext("{count} task is overdue", "{count} tasks are overdue", count).format(count=count)


def soon_title(count: int) -> str:
    """What stands above tasks that are due soon."""
    sentence = ngettext("{count} task is due within {days} days", "{count} tasks are due within {days} days", count)
    return sentence.format(count=count, days=SOON)


def most_missing(pending: Pending) -> str:
    """The units that owe the most reports, each with how many."""
    late = sorted(pending.late, key=lambda unit: -len(unit.missing))
    named = [f"{unit.unit} {len(unit.missing)}" for unit in late[:_NAMED]] + ["…"] * (len(late) > _NAMED)
    return _("most missing: {units}").format(units=listed(named))
