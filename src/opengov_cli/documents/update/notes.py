"""What is new in the notes of a document: what stands in the plan already is known by how documents write it.

A cell of progress holds old notes as they were sent out, and whatever a clerk wrote between and below them. The old
ones are taken out of it line by line; what is left begins a note behind each day, or is one undated note.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from opengov_cli.plan.model import Note
from opengov_cli.plan.notes import CHINESE, note_head, outlook
from opengov_cli.wording.progress.progress import begins_note, is_link, read_progress

from ..draft.reported import Reported


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


def brought_notes(notes: Sequence[Note], told: Reported, links: Sequence[str] = ()) -> BroughtNotes:
    """What a row does to the notes that its task has; ``links`` stand elsewhere in the row."""
    reading = _Reading(notes, told, _KnownNotes(notes))
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


def _day(note: Note) -> str:
    return note.date.isoformat()


def _whole(note: Note) -> tuple[str, ...]:
    return (bare(note_head(note)), *_words(note))


def _words(note: Note) -> list[str]:
    """The words of a note as documents write them, without its head and links."""
    return _lines("\n".join([note.text, *outlook(note, CHINESE)]))


_Indices = defaultdict[tuple[str, ...], list[int]]


class _KnownNotes:
    """The notes of a task by all that a document may have of them; each is named by its index."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self.links = {link for note in notes for link in note.links}
        self.words = [tuple(_words(note)) for note in notes]
        self.whole, self.with_day, self.with_words = _Indices(list), _Indices(list), _Indices(list)
        self.with_head, self.with_outlook = _Indices(list), _Indices(list)
        # Those of the longest words come first.
        self.begun, self.ended = _Indices(list), _Indices(list)
        for index, (note, words) in enumerate(zip(notes, self.words, strict=True)):
            self.whole[_whole(note)].append(index)
            self.with_day[_day(note), *words].append(index)
            self.with_words[words].append(index)
            self.with_outlook[tuple(_words(replace(note, text="")))].append(index)
            for head in {bare(note_head(note)), _day(note)}:
                self.with_head[head,].append(index)
        for words, (index, *_others) in sorted(self.with_words.items(), key=lambda item: -len(item[0])):
            if words:
                self.begun[words[:1]].append(index)
                self.ended[words[-1:]].append(index)

    def find(self, note: Note, *, dated: bool) -> int | None:
        """The index of a note that says the same: on its day, or with the same words where it has no day of its own;
        one without an author may be anybody's.
        """
        found = self.whole.get(_whole(note))
        if not (found or note.by):
            found = self.with_day.get((_day(note), *_words(note)))
        if not (found or dated):
            words = tuple(_words(note))
            found = self.with_words.get(words) or (self.with_outlook.get(words) if words else None)
        return found[0] if found else None


