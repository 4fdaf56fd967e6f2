"""A note as text. The colon behind its head differs: documents write Chinese, the interface the user's language."""

from __future__ import annotations

from .model import Note


def note_head(note: Note) -> str:
    """The day of a note and who wrote it: ``2021-06-30 计划财务科``."""
    return " ".join(filter(None, (note.date.isoformat(), note.by)))


def head_and_words(note: Note, colon: str) -> str:
    """The head of a note and its words, with a colon between them if it has words."""
    return colon.join(filter(None, (note_head(note), note.text)))


def whole_note(note: Note, colon: str) -> str:
    """A note with its links on lines of their own."""
    return "\n".join([head_and_words(note, colon), *note.links])
