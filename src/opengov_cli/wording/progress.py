"""The 完成情况 cell of a document: written from the status and the notes of a task, and read as these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from opengov_cli.plan.model import Note, Status, Task, parse_date
from opengov_cli.plan.notes import CHINESE, note_head, outlook
from opengov_cli.plan.text import fold

COLON = CHINESE.colon
_PROBLEM, _NEXT = (label + COLON for label in (CHINESE.problem, CHINESE.next_step))

_DO = "推进|进行|办理|落实|开展|实施|整改"
_STEADY = "正在|正常|正|有序|稳步|顺利|积极|加快"
_TIMELY = "按(?:照)?(?:时序|序时|计划|要求|序时进度|时序进度|计划进度|时间节点)(?:要求)?"
_FULLY = "已|均已|已经|都已|全部|全面|按时|按要求|按期|如期"
# Tried in this order: what is not yet done is told before what is.
_FORMS: tuple[tuple[Status, str], ...] = (
    (Status.TODO, "(?:尚|还|暂)?(?:未|没有?)(?:启动|开始|开展|实施|着手)|待(?:启动|开展|实施)|0%|todo"),
    (
        Status.DOING,
        "(?:部分|基本|初步|大部分|阶段性)已?(?:完成|落实|办结)|[1-9][0-9]?%|(?:达到)?序时进度|已?启动|doing",
    ),
    (Status.DOING, f"(?:已|{_STEADY}|{_TIMELY})*(?:{_DO})(?:之中|当中|中)"),
    (Status.DOING, f"(?:{_STEADY}|{_TIMELY})+(?:{_DO})(?:落实|实施)?"),
    (Status.ONGOING, "长期(?:任务|工作)|常态化|持续|长期|ongoing"),
    (
        Status.ONGOING,
        "(?:已(?:完成|落实),?[并且]?)?(?:将|全年)?(?:长期|持续|常态化?|不断)+地?(?:坚持|推进|落实|进行|开展|做好|完善|实施|更新)+中?",
    ),
    (
        Status.DONE,
        f"(?:{_FULLY})*(?:完成|办结|落实(?:到位)?|公开到位|整改到位|完毕|公布|发布|公开)(?:完毕|到位)?|100%|[√✓✔是]|done",
    ),
)
_NOT = re.compile(r"(?:未|没有?|尚待|不能|无法)")
_NOTHING = re.compile(r"[\s/／\\—－–-]*|无|暂无")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_DATED = re.compile(rf"(?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?: (?P<by>[^\n{COLON}]+))?{COLON}(?P<text>.*)")
_FINISHED = re.compile(rf"{Status.DONE.word}（(?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})）")
_WHOLE_DATE = re.compile(
    r"(?P<year>[0-9]{4})\s*[年.\-/]\s*(?P<month>[0-9]{1,2})\s*[月.\-/]\s*(?P<day>[0-9]{1,2})\s*日?"
)
_ON_A_DAY = re.compile(
    rf"^(?:已|于|截至|截止)*(?:{_WHOLE_DATE.pattern}|[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|底|初|中旬)?)(?:前|底)?"
)


@dataclass(frozen=True, slots=True)
class ProgressReading:
    """What a cell tells: a status, if it does, the day of completion, and notes."""

    status: Status | None = None
    completed: date | None = None
    notes: tuple[Note, ...] = ()


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


def read_progress(text: str, day: date) -> ProgressReading:
    """What a cell says, in our words or in others'. ``day`` dates a note that has no date; nothing is dropped."""
    if _NOTHING.fullmatch(text):
        return ProgressReading()
    return _read_our_form(text, day) or _read_other_form(text, day)


def _read_our_form(text: str, day: date) -> ProgressReading | None:
    """What a cell says that is a status and notes behind their days, or notes alone; None for any other."""
    first, _newline, rest = text.partition("\n")
    if _begins_note(text):
        return ProgressReading(None, None, tuple(_notes(text, day)))
    if rest and not _begins_note(rest):
        return None
    notes = tuple(_notes(rest, day))
    if finished := _FINISHED.fullmatch(first.strip()):
        return ProgressReading(Status.DONE, _as_date(finished["date"]), notes)
    status = _word(first)
    return ProgressReading(status, None, notes) if status else None


def _read_other_form(text: str, day: date) -> ProgressReading:
    """What a cell says in words of its own: all of it is a note, also where it tells a status."""
    status = _word(text) or _beginning(text)
    completed = None
    if status is Status.DONE and (whole := _WHOLE_DATE.search(fold(text))):
        completed = _as_date("-".join((whole["year"], whole["month"].zfill(2), whole["day"].zfill(2))))
    return ProgressReading(status, completed, tuple(_notes(text, day)))


def _word(text: str) -> Status | None:
    """The status that a text is, if it is nothing else."""
    bare = re.sub(r"\s|[。.；;！!、]+$", "", fold(text))
    return next((status for status, form in _FORMS if re.fullmatch(form, bare)), None)


def _beginning(text: str) -> Status | None:
    """The status that a sentence tells: before its first comma, or by a day on which something was completed."""
    first = re.split(r"[，,。；;：:（(\n]", text.strip(), maxsplit=1)[0]
    if status := _word(first):
        return status
    bare = re.sub(r"\s", "", fold(first))
    behind_day = _ON_A_DAY.sub("", bare)
    # 6月底完成 is a plan, 已于6月底完成 is a report.
    is_report = behind_day != bare and "已" in bare and not _NOT.search(behind_day)
    return _word(behind_day) if is_report else None


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


def _begins_note(text: str) -> bool:
    return _begun_note(text.partition("\n")[0]) is not None


def _with_line(note: Note, line: str) -> Note:
    """A note with one more line of its cell: a link, the begin of a problem or next step, or more of what came last."""
    if _LINK.fullmatch(line.strip()):
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
