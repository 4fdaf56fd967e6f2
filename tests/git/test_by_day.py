"""How the plan was on certain days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conftest import Commit, git
from opengov_cli.git.by_day import versions_on
from opengov_cli.git.errors import NotInGit, ShallowClone
from opengov_cli.plan.counts import count


def done(path: Path, days: list[date]) -> dict[date, int]:
    return {day: count(plan.tasks).done for day, plan in versions_on(path, days).items()}


def finish(plan_file: Path, commit: Commit, day: str) -> None:
    text = plan_file.read_text(encoding="utf-8")
    plan_file.write_text(text.replace("status: todo", f"status: done\n    completed: {day}", 1), encoding="utf-8")
    commit("完成一项", day=day)


def test_each_day_has_the_last_version_until_then(plan_file: Path, commit: Commit) -> None:
    finish(plan_file, commit, "2021-04-10")
    finish(plan_file, commit, "2021-04-30")
    finish(plan_file, commit, "2021-06-01")
    days = [date(2021, 2, 28), date(2021, 3, 31), date(2021, 4, 30), date(2021, 5, 31), date(2021, 6, 30)]
    assert done(plan_file, days) == dict(zip(days[1:], (0, 2, 2, 3), strict=True))


def test_a_version_that_was_broken_is_left_out(plan_file: Path, commit: Commit) -> None:
    text = plan_file.read_text(encoding="utf-8")
    plan_file.write_text(text.replace("year: 2021", "year: x"), encoding="utf-8")
    commit("写坏了", day="2021-04-10")
    assert done(plan_file, [date(2021, 3, 31), date(2021, 4, 30)]) == {date(2021, 3, 31): 0}


def test_without_git_or_older_commits_nobody_knows(plan_file: Path, commit: Commit, tmp_path: Path) -> None:
    finish(plan_file, commit, "2021-04-10")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", tmp_path.as_uri(), str(clone))
    with pytest.raises(ShallowClone):
        versions_on(clone / plan_file.name, [date(2021, 4, 30)])


def test_a_file_outside_git_has_no_versions(plan_file: Path) -> None:
    with pytest.raises(NotInGit):
        versions_on(plan_file, [date(2021, 4, 30)])
