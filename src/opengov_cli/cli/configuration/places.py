"""Where the files of the configuration are. Looking for them takes a few calls to the system, and no library."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

NAME = "opengov.toml"
_PROJECT = "pyproject.toml"
# The table of ours in a file that belongs to several programs.
_OUR_TABLE = ("tool", "opengov")


# A file that may hold settings, and the keys of the table in it that does.
Located = tuple[Path, tuple[str, ...]]


def shared_files(plans: Sequence[Path]) -> Iterator[Located]:
    """The files that may say something to us, the nearest first: from the plan, or else the current folder, upwards.

    Nothing is looked for above the top of a git work tree. Plans may stand in ``data/``, and their file beside them.
    """
    try:
        start = Path(os.path.abspath(plans[0] if plans else "."))  # noqa: PTH100 - resolving would leave a linked folder
    except OSError:
        # The current folder is gone.
        return
    for folder in (start, *start.parents):
        files = ((folder / NAME, ()), (folder / "data" / NAME, ()), (folder / _PROJECT, _OUR_TABLE))
        yield from (file for file in files if _is_file(file[0]))
        if os.path.exists(folder / ".git"):  # noqa: PTH110 - as with _is_file
            return


def own_files() -> Iterator[Located]:
    """The user's own file, if there is one."""
    path = own_path()
    if _is_file(path):
        yield path, ()


def own_path() -> Path:
    """Where the user's own file is, or would be.

    It is where platformdirs says; importing that would cost every command two milliseconds.
    """
    if sys.platform == "win32":
        folder = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    else:
        usual = "~/Library/Application Support" if sys.platform == "darwin" else "~/.config"
        said = os.environ.get("XDG_CONFIG_HOME", "").strip()
        folder = said if said.startswith("/") else usual
    return Path(os.path.expanduser(folder), "opengov", "config.toml")  # noqa: PTH111 - never fails


def _is_file(path: Path) -> bool:
    """Whether there is a file, as far as we are let see: in a folder that is closed to us there is none."""
    return os.path.isfile(path)  # noqa: PTH113 - pathlib would raise


def at_line(path: Path, line: int) -> str:
    """A line of a file, as editors and terminals follow it."""
    return f"{shown(path)}:{line}"


def shown(path: Path) -> Path:
    """A path as it is short to read: from the current folder, if it is below that."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
