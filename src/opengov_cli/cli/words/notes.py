"""A note in the user's language."""

from __future__ import annotations

from gettext import gettext as _

from opengov_cli.plan.model import Note
from opengov_cli.plan.notes import NoteLabels, head_and_words, whole_note


def note_text(note: Note) -> str:
    """A note as one text: day, author, words, and each link on a line of its own."""
    return whole_note(note, note_labels())


def note_line(note: Note) -> str:
    """A note without its links: day, author and words."""
    return head_and_words(note, note_labels())


def note_labels() -> NoteLabels:
    """What stands in front of the parts of a note."""
    return NoteLabels(_("Problem"), _("Next step"), _(": "))
