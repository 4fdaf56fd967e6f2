"""The user's own programs, as variables such as PAGER and EDITOR name them."""

from __future__ import annotations

import os
import shlex
import subprocess


def command_words(command: str) -> list[str]:
    """The words of a command: the program and what it is to be given. Raises ValueError for an open quotation."""
    posix = os.name == "posix"
    words = shlex.split(command, posix=posix)
    # A backslash stands between folders on Windows, and quotation marks stay; they are no part of a program's name.
    return words if posix else [word.strip('"') for word in words]


def wait_for(process: subprocess.Popen[bytes]) -> int:
    """The exit code of a program that has the terminal, once its user leaves it: Ctrl-C is for that program."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue
