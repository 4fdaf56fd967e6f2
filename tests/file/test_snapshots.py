"""Plans that were judged before are known again; whatever becomes of the cache, answers stay the same."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Opengov
from opengov_cli.file import register, snapshots
from opengov_cli.file.errors import InvalidPlan
from opengov_cli.file.snapshots import Known
from opengov_cli.file.text.edit import Set
from opengov_cli.file.text.places import Entries
from opengov_cli.plan.model import YEARS, Plan, Task

DIGEST = hashlib.sha256(b"a plan").hexdigest()
OTHER = hashlib.sha256(b"another plan").hexdigest()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", f"{tmp_path}-cache")


def home() -> Path:
    found = snapshots.folder()
    assert found
    return found


def kept() -> list[Path]:
    return sorted(home().iterdir()) if home().is_dir() else []


def test_what_was_kept_is_known_again(plan: Plan) -> None:
    assert snapshots.recall(DIGEST) is None
    snapshots.keep(DIGEST, Known(plan))
    assert snapshots.recall(DIGEST) == Known(plan)
    assert snapshots.recall(OTHER) is None


def _any(kind: type[Plan | Task], **known: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of a kind with anything in their fields that is not told."""
    guessed: dict[str, Any] = {field.name: ... for field in fields(kind)}
    return st.builds(kind, **{**guessed, **known})


_NUMBERS = st.lists(st.integers(0, 999_999))
_TASKS = st.lists(_any(Task, id=st.integers(1, 999_999)), max_size=3).map(tuple)
_PLANS = _any(Plan, year=st.sampled_from(YEARS), tasks=_TASKS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.builds(Known, _PLANS, st.integers(0, 9), st.builds(Entries, _NUMBERS.map(tuple), st.integers(0, 999_999))))
def test_any_plan_is_known_again_as_it_was(known: Known) -> None:
    snapshots.keep(DIGEST, known)
    assert snapshots.recall(DIGEST) == known


