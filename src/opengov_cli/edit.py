"""Edits as values, and their application to the text of a plan: every untouched byte stays.

All edits of one call are placed on one reading of the text and spliced in together, so a path
means the text as it was. The text must have passed the gate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import NamedTuple

from .files import newline_of
from .locate import Document, KeyPath, Mapping, Node, Scalar, Sequence, find, read
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


class _Splice(NamedTuple):
    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits. Raises KeyError for a path whose parent is not there."""
    document = read(text)
    splices = [splice for edit in edits for splice in _splices(document, edit)]
    # Sorting is stable: what is inserted at one position keeps the order of the edits.
    splices.sort(key=lambda splice: splice.start)
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
    old = parent.get(key)
    match edit:
        case Set(value=value) if old:
            yield _replaced(document.text, parent, old, value)
        case Set(value=value):
            yield _new_pair(document, parent, _neighbour(parent, key), key, value)
        case Append(item=added) if old:
            yield from _appended(document, parent, old, added)
        case Append(item=added):
            yield _new_pair(document, parent, parent.pairs[-1][1], key, [added])
        case Remove() if old:
            yield _removed(document.text, parent, key)


def _neighbour(parent: Mapping, key: str) -> Node:
    """The value behind which a new key belongs: that of the nearest key before it in the usual order."""
    before = _ORDER[: _ORDER.index(key)] if key in _ORDER else ()
    found = (value for name in reversed(before) if (value := parent.get(name)))
    return next(found, parent.pairs[-1][1])


def _new_pair(document: Document, parent: Mapping, neighbour: Node, key: str, value: Value) -> _Splice:
    if parent.flow:
        return _insert(_end(document.text, neighbour), f", {key}: {flow(value)}")
    column = _column(document.text, parent.start)
    lines = entry(key, value, column, indented=_lists_indented(document))
    return _new_lines(document.text, _last_line_end(document.text, neighbour, column), lines)


def _replaced(text: str, parent: Mapping, old: Node, value: Value) -> _Splice:
    if not isinstance(old, Scalar):
        raise TypeError(old)
    new = scalar(value, flow=parent.flow, quote=old.style if old.style in ("'", '"') else "")
    return _Splice(old.start, _end(text, old), _spaced(text, old, new))


def _spaced(text: str, old: Scalar, new: str) -> str:
    """A new value for a place that may have been empty: ``key:``, ``{key: }`` or ``{key}``."""
    if old.end > old.start or text[old.start - 1] == " ":
        return new
    return f" {new}" if text[old.start - 1] == ":" else f": {new}"


def _appended(document: Document, parent: Mapping, old: Node, value: Value) -> Iterator[_Splice]:
    text = document.text
    match old:
        case Sequence(flow=True, items=[*_, last]):
            yield _insert(_end(text, last), f", {flow(value)}")
        case Sequence(flow=False, items=[*_, last]):
            column = _column(text, old.start)
            lines = item(value, column, indented=_lists_indented(document))
            yield _new_lines(text, _last_line_end(text, last, column), lines)
        case Sequence() if parent.flow or text[old.start + 1 : old.end - 1].strip():
            yield _insert(old.start + 1, flow(value))
        case Scalar() if parent.flow:
            yield _Splice(old.start, old.end, _spaced(text, old, f"[{flow(value)}]"))
        case _:
            # ``notes: []``, ``notes: ~`` or ``notes:`` becomes a list with dashes below its key.
            blank = len(text[: old.start].rstrip(" "))
            yield _Splice(blank, old.end, "")
            indented = _lists_indented(document)
            column = _column(text, parent.start)
            lines = item(value, column + (2 if indented else 0), indented=indented)
            yield _new_lines(text, _last_line_end(text, old, column), lines)


def _removed(text: str, parent: Mapping, key: str) -> _Splice:
    index = next(index for index, (name, _value) in enumerate(parent.pairs) if name.value == key)
    name, value = parent.pairs[index]
    rest = parent.pairs[index + 1 :]
    line_start = text.rfind("\n", 0, name.start) + 1
    if not parent.flow and text[line_start : name.start].strip(" ?") == "":
        return _Splice(_line_end(text, line_start - 1), _line_end(text, _end(text, value)), "")
    before = _end(text, parent.pairs[index - 1][1]) if index else name.start
    if index and "#" not in text[before : name.start]:
        return _Splice(before, _end(text, value), "")
    return _Splice(name.start, rest[0][0].start if rest else _end(text, value), "")


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
                return _column(document.text, value.start) > 0
    return True


def _end(text: str, node: Node) -> int:
    """Where a node's own characters end; a block's end mark runs into what follows it."""
    match node:
        case Mapping(flow=False, pairs=[*_, (_, last)]) | Sequence(flow=False, items=[*_, last]):
            return _end(text, last)
        case Scalar(style="|" | ">"):
            return len(text[: node.end].rstrip(" \t\r\n"))
        case _:
            return node.end


def _last_line_end(text: str, node: Node, column: int) -> int:
    """The end of a node's last line, behind comments below it that are set deeper than a column.

    They belong to the node, and a block text that was put before them would take them in.
    """
    end = position = _line_end(text, _end(text, node))
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


def _column(text: str, position: int) -> int:
    return position - text.rfind("\n", 0, position) - 1
