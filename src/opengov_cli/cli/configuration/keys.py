"""What can be set: each key with its variable, its option, and what its value must be."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext
from pathlib import Path
from typing import Any

from ..words.language import Language

# Marks sentences for the catalogue; they are translated when somebody reads them.
N_ = str

_TRUE, _FALSE = ("1", "true", "yes", "on", "y", "t"), ("0", "false", "no", "off", "n", "f")


class Unfit(ValueError):
    """A value of another kind than the key takes."""


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that can be set. ``from_file`` and ``from_variable`` make its value, which is as ``wanted`` says, or
    raise Unfit.
    """

    name: str
    variable: str
    option: str
    wanted: str
    from_file: Callable[[Any], Any]
    from_variable: Callable[[str], Any]

    @property
    def takes(self) -> str:
        """What its value must be, in the language of the interface."""
        return gettext(self.wanted)


def _text(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise Unfit


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and value:
        return tuple(map(_text, value))
    return (_text(value),)


def _paths(value: object) -> tuple[Path, ...]:
    return tuple(Path(os.path.expanduser(text)) for text in _texts(value))  # noqa: PTH111 - never fails


def _yes_or_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise Unfit


def _yes_or_no_in_words(text: str) -> bool:
    word = text.strip().lower()
    if word in (*_TRUE, *_FALSE):
        return word in _TRUE
    raise Unfit


def _language(value: object) -> str:
    if value in {*Language}:
        return str(value)
    raise Unfit


def _pager(value: object) -> str | bool:
    if isinstance(value, str | bool):
        return value
    raise Unfit


_A_TEXT = N_('text, as "计划财务科"')
KEYS = {
    key.name: key
    for key in (
        Key(
            "plan",
            "OPENGOV_PLAN",
            "--plan",
            N_("a file or folder, or a list of them"),
            _paths,
            lambda text: _paths([part for part in text.split(os.pathsep) if part]),
        ),
        Key("unit", "OPENGOV_UNIT", "--unit", _A_TEXT, _text, _text),
        Key("by", "OPENGOV_BY", "--by", _A_TEXT, _text, _text),
        Key(
            "columns",
            "OPENGOV_COLUMNS",
            "--columns",
            N_('a list of columns, as ["id", "status"]'),
            lambda value: ",".join(_texts(value)),
            _text,
        ),
        Key("commit", "OPENGOV_COMMIT", "--commit", N_("true or false"), _yes_or_no, _yes_or_no_in_words),
        Key("language", "OPENGOV_LANG", "--lang", N_("zh or en"), _language, _language),
        Key(
            "pager",
            "OPENGOV_PAGER",
            "--pager",
            N_("true, false or a command"),
            _pager,
            lambda text: text.strip() or False,
        ),
    )
}
