"""The 完成情况 cell of a document: written from the status and the notes of a task, and read as these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from opengov_cli.plan.model import Note, Status, Task, parse_date
from opengov_cli.plan.notes import CHINESE, note_head, outlook

from ..deadlines.days import plain_words, read_past_day
from .status import read_mark, read_status, status_of_mark, word_for_status

COLON = CHINESE.colon
_PROBLEM, _NEXT = (label + COLON for label in (CHINESE.problem, CHINESE.next_step))

_NOTHING = re.compile(r"[\s/／\\—－–-]*|无|暂无")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_DATED = re.compile(rf"(?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?: (?P<by>[^\n{COLON}]+))?{COLON}(?P<text>.*)")
_FINISHED = re.compile(rf"{Status.DONE.word}（(?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})）")
_ANSWER = re.compile(r"(?P<question>\s*是否[^\s，,；;。:：]{1,8})[:：]\s*(?P<mark>\S{1,3})\s*")
# So much of a cell tells whether it begins with a day.
_BEGIN = 40
# Exactly one day at the very begin of a cell: 6月20日召开会议, but not 6月20日前完成.
_BEGINS_ON = re.compile(
    r"(?:截至|截止到?|于|已于)?(?P<day>(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4}([-./])[0-9]{1,2}\2[0-9]{1,2})"
    "(?!之?[前起]|以前|至|到|[-—~])"
)


@dataclass(frozen=True, slots=True)
class ReportDay:
    """The day of a report: it dates notes that tell none of their own, unless it ``counts_most``.

    Days that name no year are of ``year``, the plan's, or of that of the report, whichever is past.
    """

    day: date
    year: int
    counts_most: bool = False


@dataclass(frozen=True, slots=True)
class ProgressReading:
    """What a cell tells: a status, if it does, the day of completion, and notes.

    ``undated`` tells that the first of the notes has the day of the report.
    """

    status: Status | None = None
    completed: date | None = None
    notes: tuple[Note, ...] = ()
    undated: bool = False


def progress_text(task: Task, *, status: bool = True) -> str:
    """The cell that we write: the status, unless it stands elsewhere, then each note behind its day, with its links on
    lines of their own.
    """
    return "\n".join([*([status_text(task)] if status else []), *notes_lines(task.notes)])


def status_text(task: Task) -> str:
    """The status of a task in the words of documents, with the day on which it was done."""
    word = task.status.word
    return f"{word}（{task.completed}）" if task.completed and task.status is Status.DONE else word


def notes_lines(notes: tuple[Note, ...]) -> Iterator[str]:
    """The notes line by line."""
    for note in notes:
        yield f"{note_head(note)}{COLON}{note.text}"
        yield from outlook(note, CHINESE)
        yield from note.links


class OutlookApart(NamedTuple):
    """A task without what its last note says of a problem and a next step, and these two as cells of their own."""

    task: Task
    problem: str
    next: str


def outlook_apart(task: Task) -> OutlookApart:
    """A task without the problem and the next step of its last note, and these two as cells of their own.

    They are what stands in the way now; those of earlier notes stay with them. A note that says no more goes into the
    cells with its day and author.
    """
    if not task.notes:
        return OutlookApart(task, "", "")
    *earlier, last = task.notes
    rest = replace(last, problem="", next="")
    if rest.text or rest.links or rest == last:
        return OutlookApart(replace(task, notes=(*earlier, rest)), last.problem, last.next)
    head = f"{note_head(last)}{COLON}"
    problem, next_step = (head + last.problem, last.next) if last.problem else ("", head + last.next)
    return OutlookApart(replace(task, notes=tuple(earlier)), problem, next_step)


def with_outlook(notes: Sequence[Note], problem: str, next_step: str, day: date) -> tuple[Note, ...]:
    """The notes of a cell, with the problem and the next step that stand in cells of their own.

    They belong to the last note, or to one of their own if a day stands in front of them; ``day`` dates one without.
    """
    if not (problem or next_step):
        return tuple(notes)
    first, _newline, rest = (problem or next_step).partition("\n")
    if begun := _begun_note(first):
        words = "\n".join(filter(None, (begun.text, rest)))
        alone = replace(begun, text="")
        told = replace(alone, problem=words, next=next_step) if problem else replace(alone, next=words)
        return (*notes, told)
    *earlier, last = notes or [Note(day)]
    return (*earlier, replace(last, problem=last.problem or problem, next=last.next or next_step))


def read_progress(text: str, report: ReportDay, heading: str = "完成情况") -> ProgressReading:
    """What a cell below a heading says, in our words or in others'; nothing is dropped."""
    if _NOTHING.fullmatch(text):
        return ProgressReading()
    return _read_our_form(text, report.day) or _read_mark(text, report, heading) or _read_other_form(text, report)


