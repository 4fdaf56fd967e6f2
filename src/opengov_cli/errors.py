"""What can go wrong: one small class per failure, carrying data and giving one sentence.

``str(error)`` is the sentence, ``hint`` the way out, ``exit_code`` what the shell gets: 1 the
answer is no, 2 wrong usage, 3 something could not be read or written at all.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from gettext import gettext, pgettext
from gettext import gettext as _
from typing import ClassVar

# Marks sentences for the catalogue; they are translated when somebody reads them.
N_ = str
# By the names of the codes: not every system has all of them.
_USUAL = {
    "ENOENT": N_("there is no such file; check its name and its folder"),
    "EISDIR": N_("this is a folder, not a file"),
    "ENOTDIR": N_("a part of the path is no folder"),
    "EACCES": N_("you have no permission for that"),
    "EPERM": N_("you have no permission for that"),
    "EROFS": N_("the disk can only be read"),
    "ENOSPC": N_("the disk is full"),
    "EDQUOT": N_("the disk is full"),
    "ENAMETOOLONG": N_("the name is too long"),
    "EMFILE": N_("too many files are open"),
    "ENFILE": N_("too many files are open"),
    "ELOOP": N_("the links lead in a circle"),
    "EIO": N_("the disk has a fault, or the network drive is gone"),
}


class OpengovError(Exception):
    """The base of every failure that a user can do something about."""

    exit_code: ClassVar[int] = 1
    # What --plan said where it happened: what a hint advises is to be done with that file.
    named_plan = ""

    @property
    def hint(self) -> str:
        """What the user can do next; empty where the sentence says it."""
        return ""


def listed(words: Iterable[str]) -> str:
    """Words one after the other, as a sentence of the interface's language lists them."""
    return pgettext("between words", ", ").join(words)


def reason_of(error: OSError) -> str:
    """Why the system refused, in the language of the interface where the reason is a usual one."""
    usual = _USUAL.get(errno.errorcode.get(error.errno or 0, ""))
    return gettext(usual) if usual else error.strerror or str(error)


@dataclass(eq=False)
class SystemRefused(OpengovError):
    """The operating system stopped us where no file of ours is concerned: the output, a temporary file."""

    reason: str
    place: str | None = None
    exit_code = 3

    def __str__(self) -> str:
        reason = f"{self.reason}: {self.place}" if self.place else self.reason
        return _("the system refused: {reason}").format(reason=reason)
