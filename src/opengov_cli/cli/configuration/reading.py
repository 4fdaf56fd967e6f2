"""A file of the configuration, taken in: its settings, its views, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import gettext as _
from pathlib import Path
from typing import Any

from opengov_cli.errors import OpengovError

from .errors import (
    BadConfiguration,
    NoSuchSetting,
    NotToml,
    NotUtf8Text,
    ProgramInSharedFile,
    Refused,
    SetTwice,
    UnfitSetting,
)
from .keys import KEYS, Unfit
from .lines import Place
from .places import at_line, shown

# Nobody writes so much by hand.
_MOST_BYTES = 200_000
# For keys of many parts the parser of the library needs the square of that in time and memory.
_DEEPEST = 200
_VIEWS = "views"
# What stands before the name of a view on a command line.
MARK = "@"
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Setting:
    """A value, and where it comes from: a line of a file, or the name of a variable."""

    value: Any
    place: Place | str


@dataclass(frozen=True, slots=True)
class View:
    """Options of ``list`` under a name, as they stand in a file."""

    name: str
    options: Mapping[str, Any]
    place: Place


@dataclass(slots=True)
class Reading:
    """What a file says; what is wrong with it is left out of the rest."""

    path: Path
    settings: dict[str, Setting] = field(default_factory=dict)
    views: dict[str, View] = field(default_factory=dict)
    problems: list[OpengovError] = field(default_factory=list)


def read(path: Path, table: Sequence[str], *, shared: bool) -> Reading | None:
    """What a table of a file says; None if the file has no such table. ``shared`` is what comes with the plan."""
    from opengov_cli.file.errors import CannotRead

    reading = Reading(path)
    try:
        text = _text(path, table)
        content = None if text is None else _table(path, text, table)
    except (CannotRead, BadConfiguration) as error:
        reading.problems.append(error)
        return reading
    if text is None or content is None:
        return None
    root = Place(path, text, tuple(table))
    for key, value in content.items():
        try:
            if key == _VIEWS:
                _take_views(reading, value, root.below(key))
            else:
                reading.settings[key] = _setting(key, value, root.below(key), shared=shared)
        except BadConfiguration as error:
            reading.problems.append(error)
    return reading


def _text(path: Path, table: Sequence[str]) -> str | None:
    """The text of a file; None if it mentions no such table. Raises CannotRead and BadConfiguration."""
    from opengov_cli.file.disk import NotUtf8, decode, read_bytes

    data = read_bytes(path, _MOST_BYTES)
    # Looked for in the bytes: most files of other programs say nothing to us, and need no parser.
    if not all(word.encode() in data for word in table):
        return None
    if len(data) > _MOST_BYTES:
        raise Refused(str(shown(path)), _("the file is too large for a configuration"))
    try:
        text = decode(data).text
    except NotUtf8 as error:
        raise NotUtf8Text(at_line(path, error.line), error.encoding) from None
    for number, line in enumerate(text.split("\n"), start=1):
        if any(part.count(".") > _DEEPEST for part in line.split("=")):
            raise Refused(at_line(path, number), _("a key has too many parts"))
    return text


def _table(path: Path, text: str, table: Sequence[str]) -> dict[str, Any] | None:
    """The table of a file, if it has one. Raises NotToml, SetTwice and UnfitSetting."""
    try:
        found: Any = _parsed(text)
    except (ValueError, RecursionError) as error:
        # What is wrong is told with its line; without one it is the end of the file, where something is missing.
        told = _AT_LINE.search(str(error))
        lines = text.rstrip("\n").split("\n")
        number = min(int(told[1]), len(lines)) if told else len(lines)
        place = at_line(path, number)
        # The parser says so of nothing else: cannot overwrite, declare twice, redefine.
        raise SetTwice(place) if str(error).startswith("Cannot ") else NotToml(place, lines[number - 1]) from None
    for depth, key in enumerate(table, start=1):
        if key not in found:
            return None
        found = found[key]
        if not isinstance(found, dict):
            raise UnfitSetting(Place(path, text, tuple(table[:depth])), key, _("a table"))
    return dict(found)


@lru_cache(maxsize=4)
def _parsed(text: str) -> dict[str, Any]:
    """What a text says in TOML; the language is asked for before all else, so that a file is read more than once."""
    import tomllib

    return tomllib.loads(text)


def _setting(name: str, value: object, place: Place, *, shared: bool) -> Setting:
    """A setting of a file. Raises NoSuchSetting, UnfitSetting and ProgramInSharedFile."""
    key = KEYS.get(name)
    if not key:
        raise NoSuchSetting(place, name, (*KEYS, _VIEWS))
    try:
        fit = key.from_file(value)
    except Unfit:
        raise UnfitSetting(place, name, key.takes) from None
    if shared and name == "pager" and not isinstance(fit, bool):
        raise ProgramInSharedFile(place, name)
    if name == "plan":
        fit = tuple(shown(place.path.parent / path) for path in fit)
    return Setting(fit, place)


def _take_views(reading: Reading, value: object, place: Place) -> None:
    """Take in the views of a file by what is typed for them, whatever its width and case. Raises UnfitSetting."""
    from opengov_cli.plan.text import fold

    if not isinstance(value, dict):
        raise UnfitSetting(place, _VIEWS, _("tables, as [views.late]"))
    for key, options in value.items():
        # Some will write the sign here, too, with which a view is typed.
        name = key[1:] if fold(key).startswith(MARK) else key
        if not isinstance(options, dict):
            wanted = _("options of `opengov list`, as overdue = true")
            reading.problems.append(UnfitSetting(place.below(key), f"{_VIEWS}.{key}", wanted))
        elif fold(name) in reading.views:
            reading.problems.append(SetTwice(place.below(key)))
        else:
            reading.views[fold(name)] = View(name, options, place.below(key))
