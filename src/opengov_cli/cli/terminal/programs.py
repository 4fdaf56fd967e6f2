"""The user's own programs, as variables such as PAGER and EDITOR name them."""

from __future__ import annotations

import os
import shlex


def command_words(command: str) -> list[str]:
    """The words of a command: the program and what it is to be given. Raises ValueError for an open quotation."""
    posix = os.name == "posix"
    words = shlex.split(command, posix=posix)
    # A backslash stands between folders on Windows, and quotation marks stay; they are no part of a program's name.
    return words if posix else [word.strip('"') for word in words]
