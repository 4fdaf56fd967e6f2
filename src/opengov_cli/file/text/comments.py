"""The comments of a plan text, each with the key or item that it belongs to.

What is no value is punctuation, blanks or a comment, so the positions that ``tree`` gives are
enough to find them. A comment on a line of its own stands above the key or item that follows, unless
it is set deeper than that: then it is a remark below what precedes it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from .spans import column_of, key_start, node_end
from .tree import KeyPath, MappingNode, Node, ScalarNode, SequenceNode, Tree

_COMMENT = re.compile(r"#[^\r\n]*")
_CHARACTER = re.compile(r"[^\n]")
_BLANK_LINE = re.compile(r"[^\n]*\n[ \t]*\r?\n")
# What may stand between the mark of a key and the key, where comments are made blank.
_BLANKS = " \t\r\n"
_BLOCK_HEADER = re.compile(r"[|>][^\r\n]*")


class Place(Enum):
    """Where a comment stands: above its key or item, behind it in the same line, or below all that is in it."""

    ABOVE = auto()
    BEHIND = auto()
    BELOW = auto()


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its ``#`` on, without the blanks at its end.

    ``path`` is the key or item that it belongs to; ``()`` is the file itself, whose head a blank line
    sets off from the first key. ``apart`` tells whether a blank line follows.
    """

    text: str
    path: KeyPath
    place: Place
    apart: bool = False


def find_comments(document: Tree) -> list[Comment]:
    """Every comment of a document, in the order of the text."""
    text = document.text
    if "#" not in text:
        return []
    punctuation, marks = _separate(text, document.root)
    outline = _Outline(text, tuple(_entries(punctuation, document.root)))
    found = [outline.comment(mark, column) for mark, column in zip(marks, _columns(text, marks), strict=True)]
    first = outline.entries[0].start if outline.entries else len(text)
    apart = [number for number, mark in enumerate(marks) if mark.start() < first and found[number].apart]
    head = apart[-1] + 1 if apart else 0
    return [replace(comment, path=(), place=Place.ABOVE) for comment in found[:head]] + found[head:]


