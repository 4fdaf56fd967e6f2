"""The recipes of ``docs/review.md`` do on every kind of pull request what the page says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import Commit, git

ROOT = Path(__file__).parents[1]
OLDER, NEWER = "data/plan_2020.yaml", "data/plan_2021.yaml"


def recipe(name: str) -> Any:
    """A YAML file of the page, by its first line."""
    page = (ROOT / "docs" / "review.md").read_text("utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    return yaml.safe_load(next(block for block in blocks if block.startswith(f"# {name}")))


def github() -> list[str]:
    steps = recipe(".github/workflows/plan.yml")["jobs"]["plan"]["steps"]
    return [step["run"] for step in steps if "opengov " in step.get("run", "")]


def gitlab() -> list[str]:
    found = recipe(".gitlab-ci.yml")
    return ["\n".join(found[job]["script"]) for job in ("check", "changes")]


@dataclass
class Review:
    """A repository with two plans on ``main``, a branch under review, and what the recipes say of it."""

    folder: Path
    base: str

    def run(self, scripts: list[str], *, fork: bool = False) -> tuple[list[int], str]:
        """The exit codes of the steps, and the comment that they left."""
        tools = self.folder.parent / "tools"
        tools.mkdir()
        comment = self.folder.parent / "comment.md"
        for name, line in (
            ("opengov", f'exec "{sys.executable}" -m opengov_cli "$@"'),
            ("gh", f"cat changes.md > '{comment}'"),
            ("curl", f"cat changes.md > '{comment}'"),
        ):
            (tools / name).write_text(f"#!/bin/sh\n{line}\n", "utf-8")
            (tools / name).chmod(0o755)
        given = {
            "BASE": self.base,
            "NUMBER": "1",
            "FORK": str(fork).lower(),
            "GITHUB_STEP_SUMMARY": str(self.folder.parent / "summary.md"),
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": self.base,
            "OPENGOV_TOKEN": "" if fork else "token",
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        }
        codes = [
            subprocess.run(
                ["bash", "-e", "-c", script],
                cwd=self.folder,
                env={**os.environ, **given},
                capture_output=True,
                check=False,
            ).returncode
            for script in scripts
        ]
        return codes, comment.read_text("utf-8") if comment.exists() else ""


@pytest.fixture
def review(commit: Commit, plan_text: str, tmp_path: Path) -> Review:
    (tmp_path / "data").mkdir()
    git(tmp_path, "mv", "plan_2021.yaml", NEWER)
    older = plan_text.replace("2021年政务公开", "2020年政务公开").replace("year: 2021", "year: 2020")
    (tmp_path / OLDER).write_text(older, "utf-8", newline="")
    base = commit("两年")
    git(tmp_path, "checkout", "-q", "-b", "topic")
    clone = tmp_path / "review"
    git(tmp_path, "worktree", "add", "-q", "-f", str(clone / "work"), "topic")
    (tmp_path / "plan_2021.yaml").write_text("", "utf-8")
    return Review(clone / "work", base)


def change(review: Review, file: str, old: str, new: str) -> None:
    path = review.folder / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8", newline="")


def save(review: Review) -> str:
    git(review.folder, "add", "--all")
    git(review.folder, "commit", "-q", "-m", "改动")
    return git(review.folder, "rev-parse", "HEAD")


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the recipes are for CI on Linux")
both = pytest.mark.parametrize("scripts", [github(), gitlab()], ids=["GitHub", "GitLab"])


@both
def test_the_older_of_two_plans_changed(review: Review, scripts: list[str]) -> None:
    change(review, OLDER, "status: todo", "status: doing")
    save(review)
    codes, comment = review.run(scripts)
    assert codes == [0, 0]
    assert comment.startswith("### 中山市农业农村局2020年")


@both
def test_a_request_that_mends_a_broken_base(review: Review, scripts: list[str]) -> None:
    change(review, NEWER, "status: todo", "status: finished")
    review.base = save(review)
    change(review, NEWER, "status: finished", "status: todo")
    save(review)
    codes, comment = review.run(scripts)
    assert codes == [0, 0]
    assert "\n-    status: finished\n+    status: todo\n" in comment


@both
def test_a_request_that_breaks_a_plan_fails_and_shows_how(review: Review, scripts: list[str]) -> None:
    change(review, NEWER, "status: todo", "status: finished")
    save(review)
    codes, comment = review.run(scripts)
    assert all(codes)
    assert "\n+    status: finished\n" in comment


@both
def test_a_request_that_adds_one_plan_and_removes_the_others(review: Review, scripts: list[str]) -> None:
    text = (review.folder / NEWER).read_text("utf-8")
    (review.folder / "data" / "plan_2022.yaml").write_text(text.replace("year: 2021", "year: 2022"), "utf-8")
    git(review.folder, "rm", "-q", OLDER, NEWER)
    save(review)
    codes, comment = review.run(scripts)
    assert codes == [0, 0]
    titles = [line for line in comment.splitlines() if line.startswith("### ")]
    assert ["(removed)" in title for title in titles] == [True, True, False]
    assert "(added)" in titles[2]


@both
def test_a_request_without_a_plan_and_without_changes(review: Review, scripts: list[str]) -> None:
    git(review.folder, "rm", "-q", OLDER, NEWER)
    review.base = save(review)
    (review.folder / "other.txt").write_text("其他", "utf-8")
    save(review)
    assert review.run(scripts) == ([0, 0], "")


@both
def test_a_request_from_a_fork(review: Review, scripts: list[str]) -> None:
    change(review, NEWER, "status: todo", "status: doing")
    save(review)
    assert review.run(scripts, fork=True) == ([0, 0], "")
    assert "todo → doing" in (review.folder / "changes.md").read_text("utf-8")
