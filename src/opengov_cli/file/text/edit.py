"""Edits as values, and their application to the text of a plan: every untouched byte stays.

Every path means the text as it was. Edits of one call that keep apart are spliced in together, on one reading;
those whose places meet are made one after the other. The text must have passed the gate.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from opengov_cli.plan.fields import TASK, keys

from .emit import Value, entry, flow, item, scalar
from .removal import item_removed, key_removed
from .spans import (
    Splice,
    block_end,
    column_of,
    end_of_line,
    gap_before,
    insertion,
    lists_indented,
    meets,
    new_lines,
    newline_at,
    node_end,
    remark_of,
    set_apart,
    spliced,
    start_of_line,
    value_place,
)
from .tree import KeyPath, MappingNode, Node, ScalarNode, SequenceNode, Tree, find_node, parse_tree

# The usual order of the keys of a task.
_ORDER = keys(TASK)


@dataclass(frozen=True, slots=True)
class Set:
    """Give a key a one-line value, in the quotes of the old one; a missing key is added in its place."""

    path: KeyPath
    value: Value


@dataclass(frozen=True, slots=True)
class Append:
    """Add an item at the end of a list; a missing one is begun at the end of its mapping."""

    path: KeyPath
    item: Value


@dataclass(frozen=True, slots=True)
class Insert:
    """Put items into a list before the one at an index, or at its end."""

    path: KeyPath
    index: int
    items: Sequence[Value]


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a key away with its value and the comment behind it, or an item out of a list; if it is there."""

    path: KeyPath


