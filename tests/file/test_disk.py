"""Bytes on disk: nothing is guessed, nothing is half written, nobody overwrites anybody."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from opengov_cli.file import disk
from opengov_cli.file.errors import CannotRead, CannotWrite, ChangedUnderneath, FileExists, FileInUse

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and links are those of Unix")

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
for _time in range(40):
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
    with pytest.raises(CannotRead, match="No such file"):
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
    with pytest.raises(CannotWrite, match="No space left"):
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
        assert names(path.parent) == [f".{path.name}.lock", path.name]
    assert names(path.parent) == [path.name]


def test_a_lock_that_is_held_too_long_is_reported(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "LOCK_SECONDS", 0.1)
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(FileInUse), disk.locked(path):
            pass
        holder.kill()


def test_the_lock_of_a_killed_process_is_free(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        holder.kill()
    with disk.locked(path):
        pass
    assert names(path.parent) == [path.name]


def test_writers_at_the_same_time_all_land(path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITE, str(path), letter, "1"]) for letter in "甲乙丙丁"]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0, 0]
    assert sorted(path.read_text(encoding="utf-8").removeprefix("标题: 分工方案\n")) == sorted("甲乙丙丁" * 40)
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
