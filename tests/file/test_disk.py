"""Bytes on disk: nothing is guessed, nothing is half written, nobody overwrites anybody."""

from __future__ import annotations

import errno
import os
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from opengov_cli.file import disk
from opengov_cli.file.caller import CALLER, Caller
from opengov_cli.file.errors import CannotRead, CannotWrite, ChangedUnderneath, FileExists, FileInUse
from opengov_cli.file.storage import attributes, lock, turns

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and links are those of Unix")
linux = pytest.mark.skipif(sys.platform != "linux", reason="attributes are those of Linux")

HOLD = """
import sys, time
from pathlib import Path
from opengov_cli.file.disk import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""
WRITE = """
import sys
from pathlib import Path
from opengov_cli.file import disk
path = Path(sys.argv[1])
for _time in range(20):
    with disk.locked(path):
        content = disk.decode(disk.read_bytes(path))
        disk.replace(path, content.text + sys.argv[2] * int(sys.argv[3]), content)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan_2021.yaml"
    path.write_bytes("标题: 分工方案\n".encode())
    return path


def content(path: Path) -> disk.Content:
    return disk.decode(disk.read_bytes(path))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_bom_is_set_apart_and_put_back(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + "标题: 旧\r\n".encode())
    before = content(path)
    assert (before.text, before.bom) == ("标题: 旧\r\n", True)
    disk.replace(path, "标题: 新\r\n", before)
    assert path.read_bytes() == b"\xef\xbb\xbf" + "标题: 新\r\n".encode()


@pytest.mark.parametrize(
    ("data", "line", "offset", "encoding"),
    [
        pytest.param("year: 2021\ntitle: 方案".encode("gbk"), 2, 18, "GBK", id="gbk"),
        pytest.param("标题".encode("utf-16"), 1, 0, "UTF-16", id="utf-16"),
        pytest.param(b"title: \xff\xff\xff", 1, 7, "", id="neither"),
    ],
)
def test_other_encodings_are_named_and_never_converted(data: bytes, line: int, offset: int, encoding: str) -> None:
    with pytest.raises(disk.NotUtf8) as caught:
        disk.decode(data)
    assert (caught.value.line, caught.value.offset, caught.value.encoding) == (line, offset, encoding)


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="no such file"):
        disk.read_bytes(tmp_path / "plan.yaml")


def test_a_file_that_somebody_saved_in_the_meantime_is_not_replaced(path: Path) -> None:
    before = content(path)
    path.write_text("edited by hand", encoding="utf-8")
    with pytest.raises(ChangedUnderneath):
        disk.replace(path, "ours", before)
    assert path.read_text(encoding="utf-8") == "edited by hand"


@posix
def test_replacing_keeps_the_permissions(path: Path) -> None:
    path.chmod(0o664)
    disk.replace(path, "新\n", content(path))
    assert path.stat().st_mode & 0o777 == 0o664


@posix
def test_a_link_goes_on_pointing_to_the_file(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "current.yaml"
    link.symlink_to(path)
    with disk.locked(link):
        disk.replace(link, "新\n", content(link))
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "新\n"


def test_a_failed_write_leaves_the_old_file_and_nothing_else(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="the disk is full"):
        disk.replace(path, "新\n", content(path))
    assert path.read_text(encoding="utf-8") == "标题: 分工方案\n"
    assert names(path.parent) == [path.name]


def test_a_new_file_never_replaces_one(path: Path) -> None:
    with pytest.raises(FileExists):
        disk.create(path, b"new")
    assert path.read_text(encoding="utf-8") == "标题: 分工方案\n"


def test_a_new_file_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        disk.create(tmp_path / "nowhere" / "plan.yaml", b"new")


def test_the_lock_leaves_nothing_behind(path: Path) -> None:
    with disk.locked(path):
        assert names(path.parent) == [".opengov", path.name]
    assert names(path.parent) == [path.name]


@pytest.fixture
def told() -> Iterator[list[str]]:
    """What is said to the user."""
    sentences: list[str] = []
    token = CALLER.set(Caller(tell=sentences.append))
    yield sentences
    CALLER.reset(token)


def test_a_lock_that_is_held_too_long_is_named_and_then_refused(
    path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "TELL_SECONDS", 0.1)
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0.5)
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(FileInUse), disk.locked(path):
            pass
        holder.kill()
    assert told == [f"waiting for {path}, which another opengov is writing"]


