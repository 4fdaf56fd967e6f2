"""On which line of a TOML file a key stands, which its parser does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from .places import at_line

_PART = r"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')"
_KEY = re.compile(rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*=")


@dataclass(frozen=True)
class Place:
    """Where a key stands in a file; its line is looked for when somebody asks."""

    path: Path
    text: str
    keys: tuple[str, ...]

    @cached_property
    def line(self) -> int:
        """The line of the key, counted from 1."""
        return line_of(self.text, self.keys)

    def below(self, key: str) -> Place:
        """Where a key of this table stands."""
        return Place(self.path, self.text, (*self.keys, key))

    def __str__(self) -> str:
        return at_line(self.path, self.line)


def line_of(text: str, keys: Sequence[str]) -> int:
    """The line of a key, counted from 1; of one in an inline table the line of that table."""
    lines = _lines(text)
    return next((lines[path] for end in range(len(keys), 0, -1) if (path := tuple(keys[:end])) in lines), 1)


@lru_cache(maxsize=4)
def _lines(text: str) -> dict[tuple[str, ...], int]:
    """Where each key and each table is first spoken of."""
    lines: dict[tuple[str, ...], int] = {}
    for number, path in _paths(text):
        for end in range(1, len(path) + 1):
            lines.setdefault(path[:end], number)
    return lines


def _paths(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The keys from the root of each line that begins a table or a value."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if line.lstrip().startswith("["):
            table = _path(line) or table
            yield number, table
        elif named := _KEY.match(line):
            yield number, (*table, *_path(f"{named[1]} = 0"))


def _path(line: str) -> tuple[str, ...]:
    """The keys that lead to the one thing that a line of TOML says; none of a line that is none."""
    import tomllib

    keys: list[str] = []
    inside: Any
    try:
        inside = tomllib.loads(line)
    except (ValueError, RecursionError):
        return ()
    while isinstance(inside, dict) and inside:
        key, inside = next(iter(inside.items()))
        keys.append(key)
        if isinstance(inside, list):
            inside = inside[0] if inside else None
    return tuple(keys)
