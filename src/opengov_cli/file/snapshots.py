"""What the gate said of texts before: valid plans, kept in the user's cache folder by the digest of their files.

Whoever has the bytes of a file that was judged gets its plan from here, in a hundredth of the time. A snapshot answers
for these bytes and this program alone: its name has the digest of the file and a mark of the program's own code, and it
begins with a seal over both and over what it holds, so that one that was cut off, spoiled or renamed is none. It is
decoded into the values of ``plan.model``, each of its type; nothing in it is executed. All of it can be deleted at any
time, and where it cannot be written, only time is lost.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from msgspec import MsgspecError, msgpack

from opengov_cli import __version__
from opengov_cli.plan.fields import SCHEMA
from opengov_cli.plan.model import Plan

from .storage.home import cache_home
from .text.places import NOWHERE, Entries

_Value = TypeVar("_Value")

MOST_FILES = 4000
MOST_BYTES = 256_000_000
OFF = "OPENGOV_NO_CACHE"
# To look at all that is kept takes a while at the bounds: it is done for one in so many new ones, as its digest says.
_ONE_IN = 16
_SEAL_BYTES = 32
# Where the code stands that makes a plan of a text.
_CODE = ("plan", "file", "file/gate", "file/text")


class Known(NamedTuple):
    """What is known of a text that is a valid plan: the plan, the format that it is written in, and where its tasks
    stand.
    """

    plan: Plan
    schema: int = SCHEMA
    entries: Entries = NOWHERE


# The last one that was decoded, by its seal.
_DECODED: dict[bytes, Any] = {}


class Stock(NamedTuple):
    """How many snapshots there are, and how many bytes they take."""

    files: int
    size: int


def is_off() -> bool:
    """Whether the user wants nothing to be kept or looked up."""
    return bool(os.environ.get(OFF))


def folder() -> Path | None:
    """Where snapshots are kept, which need not be there; None for who has no home."""
    home = cache_home()
    return home / "snapshots" if home else None


def recall(digest: str) -> Known | None:
    """What the gate said of the file with this digest (SHA-256); None where that is not known."""
    return recall_value(digest, Known)


def recall_value(digest: str, kind: type[_Value]) -> _Value | None:
    """The value of this kind that was kept under a digest; None where there is none."""
    home = folder()
    if is_off() or not home:
        return None
    try:
        if not _is_ours(home):
            return None
        name = _name(digest)
        path = home / name
        data = memoryview(path.read_bytes())
        seal, body = data[:_SEAL_BYTES], data[_SEAL_BYTES:]
        if seal != _seal(name, body):
            return None
        # What was not used for longest goes first.
        os.utime(path)
        return _decoded(bytes(seal), body, kind)
    except (OSError, MsgspecError):
        return None


def _decoded(seal: bytes, body: memoryview, kind: type[_Value]) -> _Value:
    """What a sealed snapshot holds. A command that changes a plan opens it twice, and decodes it once."""
    if seal not in _DECODED:
        value = msgpack.decode(body, type=kind)
        _DECODED.clear()
        _DECODED[seal] = value
    found: _Value = _DECODED[seal]
    return found


def keep(digest: str, value: object) -> None:
    """Keep what the gate said of the file with this digest, or another value, where that is possible."""
    home = folder()
    if is_off() or not home:
        return
    with suppress(OSError):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(home):
            return
        name = _name(digest)
        _put(home / name, _seal(name, body := msgpack.encode(value)) + body)
        if int(digest[:2], 16) % _ONE_IN == 0:
            _make_room(home)


def _put(path: Path, data: bytes) -> None:
    """Write a snapshot whole: another process may be reading it."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def stock() -> Stock:
    """How much is kept."""
    sizes = [size for _used, size, _path in _found(folder())]
    return Stock(len(sizes), sum(sizes))


def clear() -> Stock:
    """Delete all snapshots, and tell how much that was. Raises OSError."""
    before = stock()
    for _used, _size, path in _found(folder()):
        _delete(path)
    return before


@cache
def _program() -> str:
    """A mark of this program's version and code: another one may read another plan in the same text."""
    here = Path(__file__).parents[1]
    stats = [
        (entry.name, entry.stat().st_size, entry.stat().st_mtime_ns)
        for room in _CODE
        for entry in os.scandir(here / room)
        if entry.name.endswith(".py")
    ]
    return sha256(repr((__version__, sorted(stats))).encode()).hexdigest()[:16]


def _name(digest: str) -> str:
    return f"{digest}-{_program()}"


def _seal(name: str, body: bytes | memoryview) -> bytes:
    sealed = sha256(name.encode())
    sealed.update(body)
    return sealed.digest()


def _is_ours(home: Path) -> bool:
    """Whether nobody else can put anything into the folder, as far as the system knows owners."""
    if sys.platform == "win32":
        return True
    found = home.stat()
    return found.st_uid == os.geteuid() and not found.st_mode & 0o022


def _make_room(home: Path) -> None:
    """Delete what was not used for longest, above the bounds."""
    total = 0
    for place, (_used, size, path) in enumerate(sorted(_found(home), reverse=True)):
        total += size
        if place >= MOST_FILES or total > MOST_BYTES:
            _delete(path)


def _delete(path: str) -> None:
    # Another process may have been quicker.
    with suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108 - thousands of them


def _found(home: Path | None) -> Iterator[tuple[int, int, str]]:
    """The snapshots: when each was used, how large it is, and where."""
    if not home:
        return
    with suppress(FileNotFoundError), os.scandir(home) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):
                if entry.is_file(follow_symlinks=False):
                    found = entry.stat(follow_symlinks=False)
                    yield found.st_mtime_ns, found.st_size, entry.path
