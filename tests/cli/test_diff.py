"""``opengov diff`` with several plans, broken versions, the index, bare clones and words that git would understand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from conftest import Commit, Opengov, git

OTHER = "plan_2020.yaml"


@pytest.fixture
def two_plans(commit: Commit, plan_text: str, tmp_path: Path) -> str:
    """A commit with the plans of two years, and a branch that changes the older one."""
    older = plan_text.replace("2021年政务公开", "2020年政务公开").replace("year: 2021", "year: 2020")
    (tmp_path / OTHER).write_text(older, "utf-8", newline="")
    base = commit("两年")
    git(tmp_path, "checkout", "-q", "-b", "topic")
    return base


@pytest.fixture
def broken(commit: Commit, plan_file: Path, plan_text: str) -> str:
    """The first words of a version with a status that does not exist."""
    plan_file.write_text(plan_text.replace("status: todo", "status: finished", 1), "utf-8", newline="")
    commit("坏")
    return "plan_2021.yaml:33:13: error: "


@pytest.mark.usefixtures("two_plans")
def test_every_plan_that_differs_is_shown_under_its_title(opengov: Opengov, commit: Commit) -> None:
    opengov("--plan", OTHER, "start", "4")
    commit("去年的")
    result = opengov("diff", "main...topic")
    assert (result.code, result.err) == (0, "plan_2020.yaml: 1 task changed\n")
    assert result.out.startswith("中山市农业农村局2020年政务公开工作要点分工方案 (plan_2020.yaml)\n\nTask 4\n")
    opengov("start", "5", "6")
    commit("两年的")
    result = opengov("diff", "main...topic", "--exit-code")
    assert (result.code, result.err) == (1, "plan_2020.yaml: 1 task changed\nplan_2021.yaml: 2 tasks changed\n")
    assert "\n\n中山市农业农村局2021年政务公开工作要点分工方案 (plan_2021.yaml)\n\nTask 5\n" in result.out


def test_several_plans_as_json_and_markdown(opengov: Opengov, commit: Commit, two_plans: str) -> None:
    opengov("--plan", OTHER, "start", "4")
    opengov("start", "5")
    commit("两年的")
    envelope = json.loads(opengov("diff", "main...topic", "--format", "json").out)
    assert (envelope["kind"], envelope["version"], envelope["old"]["name"], envelope["new"]["name"]) == (
        "changes",
        1,
        two_plans[:8],
        "topic",
    )
    assert [
        (plan["path"], plan["new"]["year"], [task["id"] for task in plan["tasks"]]) for plan in envelope["plans"]
    ] == [
        (OTHER, 2020, [4]),
        ("plan_2021.yaml", 2021, [5]),
    ]
    text = opengov("diff", "main...topic", "--format", "md").out
    assert [line for line in text.splitlines() if line.startswith("###")] == [
        f"### 中山市农业农村局{year}年政务公开工作要点分工方案 (plan\\_{year}.yaml): {two_plans[:8]} → topic"
        for year in (2020, 2021)
    ]


@pytest.mark.usefixtures("two_plans")
def test_one_plan_is_shown_where_one_is_named(opengov: Opengov, commit: Commit) -> None:
    opengov("--plan", OTHER, "start", "4")
    opengov("start", "5")
    commit("两年的")
    for option in (["--plan", OTHER], ["--year", "2020"]):
        result = json.loads(opengov(*option, "diff", "main...topic", "--format", "json").out)
        assert [task["id"] for task in result["tasks"]] == [4]
    same = json.loads(opengov("--plan", OTHER, "diff", "HEAD", "--format", "json").out)
    assert (same["old"]["year"], same["new"]["name"], same["tasks"]) == (2020, OTHER, [])


@pytest.mark.usefixtures("two_plans")
def test_a_plan_that_comes_or_goes_is_told(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    (tmp_path / OTHER).unlink()
    commit("去年的不要了")
    result = opengov("diff", "main...topic")
    assert (result.code, result.err) == (
        0,
        "plan_2020.yaml: 29 tasks removed, 6 units changed, the plan's head changed\n",
    )
    assert result.out.startswith("中山市农业农村局2020年政务公开工作要点分工方案 (plan_2020.yaml) (removed)\n")
    result = opengov("diff", "topic", "main", "--format", "md")
    assert result.out.startswith("### 中山市农业农村局2020年政务公开工作要点分工方案 (plan\\_2020.yaml) (added): topic")


@pytest.mark.usefixtures("commit")
def test_a_plan_of_another_year_is_no_older_one_with_another_name(
    opengov: Opengov, commit: Commit, plan_file: Path, tmp_path: Path
) -> None:
    text = plan_file.read_text("utf-8").replace("year: 2021", "year: 2022")
    plan_file.unlink()
    (tmp_path / "plan_2022.yaml").write_text(text, "utf-8", newline="")
    commit("新年")
    plans = json.loads(opengov("diff", "HEAD~1..HEAD", "--format", "json").out)["plans"]
    assert [(plan["path"], plan["old"]["year"], plan["new"]["year"]) for plan in plans] == [
        ("plan_2021.yaml", 2021, None),
        ("plan_2022.yaml", None, 2022),
    ]


def test_a_new_plan_that_git_does_not_know_yet_is_shown(
    opengov: Opengov, commit: Commit, plan_text: str, tmp_path: Path
) -> None:
    assert commit("空")
    (tmp_path / "plan_2022.yaml").write_text(plan_text.replace("year: 2021", "year: 2022"), "utf-8", newline="")
    (tmp_path / "plan_copy.yaml").write_text(plan_text, "utf-8", newline="")
    assert opengov("diff").err.startswith("plan_2022.yaml: 29 tasks added")


def test_a_change_that_mends_a_broken_base_is_shown_by_lines(
    opengov: Opengov, commit: Commit, plan_file: Path, plan_text: str, broken: str
) -> None:
    plan_file.write_text(plan_text, "utf-8", newline="")
    commit("好")
    result = opengov("diff", "HEAD~1...HEAD")
    assert result.code == 0
    first, *_others, last = result.err.splitlines()
    assert first.startswith(":".join([git(plan_file.parent, "rev-parse", "HEAD~1")[:8], broken]))
    assert last.endswith(" has 1 error, HEAD is a plan with 29 tasks")
    assert "\n-    status: finished\n+    status: todo\n" in result.out
    assert opengov("diff", "HEAD~1...HEAD", "--exit-code").code == 1
    text = opengov("diff", "HEAD~1", "HEAD", "--format", "md").out
    assert "\n```diff\n--- a/plan_2021.yaml\n" in text
    assert text.endswith("\n```\n\ncompared by lines: HEAD\\~1 has 1 error, HEAD is a plan with 29 tasks\n")
    envelope = json.loads(opengov("diff", "HEAD~1", "HEAD", "--format", "json").out)
    assert (envelope["old"]["errors"], envelope["tasks"], "errors" in envelope["new"]) == (1, [], False)
    assert "-    status: finished" in envelope["lines"]


def test_a_change_that_breaks_the_plan_is_shown_and_fails(opengov: Opengov, broken: str) -> None:
    result = opengov("diff", "HEAD~1..HEAD")
    assert (result.code, result.err.startswith("HEAD:" + broken)) == (1, True)
    assert "\n+    status: finished\n" in result.out


@pytest.mark.usefixtures("broken")
def test_a_plan_that_was_broken_and_is_not_touched_stops_nothing(
    opengov: Opengov, commit: Commit, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text("其他", "utf-8")
    commit("其他")
    result = opengov("diff", "HEAD~1...HEAD")
    assert (result.code, result.out, result.err) == (0, "", "nothing changed\n")


def test_two_files_need_no_plan_around_them(opengov: Opengov, plan_text: str, tmp_path: Path) -> None:
    for name, text in (("a.yaml", plan_text), ("b.yaml", plan_text.replace("status: todo", "status: doing", 1))):
        (tmp_path / name).write_text(text, "utf-8", newline="")
    result = opengov("diff", "a.yaml", "b.yaml")
    assert (result.code, result.err) == (0, "1 task changed\n")
    result = opengov("diff", "a.yaml")
    assert (result.code, result.err.splitlines()[0][:16]) == (3, "opengov: no plan")


def test_what_is_staged_can_be_compared(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    assert commit("空")
    opengov("start", "4")
    git(tmp_path, "add", "plan_2021.yaml")
    opengov("start", "5")

    def numbers(*words: str) -> list[int]:
        return [task["id"] for task in json.loads(opengov("diff", *words, "--format", "json").out)["tasks"]]

    assert numbers("--cached") == numbers("--staged", "HEAD") == numbers("HEAD", ":0:") == [4]
    assert numbers(":0:") == numbers(":0:plan_2021.yaml") == numbers(":plan_2021.yaml", "plan_2021.yaml") == [5]
    assert numbers("HEAD:plan_2021.yaml") == numbers("HEAD") == [4, 5]
    assert numbers("HEAD:plan_2021.yaml", ":0:plan_2021.yaml") == numbers(":0:", "HEAD") == [4]
    assert opengov("diff", "--cached", "HEAD", "HEAD").code == 2
    assert opengov("diff", ":0:none.yaml").err.startswith("opengov: ':0:none.yaml' is neither a file nor a revision")


def test_a_plan_in_conflict_is_compared_as_git_left_it(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    git(tmp_path, "checkout", "-q", "-b", "theirs")
    opengov("start", "4")
    commit("对方")
    git(tmp_path, "checkout", "-q", "main")
    opengov("ongoing", "4")
    commit("我方")
    with pytest.raises(AssertionError):
        git(tmp_path, "merge", "-q", "theirs")
    result = opengov("diff")
    assert (result.code, "\n+<<<<<<< HEAD\n" in result.out, "[conflict-marker]" in result.err) == (1, True, True)
    assert opengov("diff", "--cached").err == "nothing changed\n"
    assert "doing → ongoing" in opengov("diff", ":3:plan_2021.yaml", ":2:plan_2021.yaml").out


def test_before_the_first_commit_everything_staged_is_new(opengov: Opengov, plan_file: Path) -> None:
    git(plan_file.parent, "init", "-q")
    git(plan_file.parent, "add", ".")
    assert opengov("diff", "--cached").err.startswith("plan_2021.yaml: 29 tasks added")
    assert opengov("diff", "--cached", "none").code == 1


def test_a_commit_against_its_parent(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    git(tmp_path, "checkout", "-q", "-b", "branch")
    opengov("start", "4")
    commit("四")
    git(tmp_path, "checkout", "-q", "main")
    opengov("start", "20")
    commit("二十")
    git(tmp_path, "merge", "-q", "-m", "合并", "branch")

    def numbers(*words: str) -> list[int]:
        return [task["id"] for task in json.loads(opengov("diff", *words, "--format", "json").out)["tasks"]]

    assert numbers("HEAD^!") == numbers("HEAD^-") == numbers("branch^!") == [4]
    assert numbers("HEAD^-2") == [20]
    assert numbers("HEAD^{/二十}", "HEAD") == [4]
    assert len(numbers("HEAD~2^!")) == 29
    assert opengov("diff", "none^!").err.startswith("opengov: 'none' is neither a file nor a revision in git\n")


def test_a_branch_that_is_called_like_a_file(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    opengov("start", "4")
    (tmp_path / "topic").write_text("其他", "utf-8")
    commit("四")
    git(tmp_path, "branch", "topic", "HEAD~1")
    git(tmp_path, "branch", "plan_2021.yaml", "HEAD~1")
    for word in ("topic", "plan_2021.yaml"):
        result = opengov("diff", word)
        assert (result.code, result.err.splitlines()) == (
            0,
            [f"'{word}' is taken as the revision; the file of that name is ./{word}", "1 task changed"],
        )
    assert opengov("diff", "./plan_2021.yaml").err == "nothing changed\n"
    assert opengov("diff", "topic..HEAD").err == "1 task changed\n"


@pytest.mark.parametrize("word", ["-rf", "--help", "--output=x", "-O/etc/passwd..HEAD", "HEAD..--all", "--all^!"])
def test_a_word_that_looks_like_an_option_is_none(opengov: Opengov, commit: Commit, tmp_path: Path, word: str) -> None:
    assert commit("空")
    result = opengov("diff", "--", word)
    assert (result.code, result.out, "is neither a file nor a revision in git" in result.err) == (1, "", True)
    assert git(tmp_path, "status", "--porcelain") == ""


def test_histories_without_a_common_commit(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    git(tmp_path, "checkout", "-q", "--orphan", "alone")
    commit("另起")
    result = opengov("diff", "main...alone")
    assert (result.code, result.err.splitlines()[0]) == (1, "opengov: 'main' and 'alone' have no commit in common")


@pytest.fixture
def bare(
    opengov: Opengov,
    commit: Commit,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A bare clone of a plan in ``data``, two commits old, as the current folder."""
    (tmp_path / "data").mkdir()
    git(tmp_path, "mv", "plan_2021.yaml", "data")
    commit("移动")
    opengov("start", "4")
    commit("四", day="2021-07-01")
    folder = tmp_path_factory.mktemp("bare.git")
    git(tmp_path, "clone", "-q", "--bare", ".", str(folder))
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("options", [[], ["--plan", "data/plan_2021.yaml"]], ids=["found", "named"])
def test_a_bare_clone_can_be_looked_at(opengov: Opengov, options: list[str]) -> None:
    assert opengov(*options, "diff", "HEAD~1", "HEAD").err == "1 task changed\n"
    assert opengov(*options, "diff", "HEAD^!").err == "1 task changed\n"
    lines = [line.split("  ", 3)[3] for line in opengov(*options, "log").out.splitlines() if line[0].isdigit()]
    assert lines == ["四", "移动", "2021 年方案"]
    rows = json.loads(opengov(*options, "log", "4", "--unit", "财务", "-n", "1", "--format", "json").out)
    assert (rows["plan"]["year"], rows["log"][0]["new"]) == (2021, "doing")
    assert "四" not in opengov(*options, "blame", "4").out
    result = opengov(*options, "diff")
    assert (
        result.code,
        result.err.splitlines()[0].endswith("is a bare repository: it has no files to compare with"),
    ) == (
        1,
        True,
    )


