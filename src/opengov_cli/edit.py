"""Edits as values, and their application to the text of a plan: every untouched byte stays.

All edits of one call are placed on one reading of the text and spliced in together, so a path
means the text as it was. The text must have passed the gate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import NamedTuple

from .files import newline_of
from .locate import Document, KeyPath, Mapping, Node, Scalar, Sequence, column_of, end_of, find, read
from .plan import Task
from .render import Value, entry, flow, item, scalar

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
class Remove:
    """Take a key away with its value and the comment behind it; a missing one is no change."""

    path: KeyPath


Edit = Set | Append | Remove
_Pair = tuple[Scalar, Node]


class _Splice(NamedTuple):
    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits. Raises KeyError for a path whose parent is not there."""
    document = read(text)
    splices = [splice for edit in edits for splice in _splices(document, edit)]
    # What is inserted at one position keeps the order of the edits, before what is taken away behind it.
    splices.sort(key=lambda splice: (splice.start, splice.end))
    parts: list[str] = []
    position = 0
    for splice in splices:
        if splice.start < position:
            raise ValueError(splice)
        parts += [text[position : splice.start], splice.text]
        position = splice.end
    return "".join([*parts, text[position:]])


def _splices(document: Document, edit: Edit) -> Iterator[_Splice]:
    parent, key = find(document.root, edit.path[:-1]), edit.path[-1]
    if not isinstance(parent, Mapping) or not isinstance(key, str):
        raise KeyError(edit.path)
    pair = parent.pair(key)
    match edit:
        case Set(value=value) if pair:
            yield _replaced(document.text, parent, pair, value)
        case Set(value=value):
            yield _new_pair(document, parent, _neighbour(parent, key), key, value)
        case Append(item=added) if pair:
            yield from _appended(document, parent, pair, added)
        case Append(item=added):
            yield _new_pair(document, parent, parent.pairs[-1][1], key, [added])
        case Remove() if pair:
            yield _removed(document.text, parent, parent.pairs.index(pair))


def _neighbour(parent: Mapping, key: str) -> Node:
    """The value behind which a new key belongs: that of the nearest key before it in the usual order."""
    before = _ORDER[: _ORDER.index(key)] if key in _ORDER else ()
    found = (value for name in reversed(before) if (value := parent.get(name)))
    return next(found, parent.pairs[-1][1])


def _new_pair(document: Document, parent: Mapping, neighbour: Node, key: str, value: Value) -> _Splice:
    if parent.flow:
        return _insert(end_of(document.text, neighbour), f", {key}: {flow(value)}")
    column = column_of(document.text, parent.start)
    lines = entry(key, value, column, indented=_lists_indented(document))
    return _new_lines(document.text, _last_line_end(document.text, end_of(document.text, neighbour), column), lines)


def _replaced(text: str, parent: Mapping, pair: _Pair, value: Value) -> _Splice:
    old = pair[1]
    if not isinstance(old, Scalar):
        raise TypeError(old)
    start, end, lead = _value_place(text, parent, pair)
    new = scalar(value, flow=parent.flow, quote=old.style if old.style in ("'", '"') else "")
    return _Splice(start, end, lead + new)


def _value_place(text: str, parent: Mapping, pair: _Pair) -> tuple[int, int, str]:
    """Where a value begins and ends, and what must precede a new one: ``key:``, ``{key: }``, ``{key}``, ``? key``."""
    key, old = pair
    if old.end > old.start:
        return old.start, end_of(text, old), ""
    if old.start > key.end:
        return old.start, old.start, "" if text[old.start - 1] == " " else " "
    if parent.flow:
        return key.end, key.end, ": "
    line_end = _line_end(text, key.end)
    return line_end, line_end, newline_of(text) + " " * column_of(text, parent.start) + ": "


