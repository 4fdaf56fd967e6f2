"""Options that take one of a few values: by the word that the program prints for it, in either language, or by that of
the file and of JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

import typer

from opengov_cli.errors import listed
from opengov_cli.plan.model import Role, Status
from opengov_cli.plan.pinyin import spelled
from opengov_cli.plan.query import Sort
from opengov_cli.plan.text import closest, fold

from .words.labels import column_word, in_both_languages, role_word, sort_word

if TYPE_CHECKING:
    from .configuration.reading import Setting

# How alike a word is to the one that was meant, and how long a Chinese one must be for that: 未完成 is not 已完成.
_LIKENESS, _TELLING = 0.7, 4
# The words for each value, by its word in the file; the first is the one that a person is offered.
Words = Mapping[str, Sequence[str]]


class NoSuchChoice(typer.BadParameter):
    """A word that is none of the choices; ``near`` is the likeliest meant one."""

    def __init__(self, text: str, choices: Sequence[str], near: str) -> None:
        sentence = _("there is no '{text}', but there are {choices}")
        super().__init__(sentence.format(text=text, choices=listed(choices)))
        self.choices, self.near = choices, near


def choose(text: str, words: Words) -> str:
    """The value that a person means by one of its words, or by the pinyin of one. Raises NoSuchChoice."""
    meant = {fold(word): value for value, written in words.items() for word in written} | {key: key for key in words}
    value = meant.get(fold(text.strip()))
    if value is not None:
        return value
    values = dict.fromkeys(meant[word] for word in spelled(text, meant))
    if len(values) != 1:
        near = closest(text, meant, _LIKENESS) if text.isascii() or len(text) >= _TELLING else None
        likely = [*values] or ([meant[near]] if near else [])
        raise NoSuchChoice(text, offered(words), _(" or ").join(words[value][0] for value in likely))
    return values.popitem()[0]


def offered(words: Words) -> tuple[str, ...]:
    """The words that a person is offered, in the language of the interface."""
    return tuple(written[0] for written in words.values())


def status_words() -> Words:
    """The words for each status, those that people write by hand among them."""
    return {status.value: (status.label, status.value, status.word, *status.other_words) for status in Status}


def role_words() -> Words:
    """The words for each role."""
    return {role.value: in_both_languages(role_word(role)) for role in Role}


def sort_words() -> Words:
    """The words for what a list can be ordered by."""
    return {sort.value: in_both_languages(sort_word(sort)) for sort in Sort}


def column_words(keys: Iterable[str]) -> Words:
    """The words for columns: their keys, and in Chinese their headings; English ones may hold blanks."""
    labels = {key: in_both_languages(column_word(key)) for key in keys}
    return {key: (key if shown == english else shown, key, other) for key, (shown, english, other) in labels.items()}


def chosen_columns(typed: str, *, several: bool) -> tuple[str, ...]:
    """The columns of a list that a person means, by their keys or headings; of several plans also which one it is.

    Raises NoSuchChoice.
    """
    words = [word for word in re.split(r"[,，、\s]+", typed) if word]
    if not words:
        return ()
    from opengov_cli.plan.rows import ORIGIN
    from opengov_cli.round.deadlines import COLUMNS

    known = column_words((*(ORIGIN if several else ()), *COLUMNS))
    return tuple(choose(word, known) for word in words)


def configured_columns(setting: Setting, *, several: bool) -> tuple[str, ...]:
    """The columns of a list that the configuration means. Raises Refused."""
    try:
        return chosen_columns(setting.value, several=several)
    except NoSuchChoice as error:
        from .configuration.errors import Refused

        hint = _("did you mean {near}?").format(near=error.near) if error.near else ""
        raise Refused(setting.place, error.message, hint) from error


def typed_status(text: str) -> Status:
    """The status that a person means. Raises NoSuchChoice."""
    return Status(choose(text, status_words()))


def typed_role(text: str) -> Role:
    """The role that a person means. Raises NoSuchChoice."""
    return Role(choose(text, role_words()))


def typed_sort(text: str) -> Sort:
    """What a person wants a list to be ordered by. Raises NoSuchChoice."""
    return Sort(choose(text, sort_words()))
