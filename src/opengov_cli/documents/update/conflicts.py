"""Where a document and a plan say different things, so that a person has to choose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from opengov_cli.plan.model import Note, Status

Fact = str | Status | date | Note


class Kind(StrEnum):
    """What a plan and a document disagree about."""

    STATUS = "status"
    COMPLETED = "completed"
    NOTE = "note"
    """A note whose line somebody edited."""
    NUMBER = "number"
    """Another number before the words of a task."""
    WORDS = "words"
    """Words that are nothing like those of the task that has their number."""
    NEW = "new"
    """Words of a new task, or new words of one that the document does not have otherwise."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """That the plan says one thing of a task, and the document another one in the row at ``place``.

    ``last`` is the day of the plan's last note, where the document seems to be older than that.
    """

    place: str
    number: int
    kind: Kind
    plan: Fact
    document: Fact
    last: date | None = None
