"""Bars, cells of a heat map and sparklines. What they show can be read without colour.

None of them is full before everything is done, or empty once something is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from opengov_cli.plan.model import Status

from .styles import status_style


@dataclass(frozen=True, slots=True)
class Marks:
    """The characters that charts are drawn with. ``levels`` rise from nothing to everything; a text that goes on behind
    the end of its line has ``more``.
    """

    full: str
    empty: str
    levels: str
    no_task: str
    sparks: str
    more: str

    @property
    def all(self) -> str:
        """Every one of them."""
        return self.full + self.empty + self.levels + self.no_task + self.sparks + self.more


# Characters that GBK consoles have as well.
DRAWN = Marks(full="━", empty="─", levels="▁▂▃▄▅▆▇█", no_task="·", sparks="▁▂▃▄▅▆▇█", more="…")
# Where a terminal has none of these; numbers stand beside sparklines, which it does without.
TYPED = Marks(full="#", empty="-", levels="0123456789*", no_task=".", sparks="", more="...")


def bar(part: int, whole: int, width: int, marks: Marks) -> Text:
    """What is done, and the rest."""
    done = step(part, whole, width)
    return Text.assemble((marks.full * done, status_style(Status.DONE)), (marks.empty * (width - done), "dim"))


def cell(part: int, whole: int, marks: Marks) -> Text:
    """How much is done, as one character."""
    if not whole:
        return Text(marks.no_task, "dim")
    level = step(part, whole, len(marks.levels) - 1)
    status = Status.DONE if part == whole else Status.DOING if part else Status.TODO
    return Text(marks.levels[level], status_style(status))


def sparkline(values: Sequence[int], marks: Marks) -> list[str]:
    """One character for each value, the highest for the largest; a blank for none. Nothing without characters."""
    if not marks.sparks:
        return []
    highest = max(values, default=0)
    return [marks.sparks[step(value, highest, len(marks.sparks)) - 1] if value else " " for value in values]


def step(part: int, whole: int, steps: int) -> int:
    """The share as a number of steps, halves rounded up, but all of them only for the whole and none only for 0."""
    if not part or steps < 1:
        return 0
    return steps if part >= whole else min(max((2 * part * steps + whole) // (2 * whole), 1), max(steps - 1, 0))
