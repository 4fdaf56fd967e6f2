"""Where each task stands in the text of a plan, as it is found once and kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entries:
    """Where the lines of each task begin in a text and, last, where what follows all tasks begins.

    There are no ``places`` where a task shares a line with something else. ``nodes`` is how many keys and values the
    text holds at most.
    """

    places: tuple[int, ...] = ()
    nodes: int = 0


NOWHERE = Entries()
