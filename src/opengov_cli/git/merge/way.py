"""How conflicts are shown, or which side wins them: what people set in git, or ask for with ``-X``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """What stands between the markers, as ``merge.conflictStyle`` says it: both sides, or base as well."""

    MERGE = "merge"
    DIFF3 = "diff3"
    ZDIFF3 = "zdiff3"


class Side(StrEnum):
    """One of the two who changed base."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Way:
    """The style of conflicts; with a favoured side there are none, as that side wins each of them."""

    style: Style = Style.MERGE
    favour: Side | None = None


def style_of(word: str) -> Style:
    """The style that a setting of git means; any word that git does not know is the usual one."""
    return Style(word) if word in [*Style] else Style.MERGE