@pytest.mark.usefixtures("bare")
def test_a_name_that_no_version_knows(opengov: Opengov) -> None:
    result = opengov("--plan", "plan_1999.yaml", "diff", "HEAD~1", "HEAD")
    assert (result.code, result.err) == (1, "opengov: plan_1999.yaml is neither in HEAD~1 nor in HEAD\n")


def test_a_plan_that_is_gone_can_be_looked_at(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    git(tmp_path, "mv", "plan_2021.yaml", "data")
    commit("移动")
    opengov("start", "4")
    commit("四")
    shutil.rmtree(tmp_path / "data")
    commit("删除")
    plan = ("--plan", "data/plan_2021.yaml")
    assert opengov(*plan, "diff", "HEAD~2", "HEAD~1").err == "1 task changed\n"
    assert opengov("diff", "HEAD~2", "HEAD~1").err.endswith("1 task changed\n")
    assert opengov(*plan, "diff", "HEAD~1").err.startswith("29 tasks removed")
    lines = [line.split("  ", 3)[3] for line in opengov(*plan, "log").out.splitlines() if line[0].isdigit()]
    assert lines == ["删除", "四", "移动", "2021 年方案"]
    assert json.loads(opengov(*plan, "log", "-n", "1", "--format", "json").out)["plan"]["year"] == 2021
    (tmp_path / "plan_2021.yaml").write_text("", "utf-8")