def test_a_file_that_was_opened_is_not_judged_again(plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = register.load(plan_file)
    monkeypatch.setitem(sys.modules, "opengov_cli.file.gate", None)
    assert register.load(plan_file) == first


def test_a_file_that_was_written_is_not_judged_again(plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change = register.change(plan_file, lambda _plan: [Set(("tasks", 3, "status"), "doing")], lambda _plan: ANY)
    monkeypatch.setitem(sys.modules, "opengov_cli.file.gate", None)
    assert register.load(plan_file) == change.after


def test_a_file_that_changed_is_judged(plan_file: Path, plan_text: str) -> None:
    register.load(plan_file)
    plan_file.write_text(plan_text.replace("status: todo", "status: doing", 1), encoding="utf-8")
    assert register.load(plan_file).plan.tasks[0].status == "doing"
    plan_file.write_text(plan_text.replace("status: todo", "statsu: todo", 1), encoding="utf-8")
    for _time in range(2):
        with pytest.raises(InvalidPlan):
            register.load(plan_file)
    assert len(kept()) == 2


def _flip(data: bytes) -> bytes:
    """The same with one other letter in the middle, which may well be that of a text."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _data: b"",
    "a few bytes": lambda data: data[:7],
    "cut off": lambda data: data[:-1],
    "one letter": _flip,
    "more behind it": lambda data: data + b"\x00",
    "something else": lambda _data: b"\x80\x04\x95(cos\nsystem\n.",
    "json": lambda _data: b'{"plan": null}',
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_spoiled_snapshot_only_costs_time(
    opengov: Opengov, plan_file: Path, damage: Callable[[bytes], bytes]
) -> None:
    asked = ("--plan", str(plan_file), "list", "--format", "json")
    answer = opengov(*asked)
    (snapshot,) = kept()
    whole = snapshot.read_bytes()
    snapshot.write_bytes(damage(whole))
    assert opengov(*asked) == answer
    assert snapshot.read_bytes() == whole


def test_a_snapshot_answers_for_its_own_file_alone(plan: Plan) -> None:
    snapshots.keep(DIGEST, Known(plan))
    (snapshot,) = kept()
    snapshot.rename(snapshot.with_name(snapshot.name.replace(DIGEST, OTHER)))
    assert snapshots.recall(OTHER) is None


def test_a_snapshot_of_another_program_is_not_asked(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshots.keep(DIGEST, Known(plan))
    monkeypatch.setattr(snapshots, "_program", lambda: "another")
    assert snapshots.recall(DIGEST) is None


def _as_file(folder: Path) -> None:
    folder.write_text("a file")


def _as_link_into_nothing(folder: Path) -> None:
    folder.symlink_to(folder.parent / "nowhere")


def _open_to_all(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)


@pytest.mark.skipif(sys.platform == "win32", reason="links and rights of others")
@pytest.mark.parametrize("spoil", [_as_file, _as_link_into_nothing, _open_to_all])
def test_without_a_folder_of_its_own_nothing_is_kept(plan: Plan, plan_file: Path, spoil: Callable[[Path], Any]) -> None:
    home().parent.mkdir(parents=True)
    spoil(home())
    assert register.load(plan_file).plan == plan
    assert register.load(plan_file).plan == plan
    assert snapshots.recall(register.load(plan_file).content.digest) is None


def test_a_folder_in_the_place_of_a_snapshot_only_costs_time(plan: Plan, plan_file: Path) -> None:
    register.load(plan_file)
    (snapshot,) = kept()
    snapshot.unlink()
    snapshot.mkdir()
    assert register.load(plan_file).plan == plan
    assert kept() == [snapshot]


@pytest.mark.skipif(sys.platform == "win32", reason="homes of Unix")
def test_without_a_home_nothing_is_kept_in_the_current_folder(
    plan: Plan, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pwd

    def nobody(_number: int) -> None:
        raise KeyError

    for name in ("XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    monkeypatch.delenv("XDG_STATE_HOME")
    assert register.load(plan_file).plan == plan
    register.change(plan_file, lambda _plan: [Set(("tasks", 3, "status"), "doing")], lambda _plan: ANY)
    assert snapshots.stock() == (0, 0)
    assert [*plan_file.parent.iterdir()] == [plan_file]


def test_a_program_that_does_not_know_its_own_code_keeps_nothing(
    plan: Plan, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "_CODE", ("nowhere",))
    snapshots._program.cache_clear()
    assert register.load(plan_file).plan == plan
    assert kept() == []


def test_only_the_user_can_read_what_is_kept(plan: Plan) -> None:
    snapshots.keep(DIGEST, Known(plan))
    if sys.platform != "win32":
        assert home().stat().st_mode & 0o777 == 0o700


def test_a_variable_turns_the_cache_off(plan_file: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENGOV_NO_CACHE", "1")
    assert register.load(plan_file).plan == plan
    assert kept() == []
    monkeypatch.delenv("OPENGOV_NO_CACHE")
    register.load(plan_file)
    (snapshot,) = kept()
    snapshot.write_bytes(b"")
    monkeypatch.setenv("OPENGOV_NO_CACHE", "1")
    assert register.load(plan_file).plan == plan
    assert snapshot.read_bytes() == b""


def test_what_was_not_used_for_longest_makes_room(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "MOST_FILES", 3)
    monkeypatch.setattr(snapshots, "_ONE_IN", 1)
    digests = [hashlib.sha256(bytes([number])).hexdigest() for number in range(5)]
    for age, digest in enumerate(digests[:3]):
        snapshots.keep(digest, Known(plan))
        os.utime(next(path for path in kept() if digest in path.name), (age, age))
    assert snapshots.recall(digests[0])
    snapshots.keep(digests[3], Known(plan))
    assert [snapshots.recall(digest) is not None for digest in digests] == [True, False, True, True, False]


def test_large_snapshots_make_room_for_each_other(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "_ONE_IN", 1)
    snapshots.keep(DIGEST, Known(plan))
    monkeypatch.setattr(snapshots, "MOST_BYTES", kept()[0].stat().st_size + 10)
    os.utime(kept()[0], (0, 0))
    snapshots.keep(OTHER, Known(plan))
    assert [OTHER in path.name for path in kept()] == [True]


def test_what_is_kept_can_be_told_and_deleted(plan: Plan) -> None:
    assert snapshots.stock() == (0, 0) == snapshots.clear()
    snapshots.keep(DIGEST, Known(plan))
    snapshots.keep(OTHER, Known(plan))
    told = snapshots.Stock(2, sum(path.stat().st_size for path in kept()))
    assert snapshots.stock() == told == snapshots.clear()
    assert kept() == []
