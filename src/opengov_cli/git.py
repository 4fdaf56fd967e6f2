"""The only room that runs git."""

from __future__ import annotations

import subprocess
from pathlib import Path


def user_name(folder: Path) -> str:
    """The ``user.name`` that git uses in a folder; empty without one, or without git."""
    try:
        result = subprocess.run(
            ["git", "config", "--get", "user.name"],  # noqa: S607 - git is found on the PATH
            cwd=folder,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
    except OSError:
        return ""
    return result.stdout.strip() if result.returncode == 0 else ""
