"""Values as YAML text in the register's own layout.

One-line texts stay on one line, however long: folding would put a space between two Chinese
characters. A text is quoted only where it must be, and then also for readers of YAML 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from .tree import KeyPath

Value = str | int | date | list["Value"] | tuple["Value", ...] | Mapping[str, "Value"]

_INDENT = 2
_FLOW_INDICATORS = frozenset(",?[]{}")
_FIRST_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=~<")
_TYPED = re.compile(
    r"y|n|yes|no|on|off|true|false|null|[-+]?\.?(?:inf|nan)|[-+.]?[0-9][-+0-9a-fox_.:, tz]*", re.IGNORECASE
)
# What YAML calls unprintable, what it takes for a line break, and what nobody would see.
_NEEDS_ESCAPE = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class Piece(NamedTuple):
    """The lines of one key or item, without what is in it; the path tells which."""

    path: KeyPath
    lines: tuple[str, ...]


def scalar(value: Value, *, flow: bool = False, quote: str = "") -> str:
    """A value on one line; ``quote`` keeps a text in the quotes that stood there before."""
    if not isinstance(value, str):
        return quote + (value.isoformat() if isinstance(value, date) else str(value)) + quote
    if "\n" in value or _NEEDS_ESCAPE.search(value) or quote == '"':
        return _double_quoted(value)
    if quote == "'" or not _is_plain(value, flow=flow):
        return "'" + value.replace("'", "''") + "'"
    return value


def flow(value: Value) -> str:
    """A value inside brackets or braces, on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key, flow=True)}: {flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(part) for part in value) + "]"
    return scalar(value, flow=True)


def entry(key: str, value: Value, column: int, *, indented: bool = True) -> Iterator[str]:
    """The lines of ``key: value`` at a column; ``indented`` sets lists off from their key."""
    return (line for piece in entry_pieces((key,), value, column, indented=indented) for line in piece.lines)


def item(value: Value, column: int, *, indented: bool = True) -> Iterator[str]:
    """The lines of ``- value`` with the dash at a column."""
    return (line for piece in item_pieces((), value, column, indented=indented) for line in piece.lines)


def entry_pieces(path: KeyPath, value: Value, column: int, *, indented: bool = True) -> Iterator[Piece]:
    """``key: value`` piece by piece; the path ends in the key."""
    head = " " * column + f"{scalar(path[-1], flow=True)}:"
    if isinstance(value, list | tuple) and any(isinstance(part, Mapping) for part in value):
        yield Piece(path, (head,))
        for number, part in enumerate(value):
            yield from item_pieces((*path, number), part, column + (_INDENT if indented else 0), indented=indented)
    elif isinstance(value, list | tuple):
        yield Piece(path, (f"{head} {flow(value)}",))
    elif isinstance(value, Mapping) and value:
        yield Piece(path, (head,))
        for key, part in value.items():
            yield from entry_pieces((*path, key), part, column + _INDENT, indented=indented)
    elif isinstance(value, str) and _is_literal(value):
        blanks = " " * (column + _INDENT)
        yield Piece(path, (f"{head} |-", *(blanks + line if line else "" for line in value.split("\n"))))
    elif isinstance(value, Mapping):
        yield Piece(path, (f"{head} {{}}",))
    else:
        yield Piece(path, (f"{head} {scalar(value)}",))


def item_pieces(path: KeyPath, value: Value, column: int, *, indented: bool = True) -> Iterator[Piece]:
    """``- value`` piece by piece; the path ends in the item's position."""
    dash = " " * column + "- "
    if not (isinstance(value, Mapping) and value):
        yield Piece(path, (dash + flow(value),))
        return
    first, *rest = (
        piece
        for key, part in value.items()
        for piece in entry_pieces((*path, key), part, column + _INDENT, indented=indented)
    )
    yield Piece(first.path, (dash + first.lines[0].lstrip(" "), *first.lines[1:]))
    yield from rest


def _is_literal(value: str) -> bool:
    """Whether a text of several lines can stand as a ``|`` block without losing anything."""
    lines = value.split("\n")
    return (
        len(lines) > 1
        and not _NEEDS_ESCAPE.search(value)
        and bool(lines[0].strip() and lines[-1].strip())
        and not lines[0].startswith(" ")
    )


def _is_plain(value: str, *, flow: bool) -> bool:
    return (
        bool(value)
        and value == value.strip()
        and value[0] not in _FIRST_INDICATORS
        and ": " not in value
        and " #" not in value
        and not value.endswith(":")
        and not _TYPED.fullmatch(value)
        and not (flow and _FLOW_INDICATORS & set(value))
    )


def _double_quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + _NEEDS_ESCAPE.sub(_escape, escaped) + '"'


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
