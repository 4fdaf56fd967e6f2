"""The only place that starts git: in a folder, whatever the environment says of others, and for programs to read."""

from __future__ import annotations

import os
import subprocess
from gettext import gettext as _
from pathlib import Path

from opengov_cli.errors import reason_of

from .errors import NoGit

# Of what `git rev-parse --local-env-vars` lists, all that says where a repository is and what belongs to it; settings
# such as GIT_CONFIG_COUNT stay. In a hook they name the repository of the hook, which may be another one.
_LOCATING = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
)


def run(folder: Path, *arguments: str, index: str = "") -> subprocess.CompletedProcess[bytes]:
    """What git in a folder printed, and its exit code; ``index`` is a file to take for the index. Raises NoGit."""
    environment = {**_environment(), **({"GIT_INDEX_FILE": index} if index else {})}
    try:
        return subprocess.run(_command(arguments), cwd=folder, capture_output=True, check=False, env=environment)  # noqa: S603
    except OSError as error:
        raise NoGit(_reason(error)) from error


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Git running in a folder: it reads what is asked and prints while the caller works. Raises NoGit."""
    try:
        return subprocess.Popen(  # noqa: S603
            _command(arguments),
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
    except OSError as error:
        raise NoGit(_reason(error)) from error


def text_of(output: bytes) -> str:
    """What git printed, as text without the ends of lines around it."""
    return output.decode(errors="replace").strip("\n\r")


def _reason(error: OSError) -> str:
    return _("it is not installed") if isinstance(error, FileNotFoundError) else reason_of(error)


def _command(arguments: tuple[str, ...]) -> tuple[str, ...]:
    return ("git", "-c", "core.quotepath=off", "-c", "color.ui=false", *arguments)


def _environment() -> dict[str, str]:
    """Ours without what would lead git to another repository than that of the folder it runs in."""
    kept = {name: value for name, value in os.environ.items() if name not in _LOCATING}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "cat"}
