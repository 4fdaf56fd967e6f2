"""What is new in the notes of a document: what stands in the plan already is known by how documents write it.

A cell of progress holds old notes as they were sent out, and whatever a clerk wrote between and below them. The old
ones are taken out of it line by line; what is left begins a note behind each day, or is one undated note.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from opengov_cli.plan.model import Note
from opengov_cli.plan.notes import CHINESE, note_head, outlook
from opengov_cli.wording.progress import begins_note, is_link, read_progress

from ..draft.told import Told


@dataclass(frozen=True, slots=True)
class BroughtNotes:
    """What a document does to the notes of a task, which it names by their indices.

    ``changed`` are notes whose line somebody edited, ``links`` more links of notes that are there, and ``absent`` are
    those that the document does not have.
    """

    added: tuple[Note, ...]
    changed: Mapping[int, Note]
    links: Mapping[int, tuple[str, ...]]
    absent: tuple[int, ...]


def brought_notes(notes: Sequence[Note], told: Told, links: Sequence[str] = ()) -> BroughtNotes:
    """What a row does to the notes that its task has; ``links`` stand elsewhere in the row."""
    reading = _Reading(notes, told)
    for note in told.notes:
        reading.take(note)
    if told.text:
        reading.take_cell(told.text)
    reading.take_links(links)
    return reading.result()


def bare(text: str) -> str:
    """A text without its blanks, which come and go between documents."""
    return "".join(text.split())


def _lines(text: str) -> list[str]:
    return [line for line in map(bare, text.split("\n")) if line]


def _words(note: Note) -> list[str]:
    """The words of a note as documents write them, without its head and links."""
    return _lines("\n".join([note.text, *outlook(note, CHINESE)]))


@dataclass
class _Reading:
    """A row as far as it was read: which notes of the plan stand in it, and what is new."""

    old: Sequence[Note]
    told: Told
    seen: set[int] = field(default_factory=set)
    new: list[Note] = field(default_factory=list)
    links: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[int, Note] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._known_links = {link for note in self.old for link in note.links}
        self._written: dict[tuple[str, ...], int] = {}
        self._said: dict[tuple[str, ...], int] = {}
        for index, note in enumerate(self.old):
            self._written.setdefault(self._whole(note), index)
            if words := tuple(_words(note)):
                self._said.setdefault(words, index)
        self._first_lines, self._last_lines = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
        for words, index in sorted(self._said.items(), key=lambda item: -len(item[0])):
            self._first_lines[words[0]].append(index)
            self._last_lines[words[-1]].append(index)

    def result(self) -> BroughtNotes:
        absent = (index for index in range(len(self.old)) if index not in self.seen)
        links = {index: tuple(dict.fromkeys(found)) for index, found in self.links.items()}
        return BroughtNotes(tuple(dict.fromkeys(self.new)), self.changed, links, tuple(absent))

    def take(self, note: Note, *, dated: bool = True) -> None:
        """Take a note in, unless the plan has it; one without a day of its own is known by its words alone."""
        signed = replace(note, by=note.by or self.told.by)
        index = self._written.get(self._whole(note), self._written.get(self._whole(signed)))
        if index is None and not dated:
            index = self._said.get(tuple(_words(note)))
        if index is None:
            self.new.append(signed)
        else:
            self.seen.add(index)
            self._add_links(index, note.links)

    def take_cell(self, text: str) -> None:
        """Take in what a cell says beside the notes that the plan has."""
        lines = [line for line in text.split("\n") if line.strip()]
        owners = self._owners([bare(line) for line in lines])
        is_ours = bool(lines) and (owners[0] is not None or begins_note(lines[0]) or self._is_status(lines[0]))
        before, piece, first = None, list[str](), True
        for line, owner in zip([*lines, ""], [*owners, None], strict=True):
            if owner is None and line and not begins_note(line):
                if before is not None and not piece and is_link(line):
                    self._add_links(before, [line.strip()])
                else:
                    piece.append(line)
                continue
            self._take_piece(piece, is_ours=is_ours, is_first=first)
            before, piece, first = owner, [line] if owner is None else [], False

    def take_links(self, links: Sequence[str]) -> None:
        """Take in links that stand beside the notes: the plan has them, or they are those of the only new note."""
        new = tuple(dict.fromkeys(link for link in links if link not in self._known_links))
        self.seen |= {
            index for index, note in enumerate(self.old) if not _words(note) and set(note.links) <= set(links)
        }
        if new and len(self.new) == 1:
            (note,) = self.new
            self.new = [replace(note, links=tuple(dict.fromkeys([*note.links, *new])))]
        elif new:
            self.take(Note(self.told.day, links=new))

    def _whole(self, note: Note) -> tuple[str, ...]:
        return (bare(note_head(note)), *_words(note))

    def _add_links(self, index: int, links: Sequence[str]) -> None:
        self.links[index] += [link for link in links if link not in self._known_links]

    def _is_status(self, line: str) -> bool:
        """Whether a line tells a status and nothing else."""
        reading = read_progress(line, self.told.day)
        return bool(reading.status) and not reading.notes

    def _owners(self, lines: Sequence[str]) -> list[int | None]:
        """For each line of a cell the note of the plan that it is a part of. Longer notes are looked for first: one
        may begin as another one does.
        """
        owners: list[int | None] = [None] * len(lines)
        places: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(lines):
            places[line].append(number)

        def claim(block: Sequence[str], index: int) -> bool:
            for start in places.get(block[0], ()):
                end = start + len(block)
                if lines[start:end] == block and not any(owner is not None for owner in owners[start:end]):
                    owners[start:end] = [index] * len(block)
                    return True
            return False

        heads = {index: _lines(f"{note_head(note)}{CHINESE.colon}{note.text}") for index, note in enumerate(self.old)}
        for index, block in sorted(heads.items(), key=lambda item: -len(item[1])):
            if claim(block, index):
                self.seen.add(index)
        for index in sorted(self.seen):
            # They may stand in columns of their own.
            for part in outlook(self.old[index], CHINESE):
                claim(_lines(part), index)
        return owners

    def _take_piece(self, lines: list[str], *, is_ours: bool, is_first: bool) -> None:
        """Take in lines that are no part of a note of the plan; the first of a cell may tell the status alone."""
        dated = bool(lines) and begins_note(lines[0])
        if not dated:
            left = self._without_known_ends(lines)
            is_told = is_first and left[:1] == lines[:1] and bool(left) and self._is_status(left[0])
            lines = self._without_known_ends(left[1:]) if is_told else left
        if not lines:
            return
        text = "\n".join(lines)
        reading = read_progress(text, self.told.day)
        for note in reading.notes or ([Note(self.told.day, text)] if reading.status else ()):
            is_link_alone = not dated and not _words(note)
            if not (dated and is_ours and self._is_changed(note)) and not (
                is_link_alone and self._known_links.issuperset(note.links)
            ):
                self.take(note, dated=dated)

    def _without_known_ends(self, lines: list[str]) -> list[str]:
        """Undated lines without notes of the plan at their beginning and their end, which have lost their heads."""
        left = lines
        while left and (length := self._known(self._first_lines.get(bare(left[0]), ()), left, at_end=False)):
            left = left[length:]
        while left and (length := self._known(self._last_lines.get(bare(left[-1]), ()), left, at_end=True)):
            left = left[:-length]
        return left

    def _known(self, indices: Sequence[int], lines: Sequence[str], *, at_end: bool) -> int:
        """How many lines at one end are the words of a note of the plan."""
        for index in indices:
            words = _words(self.old[index])
            part = lines[-len(words) :] if at_end else lines[: len(words)]
            if [bare(line) for line in part] == words:
                self.seen.add(index)
                return len(words)
        return 0

    def _is_changed(self, note: Note) -> bool:
        """Whether a note is one of the plan whose line somebody edited: it has the old head, or the old words."""
        whole = self._whole(note)
        if whole in self._written:
            return False
        absent = [index for index in range(len(self.old)) if index not in self.seen]
        wholes = [self._whole(self.old[index]) for index in absent]
        alike = [index for index, other in zip(absent, wholes, strict=True) if other[0] == whole[0]]
        alike += [index for index, other in zip(absent, wholes, strict=True) if other[1:] == whole[1:]]
        for index in alike[:1]:
            links = dict.fromkeys([*self.old[index].links, *note.links])
            self.changed[index] = replace(note, links=tuple(links))
            self.seen.add(index)
        return bool(alike)
