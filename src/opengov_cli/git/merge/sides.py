"""What stands between git's markers, read from a text: the sides of its conflicts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .way import Side

# The marks of git, by what begins behind them; as wide as the gate knows them.
_MARK = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?\n?")
_BEGINS = {"<": "ours", "|": "base", "=": "theirs", ">": ""}


def side_of(text: str, side: Side) -> str:
    """The text with one side of each conflict, and without the markers."""
    return "".join(line for part, line in _parts(text) if part in ("", side))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Each line that is no marker, and the part of a conflict that it stands in; outside of them an empty one."""
    part = ""
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        mark = _MARK.fullmatch(line)
        # A line of equal signs is a mark only inside a conflict.
        if mark and (part or mark[1][0] == "<"):
            part = _BEGINS[mark[1][0]]
        else:
            yield part, line
