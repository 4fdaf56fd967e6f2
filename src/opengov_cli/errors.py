"""What can go wrong: one small class per failure, carrying data and giving one sentence.

``str(error)`` is the sentence, ``hint`` the way out, ``exit_code`` what the shell gets: 1 the
answer is no, 2 wrong usage, 3 something could not be read or written at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from typing import ClassVar


class OpengovError(Exception):
    """The base of every failure that a user can do something about."""

    exit_code: ClassVar[int] = 1

    @property
    def hint(self) -> str:
        """What the user can do next; empty where the sentence says it."""
        return ""


@dataclass(eq=False)
class SystemRefused(OpengovError):
    """The operating system stopped us where no file of ours is concerned: the output, a temporary file."""

    reason: str
    place: str | None = None
    exit_code = 3

    def __str__(self) -> str:
        reason = f"{self.reason}: {self.place}" if self.place else self.reason
        return _("the system refused: {reason}").format(reason=reason)
