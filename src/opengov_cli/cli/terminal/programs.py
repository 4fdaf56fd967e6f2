"""The user's own programs, as variables such as PAGER and EDITOR name them."""

from __future__ import annotations

import shlex
import sys


def command_words(command: str) -> list[str]:
    """The words of a command: the program and what it is to be given. Raises ValueError for an open quotation."""
    if sys.platform != "win32":
        return shlex.split(command)
    # A backslash stands between folders there, and a program's quotation marks are no part of its name.
    return [word.strip('"') for word in shlex.split(command, posix=False)]
