"""Whose turn it is to ask for a lock: those who wait draw numbers, and the lowest asks first.

The lock alone keeps writers apart; numbers only make the waiting fair. So a lost number, or one whose owner was killed,
does no harm: it counts for some seconds more.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from . import scratch

# Whoever waits shows it much more often.
GONE_SECONDS = 10.0


class Ticket:
    """The place of one writer in the queue before a file."""

    def __init__(self, target: Path) -> None:
        self._folder, self._file = target.parent / scratch.NAME, target.name
        self._number: Path | None = None

    def draw(self) -> None:
        """Take a number, unless we have one; and show that we still wait."""
        name = f"{self._file}.{time.time_ns():020}.{os.getpid()}{scratch.TURN}"
        with suppress(OSError):
            number = self._number or self._folder / name
            number.touch()
            self._number = number

    def has_come(self) -> bool:
        """Whether nobody waits who was here before us."""
        with suppress(OSError):
            # Where the file lies on another computer, its clock counts.
            now = self._number.stat().st_mtime if self._number else time.time()
            numbers = self._folder.glob(f"*{scratch.TURN}")
            for other in sorted(path for path in numbers if path.name.startswith(f"{self._file}.")):
                if self._number and other.name >= self._number.name:
                    return True
                with suppress(FileNotFoundError):
                    if now - other.stat().st_mtime < GONE_SECONDS:
                        return False
        return True

    def give_back(self) -> None:
        """Leave the queue."""
        if self._number:
            with suppress(OSError):
                self._number.unlink()
