"""Finding, opening and changing a plan file."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest

from opengov_cli.file import disk, register
from opengov_cli.file.errors import ChangedUnderneath, FileExists, InvalidPlan, InvalidResult, NoPlan, SeveralPlans
from opengov_cli.file.text.edit import Append, Set
from opengov_cli.file.text.emit import Value
from opengov_cli.plan.model import Plan

NOTE: dict[str, Value] = {"date": date(2021, 6, 30), "text": "已公布"}


def whatever(_plan: Plan) -> Any:
    """What comes out of the change is looked at by the test itself."""
    return ANY


def plans(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_the_newest_plan_is_found_from_any_folder_below(tmp_path: Path) -> None:
    plans(tmp_path, "data/plan_2020.yaml", "data/plan_2021.yaml", "plan_2019.yaml", "a/b/readme.md")
    assert register.find(tmp_path / "a" / "b") == tmp_path / "data" / "plan_2021.yaml"


def test_the_nearest_folder_counts_before_the_newest_year(tmp_path: Path) -> None:
    plans(tmp_path, "plan_2022.yaml", "a/plan_2021.yaml")
    assert register.find(tmp_path / "a") == tmp_path / "a" / "plan_2021.yaml"


def test_a_year_picks_its_plan_also_further_up(tmp_path: Path) -> None:
    plans(tmp_path, "plan_2020.yaml", "a/data/plan_2021.yaml")
    assert register.find(tmp_path / "a", 2020) == tmp_path / "plan_2020.yaml"


def test_two_plans_of_one_year_in_a_folder_are_a_refusal(tmp_path: Path) -> None:
    plans(tmp_path, "plan_2021.yaml", "data/plan_2021.yaml", "plan_2020.yaml")
    for year in (None, 2021):
        with pytest.raises(SeveralPlans) as caught:
            register.find(tmp_path, year)
        assert caught.value.paths == (tmp_path / "data" / "plan_2021.yaml", tmp_path / "plan_2021.yaml")
    assert register.find(tmp_path, 2020) == tmp_path / "plan_2020.yaml"
    assert register.find(tmp_path / "data") == tmp_path / "data" / "plan_2021.yaml"


@pytest.mark.skipif(sys.platform == "win32", reason="links are those of Unix")
def test_a_link_to_the_plan_is_no_second_plan(tmp_path: Path) -> None:
    plans(tmp_path, "data/plan_2021.yaml")
    tmp_path.joinpath("plan_2021.yaml").symlink_to(tmp_path / "data" / "plan_2021.yaml")
    assert register.find(tmp_path).name == "plan_2021.yaml"


@pytest.mark.parametrize(
    "name",
    [
        "plan_2021_old.yaml",
        "plan_2021 - 副本.yaml",
        "plan_2021(1).yaml",
        "plan_20211231.yaml",
        "plan_2021.yml",
        "plan_旧.yaml",
    ],
)
def test_a_copy_under_another_name_is_never_the_plan(tmp_path: Path, name: str) -> None:
    plans(tmp_path, "plan_2021.yaml", name, f"data/{name}")
    assert register.find(tmp_path) == tmp_path / "plan_2021.yaml"
    tmp_path.joinpath("plan_2021.yaml").unlink()
    with pytest.raises(NoPlan) as caught:
        register.find(tmp_path)
    assert str(tmp_path / name) in caught.value.hint
    assert "--plan" in caught.value.hint


def test_a_copy_stands_before_a_plan_further_up(tmp_path: Path) -> None:
    plans(tmp_path, "plan_2020.yaml", "a/plan_2021_old.yaml")
    with pytest.raises(NoPlan):
        register.find(tmp_path / "a")
    assert register.find(tmp_path / "a", 2020) == tmp_path / "plan_2020.yaml"


@pytest.mark.parametrize("year", [None, 2022])
def test_no_plan_says_where_it_looked(tmp_path: Path, year: int | None) -> None:
    plans(tmp_path, *(["plan_2021.yaml"] if year else []))
    with pytest.raises(NoPlan) as caught:
        register.find(tmp_path, year)
    assert str(tmp_path) in str(caught.value)
    assert "opengov init" in caught.value.hint


def test_a_bom_and_windows_line_ends_survive_a_change(plan_file: Path, plan_text: str) -> None:
    plan_file.write_bytes(b"\xef\xbb\xbf" + plan_text.replace("\n", "\r\n").encode())
    register.change(plan_file, lambda _plan: [Append(("tasks", 0, "notes"), NOTE)], whatever)
    data = plan_file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# ")
    assert data.count(b"\r\n") == data.count(b"\n") == plan_text.count("\n") + 3


def test_a_change_to_an_invalid_plan_is_refused_before_it_is_written(plan_file: Path, plan_text: str) -> None:
    with pytest.raises(InvalidResult, match="none of todo, doing"):
        register.change(plan_file, lambda _plan: [Set(("tasks", 0, "status"), "finished")], whatever)
    assert plan_file.read_text(encoding="utf-8") == plan_text


def test_a_plan_that_was_not_meant_is_never_written(plan_file: Path, plan_text: str) -> None:
    with pytest.raises(AssertionError, match="another plan") as caught:
        register.change(plan_file, lambda _plan: [Set(("tasks", 0, "status"), "doing")], lambda plan: plan)
    assert plan_file.read_text(encoding="utf-8") == plan_text
    assert str(caught.value) == f"{plan_file}: the edits come to another plan than the one that was meant"


def test_a_text_that_could_not_be_made_as_meant_names_the_file(plan_file: Path, plan_text: str) -> None:
    def fails(_before: register.Register) -> str:
        raise AssertionError("the usual layout would change the plan or its comments")

    with pytest.raises(AssertionError, match="the usual layout would change") as caught:
        register.rewrite(plan_file, fails, lambda plan: plan)
    assert str(caught.value).startswith(f"{plan_file}: ")
    assert plan_file.read_text(encoding="utf-8") == plan_text


def test_an_invalid_plan_is_not_changed(plan_file: Path, plan_text: str) -> None:
    spoiled = plan_text.replace("year: 2021", "year: 二〇二一")
    plan_file.write_text(spoiled, encoding="utf-8", newline="")
    with pytest.raises(InvalidPlan) as caught:
        register.change(plan_file, lambda _plan: [], whatever)
    assert [problem.line for problem in caught.value.problems if problem.is_error] == [
        spoiled[: spoiled.index("year:")].count("\n") + 1
    ]


def test_somebody_who_saves_in_the_middle_keeps_what_they_wrote(plan_file: Path, plan_text: str) -> None:
    def decide_slowly(_plan: object) -> list[Set]:
        plan_file.write_text(plan_text + "# 手写\n", encoding="utf-8", newline="")
        return [Set(("tasks", 0, "status"), "doing")]

    with pytest.raises(ChangedUnderneath):
        register.change(plan_file, decide_slowly, whatever)
    assert plan_file.read_text(encoding="utf-8").endswith("# 手写\n")


def test_nothing_to_change_writes_nothing(plan_file: Path) -> None:
    before = plan_file.stat()
    change = register.change(plan_file, lambda _plan: [], whatever)
    assert (plan_file.stat().st_ino, plan_file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert change.diff == ""


def test_the_diff_shows_just_the_changed_line(plan_file: Path) -> None:
    change = register.change(plan_file, lambda _plan: [Set(("tasks", 3, "status"), "doing")], whatever, write=False)
    changed = [line for line in change.diff.splitlines() if line[0] in "+-" and line[1] not in "+-"]
    assert changed == ["-    status: todo", "+    status: doing"]
    assert change.diff.startswith("--- a/plan_2021.yaml\n+++ b/plan_2021.yaml\n@@ ")


def test_a_diff_says_where_the_last_line_lacks_its_end(plan_file: Path, plan_text: str) -> None:
    plan_file.write_text(plan_text.rstrip("\n"), encoding="utf-8", newline="")
    change = register.rewrite(plan_file, lambda before: before.content.text + "\n", whatever, write=False)
    assert change.diff.endswith("-    status: todo\n\\ No newline at end of file\n+    status: todo\n")


def test_a_new_plan_must_be_valid_and_must_not_replace_one(tmp_path: Path, plan_text: str) -> None:
    path = tmp_path / "plan_2022.yaml"
    with pytest.raises(InvalidResult):
        register.create(path, "title: 方案\n")
    assert not path.exists()
    register.create(path, plan_text)
    with pytest.raises(FileExists):
        register.create(path, plan_text)


def test_the_example_is_the_plan_of_the_project(plan_text: str) -> None:
    assert register.example() == plan_text


def test_what_is_read_is_the_file_as_it_is(plan_file: Path) -> None:
    opened = register.load(plan_file)
    assert opened.content == disk.decode(plan_file.read_bytes())
    assert [task.id for task in opened.plan.tasks] == list(range(1, 30))
