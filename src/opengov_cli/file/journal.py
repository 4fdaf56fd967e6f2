"""The last changes that this program made to a plan file, kept outside its folder so that they can be taken back.

For each plan file there is a folder of entries below the user's state folder. An entry holds only what a change took
out of the text and what it put there, with the digests of the file before and after: it fits no other text. All of it
can be deleted at any time, and where it cannot be written, nothing but ``opengov undo`` is missing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from gettext import gettext as _
from pathlib import Path

from .caller import CALLER
from .disk import Content
from .storage.home import state_home
from .text.common import shared_end, shared_start

MOST_ENTRIES = 100
MOST_BYTES = 10_000_000
MOST_PLANS = 200
_LONGEST_WORD = 200
_DONE, _UNDONE = ".json", ".undone"


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One change: when, by which command, the digests of the file, and the texts that differ from a place on."""

    time: str
    words: tuple[str, ...]
    before: str
    after: str
    start: int
    removed: str
    added: str

    def undone(self, text: str) -> str:
        """The text before the change, from the one after it."""
        return text[: self.start] + self.removed + text[self.start + len(self.added) :]

    def redone(self, text: str) -> str:
        """The text after the change, from the one before it."""
        return text[: self.start] + self.added + text[self.start + len(self.removed) :]


@dataclass(frozen=True, slots=True)
class Journal:
    """The entries of one plan file, numbered in the names of their files; those taken back are named differently."""

    folder: Path

    @classmethod
    def of(cls, path: Path) -> Journal:
        """The journal of a plan file. Raises OSError where there is no place for one."""
        home = state_home()
        if not home:
            raise OSError(_("there is no home folder"))
        return cls(home / "journal" / hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:32])

    def last(self) -> JournalEntry | None:
        """The change that can be taken back next."""
        return self._read(max(self._files(_DONE), default=None))

    def next(self) -> JournalEntry | None:
        """The change that was taken back last, and can be made again."""
        return self._read(min(self._files(_UNDONE), default=None))

    def add(self, entry: JournalEntry) -> None:
        """Keep one more change; those that were taken back cannot be made again then. Raises OSError."""
        self._make_folder()
        for old in self._files(_UNDONE):
            old.unlink()
        newest = max(self._files(_DONE), default=None)
        number = int(newest.stem) + 1 if newest else 1
        fresh = self.folder / "fresh"
        fresh.write_bytes(json.dumps(asdict(entry), ensure_ascii=False).encode())
        fresh.replace(self.folder / f"{number:09}{_DONE}")
        self._prune()

    def turn(self, *, back: bool) -> None:
        """Note that the last change was taken back, or the next one made again. Raises OSError."""
        files = self._files(_DONE if back else _UNDONE)
        if files:
            file = max(files) if back else min(files)
            file.replace(file.with_suffix(_UNDONE if back else _DONE))

    def _files(self, suffix: str) -> list[Path]:
        return [path for path in self.folder.glob(f"*{suffix}") if path.stem.isdecimal()]

    def _read(self, file: Path | None) -> JournalEntry | None:
        """An entry; None where it was deleted or damaged."""
        try:
            found = json.loads(file.read_bytes()) if file else None
            return JournalEntry(**{**found, "words": tuple(found["words"])}) if found else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _make_folder(self) -> None:
        """Make the folder, for nobody else to read; the plans that were changed longest ago make room."""
        if self.folder.is_dir():
            return
        self.folder.mkdir(mode=0o700, parents=True)
        plans = sorted(self.folder.parent.iterdir(), key=lambda path: path.stat().st_mtime)
        for old in plans[:-MOST_PLANS]:
            shutil.rmtree(old, ignore_errors=True)

    def _prune(self) -> None:
        size = 0
        for number, file in enumerate(sorted(self._files(_DONE), reverse=True), start=1):
            size += file.stat().st_size
            if number > MOST_ENTRIES or size > MOST_BYTES:
                file.unlink()


def remember(path: Path, before: Content, after: Content) -> None:
    """Keep a change that was just written; where that is not possible, the change stands all the same."""
    with suppress(OSError):
        Journal.of(path).add(_entry(before, after))


def _entry(before: Content, after: Content) -> JournalEntry:
    old, new = before.text, after.text
    start = shared_start(old, new)
    same_end = shared_end(old, new, start)
    return JournalEntry(
        time=datetime.now().astimezone().isoformat(timespec="seconds"),
        words=tuple(word[:_LONGEST_WORD] for word in CALLER.get().words),
        before=before.digest,
        after=after.digest,
        start=start,
        removed=old[start : len(old) - same_end],
        added=new[start : len(new) - same_end],
    )