Edit = Set | Append | Insert | Remove
# What is appended is inserted behind the last.
_Placed = Set | Insert | Remove
_Pair = tuple[ScalarNode, Node]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits: keys set, then items added, then keys and items taken away.

    What lies in something that is taken away goes with it. Raises KeyError for a path whose parent is not there.
    """
    document = parse_tree(text)
    made: list[_Placed] = []
    waiting: list[_Placed] = []
    splices: list[Splice] = []
    for edit in _in_order(document, edits):
        # At one position what lies deeper comes first: a note of a task before the next task.
        depth = len(edit.path) if find_node(document.root, edit.path) else len(edit.path) - 1
        found = [splice._replace(depth=depth) for splice in _splices(document, edit)]
        if any(meets(splice, splices, closely=isinstance(edit, Remove)) for splice in found):
            waiting.append(edit)
        else:
            made.append(edit)
            for splice in found:
                insort(splices, splice, key=Splice.place)
    text = spliced(text, splices)
    return apply(text, _moved(waiting, made)) if waiting else text


def _in_order(document: Tree, edits: Iterable[Edit]) -> list[_Placed]:
    """The edits as they are made, one for each place: a list that is missing can be begun only once."""
    keys: dict[KeyPath, _Placed] = {}
    items: dict[tuple[KeyPath, int], list[Value]] = {}
    gone: dict[KeyPath, _Placed] = {}
    for edit in edits:
        found = find_node(document.root, edit.path)
        count = len(found.items) if isinstance(found, SequenceNode) else 0
        match edit:
            case Set():
                keys[edit.path] = edit
            case Append():
                items.setdefault((edit.path, count), []).append(edit.item)
            case Insert():
                items.setdefault((edit.path, min(edit.index, count)), []).extend(edit.items)
            case Remove():
                gone[edit.path] = edit
    return [*keys.values(), *(Insert(path, index, added) for (path, index), added in items.items()), *gone.values()]


def _moved(edits: Iterable[_Placed], made: Sequence[_Placed]) -> Iterator[_Placed]:
    """The edits by the paths that their places have once others are made, without those whose places are gone."""
    shifts: dict[KeyPath, list[tuple[int, int]]] = defaultdict(list)
    gone = {edit.path for edit in made if isinstance(edit, Remove)}
    for edit in made:
        match edit:
            case Insert():
                shifts[edit.path].append((edit.index, len(edit.items)))
            case Remove(path=(*_, int(index))):
                shifts[edit.path[:-1]].append((index, -1))
    places = {path: sorted(moves) for path, moves in shifts.items()}
    sums = {path: [0, *accumulate(by for _index, by in moves)] for path, moves in places.items()}

    def shifted(path: KeyPath, index: int) -> int:
        """By how much an item of a list has moved."""
        return sums[path][bisect_left(places[path], (index + 1,))] if path in sums else 0

    for edit in edits:
        path: KeyPath = ()
        for depth, step in enumerate(edit.path):
            path = (*path, step + shifted(edit.path[:depth], step) if isinstance(step, int) else step)
        if gone.isdisjoint(edit.path[:length] for length in range(1, len(edit.path) + 1)):
            yield replace(edit, path=path)


def _splices(document: Tree, edit: Edit) -> Iterator[Splice]:
    match find_node(document.root, edit.path[:-1]), edit.path[-1]:
        case MappingNode() as parent, str(key):
            yield from _in_mapping(document, parent, key, edit)
        case SequenceNode(items=items) as parent, int(index) if isinstance(edit, Remove) and index < len(items):
            yield item_removed(document.text, parent, index)
        case _:
            raise KeyError(edit.path)


def _in_mapping(document: Tree, parent: MappingNode, key: str, edit: Edit) -> Iterator[Splice]:
    pair = parent.pair(key)
    match edit:
        case Set(value=value) if pair:
            yield _replaced(document.text, parent, pair, value)
        case Set(value=value):
            yield _new_pair(document, parent, neighbour(parent, key), key, value)
        case Insert(index=index, items=added) if pair:
            if isinstance(pair[1], SequenceNode) and index < len(pair[1].items):
                yield _inserted(document, pair[1], index, added)
            else:
                yield from _appended(document, parent, pair, added)
        case Insert(items=added):
            yield _new_pair(document, parent, parent.pairs[-1][1], key, [*added])
        case Remove() if pair:
            yield key_removed(document.text, parent, parent.place(key) or 0)


def neighbour(parent: MappingNode, key: str) -> Node:
    """The value behind which a new key belongs: that of the nearest key before it in the usual order."""
    before = _ORDER[: _ORDER.index(key)] if key in _ORDER else ()
    found = (value for name in reversed(before) if (value := parent.get(name)))
    return next(found, parent.pairs[-1][1])


def _new_pair(document: Tree, parent: MappingNode, neighbour: Node, key: str, value: Value) -> Splice:
    if parent.flow:
        return insertion(node_end(document.text, neighbour), f", {key}: {flow(value)}")
    column = column_of(document.text, parent.start)
    lines = entry(key, value, column, indented=lists_indented(document))
    return new_lines(
        document.text, block_end(document.text, node_end(document.text, neighbour, kept=True), column), lines
    )


def _replaced(text: str, parent: MappingNode, pair: _Pair, value: Value) -> Splice:
    old = pair[1]
    start, end, lead = value_place(text, parent, pair)
    gap = gap_before(text, end)
    match old:
        case SequenceNode(flow=False) if isinstance(value, list | tuple):
            dash = newline_at(text, old.start) + " " * column_of(text, old.start)
            return Splice(start, end, dash.join(f"- {flow(part)}" for part in value))
        case ScalarNode(style="'" | '"') if not isinstance(value, list | tuple):
            return Splice(start, end, scalar(value, flow=parent.flow, quote=old.style) + gap)
        case MappingNode(flow=False) if isinstance(value, MappingABC):
            column = column_of(text, old.start)
            lines = [line for key, part in value.items() for line in entry(key, part, column)]
            return Splice(start, end, newline_at(text, old.start).join(lines).lstrip(" "))
        case _:
            new = scalar(value, flow=parent.flow) if isinstance(value, str | int | date) else flow(value)
            return Splice(start, end, lead + new + remark_of(text, old) + gap)


def _appended(document: Tree, parent: MappingNode, pair: _Pair, values: Sequence[Value]) -> Iterator[Splice]:
    text, old = document.text, pair[1]
    in_flow = ", ".join(map(flow, values))
    match old:
        case SequenceNode(flow=True, items=[*_, last]):
            yield insertion(node_end(text, last), f", {in_flow}")
        case SequenceNode(flow=False, items=[*_, last]):
            yield _new_items(document, old, last, values)
        case SequenceNode() if parent.flow or text[old.start + 1 : old.end - 1].strip():
            yield insertion(old.start + 1, in_flow)
        case ScalarNode() if parent.flow:
            start, end, lead = value_place(text, parent, pair)
            yield Splice(start, end, f"{lead}[{in_flow}]{gap_before(text, end)}")
        case _:
            # ``notes: []``, ``notes: ~`` or ``notes:`` becomes a list with dashes below its key.
            start, end, lead = value_place(text, parent, pair)
            yield Splice(len(text[:start].rstrip(" ")), end, lead.rstrip(" "))
            indented = lists_indented(document)
            column = column_of(text, parent.start)
            at = column + (2 if indented else 0)
            lines = [line for value in values for line in item(value, at, indented=indented)]
            yield new_lines(text, block_end(text, end, column), lines)


def _inserted(document: Tree, items: SequenceNode, index: int, values: Sequence[Value]) -> Splice:
    text = document.text
    if items.flow:
        return insertion(items.items[index].start, "".join(f"{flow(value)}, " for value in values))
    if index:
        return _new_items(document, items, items.items[index - 1], values)
    lines = [*_item_lines(document, items, values)]
    if set_apart(text, items):
        lines = [*lines[1:], ""]
    return new_lines(text, end_of_line(text, start_of_line(text, items.start) - 1), lines)


def _new_items(document: Tree, items: SequenceNode, before: Node, values: Sequence[Value]) -> Splice:
    text, column = document.text, column_of(document.text, items.start)
    end = node_end(text, before, kept=True)
    lines = [*_item_lines(document, items, values)]
    if not lines[0] and end > node_end(text, before):
        # What the text before keeps at its end sets them apart; one more blank line would be its own.
        lines = lines[1:]
    return new_lines(text, block_end(text, end, column), lines)


def _item_lines(document: Tree, items: SequenceNode, values: Sequence[Value]) -> Iterator[str]:
    """The lines of new items of a list, each behind a blank line if such stand between the others."""
    column = column_of(document.text, items.start)
    apart = set_apart(document.text, items)
    for value in values:
        if apart:
            yield ""
        yield from item(value, column, indented=lists_indented(document))
