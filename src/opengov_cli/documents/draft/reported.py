"""What a row reports of its task beside the plan's own texts: the number that stands there, and progress."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from opengov_cli.plan.model import Note, Status
from opengov_cli.plan.notes import CHINESE
from opengov_cli.wording.progress.progress import ReportDay, begins_note

NO_DAY = ReportDay(date.min, date.min.year)


@dataclass(frozen=True, slots=True)
class Reported:
    """What one row of a document reports, and where it stands.

    ``number`` is the one that the document itself gives the task. ``status`` is None where no cell tells one, and
    ``completed`` may stand beside any. ``text`` is what the cells of progress say, old notes and new words as they
    come, or None where there is no such cell; ``notes`` are those that are known to be one each. ``report`` dates words
    that have no day, ``by`` is who wrote what names nobody.
    """

    place: str = ""
    number: str = ""
    status: Status | None = None
    completed: date | None = None
    text: str | None = None
    notes: tuple[Note, ...] = ()
    report: ReportDay = NO_DAY
    by: str = ""


def with_outlook_below(text: str | None, problem: str, next_step: str) -> str | None:
    """What the cells of a row say of progress as one text, which ends with the problem and the next step."""
    if not (problem or next_step):
        return text
    labelled = (*_labelled(CHINESE.problem, problem), *_labelled(CHINESE.next_step, next_step))
    return "\n".join(filter(None, (text, *labelled)))


def _labelled(label: str, text: str) -> list[str]:
    """A text behind its label; a day and an author in front of it begin a note of its own."""
    if not text:
        return []
    if begins_note(text):
        head, _colon, words = text.partition(CHINESE.colon)
        return [head + CHINESE.colon, f"{label}{CHINESE.colon}{words}"]
    return [f"{label}{CHINESE.colon}{text}"]
