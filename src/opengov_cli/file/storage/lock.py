"""One writer at a time: the lock of a file, and how long to wait for it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from gettext import gettext as _
from pathlib import Path
from stat import S_IMODE
from typing import TYPE_CHECKING

from opengov_cli.errors import reason_of

from ..caller import tell
from ..errors import CannotWrite, FileInUse
from . import scratch
from .turns import Ticket

if TYPE_CHECKING:
    from filelock import FileLock

# How long a writer waits while nobody gets on, and when it says that it waits.
LOCK_SECONDS = 60.0
TELL_SECONDS = 3.0


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file, kept beside it so that it also works on a shared drive.

    However many wait, all get it: only a minute in which the file does not change ends the waiting. Raises FileInUse
    then, and CannotWrite where no lock can be made.
    """
    target = path.resolve()
    try:
        lock = _taken(path, target)
    except OSError as error:
        raise CannotWrite(path, reason_of(error)) from error
    try:
        with suppress(OSError):
            scratch.hide(target.parent / scratch.NAME)
        scratch.sweep(target)
        yield
    finally:
        # Windows removes the lock file at release and refuses it before. Elsewhere whoever waits
        # notices that the file it locked has no name any more, and starts over.
        with suppress(OSError):
            Path(lock.lock_file).unlink()
        lock.release()
        scratch.leave(target)


def _taken(path: Path, target: Path) -> FileLock:
    # Reading commands need no lock and should not pay for this import.
    from filelock import FileLock, Timeout

    lock = FileLock(target.parent / scratch.NAME / f"{target.name}.lock", mode=_mode(target))
    patience, turn = _Patience(path, target), Ticket(target)
    try:
        while True:
            try:
                scratch.open_folder(target)
                if turn.has_come():
                    lock.acquire(timeout=0)
                    return lock
            except Timeout:
                pass
            except FileNotFoundError:
                # The last writer took the folder away just now.
                if not target.parent.is_dir():
                    raise
            turn.draw()
            patience.wait()
    finally:
        turn.give_back()


class _Patience:
    """Waiting for a lock: as long as the file changes now and then, others get on and our turn comes."""

    def __init__(self, path: Path, target: Path) -> None:
        self._path, self._target = path, target
        self._began = self._changed = time.monotonic()
        self._seen = _state(target)
        self._told = False

    def wait(self) -> None:
        """Wait a moment before the next try. Raises FileInUse."""
        now = time.monotonic()
        state = _state(self._target)
        if state != self._seen:
            self._seen, self._changed = state, now
        if now - self._changed > LOCK_SECONDS:
            raise FileInUse(self._path)
        waited = now - self._began
        if waited > TELL_SECONDS and not self._told:
            self._told = True
            tell(_("waiting for {path}, which another opengov is writing").format(path=self._path))
        import random

        # Nobody in step with anybody.
        time.sleep(random.uniform(0.02, 0.08))  # noqa: S311 - no secret


def _state(target: Path) -> tuple[int, int, int] | None:
    try:
        found = target.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _mode(target: Path) -> int:
    """Who may write the file may lock it."""
    try:
        return S_IMODE(target.stat().st_mode) & 0o666
    except OSError:
        return 0o644
