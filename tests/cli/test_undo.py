"""``opengov undo`` and ``redo``."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Opengov
from opengov_cli.file import journal

pytestmark = pytest.mark.usefixtures("plan_file")


@pytest.fixture
def states(opengov: Opengov, plan_file: Path) -> list[bytes]:
    """What the file held at first, and after each of three changes."""
    found = [plan_file.read_bytes()]
    for words in (("done", "4", "--date", "2021-06-30"), ("note", "5", "已公布"), ("done", "10-12")):
        assert opengov(*words).code == 0
        found.append(plan_file.read_bytes())
    return found


def test_changes_are_taken_back_one_at_a_time_and_made_again(
    opengov: Opengov, plan_file: Path, states: list[bytes]
) -> None:
    for state in states[-2::-1]:
        assert opengov("undo").code == 0
        assert plan_file.read_bytes() == state
    nothing = opengov("undo")
    assert (nothing.code, nothing.err.splitlines()[0]) == (
        1,
        "opengov: there is no change of plan_2021.yaml to take back",
    )
    for state in states[1:]:
        assert opengov("redo").code == 0
        assert plan_file.read_bytes() == state
    assert opengov("redo").code == 1


def test_what_is_taken_back_is_shown(opengov: Opengov) -> None:
    opengov("done", "4", "--date", "2021-06-30")
    result = opengov("undo")
    assert [line for line in result.out.splitlines()[2:] if line[0] in "+-"] == [
        "-    status: done",
        "-    completed: 2021-06-30",
        "+    status: todo",
    ]
    assert result.err.startswith("took back `opengov done 4 --date 2021-06-30` of 20")
    assert result.err.endswith("\nwrote plan_2021.yaml\n")
    assert opengov("redo").err.startswith("made `opengov done 4 --date 2021-06-30` of 20")


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_a_dry_run_writes_nothing(opengov: Opengov, plan_file: Path, states: list[bytes], command: str) -> None:
    if command == "redo":
        opengov("undo")
    before = plan_file.read_bytes()
    result = opengov(command, "--dry-run")
    assert (result.code, result.out.startswith("--- a/plan_2021.yaml\n")) == (0, True)
    assert plan_file.read_bytes() == before
    assert opengov(command).code == 0
    assert plan_file.read_bytes() in states


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_a_file_that_changed_since_is_left_alone(opengov: Opengov, plan_file: Path, command: str) -> None:
    opengov("done", "4")
    if command == "redo":
        opengov("undo")
    plan_file.write_bytes(plan_file.read_bytes() + "# 手写\n".encode())
    before = plan_file.read_bytes()
    result = opengov(command)
    assert (result.code, result.out) == (1, "")
    assert "plan_2021.yaml was changed by something else since `opengov done 4`" in result.err
    assert "git restore plan_2021.yaml" in result.err
    assert plan_file.read_bytes() == before


def test_after_another_change_nothing_is_made_again(opengov: Opengov) -> None:
    opengov("done", "4")
    opengov("undo")
    opengov("start", "5")
    assert opengov("redo").code == 1
    assert "opengov start 5" in opengov("undo").err
    assert opengov("undo").code == 1


def test_a_layout_and_an_import_can_be_taken_back(opengov: Opengov, plan_file: Path, tmp_path: Path) -> None:
    plan_file.write_bytes(b"\xef\xbb\xbf" + plan_file.read_bytes().replace(b"\n", b"\r\n") + b"\r\n\r\n")
    before = plan_file.read_bytes()
    opengov("fmt")
    formatted = plan_file.read_bytes()
    opengov("export", "-o", "plan.json")
    document = tmp_path / "plan.json"
    document.write_text(document.read_text("utf-8").replace("积极推进部门所属", "推进部门所属"), "utf-8")
    assert opengov("import", "plan.json", "--into", "plan_2021.yaml", "--yes").code == 0
    assert formatted != before
    assert plan_file.read_bytes() != formatted
    opengov("undo")
    assert plan_file.read_bytes() == formatted
    opengov("undo")
    assert plan_file.read_bytes() == before


def test_each_plan_has_changes_of_its_own(opengov: Opengov, plan_file: Path) -> None:
    other = plan_file.with_name("plan_2022.yaml")
    other.write_bytes(plan_file.read_bytes())
    opengov("--year", "2021", "done", "4")
    assert opengov("--year", "2022", "undo").code == 1
    assert opengov("--year", "2021", "undo").code == 0


def test_where_nothing_can_be_kept_a_change_is_written_all_the_same(
    opengov: Opengov, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(plan_file))  # a file, which can hold no folder
    assert opengov("done", "4").code == 0
    assert opengov("undo").code == 1


def test_what_is_kept_can_be_deleted_or_damaged_at_any_time(opengov: Opengov, plan_file: Path) -> None:
    opengov("done", "4")
    folder = journal.Journal.of(plan_file).folder
    assert folder.stat().st_mode & 0o077 == 0
    (entry,) = folder.iterdir()
    for damage in (b"", b"[1]", b'{"words": 1}', entry.read_bytes().replace(b'"start": ', b'"start": 1')):
        entry.write_bytes(damage)
        before = plan_file.read_bytes()
        assert opengov("undo").code == 1
        assert plan_file.read_bytes() == before
    entry.unlink()
    folder.rmdir()
    assert opengov("undo").code == 1
    assert opengov("done", "5").code == 0
    assert opengov("undo").code == 0


def test_only_so_much_is_kept(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST_ENTRIES", 3)
    for number in range(1, 6):
        opengov("start", str(number))
    assert [opengov("undo").code for _time in range(4)] == [0, 0, 0, 1]
    monkeypatch.setattr(journal, "MOST_BYTES", 10)
    opengov("start", "9")
    assert opengov("undo").code == 1


def test_the_plans_that_were_changed_longest_ago_make_room(
    opengov: Opengov, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MOST_PLANS", 2)
    for year in (2022, 2023, 2024):
        path = plan_file.with_name(f"plan_{year}.yaml")
        path.write_bytes(plan_file.read_bytes())
        opengov("--year", str(year), "done", "4")
    assert len(list(journal.Journal.of(plan_file).folder.parent.iterdir())) == 2
