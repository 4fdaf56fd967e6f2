"""Bytes on disk: encoding, BOM, newlines and atomic replacement. Knows no YAML.

Killed at any instant, a file is the old one or the new one; two writers wait for each other.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sys
import time
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISREG

from opengov_cli.errors import reason_of

from .caller import tell
from .errors import CannotRead, CannotWrite, ChangedUnderneath, FileExists, FileInUse
from .storage import scratch
from .storage.attributes import take_over
from .storage.lock import locked as locked  # noqa: PLC0414 - the lock belongs to the face of this file

BOM = "\ufeff"
# What is longer than the gate reads, whatever its characters.
MAX_BYTES = 24_000_000
# Excel and virus scanners hold a file for moments; only Windows lets that stop a rename.
REPLACE_SECONDS = 2.0


@dataclass(frozen=True)
class Content:
    """What a file held when it was read: bytes that are text in UTF-8."""

    data: bytes

    @classmethod
    def of(cls, text: str, *, bom: bool) -> Content:
        """What a file with this text holds."""
        return cls(((BOM if bom else "") + text).encode())

    @property
    def bom(self) -> bool:
        """Whether a BOM stands before the text."""
        return self.data.startswith(BOM_UTF8)

    @cached_property
    def text(self) -> str:
        """The text without a BOM."""
        return self.data.decode().removeprefix(BOM)

    @cached_property
    def digest(self) -> str:
        """What tells these bytes from all others (SHA-256)."""
        return hashlib.sha256(self.data).hexdigest()


class NotUtf8(ValueError):
    """Bytes that are not UTF-8; ``encoding`` names what they look like, if that is clear."""

    def __init__(self, offset: int, line: int, encoding: str) -> None:
        super().__init__(offset, line, encoding)
        self.offset, self.line, self.encoding = offset, line, encoding


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file, and one more than ``most`` of a larger one, which tells that it is too large.

    Raises CannotRead, also for what only looks like a file: a pipe would wait for ever, a device never end.
    """
    try:
        # Looked at first, because to open some devices does something; and once more when it is open.
        _refuse_what_is_no_file(path, path.stat().st_mode)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as stream:
            _refuse_what_is_no_file(path, os.fstat(descriptor).st_mode)
            return stream.read(most + 1)
    except OSError as error:
        raise CannotRead(path, reason_of(error)) from error


def decode(data: bytes) -> Content:
    """Bytes as text with their newlines untouched. Raises NotUtf8; never converts by guess."""
    content = Content(data)
    try:
        content.text  # noqa: B018 - worked out here, and kept
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotUtf8(error.start, line, _likely_encoding(data)) from None
    return content


def replace(path: Path, text: str, expected: Content) -> None:
    """Put a text in the place of the one that was read, whole or not at all.

    BOM, permissions, owner and attributes stay, a symbolic link keeps pointing to the file, and other names of it
    (hard links), which keep the old text, are told. Raises ChangedUnderneath when the file is no longer the one that
    was read, CannotWrite or FileInUse.
    """
    target = path.resolve()
    if hashlib.sha256(read_bytes(target)).hexdigest() != expected.digest:
        raise ChangedUnderneath(path)
    with _failures_named(path):
        others = target.stat().st_nlink - 1
        _swap(target, Content.of(text, bom=expected.bom).data)
    if others > 0:
        sentence = ngettext(
            "{path} had another name (hard link), which keeps the old text",
            "{path} had {count} other names (hard links), which keep the old text",
            others,
        )
        tell(sentence.format(path=path, count=others))


def create(path: Path, data: bytes) -> None:
    """Write a new file. Raises FileExists rather than replace one, and CannotWrite."""
    with _failures_named(path), _growing(path, data) as fresh:
        fresh.chmod(_usual_mode())
        _claim(fresh, path)


def write(path: Path, data: bytes) -> None:
    """Write a whole file, new or in the place of another one. Raises CannotWrite."""
    with _failures_named(path):
        path.touch()
        _swap(path.resolve(), data)


def make_folder(path: Path) -> None:
    """Make a folder and those around it, where there are none. Raises CannotWrite."""
    with _failures_named(path):
        path.mkdir(parents=True, exist_ok=True)


def _refuse_what_is_no_file(path: Path, mode: int) -> None:
    if S_ISDIR(mode):
        raise CannotRead(path, _("it is a folder"))
    if S_ISCHR(mode) or S_ISBLK(mode):
        raise CannotRead(path, _("it is a device, not a file"))
    if not S_ISREG(mode):
        raise CannotRead(path, _("it is a pipe or a socket, not a file: save what comes out of it in a file"))


@contextmanager
def _failures_named(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        if path.is_dir():
            raise CannotWrite(path, _("it is a folder")) from None
        raise FileExists(path) from None
    except FileNotFoundError as error:
        raise CannotWrite(path, _("there is no folder {folder}").format(folder=path.parent)) from error
    except OSError as error:
        if sys.platform == "win32" and isinstance(error, PermissionError):
            raise FileInUse(path) from error
        raise CannotWrite(path, reason_of(error)) from error


def _claim(fresh: Path, path: Path) -> None:
    """Give a complete file its name, if nobody else has it."""
    if sys.platform == "win32":
        fresh.rename(path)
        return
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise
    except OSError:
        # Some disks know no second names. The file is empty for a moment then.
        path.open("x").close()
        fresh.replace(path)


def _usual_mode() -> int:
    """The permissions that the system gives to new files."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _swap(target: Path, data: bytes) -> None:
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    with _growing(target, data) as fresh:
        take_over(fresh, target)
        _rename(fresh, target)


@contextmanager
def _growing(target: Path, data: bytes) -> Iterator[Path]:
    """A complete, flushed file that is to take the name of the target; gone afterwards if it did not."""
    descriptor, fresh = scratch.new_file(target)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)
        scratch.leave(target)


def _rename(fresh: Path, target: Path) -> None:
    deadline = time.monotonic() + (REPLACE_SECONDS if sys.platform == "win32" else 0)
    while True:
        try:
            fresh.replace(target)
        except PermissionError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(0.05)
        else:
            return


def _likely_encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    with suppress(UnicodeDecodeError):
        data.decode("gb18030")
        return "GBK"
    return ""