def comment_spans(document: Tree) -> list[tuple[int, int]]:
    """Where each comment begins and ends, in the order of ``find_comments``."""
    return [mark.span() for mark in _separate(document.text, document.root)[1]]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key with its value, or an item of a list, from its first to its last own character."""

    path: KeyPath
    value: Node
    start: int
    end: int
    column: int
    in_flow: bool


class _Outline:
    """The entries of a text in its order, and which of them a comment belongs to."""

    def __init__(self, text: str, entries: tuple[_Entry, ...]) -> None:
        self.text = text
        self.entries = entries
        self._at = {entry.path: entry for entry in entries}
        self._starts = [entry.start for entry in entries]
        # Of those that end together the innermost comes last.
        self._ends = sorted((entry.end, len(entry.path), number) for number, entry in enumerate(entries))

    def comment(self, mark: re.Match[str], column: int) -> Comment:
        """A comment that was found in the text, with the column that counts for it."""
        text, position = mark[0].rstrip(" \t"), mark.start()
        line = position - column_of(self.text, position)
        before = self.text[line:position]
        if before.strip() and (entry := self._last_in_line(line, position) or self._around(position)):
            return Comment(text, entry.path, Place.BEHIND)
        # A mark such as ``---`` before a comment says nothing about where it belongs.
        path, place = self._beside(position, 0 if before.strip() else column)
        return Comment(text, path, place, _BLANK_LINE.match(self.text, position) is not None)

    def _beside(self, position: int, column: int) -> tuple[KeyPath, Place]:
        """The key or item that a comment on a line of its own belongs to, and whether it stands above or below.

        It belongs to what follows, unless brackets close before that, or the comment is set deeper than that.
        """
        following, around = self._following(position), self._around(position)
        if around and not (following and _contains(around.path, following.path)):
            is_before_value = isinstance(around.value, ScalarNode)
            return around.path, Place.ABOVE if is_before_value else Place.BELOW
        if following and (following.in_flow or column <= following.column):
            return following.path, Place.ABOVE
        holder = self._holder(position, column)
        if following and _contains(holder, following.path):
            # What holds the comment has only begun: it stands above the first part, if deeper than that.
            return following.path, Place.ABOVE
        return holder, Place.BELOW

    def _following(self, position: int) -> _Entry | None:
        """The first entry that begins behind a position."""
        number = bisect_left(self._starts, position)
        return self.entries[number] if number < len(self.entries) else None

    def _holder(self, position: int, column: int) -> KeyPath:
        """The key or item that a line set as deep as ``column`` is part of; before all entries it is the file.

        That is the last one before it that is less deep, or what holds the last one that is as deep.
        """
        number = bisect_left(self._starts, position)
        entry = self.entries[number - 1] if number else None
        # What stands before the preceding entry, and not around it, is set as deep as that or as what is around it.
        while entry and (entry.in_flow or entry.column > column):
            entry = self._at.get(entry.path[:-1])
        if not entry:
            return ()
        return entry.path if entry.column < column else entry.path[:-1]

    def _last_in_line(self, line: int, position: int) -> _Entry | None:
        """What ended or else began last between the start of a line and a position in it."""
        begun = bisect_left(self._starts, position) - 1
        ended = bisect_right(self._ends, (position, len(self.text))) - 1
        found = []
        if begun >= 0:
            found.append((self._starts[begun], begun))
        if ended >= 0:
            found.append((self._ends[ended][0], self._ends[ended][2]))
        last, number = max(found, key=lambda place: place[0], default=(-1, 0))
        return self.entries[number] if last >= line else None

    def _around(self, position: int) -> _Entry | None:
        """The innermost entry that begins before a position and ends behind it."""
        number = bisect_left(self._starts, position) - 1
        entry = self.entries[number] if number >= 0 else None
        while entry and entry.end <= position:
            entry = self._at.get(entry.path[:-1])
        return entry


def _separate(text: str, root: Node | None) -> tuple[str, list[re.Match[str]]]:
    """The text with every value made ``x`` and every comment made blank, and the comments."""
    parts: list[str] = []
    comments: list[re.Match[str]] = []
    position = 0
    for start, end in (*_spans(text, root), (len(text), len(text))):
        for comment in _COMMENT.finditer(text, position, start):
            comments.append(comment)
            parts += [text[position : comment.start()], " " * len(comment[0])]
            position = comment.end()
        parts += [text[position:start], _CHARACTER.sub("x", text[start:end])]
        position = end
    return "".join(parts), comments


def _columns(text: str, comments: Iterable[re.Match[str]]) -> Iterator[int]:
    """How deep each comment is set; one that goes on with the comment before it is no deeper than that."""
    end = column = 0
    for comment in comments:
        goes_on = end and not text[end : comment.start()].strip()
        own = column_of(text, comment.start())
        column = min(own, column) if goes_on else own
        end = comment.end()
        yield column


def _spans(text: str, node: Node | None) -> Iterator[tuple[int, int]]:
    """Where keys and values stand. The head of a block text (``|-  # a remark``) is no part of it."""
    match node:
        case ScalarNode(style="|" | ">"):
            head = _BLOCK_HEADER.match(text, node.start)
            end = node_end(text, node)
            yield (min(head.end(), end) if head else node.start), end
        case ScalarNode():
            yield node.start, node.end
        case SequenceNode():
            for item in node.items:
                yield from _spans(text, item)
        case MappingNode():
            for key, value in node.pairs:
                yield from _spans(text, key)
                yield from _spans(text, value)


def _entries(punctuation: str, node: Node | None, path: KeyPath = (), *, in_flow: bool = False) -> Iterator[_Entry]:
    match node:
        case SequenceNode():
            start = node.start
            for number, item in enumerate(node.items):
                start = item.start if node.flow else punctuation.find("-", start)
                yield from _entry(punctuation, (*path, number), start, item, in_flow=in_flow or node.flow)
                start = node_end(punctuation, item)
        case MappingNode():
            for key, value in node.pairs:
                start = key_start(punctuation, key.start, _BLANKS)
                yield from _entry(punctuation, (*path, key.value), start, value, in_flow=in_flow or node.flow)


def _entry(punctuation: str, path: KeyPath, start: int, value: Node, *, in_flow: bool) -> Iterator[_Entry]:
    column = column_of(punctuation, start)
    yield _Entry(path, value, start, node_end(punctuation, value), column, in_flow)
    yield from _entries(punctuation, value, path, in_flow=in_flow)


def _contains(path: KeyPath, other: KeyPath) -> bool:
    """Whether the key or item at a path is, or has in it, the one at another."""
    return other[: len(path)] == path