def _appended(document: Document, parent: Mapping, pair: _Pair, value: Value) -> Iterator[_Splice]:
    text, old = document.text, pair[1]
    match old:
        case Sequence(flow=True, items=[*_, last]):
            yield _insert(end_of(text, last), f", {flow(value)}")
        case Sequence(flow=False, items=[*_, last]):
            column = column_of(text, old.start)
            lines = item(value, column, indented=_lists_indented(document))
            yield _new_lines(text, _last_line_end(text, end_of(text, last), column), lines)
        case Sequence() if parent.flow or text[old.start + 1 : old.end - 1].strip():
            yield _insert(old.start + 1, flow(value))
        case Scalar() if parent.flow:
            start, end, lead = _value_place(text, parent, pair)
            yield _Splice(start, end, f"{lead}[{flow(value)}]")
        case _:
            # ``notes: []``, ``notes: ~`` or ``notes:`` becomes a list with dashes below its key.
            start, end, lead = _value_place(text, parent, pair)
            yield _Splice(len(text[:start].rstrip(" ")), end, lead.rstrip(" "))
            indented = _lists_indented(document)
            column = column_of(text, parent.start)
            lines = item(value, column + (2 if indented else 0), indented=indented)
            yield _new_lines(text, _last_line_end(text, end, column), lines)


def _removed(text: str, parent: Mapping, index: int) -> _Splice:
    name, value = parent.pairs[index]
    before = parent.pairs[index - 1][1] if index else None
    after = _key_start(text, parent.pairs[index + 1][0]) if index + 1 < len(parent.pairs) else None
    start, end = _key_start(text, name), end_of(text, value)
    line_start, line_end = text.rfind("\n", 0, start) + 1, _line_end(text, end)
    if parent.flow:
        if before and "#" not in text[end_of(text, before) : start]:
            return _Splice(end_of(text, before), end, "")
        if after:
            return _Splice(start, after, "")
    elif text[line_start:start].strip(" "):
        # The key stands behind a dash. Unless comments are between, the next key takes its place.
        if after and not text[line_end:after].strip():
            return _Splice(start, after, "")
        return _Splice(len(text[:start].rstrip(" ")), line_end, "")
    elif _last_line_end(text, end, column_of(text, parent.start)) == line_end:
        return _Splice(_line_end(text, line_start - 1), line_end, "")
    # A comment is in the way: that of another key, or one below that a block text before would take in.
    return _Splice(value.start, end, "~")


def _key_start(text: str, name: Scalar) -> int:
    """Where a key begins, with the ``? `` that may mark it."""
    before = text[: name.start].rstrip(" ")
    return len(before) - 1 if before.endswith("?") and len(before) < name.start else name.start


def _insert(position: int, text: str) -> _Splice:
    return _Splice(position, position, text)


def _new_lines(text: str, position: int, lines: Iterable[str]) -> _Splice:
    newline = newline_of(text)
    return _insert(position, "".join(newline + line for line in lines))


def _lists_indented(document: Document) -> bool:
    """Whether the file sets its lists off from their keys; its first one with dashes tells."""
    if isinstance(document.root, Mapping):
        for _key, value in document.root.pairs:
            if isinstance(value, Sequence) and not value.flow:
                return column_of(document.text, value.start) > 0
    return True


def _last_line_end(text: str, position: int, column: int) -> int:
    """The end of the line where a node ends, behind comments below it that are set deeper than a column.

    They belong to the node, and a block text that was put before them would take them in.
    """
    end = position = _line_end(text, position)
    while (start := text.find("\n", position) + 1) > 0:
        position = _line_end(text, start)
        stripped = text[start:position].lstrip(" ")
        if stripped and not (stripped.startswith("#") and position - start - len(stripped) > column):
            break
        end = position if stripped else end
    return end


def _line_end(text: str, position: int) -> int:
    """The end of the line around a position, before its line ending."""
    found = text.find("\n", position)
    end = len(text) if found < 0 else found
    return end - 1 if text[end - 1 : end] == "\r" else end
