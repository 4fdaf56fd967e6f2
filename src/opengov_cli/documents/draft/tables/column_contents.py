"""What the cells of a column look like, which helps to tell what the column holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from opengov_cli.wording.clauses.clause import read_clause
from opengov_cli.wording.deadlines.deadline import DeadlineKind, read_deadline
from opengov_cli.wording.progress.status import read_status

from .marks import is_mark

# So many cells tell what the others are like.
SAMPLE = 40
# A slip of the pen in one cell of five changes nothing.
_MOST = 0.8
_LONGEST_CLAUSE = 80
_NUMBER = re.compile(r"[（(]?[0-9]{1,3}[)）.、]?")


def are_numbers(texts: Sequence[str]) -> bool:
    """Whether all cells are numbers and nothing else."""
    return bool(texts) and all(_NUMBER.fullmatch(text) for text in texts)


def are_marks(texts: Sequence[str]) -> bool:
    """Whether the cells are marks such as √, if they hold anything."""
    return _most(texts, is_mark)


def are_units(texts: Sequence[str]) -> bool:
    """Whether the cells name units."""
    return _most(texts, _names_units)


def are_deadlines(texts: Sequence[str]) -> bool:
    """Whether the cells say until when."""
    return _most(texts, _is_deadline)


def are_statuses(texts: Sequence[str]) -> bool:
    """Whether the cells say how far something is."""
    return _most(texts, is_status)


def is_status(text: str) -> bool:
    """Whether a text, which may be a heading above marks, says how far something is."""
    return len(text) <= _LONGEST_STATUS and read_status(text).status is not None and not is_mark(text)


def usual_length(texts: Sequence[str]) -> float:
    """How long the texts are on average."""
    return sum(map(len, texts)) / len(texts) if texts else 0


# What has no date of its own is not looked at here.
_ANY_DAY = date(2000, 1, 1)
_LONGEST_STATUS = 12


def _is_deadline(text: str) -> bool:
    return len(text) <= _LONGEST_CLAUSE and read_deadline(text, _ANY_DAY.year).kind is not DeadlineKind.UNCLEAR


def _names_units(text: str) -> bool:
    if len(text) > _LONGEST_CLAUSE:
        return False
    reading = read_clause(text)
    return bool(reading.lead or reading.units)


def _most(texts: Sequence[str], fits: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(map(fits, texts)) >= _MOST * len(texts)
