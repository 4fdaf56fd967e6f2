"""The statuses of a task (状态): one row for each, with all the words that stand for it."""

from __future__ import annotations

from enum import StrEnum
from gettext import gettext
from typing import NamedTuple, assert_never

# Marks words for the catalogue; they are translated when somebody asks for them.
N_ = str


class _Row(NamedTuple):
    label: str
    word: str
    other_words: tuple[str, ...]
    meaning: str


class Status(StrEnum):
    """How far a task has come, in the order in which tasks get there; the value is the word of the file."""

    TODO = "todo"
    DOING = "doing"
    ONGOING = "ongoing"
    DONE = "done"

    @property
    def label(self) -> str:
        """The status in the language of the interface."""
        return gettext(self._row.label)

    @property
    def word(self) -> str:
        """The word that offices and our documents use."""
        return self._row.word

    @property
    def other_words(self) -> tuple[str, ...]:
        """Other words that people write for it."""
        return self._row.other_words

    @property
    def meaning(self) -> str:
        """What the status means, in the language of the interface."""
        return gettext(self._row.meaning)

    @property
    def is_open(self) -> bool:
        """Whether the task still expects work; a standing duty does."""
        return self is not Status.DONE

    @property
    def _row(self) -> _Row:
        match self:
            case Status.TODO:
                return _Row(N_("todo"), "未启动", ("未开始",), N_("not begun"))
            case Status.DOING:
                return _Row(N_("doing"), "推进中", ("进行中",), N_("being worked on"))
            case Status.ONGOING:
                return _Row(N_("ongoing"), "长期推进", ("持续推进",), N_("a standing duty that is being carried out"))
            case Status.DONE:
                return _Row(N_("done"), "已完成", ("完成",), N_("done"))
            case _:
                assert_never(self)


# Every word that people write by hand for a status.
BY_WORD = {word: status for status in Status for word in (status.word, *status.other_words)}