def _read_our_form(text: str, day: date) -> ProgressReading | None:
    """What a cell says that is a status and notes behind their days, or notes alone; None for any other."""
    first, _newline, rest = text.partition("\n")
    if begins_note(text):
        return ProgressReading(None, None, tuple(_notes(text, day)))
    if rest and not begins_note(rest):
        return None
    notes = tuple(_notes(rest, day))
    if (finished := _FINISHED.fullmatch(first.strip())) and (completed := _as_date(finished["date"])):
        return ProgressReading(Status.DONE, completed, notes)
    status = word_for_status(first)
    return ProgressReading(status, None, notes) if status else None


def _read_mark(text: str, report: ReportDay, heading: str) -> ProgressReading | None:
    """What a cell says that is a mark, as √, maybe behind a heading of its own: 是否完成：否; None for any other."""
    answer = _ANSWER.fullmatch(text)
    mark = answer["mark"] if answer else text
    if read_mark(mark) is None:
        return None
    status = status_of_mark(answer["question"] if answer else heading, mark)
    if status and not answer:
        return ProgressReading(status)
    return ProgressReading(status, None, (Note(report.day, text),), undated=True)


def _read_other_form(text: str, report: ReportDay) -> ProgressReading:
    """What a cell says in words of its own: all of it is a note, also where it tells a status."""
    reading = read_status(text)
    years = {report.year, report.day.year}
    completed = read_past_day(plain_words(reading.day), years, report.day)
    begun = _BEGINS_ON.match(plain_words(text[:_BEGIN]))
    own_day = completed or (read_past_day(begun["day"], years, report.day) if begun else None)
    day = report.day if report.counts_most else own_day or report.day
    notes = tuple(_notes(text, day))
    return ProgressReading(reading.status, completed, notes, undated=own_day is None or report.counts_most)


def _notes(text: str, day: date) -> Iterator[Note]:
    """The notes of a cell: each begins behind a date of ours; other text is one note of its own."""
    note: Note | None = None
    for line in text.split("\n") if text else ():
        begun = _begun_note(line)
        if begun and note:
            yield _trimmed(note)
        note = begun or _with_line(note or Note(day), line)
    if note and _trimmed(note) != Note(note.date, by=note.by):
        yield _trimmed(note)


def _begun_note(line: str) -> Note | None:
    """The note that begins with a line of the form that we write: 2021-06-30 计划财务科：已公布."""
    dated = _DATED.fullmatch(line)
    day = _as_date(dated["date"]) if dated else None
    return Note(day, dated["text"], dated["by"] or "") if dated and day else None


def begins_note(text: str) -> bool:
    """Whether a text begins as a note that we write: behind its day, and maybe its author."""
    return _begun_note(text.partition("\n")[0]) is not None


def is_link(line: str) -> bool:
    """Whether a line is an address and nothing else."""
    return bool(_LINK.fullmatch(line.strip()))


def _with_line(note: Note, line: str) -> Note:
    """A note with one more line of its cell: a link, the begin of a problem or next step, or more of what came last."""
    if is_link(line):
        return replace(note, links=(*note.links, line.strip()))
    if line.startswith(_PROBLEM) and not (note.problem or note.next):
        return replace(note, problem=line.removeprefix(_PROBLEM))
    if line.startswith(_NEXT) and not note.next:
        return replace(note, next=line.removeprefix(_NEXT))
    if note.next:
        return replace(note, next=f"{note.next}\n{line}")
    if note.problem:
        return replace(note, problem=f"{note.problem}\n{line}")
    # A text that goes on behind a link keeps it where it stands.
    return replace(note, text="\n".join(filter(None, (note.text, *note.links, line))), links=())


def _trimmed(note: Note) -> Note:
    return replace(note, text=note.text.strip(), problem=note.problem.strip(), next=note.next.strip())


def _as_date(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
