"""Places where two sides of a merge disagree, put into the text between git's markers."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from opengov_cli.file.text.edit import Remove, Set, apply, neighbour
from opengov_cli.file.text.emit import Value, entry, item
from opengov_cli.file.text.spans import (
    block_end,
    column_of,
    end_of_line,
    item_lines,
    key_start,
    lists_indented,
    newline_of,
    node_end,
    start_of_line,
)
from opengov_cli.file.text.tree import KeyPath, MappingNode, SequenceNode, Tree, find_node, parse_tree

from .identity import identity_of

# Stands for the number or name of a task or unit that ours does not have any more.
GONE = 0
_OURS, _BETWEEN, _THEIRS = "<<<<<<< ours", "=======", ">>>>>>> theirs"


@dataclass(frozen=True, slots=True)
class Contest:
    """What theirs has where ours stands or would stand: a key's value or an item of a list, None for nothing.

    The path names a task by its number and a unit by its name.
    """

    path: KeyPath
    theirs: Value | None


class NoLines(Exception):
    """A contest inside braces or brackets, which has no lines of its own to put markers around."""


class _Hunk(NamedTuple):
    start: int
    end: int
    theirs: tuple[str, ...]


def mark(text: str, contests: Sequence[Contest]) -> str:
    """The text with both sides of each contest, in whole lines; a task or unit that is GONE stands behind the last.

    Raises NoLines.
    """
    if not contests:
        return text
    newline = newline_of(text)
    document = parse_tree(text if text.endswith("\n") else text + newline)
    parts: list[str] = []
    position = 0
    for hunk in _joined(sorted(_hunks(document, [_placed(document, contest) for contest in contests]))):
        theirs = "".join(line + newline for line in hunk.theirs)
        parts += [document.text[position : hunk.start], _OURS, newline, document.text[hunk.start : hunk.end]]
        parts += [_BETWEEN, newline, theirs, _THEIRS, newline]
        position = hunk.end
    return "".join([*parts, document.text[position:]])


def _placed(document: Tree, contest: Contest) -> Contest:
    """A contest with the index of its task or unit in the text, instead of the number or name."""
    section, *rest = contest.path
    if not rest:
        return contest
    found = find_node(document.root, (section,))
    names = [identity_of(node) for node in found.items] if isinstance(found, SequenceNode) else []
    index = names.index(rest[0]) if rest[0] in names else sys.maxsize
    return Contest((section, index, *rest[1:]), contest.theirs)


def _joined(hunks: Iterable[_Hunk]) -> list[_Hunk]:
    """Hunks that follow one another are one decision."""
    joined: list[_Hunk] = []
    for hunk in hunks:
        if joined and joined[-1].end == hunk.start:
            joined[-1] = _Hunk(joined[-1].start, hunk.end, joined[-1].theirs + hunk.theirs)
        else:
            joined.append(hunk)
    return joined


def _hunks(document: Tree, contests: Iterable[Contest]) -> Iterator[_Hunk]:
    in_braces: dict[KeyPath, list[Contest]] = {}
    for contest in contests:
        parent = find_node(document.root, contest.path[:-1])
        if isinstance(parent, MappingNode) and parent.flow:
            in_braces.setdefault(contest.path[:-1], []).append(contest)
        else:
            yield _hunk(document, contest)
    for path, found in in_braces.items():
        yield _braces_hunk(document, path, found)


def _braces_hunk(document: Tree, path: KeyPath, contests: Iterable[Contest]) -> _Hunk:
    """An item in braces has no line for a key of its own: all of it stands between the markers, once with theirs."""
    edits = [Remove(found.path) if found.theirs is None else Set(found.path, found.theirs) for found in contests]
    after = apply(document.text, edits)
    start, end = _item_lines(document, path)
    their_start, their_end = _item_lines(parse_tree(after), path)
    return _Hunk(start, end, tuple(after[their_start:their_end].splitlines()))


def _item_lines(document: Tree, path: KeyPath) -> tuple[int, int]:
    match find_node(document.root, path[:-1]), path[-1:]:
        case SequenceNode(flow=False) as items, (int(index),):
            start, end = item_lines(document.text, items, index)
            return start, _next_line(document.text, end)
        case _:
            raise NoLines(path)


def _hunk(document: Tree, contest: Contest) -> _Hunk:
    match find_node(document.root, contest.path[:-1]), contest.path[-1]:
        case MappingNode(flow=False) as parent, str(key):
            return _key_hunk(document, parent, key, contest.theirs)
        case SequenceNode(flow=False) as parent, int(index):
            return _item_hunk(document, parent, index, contest.theirs)
        case _:
            raise NoLines(contest.path)


def _key_hunk(document: Tree, parent: MappingNode, key: str, theirs: Value | None) -> _Hunk:
    text, column = document.text, column_of(document.text, parent.start)
    lines = [] if theirs is None else [*entry(key, theirs, column, indented=lists_indented(document))]
    pair = parent.pair(key)
    if not pair:
        behind = _next_line(text, block_end(text, node_end(text, neighbour(parent, key)), column))
        return _Hunk(behind, behind, tuple(lines))
    start = key_start(text, pair[0].start)
    before = text[start_of_line(text, start) : start]
    if lines:
        # The key may stand behind the dash of its task.
        lines[0] = before + lines[0].lstrip(" ")
    elif before.strip():
        lines = [before.rstrip()]
    return _Hunk(start - len(before), _next_line(text, node_end(text, pair[1])), tuple(lines))


def _item_hunk(document: Tree, items: SequenceNode, index: int, theirs: Value | None) -> _Hunk:
    text, column = document.text, column_of(document.text, items.start)
    lines = () if theirs is None else tuple(item(theirs, column, indented=lists_indented(document)))
    if index < len(items.items):
        start, end = item_lines(text, items, index)
        return _Hunk(start, _next_line(text, end), lines)
    behind = _next_line(text, block_end(text, node_end(text, items.items[-1]), column))
    return _Hunk(behind, behind, lines)


def _next_line(text: str, position: int) -> int:
    """Where the line behind that of a position begins."""
    return text.index("\n", end_of_line(text, position)) + 1
