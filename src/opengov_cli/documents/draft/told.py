"""What a row tells of its task beside the plan's own texts: the number that stands there, and progress."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from opengov_cli.plan.model import Note, Status
from opengov_cli.plan.notes import CHINESE
from opengov_cli.plan.text import fold
from opengov_cli.wording.progress import ProgressReading, begins_note

_STATUS = re.compile(r".*(?:状态|进度).*|是否.*|status")


@dataclass(frozen=True, slots=True)
class Told:
    """What one row of a document tells, and where it stands.

    ``number`` is the one that the document itself gives the task. ``status`` is None where no cell tells one, and
    ``completed`` may stand beside any. ``text`` is what the cells of progress say, old notes and new words as they
    come, or None where there is no such cell; ``notes`` are those that are known to be one each. ``day`` dates words
    that have no day, ``by`` is who wrote what names nobody.
    """

    place: str = ""
    number: str = ""
    status: Status | None = None
    completed: date | None = None
    text: str | None = None
    notes: tuple[Note, ...] = ()
    day: date = date.min
    by: str = ""


class ProgressCell(NamedTuple):
    """A cell of progress below its heading, and what it was read as."""

    heading: str
    text: str
    reading: ProgressReading

    @property
    def is_status(self) -> bool:
        """Whether the heading asks for a status and nothing else, as 状态 does."""
        return bool(_STATUS.fullmatch(fold(self.heading)))


def deciding_cell(cells: Sequence[ProgressCell]) -> ProgressCell | None:
    """The cell that tells the status: the first below 状态 that tells one, else the last of all."""
    telling = [cell for cell in cells if cell.reading.status]
    return next((cell for cell in telling if cell.is_status), telling[-1] if telling else None)


def told_text(cells: Sequence[ProgressCell], problem: str, next_step: str) -> str | None:
    """What the cells of a row say of progress as one text, which ends with the problem and the next step. None where no
    cell is for more than a status.
    """
    if all(cell.is_status and not cell.reading.notes for cell in cells) and not (problem or next_step):
        return None
    shown = [cell.text for cell in cells if cell.reading.notes]
    return "\n".join([*shown, *_labelled(CHINESE.problem, problem), *_labelled(CHINESE.next_step, next_step)])


def _labelled(label: str, text: str) -> list[str]:
    """A text behind its label; a day and an author in front of it begin a note of its own."""
    if not text:
        return []
    if begins_note(text):
        head, _colon, words = text.partition(CHINESE.colon)
        return [head + CHINESE.colon, f"{label}{CHINESE.colon}{words}"]
    return [f"{label}{CHINESE.colon}{text}"]
