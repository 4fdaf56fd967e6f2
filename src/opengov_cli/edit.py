"""Edits as values, and their application to the text of a plan: every untouched byte stays.

All edits of one call are placed on one reading of the text and spliced in together, so a path
means the text as it was. The text must have passed the gate.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple

from .files import newline_of
from .locate import Document, KeyPath, Mapping, Node, Scalar, find, read
from .locate import Sequence as List
from .plan import Task
from .render import Value, entry, flow, item, scalar
from .span import (
    block_end,
    column_of,
    end_of_line,
    item_lines,
    key_start,
    lists_indented,
    node_end,
    set_apart,
    start_of_line,
)

# What may stand between a key and its value; an explicit key has its colon on another line.
_COLON = re.compile(r"(?:\s|#.*+)*:")
# The usual order of the keys of a task.
_ORDER = tuple(field.name for field in fields(Task))


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
_Pair = tuple[Scalar, Node]


class _Splice(NamedTuple):
    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits. Raises KeyError for a path whose parent is not there."""
    document = read(text)
    splices = [splice for edit in _gathered(edits) for splice in _splices(document, edit)]
    # What is inserted at one position keeps the order of the edits, before what is taken away behind it.
    splices.sort(key=lambda splice: (splice.start, splice.end))
    parts: list[str] = []
    position = 0
    for splice in splices:
        # Two neighbours that both go share the comma between them.
        if splice.start < position and splice.text:
            raise ValueError(splice)
        parts += [text[position : splice.start], splice.text]
        position = max(position, splice.end)
    return "".join([*parts, text[position:]])


def _gathered(edits: Iterable[Edit]) -> list[Edit]:
    """The edits with what is appended to one list in one: a list that is missing can be begun only once."""
    gathered: list[Edit] = []
    appended: dict[KeyPath, list[Value]] = {}
    for edit in edits:
        if not isinstance(edit, Append):
            gathered.append(edit)
        elif edit.path in appended:
            appended[edit.path].append(edit.item)
        else:
            appended[edit.path] = [edit.item]
            gathered.append(Insert(edit.path, sys.maxsize, appended[edit.path]))
    return gathered


def _splices(document: Document, edit: Edit) -> Iterator[_Splice]:
    match find(document.root, edit.path[:-1]), edit.path[-1]:
        case Mapping() as parent, str(key):
            yield from _in_mapping(document, parent, key, edit)
        case List(items=items) as parent, int(index) if isinstance(edit, Remove) and index < len(items):
            yield _item_removed(document.text, parent, index)
        case _:
            raise KeyError(edit.path)


def _in_mapping(document: Document, parent: Mapping, key: str, edit: Edit) -> Iterator[_Splice]:
    pair = parent.pair(key)
    match edit:
        case Set(value=value) if pair:
            yield _replaced(document.text, parent, pair, value)
        case Set(value=value):
            yield _new_pair(document, parent, neighbour(parent, key), key, value)
        case Insert(index=index, items=added) if pair:
            if isinstance(pair[1], List) and index < len(pair[1].items):
                yield _inserted(document, pair[1], index, added)
            else:
                yield from _appended(document, parent, pair, added)
        case Insert(items=added):
            yield _new_pair(document, parent, parent.pairs[-1][1], key, [*added])
        case Remove() if pair:
            yield _removed(document.text, parent, parent.pairs.index(pair))


def neighbour(parent: Mapping, key: str) -> Node:
    """The value behind which a new key belongs: that of the nearest key before it in the usual order."""
    before = _ORDER[: _ORDER.index(key)] if key in _ORDER else ()
    found = (value for name in reversed(before) if (value := parent.get(name)))
    return next(found, parent.pairs[-1][1])


def _new_pair(document: Document, parent: Mapping, neighbour: Node, key: str, value: Value) -> _Splice:
    if parent.flow:
        return _insert(node_end(document.text, neighbour), f", {key}: {flow(value)}")
    column = column_of(document.text, parent.start)
    lines = entry(key, value, column, indented=lists_indented(document))
    return _new_lines(document.text, block_end(document.text, node_end(document.text, neighbour), column), lines)


def _replaced(text: str, parent: Mapping, pair: _Pair, value: Value) -> _Splice:
    old = pair[1]
    start, end, lead = _value_place(text, parent, pair)
    gap = _gap(text, end)
    match old:
        case List(flow=False) if isinstance(value, list | tuple):
            dash = newline_of(text) + " " * column_of(text, old.start)
            return _Splice(start, end, dash.join(f"- {flow(part)}" for part in value))
        case Scalar(style="'" | '"') if not isinstance(value, list | tuple):
            return _Splice(start, end, scalar(value, flow=parent.flow, quote=old.style) + gap)
        case Mapping(flow=False) if isinstance(value, MappingABC):
            column = column_of(text, old.start)
            lines = [line for key, part in value.items() for line in entry(key, part, column)]
            return _Splice(start, end, newline_of(text).join(lines).lstrip(" "))
        case _:
            new = scalar(value, flow=parent.flow) if isinstance(value, str | int | date) else flow(value)
            return _Splice(start, end, lead + new + gap)


