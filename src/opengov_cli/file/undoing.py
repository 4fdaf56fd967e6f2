"""Taking back the last change of a plan file, and making it again: one at a time, and only if nothing came between."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from opengov_cli.plan.shell import shell_word

from . import disk
from .disk import Content
from .errors import ChangedSince, ChangedUnderneath, NothingToTurn
from .journal import Journal, JournalEntry
from .register import Change, Register, rewrite

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Turn:
    """A change that is to be taken back (``back``) or made again."""

    path: Path
    back: bool
    journal: Journal
    entry: JournalEntry

    @property
    def command(self) -> str:
        """The command that made the change, on one line."""
        words = re.sub(r"\s+", " ", " ".join(map(shell_word, ("opengov", *self.entry.words))))
        return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"

    @property
    def time(self) -> str:
        """When the change was made, to the minute."""
        return datetime.fromisoformat(self.entry.time).strftime("%Y-%m-%d %H:%M")

    def preview(self) -> Change:
        """What it comes to; writes nothing. Raises ChangedSince, and what rewriting raises."""
        return rewrite(self.path, self._text, None, write=False)

    def take(self) -> Change:
        """Do it. Raises ChangedUnderneath, ChangedSince, and what rewriting raises."""
        return rewrite(self.path, self._text, None, remember=self._note)

    def _text(self, held: Register) -> str:
        if _entry(self.journal, back=self.back) != self.entry:
            raise ChangedUnderneath(self.path)
        turned = self.entry.undone if self.back else self.entry.redone
        here, there = (self.entry.before, self.entry.after)[:: -1 if self.back else 1]
        text = turned(held.content.text)
        if held.content.digest != here or Content.of(text, bom=held.content.bom).digest != there:
            raise ChangedSince(self.path, self.command)
        return text

    def _note(self, _path: Path, _before: Content, _after: Content) -> None:
        with suppress(OSError):
            self.journal.turn(back=self.back)


def find_turn(path: Path, *, back: bool) -> Turn:
    """The next change of a plan file to take back, or to make again.

    Raises NothingToTurn, CannotRead, and ChangedSince where the file is no longer as that change left it.
    """
    journal = Journal.of(path)
    entry = _entry(journal, back=back)
    if entry is None:
        raise NothingToTurn(path, back)
    turn = Turn(path, back, journal, entry)
    if hashlib.sha256(disk.read_bytes(path)).hexdigest() != (entry.after if back else entry.before):
        raise ChangedSince(path, turn.command)
    return turn


def _entry(journal: Journal, *, back: bool) -> JournalEntry | None:
    return journal.last() if back else journal.next()
