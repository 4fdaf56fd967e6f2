"""A note as text. Labels and colons differ: documents write Chinese, the interface the user's language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .model import Note


class NoteLabels(NamedTuple):
    """What stands in front of the parts of a note, and the colon behind that."""

    problem: str
    next_step: str
    colon: str


# What documents and commits write, whatever the language of the interface is.
CHINESE = NoteLabels("存在问题", "下一步措施", "：")


def note_head(note: Note) -> str:
    """The day of a note and who wrote it: ``2021-06-30 计划财务科``."""
    return " ".join(filter(None, (note.date.isoformat(), note.by)))


def head_and_words(note: Note, labels: NoteLabels) -> str:
    """The head of a note and its words, with a colon between them if it has words; a problem and what comes next
    stand on lines of their own.
    """
    return "\n".join([labels.colon.join(filter(None, (note_head(note), note.text))), *outlook(note, labels)])


def whole_note(note: Note, labels: NoteLabels) -> str:
    """A note with its links on lines of their own."""
    return "\n".join([head_and_words(note, labels), *note.links])


def outlook(note: Note, labels: NoteLabels) -> Iterator[str]:
    """What stands in the way and what comes next, each behind its label, where the note tells it."""
    for label, text in ((labels.problem, note.problem), (labels.next_step, note.next)):
        if text:
            yield f"{label}{labels.colon}{text}"