def _value_place(text: str, parent: Mapping, pair: _Pair) -> tuple[int, int, str]:
    """Where a value begins and ends, and what must precede a new one: ``key:``, ``{key: }``, ``{key}``, ``? key``."""
    key, old = pair
    if old.end > old.start:
        return old.start, node_end(text, old), ""
    if old.start > key.end:
        return old.start, old.start, "" if text[old.start - 1] == " " else " "
    if parent.flow:
        return key.end, key.end, ": "
    line_end = end_of_line(text, key.end)
    return line_end, line_end, newline_of(text) + " " * column_of(text, parent.start) + ": "


def _gap(text: str, end: int) -> str:
    """A blank before a comment that would otherwise touch the value."""
    return " " if text[end : end + 1] == "#" else ""


def _appended(document: Document, parent: Mapping, pair: _Pair, values: Sequence[Value]) -> Iterator[_Splice]:
    text, old = document.text, pair[1]
    in_flow = ", ".join(map(flow, values))
    match old:
        case List(flow=True, items=[*_, last]):
            yield _insert(node_end(text, last), f", {in_flow}")
        case List(flow=False, items=[*_, last]):
            yield _new_items(document, old, last, values)
        case List() if parent.flow or text[old.start + 1 : old.end - 1].strip():
            yield _insert(old.start + 1, in_flow)
        case Scalar() if parent.flow:
            start, end, lead = _value_place(text, parent, pair)
            yield _Splice(start, end, f"{lead}[{in_flow}]{_gap(text, end)}")
        case _:
            # ``notes: []``, ``notes: ~`` or ``notes:`` becomes a list with dashes below its key.
            start, end, lead = _value_place(text, parent, pair)
            yield _Splice(len(text[:start].rstrip(" ")), end, lead.rstrip(" "))
            indented = lists_indented(document)
            column = column_of(text, parent.start)
            at = column + (2 if indented else 0)
            lines = [line for value in values for line in item(value, at, indented=indented)]
            yield _new_lines(text, block_end(text, end, column), lines)


def _inserted(document: Document, items: List, index: int, values: Sequence[Value]) -> _Splice:
    text = document.text
    if items.flow:
        return _insert(items.items[index].start, "".join(f"{flow(value)}, " for value in values))
    if index:
        return _new_items(document, items, items.items[index - 1], values)
    lines = [*_item_lines(document, items, values)]
    if set_apart(text, items):
        lines = [*lines[1:], ""]
    return _new_lines(text, end_of_line(text, start_of_line(text, items.start) - 1), lines)


def _new_items(document: Document, items: List, before: Node, values: Sequence[Value]) -> _Splice:
    text, column = document.text, column_of(document.text, items.start)
    return _new_lines(text, block_end(text, node_end(text, before), column), _item_lines(document, items, values))


def _item_lines(document: Document, items: List, values: Sequence[Value]) -> Iterator[str]:
    """The lines of new items of a list, each behind a blank line if such stand between the others."""
    column = column_of(document.text, items.start)
    apart = set_apart(document.text, items)
    for value in values:
        if apart:
            yield ""
        yield from item(value, column, indented=lists_indented(document))


def _item_removed(text: str, items: List, index: int) -> _Splice:
    if items.flow:
        old, end = items.items[index], node_end(text, items.items[index])
        if index + 1 < len(items.items):
            return _Splice(old.start, items.items[index + 1].start, "")
        return _Splice(node_end(text, items.items[index - 1]) if index else old.start, end, "")
    start, end = item_lines(text, items, index)
    start = end_of_line(text, start - 1)
    if set_apart(text, items):
        # One of the two blank lines around it goes along.
        blank = re.compile(r"\r?\n *(?=\r?\n|\Z)").match(text, end)
        end = blank.end() if blank else end
    return _Splice(start, end, "")


def _removed(text: str, parent: Mapping, index: int) -> _Splice:
    name, value = parent.pairs[index]
    before = parent.pairs[index - 1][1] if index else None
    after = key_start(text, parent.pairs[index + 1][0]) if index + 1 < len(parent.pairs) else None
    start, end = key_start(text, name), node_end(text, value)
    line_start, line_end = start_of_line(text, start), end_of_line(text, end)
    if parent.flow:
        if before and "#" not in text[node_end(text, before) : start]:
            return _Splice(node_end(text, before), end, "")
        if after:
            return _Splice(start, after, "")
    elif text[line_start:start].strip(" "):
        # The key stands behind a dash. Unless comments are between, the next key takes its place.
        if after and not text[line_end:after].strip():
            return _Splice(start, after, "")
        return _Splice(len(text[:start].rstrip(" ")), line_end, "")
    elif block_end(text, end, column_of(text, parent.start)) == line_end:
        return _Splice(end_of_line(text, line_start - 1), line_end, "")
    return _emptied(text, name, value)


def _emptied(text: str, name: Scalar, value: Node) -> _Splice:
    """Nothing in the place of a value where a comment is in the way: that of another key, or one below that a block
    text before would take in.
    """
    end = node_end(text, value)
    colon = _COLON.match(text, name.end)
    behind = colon.end() if colon else value.start
    if text[behind : value.start].lstrip(" ").startswith(("\r", "\n", "#")):
        # A list, or what stands under extra, begins on the next line.
        return _Splice(behind, end, " ~" + text[behind : end_of_line(text, behind)].rstrip())
    return _Splice(value.start, end, "~")


def _insert(position: int, text: str) -> _Splice:
    return _Splice(position, position, text)


def _new_lines(text: str, position: int, lines: Iterable[str]) -> _Splice:
    newline = newline_of(text)
    return _insert(position, "".join(newline + line for line in lines))
