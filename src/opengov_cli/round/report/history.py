"""What git tells a report of the days that have gone by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from opengov_cli.git.by_day import versions_on
from opengov_cli.git.errors import NoGit, NotInGit, ShallowClone
from opengov_cli.plan.changes import pair_tasks
from opengov_cli.plan.model import Plan, Status

from .period import ReportPeriod, month_ends


@dataclass(frozen=True)
class History:
    """The plan as git has it at the end of certain days; ``missing`` says in the report's words why it has none."""

    versions: Mapping[date, Plan] = field(default_factory=dict)
    missing: str = ""

    def statuses(self, plan: Plan, day: date) -> dict[int, Status]:
        """Which statuses the tasks of a plan had at the end of a day, by their numbers of now; nothing of those that
        were not in it, and nothing at all where nobody knows.
        """
        then = self.versions.get(day)
        pairs = pair_tasks(then.tasks, plan.tasks) if then else ()
        return {new.id: old.status for old, new in pairs if old and new}


def read_history(path: Path, plan: Plan, period: ReportPeriod, today: date) -> History:
    """The plan at the ends of the months of its year, of the period and of the period before, as far as they have come.

    That is at most one version for each month, beside those two.
    """
    days = {*month_ends(plan.year), period.until, period.before.until}
    try:
        versions = versions_on(path, _past(days, today))
    except NotInGit:
        return History(missing="方案文件不在git仓库中")
    except NoGit:
        return History(missing="本机无法运行git")
    except ShallowClone:
        return History(missing="git仓库是浅克隆，缺少较早的版本")
    return History(versions, "" if versions else "git仓库中没有统计期以前的版本")


def _past(days: Iterable[date], today: date) -> list[date]:
    """Those of the days that are over."""
    return [day for day in days if day < today]
