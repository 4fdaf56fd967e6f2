"""What comes back in a ledger: its filled rows, and what of it a person has to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from opengov_cli.documents.draft import Doubt
from opengov_cli.plan.model import Note, Status

from .fingerprint import Digests, Fingerprint
from .sheet import Column


@dataclass(frozen=True, slots=True)
class Entry:
    """A filled row: what a unit says of a task, which it names by its number when the ledger was sent.

    ``known`` is what the ledger said of the task. ``place`` is where its number stands, and ``status_place`` its
    status. ``beside`` are words beside the addresses.
    """

    unit: str
    task: int
    known: Digests
    sent: date
    place: str
    status_place: str
    status: Status | None = None
    day: date | None = None
    text: str = ""
    problem: str = ""
    next: str = ""
    links: tuple[str, ...] = ()
    beside: str = ""
    person: str = ""

    def note(self, day: date, *, decides: bool) -> Note:
        """The note that it makes, on its own day or else on this one.

        What no other key of a note holds stands in brackets at the end of the text: the status of a unit that does not
        decide about the task alone or that says nothing else, words beside the addresses, and the person.
        """
        is_bare = not (self.text or self.problem or self.next or self.links or self.beside)
        status = self.status.word if self.status and (is_bare or not decides) else ""
        told = (("自报状态", status), (Column.LINKS.value, self.beside), (Column.PERSON.value, self.person))
        more = "；".join(f"{label}：{words}" for label, words in told if words)
        text = f"{self.text}（{more}）" if self.text and more else self.text or more
        return Note(self.day or day, text, self.unit, self.links, self.problem, self.next)


@dataclass(frozen=True, slots=True)
class FilledLedger:
    """A ledger that came back, filled in or not. ``problems`` are what could not be taken in, ``warnings`` what else
    should be known.
    """

    name: str
    fingerprint: Fingerprint
    entries: tuple[Entry, ...]
    problems: tuple[Doubt, ...]
    warnings: tuple[Doubt, ...]
    is_filled: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read at all, and why."""

    name: str
    problem: Doubt


def problems_of(files: tuple[FilledLedger | Unread, ...]) -> Iterator[Doubt]:
    """What could not be taken in of files, whatever the plan says."""
    for file in files:
        yield from (file.problem,) if isinstance(file, Unread) else file.problems