class _Claims:
    """The lines of a cell, each of which may be a part of one note of the plan."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.owners: list[int | None] = [None] * len(lines)
        self._lines = lines
        # Where each line stands, as far as it is free.
        self._places: dict[str, deque[int]] = defaultdict(deque)
        for number, line in enumerate(lines):
            self._places[line].append(number)

    def take(self, block: list[str], index: int, *, last: bool = False) -> bool:
        """Whether the lines of a block stand together and free, the first time or the last; then they are taken."""
        places = self._places.get(block[0], deque())
        while places and self.owners[places[-1 if last else 0]] is not None:
            places.pop() if last else places.popleft()
        for start in reversed(places) if last else places:
            end = start + len(block)
            if self._lines[start:end] == block and not any(owner is not None for owner in self.owners[start:end]):
                self.owners[start:end] = [index] * len(block)
                return True
        return False


@dataclass
class _Reading:
    """A row as far as it was read: which notes of the plan stand in it, and what is new."""

    old: Sequence[Note]
    told: Reported
    known: _KnownNotes
    seen: set[int] = field(default_factory=set)
    new: list[Note] = field(default_factory=list)
    links: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[int, Note] = field(default_factory=dict)

    def result(self) -> BroughtNotes:
        absent = (index for index in range(len(self.old)) if index not in self.seen)
        links = {index: tuple(dict.fromkeys(found)) for index, found in self.links.items()}
        return BroughtNotes(tuple(dict.fromkeys(self.new)), self.changed, links, tuple(absent))

    def take(self, note: Note, *, dated: bool = True) -> None:
        """Take a note in, unless the plan has it; one without a day of its own is known by its words alone."""
        signed = replace(note, by=note.by or self.told.by)
        index = self.known.find(note, dated=dated)
        if index is None:
            index = self.known.find(signed, dated=dated)
        if index is None:
            self.new.append(signed)
            return
        if tuple(_words(note)) == self.known.words[index]:
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
        new = tuple(dict.fromkeys(link for link in links if link not in self.known.links))
        told = {*links}
        self.seen |= {
            index for index, note in enumerate(self.old) if not self.known.words[index] and told.issuperset(note.links)
        }
        if new and len(self.new) == 1:
            (note,) = self.new
            self.new = [replace(note, links=tuple(dict.fromkeys([*note.links, *new])))]
        elif new:
            self.take(Note(self.told.report.day, links=new))

    def _add_links(self, index: int, links: Sequence[str]) -> None:
        self.links[index] += [link for link in links if link not in self.known.links]

    def _is_status(self, line: str) -> bool:
        """Whether a line tells a status and nothing else."""
        reading = read_progress(line, self.told.report)
        return bool(reading.status) and not reading.notes

    def _owners(self, lines: Sequence[str]) -> list[int | None]:
        """For each line of a cell the note of the plan that it is a part of. Longer notes are looked for first: one
        may begin as another one does.
        """
        claims = _Claims(lines)
        outlooks = [[_lines(part) for part in outlook(note, CHINESE)] for note in self.old]
        # Official papers name units alone: of another author's note they tell the day.
        for head_of in (note_head, _day):
            heads = [_lines(f"{head_of(note)}{CHINESE.colon}{note.text}") for note in self.old]
            wholes = [[*head, *chain(*parts)] for head, parts in zip(heads, outlooks, strict=True)]
            for index in self._longest_first(wholes):
                if claims.take(wholes[index], index):
                    self.seen.add(index)
            for index in self._longest_first(heads):
                if outlooks[index] and claims.take(heads[index], index):
                    self.seen.add(index)
                    # A problem and a next step may stand in columns of their own, which are read last.
                    for part in outlooks[index]:
                        claims.take(part, index, last=True)
        return claims.owners

    def _longest_first(self, blocks: Sequence[list[str]]) -> list[int]:
        """The notes that were not seen yet, those of the longest blocks first."""
        return sorted((index for index in range(len(blocks)) if index not in self.seen), key=lambda i: -len(blocks[i]))

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
        reading = read_progress(text, self.told.report)
        for note in reading.notes or ([Note(self.told.report.day, text)] if reading.status else ()):
            is_link_alone = not dated and not _words(note)
            if not (dated and is_ours and self._is_changed(note)) and not (
                is_link_alone and self.known.links.issuperset(note.links)
            ):
                self.take(note, dated=dated)

    def _without_known_ends(self, lines: list[str]) -> list[str]:
        """Undated lines without notes of the plan at their beginning and their end, which have lost their heads."""
        keys = [bare(line) for line in lines]
        first, last = 0, len(lines)
        while first < last and (length := self._known(self.known.begun.get((keys[first],), ()), keys, first, last)):
            first += length
        while first < last and (
            length := self._known(self.known.ended.get((keys[last - 1],), ()), keys, first, last, at_end=True)
        ):
            last -= length
        return lines[first:last]

    def _known(
        self, indices: Sequence[int], keys: Sequence[str], first: int, last: int, *, at_end: bool = False
    ) -> int:
        """How many lines at one end of a stretch are the words of a note of the plan."""
        for index in indices:
            words = self.known.words[index]
            start = last - len(words) if at_end else first
            if first <= start <= last - len(words) and tuple(keys[start : start + len(words)]) == words:
                self.seen.add(index)
                return len(words)
        return 0

    def _is_changed(self, note: Note) -> bool:
        """Whether a note is one of the plan whose line somebody edited: it has the old head, or the old words."""
        if self.known.find(note, dated=True) is not None:
            return False
        head, *words = _whole(note)
        for indices in (self.known.with_head.get((head,), ()), self.known.with_words.get(tuple(words), ())):
            index = next((index for index in indices if index not in self.seen), None)
            if index is not None:
                old = self.old[index]
                links = dict.fromkeys([*old.links, *note.links])
                self.changed[index] = replace(note, by=note.by or old.by, links=tuple(links))
                self.seen.add(index)
                return True
        return False
