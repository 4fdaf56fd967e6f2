"""The lines of a README that a reader types into a shell, each with what it prints.

    python tests/shell_lines.py README.md

prints those behind the installation, to be run in a fresh clone in which the first line of the README was run.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r"^```(sh|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT = re.compile(r"^\$ ", re.MULTILINE)


class ShellLine(NamedTuple):
    """A command, and below it in the README what it prints; None where the README does not show that."""

    command: str
    printed: str | None

    @property
    def installs(self) -> bool:
        """Whether it is one of those that make the program and its tests run."""
        return "pip install" in self.command


def shell_lines(text: str) -> list[ShellLine]:
    """All lines of the shell blocks of a text, in order."""
    found = []
    for kind, block in _BLOCK.findall(text):
        if kind == "sh":
            found += [ShellLine(line, None) for line in block.splitlines()]
        else:
            parts = (part.partition("\n") for part in _PROMPT.split(block)[1:])
            found += [ShellLine(command, printed) for command, _, printed in parts]
    return found


if __name__ == "__main__":
    for shell_line in shell_lines(Path(sys.argv[1]).read_text(encoding="utf-8")):
        if not shell_line.installs:
            sys.stdout.write(f"{shell_line.command}\n")
