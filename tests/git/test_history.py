"""``log`` and ``blame`` over histories with branches: both tell of the same commits."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Commit, Opengov, git
from opengov_cli.git import history
from opengov_cli.git import repository as repositories
from opengov_cli.git.history import Wanted
from opengov_cli.git.repository import Repository
from opengov_cli.plan.changes import FIELDS, field_text
from opengov_cli.plan.model import Note, Task
from opengov_cli.plan.pairing import pair_tasks

FILE = "plan_2021.yaml"
HEAD = "schema: 1\ntitle: 方案\nissuer: 局\nyear: 2021\n\ntasks:\n"
TEXTS = ("公开预算", "公开决算", "公开补贴", "公开规划")
STATUSES = ("todo", "doing", "ongoing")

State = tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass
class Made:
    """A commit to be made: its parents by their places, and for each task requirement, status and notes."""

    parents: tuple[int, ...]
    state: State
    name: str = field(default="")


def text_of(state: State) -> str:
    """The plan file that says it."""
    lines = [HEAD]
    for number, (requirement, status, notes) in enumerate(state, 1):
        lines.append(f"  - id: {number}\n    category: 公开\n    requirement: {number}{requirement}\n")
        lines.append(f"    units: []\n    status: {status}\n")
        lines.append("    notes:\n" if notes else "")
        lines += [f"      - date: 2021-06-30\n        text: {note}\n" for note in notes]
        lines.append("\n")
    return "".join(lines)


@st.composite
def histories(draw: st.DrawFn) -> list[Made]:
    """A few commits, some with two parents; a merge takes each task from one of them, or says something new."""
    made = [Made((), (("公开预算", "todo", ()), ("公开决算", "todo", ())))]
    for number in range(1, draw(st.integers(2, 8))):
        first = number - 1 if draw(st.booleans()) else draw(st.integers(0, number - 1))
        others = [place for place in range(number) if place != first]
        merge = draw(st.booleans()) and bool(others)
        parents = (first, draw(st.sampled_from(others))) if merge else (first,)
        tasks = []
        for place in range(2):
            requirement, status, notes = made[draw(st.sampled_from(parents))].state[place]
            if draw(st.integers(0, 2)) == 0:
                requirement = draw(st.sampled_from(TEXTS))
            if draw(st.integers(0, 2)) == 0:
                status = draw(st.sampled_from(STATUSES))
            if merge and draw(st.booleans()):
                notes = tuple(dict.fromkeys(note for parent in parents for note in made[parent].state[place][2]))
            if draw(st.integers(0, 2)) == 0:
                notes = (*notes, f"进展{number}")
            tasks.append((requirement, status, notes))
        made.append(Made(parents, tuple(tasks)))
    return made


def build(folder: Path, made: list[Made]) -> None:
    """Make the commits in a new repository, with the last one as HEAD."""
    git(folder, "init", "-q", "-b", "main")
    stream = []
    for number, commit in enumerate(made, 1):
        text, day = text_of(commit.state).encode(), 1_600_000_000 + number * 86_400
        stream.append(
            f"commit refs/heads/main\nmark :{number}\ncommitter 王芳 <a@b> {day} +0800\ndata 1\n{number % 10}\n"
        )
        words = ["from", *("merge" for _parent in commit.parents[1:])]
        stream += [f"{word} :{parent + 1}\n" for word, parent in zip(words, commit.parents, strict=False)]
        stream.append(f"M 100644 inline {FILE}\ndata {len(text)}\n{text.decode()}\n")
    command = ["git", "fast-import", "--quiet", "--force", "--export-marks=marks"]
    subprocess.run(command, cwd=folder, input="".join(stream).encode(), check=True)
    for line in (folder / "marks").read_text().splitlines():
        mark, identity = line.split()
        made[int(mark[1:]) - 1].name = identity
    git(folder, "reset", "-q", "--hard")


def facts(task: Task) -> Counter[tuple[str, str | Note]]:
    fields = [(name, field_text(task, name)) for name in FIELDS if field_text(task, name)]
    return Counter([*fields, *(("notes", note) for note in task.notes)])


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=histories())
def test_blame_names_the_newest_commit_of_the_log_that_set_it(
    made: list[Made], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """And that commit says what none of its parents says."""
    from opengov_cli.file.gate import judge

    folder = tmp_path_factory.mktemp("history")
    build(folder, made)
    path = folder / FILE
    plans = {commit.name: judge(text_of(commit.state)).plan for commit in made}
    head = plans[made[-1].name]
    assert head
    for task, origins in zip(head.tasks, history.blame(path, head.tasks), strict=True):
        changes = [
            (entry.commit.id, change.tasks[0]) for entry, change in history.log(path, Wanted(frozenset({task.id})))
        ]
        for origin in origins:
            fact = (origin.field, origin.value)
            setting = (
                identity
                for identity, change in changes
                if fact in [("notes", note) for note in change.notes_added]
                or fact in [(shift.field, shift.after) for shift in change.shifts]
            )
            assert origin.commit
            assert origin.commit.id == next(setting), fact
            commit = next(found for found in made if found.name == origin.commit.id)
            after = plans[commit.name]
            assert after
            for parent in commit.parents:
                before = plans[made[parent].name]
                assert before
                assert any(
                    new and fact in facts(new) and (not old or fact not in facts(old))
                    for old, new in pair_tasks(before.tasks, after.tasks)
                ), fact


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=histories())
def test_a_history_is_told_alike_whatever_is_known_of_it(
    made: list[Made], opengov: Opengov, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("history")
    build(folder, made)
    plan = ("--plan", str(folder / FILE))
    for asked in (["log"], ["log", "1"], ["log", "--since", "2020-09-17"], ["blame", "1", "2"]):
        told = []
        for off in ("1", "", ""):
            monkeypatch.setenv("OPENGOV_NO_CACHE", off)
            told.append(opengov(*asked, *plan, "--format", "json"))
        assert told[0].code == 0
        assert told[0] == told[1] == told[2]


def branches(opengov: Opengov, commit: Commit, folder: Path, ours: list[str], theirs: list[str]) -> tuple[str, str]:
    """One commit on main and one on the branch ``theirs``; main is checked out."""
    git(folder, "checkout", "-q", "-b", "theirs")
    opengov(*theirs)
    second = commit("对方", day="2021-07-01")
    git(folder, "checkout", "-q", "main")
    opengov(*ours)
    return commit("我方", day="2021-07-02"), second


def subjects(opengov: Opengov, *arguments: str) -> list[str]:
    lines = opengov("log", *arguments).out.splitlines()
    return [line.split("  ", 3)[3] for line in lines if line[0].isdigit()]


def test_a_merge_that_decided_something_stands_in_the_log(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    branches(opengov, commit, tmp_path, ["start", "4"], ["ongoing", "4"])
    git(tmp_path, "merge", "-q", "-s", "ours", "--no-commit", "theirs")
    opengov("done", "4", "--date", "2021-07-03")
    merge = commit("合并", day="2021-07-03")
    assert subjects(opengov) == ["合并", "我方", "对方", "2021 年方案"]
    assert "  task 4: doing → done\n" in opengov("log", "4", "-n", "1").out
    rows = json.loads(opengov("log", "--format", "json").out)["log"]
    assert [(row["commit"], row["field"]) for row in rows[:2]] == [(merge, "status"), (merge, "completed")]


def test_a_merge_that_only_joins_stands_not_in_the_log(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    ours, theirs = branches(opengov, commit, tmp_path, ["start", "4"], ["ongoing", "20"])
    git(tmp_path, "merge", "-q", "-m", "合并", "theirs", GIT_COMMITTER_DATE="2021-07-03T12:00:00+08:00")
    assert subjects(opengov) == ["我方", "对方", "2021 年方案"]
    rows = json.loads(opengov("blame", "4", "20", "--format", "json").out)["blame"]
    assert [row["commit"] for row in rows if row["field"] == "status"] == [ours, theirs]


def test_blame_names_no_merge_that_only_took_the_file_of_one_side(
    opengov: Opengov, commit: Commit, tmp_path: Path
) -> None:
    git(tmp_path, "checkout", "-q", "-b", "branch")
    (tmp_path / "other.txt").write_text("其他", "utf-8")
    commit("其他", day="2021-07-01")
    git(tmp_path, "checkout", "-q", "main")
    opengov("start", "4")
    begun = commit("开始", day="2021-07-02")
    git(tmp_path, "checkout", "-q", "branch")
    git(tmp_path, "merge", "-q", "-m", "合并", "main")
    rows = {row["field"]: row for row in json.loads(opengov("blame", "4", "--format", "json").out)["blame"]}
    assert rows["status"]["commit"] == begun
    assert subjects(opengov) == ["开始", "2021 年方案"]


def test_what_a_merge_drops_of_both_sides_stands_in_the_log(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    opengov("note", "4", "先前", "--by", "财务", "--date", "2021-06-01")
    commit("先前")
    branches(opengov, commit, tmp_path, ["note", "4", "我方", "--by", "财务"], ["ongoing", "20"])
    git(tmp_path, "merge", "-q", "--no-commit", "--no-ff", "theirs")
    path = tmp_path / FILE
    lines = path.read_text("utf-8").split("\n")
    place = next(number for number, line in enumerate(lines) if line.endswith("text: 先前"))
    del lines[place - 2 : place + 1]
    path.write_text("\n".join(lines).replace("加强政务公开指导监督", "加强指导"), "utf-8", newline="")
    commit("合并", day="2021-07-03")
    assert "  task 4: 1 note removed\n" in opengov("log", "4", "-n", "1").out


def test_a_merge_of_a_broken_side_is_told_from_the_other(
    opengov: Opengov, commit: Commit, plan_file: Path, plan_text: str, tmp_path: Path
) -> None:
    git(tmp_path, "checkout", "-q", "-b", "theirs")
    plan_file.write_text(plan_text.replace("status: todo", "status: finished", 1), "utf-8", newline="")
    commit("坏", day="2021-07-01")
    git(tmp_path, "checkout", "-q", "main")
    opengov("start", "4")
    commit("开始", day="2021-07-02")
    git(tmp_path, "merge", "-q", "-s", "ours", "--no-commit", "theirs")
    opengov("start", "20")
    commit("合并", day="2021-07-03")
    assert subjects(opengov) == ["合并", "开始", "坏", "2021 年方案"]
    assert "  task 20: todo → doing\n" in opengov("log", "-n", "1").out


@pytest.mark.parametrize("times", [1, 2])
def test_a_commit_that_mends_a_plan_is_told_from_the_last_one_that_could_be_read(
    opengov: Opengov, commit: Commit, plan_file: Path, times: int
) -> None:
    opengov("start", "4")
    text = plan_file.read_text("utf-8")
    for number in range(times):
        broken = text.replace("status: todo", f"status: finished{number}", 1)
        plan_file.write_text(broken, "utf-8", newline="")
        commit("坏")
    plan_file.write_text(text, "utf-8", newline="")
    mended = commit("好")
    rows = {row["field"]: row for row in json.loads(opengov("blame", "4", "--format", "json").out)["blame"]}
    assert rows["status"]["commit"] == mended
    assert subjects(opengov) == ["好", *["坏"] * times, "2021 年方案"]
    assert opengov("log", "-n", "1").out.endswith("  好\n  task 4: todo → doing\n")
    assert opengov("log").out.count("the plan had 1 error\n") == times


def test_a_plan_that_began_broken_begins_where_it_can_be_read(
    opengov: Opengov, plan_file: Path, plan_text: str
) -> None:
    folder = plan_file.parent
    git(folder, "init", "-q")
    identity = ("-c", "user.name=王芳", "-c", "user.email=a@b", "commit", "-q", "-a", "-m")
    plan_file.write_text("坏", "utf-8")
    git(folder, "add", ".")
    git(folder, *identity, "坏")
    plan_file.write_text(plan_text, "utf-8", newline="")
    git(folder, *identity, "好")
    assert "  好\n  the plan begins with 29 tasks\n" in opengov("log").out
    assert git(folder, "rev-parse", "HEAD")[:8] in opengov("blame", "4").out


def test_a_history_that_was_read_is_read_no_more(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    opengov("start", "4")
    commit("开始")
    told = [opengov(*asked).out for asked in (["log"], ["blame", "4"])]
    lose(tmp_path, "HEAD~1")
    assert [opengov(*asked).out for asked in (["log"], ["blame", "4"])] == told


def test_versions_that_no_commit_of_these_days_needs_are_not_read(
    opengov: Opengov, commit: Commit, tmp_path: Path
) -> None:
    for number in range(3):
        opengov("note", "4", f"进展{number}", "--by", "财务")
        commit(f"第{number}次", day=f"2021-07-0{number + 1}")
    lose(tmp_path, "HEAD~3", "HEAD~2")
    assert subjects(opengov, "--since", "2021-07-03") == ["第2次"]
    failed = opengov("log", "--since", "2021-07-02")
    assert failed.code == 1
    # What could be read was told before.
    assert "第2次" in failed.out
    assert "missing" in failed.err


def lose(folder: Path, *revisions: str) -> None:
    """Delete the versions of some revisions, as a disk may lose them."""
    for revision in revisions:
        blob = git(folder, "rev-parse", f"{revision}:{FILE}")
        (folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()


def test_of_a_blob_that_is_too_large_for_a_plan_only_the_beginning_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "-q")
    repository = Repository.of(tmp_path)
    texts = {"大": b"a" * 2_500_000, "小": b"title: x\n"}
    for name, data in texts.items():
        (tmp_path / name).write_bytes(data)
    blobs = {name: git(tmp_path, "hash-object", "-w", name).strip() for name in texts}
    monkeypatch.setattr(repositories, "MAX_BYTES", 1000)
    with repository.blobs() as read:
        assert [read(blobs["大"]), read(blobs["小"])] == [b"a" * 1001, texts["小"]]
