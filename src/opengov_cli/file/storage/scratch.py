"""The folder in which files grow until they are whole: beside the file, unseen by git, gone when nobody writes.

A rename is atomic only on one disk, so it has to stand there. A killed writer leaves it behind; as it ignores itself in
the manner of ``.pytest_cache``, git does not see it, and the next write sweeps it. The lock stands in it, too.
"""

from __future__ import annotations

import math
import time
from contextlib import suppress
from pathlib import Path

from .attributes import take_over

NAME = ".opengov"
# How the numbers of those who wait are called.
TURN = ".turn"
# Whoever writes without a lock is done long before, and whoever waits shows it all the time.
_STALE_SECONDS = {".tmp": 3600.0, TURN: 60.0}
_IGNORE = ".gitignore"
_IGNORED = b"# opengov keeps what it is writing here for a moment\n*\n"
_TRIES = 20


def open_folder(target: Path) -> Path:
    """The folder for a file; whoever may write beside the file may write in it."""
    folder = target.parent / NAME
    with suppress(FileExistsError):
        folder.mkdir()
        take_over(folder, target.parent)
    return folder


def new_file(target: Path) -> tuple[int, Path]:
    """An open, empty file in the folder, with its path."""
    for _try in range(_TRIES):
        # Another writer may take the folder away between these steps.
        with suppress(FileNotFoundError):
            folder = open_folder(target)
            hide(folder)
            return _made(folder, target)
    return _made(open_folder(target), target)


def _made(folder: Path, target: Path) -> tuple[int, Path]:
    # Reading makes no files, and should not pay for this import.
    import tempfile

    descriptor, name = tempfile.mkstemp(dir=folder, prefix=f"{target.name}.", suffix=".tmp")
    return descriptor, Path(name)


def hide(folder: Path) -> None:
    """Let git see nothing of the folder."""
    ignore = folder / _IGNORE
    if not (ignore.exists() and ignore.stat().st_size):
        ignore.write_bytes(_IGNORED)


def sweep(target: Path) -> None:
    """Take away what killed writers of this file left; its lock must be held."""
    # Until 2026 they grew beside the file.
    for folder, prefix in ((target.parent / NAME, ""), (target.parent, ".")):
        for left in _names(folder):
            if left.startswith(f"{prefix}{target.name}.") and left.endswith(".tmp"):
                with suppress(OSError):
                    (folder / left).unlink()


def leave(target: Path) -> None:
    """Take the folder away, unless somebody else is writing in it."""
    folder = target.parent / NAME
    for name in _names(folder):
        file = folder / name
        with suppress(OSError):
            if time.time() - file.stat().st_mtime > _STALE_SECONDS.get(file.suffix, math.inf):
                file.unlink()
    if set(_names(folder)) <= {_IGNORE}:
        with suppress(OSError):
            # What somebody else keeps here stays.
            ignore = folder / _IGNORE
            if ignore.exists() and ignore.read_bytes() in (_IGNORED, b""):
                ignore.unlink()
            folder.rmdir()


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []
