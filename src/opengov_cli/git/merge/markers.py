"""Places where two sides of a merge disagree, put into the text between git's markers."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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

from .identity import identity_of, key_of
from .way import Style

# Stands for the number or name of a task or unit that ours does not have any more.
GONE = 0
_OURS, _BASE, _BETWEEN, _THEIRS = "<<<<<<< ours", "||||||| base", "=======", ">>>>>>> theirs"


class At(int):
    """The place of a task in the merged list, where its number would not tell which one is meant."""


@dataclass(frozen=True, slots=True)
class Contest:
    """What theirs has where ours stands or would stand, and what base had: a key's value or an item of a list, None
    for nothing.

    The path names a task by its number and a unit by its name. A remark says what else somebody has to know; it stands
    as a comment above an item of theirs.
    """

    path: KeyPath
    theirs: Value | None
    base: Value | None = None
    remark: str = ""


class NoLines(Exception):
    """A contest inside braces or brackets, which has no lines of its own to put markers around."""


class _Hunk(NamedTuple):
    start: int
    end: int
    theirs: tuple[str, ...]
    base: tuple[str, ...]


def mark(text: str, contests: Sequence[Contest], style: Style = Style.MERGE) -> str:
    """The text with both sides of each contest, in whole lines; a task or unit that is GONE stands behind the last.

    Raises NoLines.
    """
    if not contests:
        return text
    newline = newline_of(text)
    document = parse_tree(text if text.endswith("\n") else text + newline)
    parts: list[str] = []
    position = 0
    for hunk in _joined(sorted(_hunks(document, [*_placed(document, contests)]))):
        base = (_BASE, *hunk.base) if style is not Style.MERGE else ()
        rest = "".join(line + newline for line in (*base, _BETWEEN, *hunk.theirs, _THEIRS))
        parts += [document.text[position : hunk.start], _OURS, newline, document.text[hunk.start : hunk.end], rest]
        position = hunk.end
    return "".join([*parts, document.text[position:]])


def _placed(document: Tree, contests: Iterable[Contest]) -> Iterator[Contest]:
    """Contests with the indices of their tasks and units in the text, instead of numbers and names."""
    places = {section: _places(document, section) for section in ("units", "tasks")}
    for contest in contests:
        section, *rest = contest.path
        if rest:
            at = int(rest[0]) if isinstance(rest[0], At) else places[str(section)].get(key_of(rest[0]), sys.maxsize)
            yield replace(contest, path=(section, at, *rest[1:]))
        else:
            yield contest


def _places(document: Tree, section: str) -> dict[str, int]:
    """Where each task or unit stands in the text, by what it is known by."""
    found = find_node(document.root, (section,))
    items = found.items if isinstance(found, SequenceNode) else []
    return {key_of(identity_of(node)): index for index, node in enumerate(items)}


def _joined(hunks: Iterable[_Hunk]) -> list[_Hunk]:
    """Hunks that follow one another are one decision."""
    joined: list[_Hunk] = []
    for hunk in hunks:
        if joined and joined[-1].end == hunk.start:
            before = joined[-1]
            joined[-1] = _Hunk(before.start, hunk.end, before.theirs + hunk.theirs, before.base + hunk.base)
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
    yield from _braces_hunks(document, in_braces)


def _braces_hunks(document: Tree, contests: Mapping[KeyPath, Sequence[Contest]]) -> Iterator[_Hunk]:
    """An item in braces has no line for a key of its own: all of it stands between the markers, once for each side."""
    listed = [contest for found in contests.values() for contest in found]
    theirs, base = (
        _with_values(document, values)
        for values in ([(one.path, one.theirs) for one in listed], [(one.path, one.base) for one in listed])
    )
    for path in contests:
        hunk = (tuple(side.text[slice(*_item_lines(side, path))].splitlines()) for side in (theirs, base))
        yield _Hunk(*_item_lines(document, path), *hunk)


def _with_values(document: Tree, values: Sequence[tuple[KeyPath, Value | None]]) -> Tree:
    """The document with other values at some paths, None for none."""
    edits = [Remove(path) if value is None else Set(path, value) for path, value in values]
    return parse_tree(apply(document.text, edits)) if edits else document


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
            return _key_hunk(document, parent, key, contest)
        case SequenceNode(flow=False) as parent, int(index):
            return _item_hunk(document, parent, index, contest)
        case _:
            raise NoLines(contest.path)


def _key_hunk(document: Tree, parent: MappingNode, key: str, contest: Contest) -> _Hunk:
    text, column = document.text, column_of(document.text, parent.start)
    pair = parent.pair(key)

    def lines(value: Value | None, before: str) -> tuple[str, ...]:
        found = [] if value is None else [*entry(key, value, column, indented=lists_indented(document))]
        if found and before.strip():
            # The key may stand behind the dash of its task.
            found[0] = before + found[0].lstrip(" ")
        elif before.strip():
            found = [before.rstrip()]
        return tuple(found)

    if not pair:
        start = end = _next_line(text, block_end(text, node_end(text, neighbour(parent, key)), column))
        before = ""
    else:
        begin = key_start(text, pair[0].start)
        start, end = start_of_line(text, begin), _next_line(text, node_end(text, pair[1]))
        before = text[start:begin]
    return _Hunk(start, end, lines(contest.theirs, before), lines(contest.base, before))


def _item_hunk(document: Tree, items: SequenceNode, index: int, contest: Contest) -> _Hunk:
    text, column = document.text, column_of(document.text, items.start)
    theirs, base = (
        () if value is None else tuple(item(value, column, indented=lists_indented(document)))
        for value in (contest.theirs, contest.base)
    )
    if contest.remark:
        theirs = (f"{' ' * column}# {contest.remark}", *theirs)
    if index < len(items.items):
        start, end = item_lines(text, items, index)
        return _Hunk(start, _next_line(text, end), theirs, base)
    behind = _next_line(text, block_end(text, node_end(text, items.items[-1]), column))
    return _Hunk(behind, behind, theirs, base)


def _next_line(text: str, position: int) -> int:
    """Where the line behind that of a position begins."""
    return text.index("\n", end_of_line(text, position)) + 1