def test_as_long_as_others_get_on_nobody_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "LOCK_SECONDS", 1.0)
    holding = HOLD.replace(
        "time.sleep(60)", "for n in range(15): time.sleep(0.2); Path(sys.argv[1]).write_text(str(n))"
    )
    with subprocess.Popen([sys.executable, "-c", holding, str(path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with disk.locked(path):
            assert path.read_text(encoding="utf-8") == "14"


def test_those_who_wait_come_in_their_order(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.with_name(".opengov").mkdir()
    first, second, third = (turns.Ticket(path) for _place in range(3))
    first.draw()
    second.draw()
    assert (first.has_come(), second.has_come(), third.has_come()) == (True, False, False)
    first.give_back()
    assert (second.has_come(), third.has_come()) == (True, False)
    monkeypatch.setattr(turns, "GONE_SECONDS", -1.0)  # as if the second had been killed a while ago
    assert third.has_come()
    second.give_back()


def test_the_number_of_a_killed_writer_keeps_nobody_for_long(path: Path) -> None:
    path.with_name(".opengov").mkdir()
    killed = path.with_name(".opengov") / f"{path.name}.{1:020}.1.turn"
    killed.touch()
    os.utime(killed, (time.time() - 100, time.time() - 100))
    with disk.locked(path):
        pass
    assert names(path.parent) == [path.name]


def test_the_lock_of_a_killed_process_is_free(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        holder.kill()
    with disk.locked(path):
        pass
    assert names(path.parent) == [path.name]


def test_what_a_killed_writer_leaves_is_not_seen_by_git_and_swept_by_the_next(path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=path.parent, check=True)
    die = (
        HOLD.replace(
            "time.sleep(60)",
            "from opengov_cli.file.storage import scratch; scratch.new_file(Path(sys.argv[1])); time.sleep(60)",
        )
        .replace('print("held", flush=True)', "")
        .replace("; time", '; print("held", flush=True); time')
    )
    with subprocess.Popen([sys.executable, "-c", die, str(path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        holder.kill()
    assert len(names(path.parent / ".opengov")) == 3
    status = subprocess.run(["git", "status", "--short"], cwd=path.parent, check=True, capture_output=True, text=True)
    assert status.stdout == f"?? {path.name}\n"
    path.with_name(f".{path.name}.abc.tmp").touch()  # as an earlier version left it
    with disk.locked(path):
        disk.replace(path, "新\n", content(path))
    assert names(path.parent) == [".git", path.name]


def test_what_somebody_else_keeps_in_the_hidden_folder_stays(path: Path) -> None:
    path.with_name(".opengov").mkdir()
    path.with_name(".opengov").joinpath("notes.txt").touch()
    with disk.locked(path):
        disk.replace(path, "新\n", content(path))
    assert names(path.with_name(".opengov")) == [".gitignore", "notes.txt"]


@linux
def test_attributes_are_kept(path: Path) -> None:
    try:
        os.setxattr(path, "user.origin", "市政府".encode())
    except OSError:
        pytest.skip("this disk knows no attributes")
    disk.replace(path, "新\n", content(path))
    assert os.getxattr(path, "user.origin") == "市政府".encode()


@linux
def test_acls_are_kept(path: Path) -> None:
    # Version 2; the owner rw, user 12345 rw, the group r, the mask rw, others nothing.
    entries = [(0x01, 6, -1), (0x02, 6, 12345), (0x04, 4, -1), (0x10, 6, -1), (0x20, 0, -1)]
    acl = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
    try:
        os.setxattr(path, "system.posix_acl_access", acl)
    except OSError:
        pytest.skip("this disk knows no ACLs")
    disk.replace(path, "新\n", content(path))
    assert os.getxattr(path, "system.posix_acl_access") == acl


@posix
@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root gives files away")
def test_root_leaves_a_file_to_its_owner_and_group(path: Path) -> None:
    os.chown(path, 12345, 23456)
    disk.replace(path, "新\n", content(path))
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


@posix
def test_a_group_that_cannot_be_kept_gives_no_rights_to_another(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = path.with_name("fresh")
    fresh.touch()
    path.chmod(0o664)

    def refused(*_arguments: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "chown", refused)
    attributes.take_over(fresh, path)
    assert fresh.stat().st_mode & 0o777 == 0o664
    stat = Path.stat

    def of_another_group(self: Path) -> os.stat_result:
        found = stat(self)
        return os.stat_result((*found[:5], found.st_gid + (self == fresh), *found[6:10]))

    monkeypatch.setattr(Path, "stat", of_another_group)
    attributes.take_over(fresh, path)
    assert stat(fresh).st_mode & 0o777 == 0o644


@posix
def test_another_name_of_the_file_is_told(path: Path, told: list[str]) -> None:
    other = path.with_name("副本.yaml")
    other.hardlink_to(path)
    disk.replace(path, "新\n", content(path))
    assert told == [f"{path} had another name (hard link), which keeps the old text"]
    assert other.read_text(encoding="utf-8") == "标题: 分工方案\n"


def test_writers_at_the_same_time_all_land(path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITE, str(path), letter, "1"]) for letter in "甲乙丙丁"]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0, 0]
    assert sorted(path.read_text(encoding="utf-8").removeprefix("标题: 分工方案\n")) == sorted("甲乙丙丁" * 20)
    assert names(path.parent) == [path.name]


def test_killed_at_any_instant_the_file_is_whole(path: Path) -> None:
    for delay in (0.1, 0.13, 0.16, 0.2, 0.25):
        with subprocess.Popen([sys.executable, "-c", WRITE, str(path), "甲", "300000"]) as writer:
            time.sleep(delay)
            writer.kill()
        added = path.read_text(encoding="utf-8").removeprefix("标题: 分工方案\n")
        assert set(added) <= {"甲"}
        assert len(added) % 300_000 == 0


def test_a_new_file_that_finds_no_room_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite):
        disk.create(tmp_path / "plan_2022.yaml", "标题: 分工方案\n".encode())
    assert names(tmp_path) == []


@posix
def test_a_new_file_has_the_permissions_of_new_files(tmp_path: Path) -> None:
    disk.create(tmp_path / "plan_2022.yaml", "标题: 分工方案\n".encode())
    (tmp_path / "other").touch()
    assert (tmp_path / "plan_2022.yaml").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_disk_without_second_names_gets_new_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_paths: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refused)
    disk.create(tmp_path / "plan_2022.yaml", "标题: 分工方案\n".encode())
    with pytest.raises(FileExists):
        disk.create(tmp_path / "plan_2022.yaml", b"")
    assert names(tmp_path) == ["plan_2022.yaml"]


@posix
def test_what_only_looks_like_a_file_is_not_read(tmp_path: Path) -> None:
    """A pipe would wait for ever, a device never end."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    for name, what in (("pipe", "it is a pipe"), ("zero", "it is a device"), (".", "it is a folder")):
        with pytest.raises(CannotRead, match=what):
            disk.read_bytes(tmp_path / name)


def test_of_a_large_file_no_more_is_read_than_tells_that_it_is_too_large(path: Path) -> None:
    path.write_bytes(b"x" * 100)
    assert disk.read_bytes(path, 10) == b"x" * 11
    assert disk.read_bytes(path, 100) == b"x" * 100
