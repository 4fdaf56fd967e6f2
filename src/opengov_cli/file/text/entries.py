"""Where each task stands in the text of a plan, so that a change of a few need not read all the others.

A dash where those of a list stand ends whatever was open before it. So YAML reads tasks that follow each other the
same among all others and in an excerpt: a plan of these tasks alone, with what stands around all tasks. The task behind
them is part of the excerpt, too, and shows that they end where it begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from opengov_cli.plan.model import Plan

from .common import shared_end, shared_start
from .edit import Edit, apply
from .places import Entries
from .spans import newline_of, start_of_line
from .tree import MappingNode, SequenceNode, Tree

_DASH = re.compile(" *- +")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A plan of some tasks out of another: what stands before all tasks, these tasks, and what follows.

    ``first`` and ``behind`` are the numbers of tasks before them, and before those that follow them.
    """

    first: int
    behind: int
    head: str
    tasks: str
    rest: str

    @property
    def text(self) -> str:
        """The text of this plan."""
        return self.head + self.tasks + self.rest

    @property
    def end(self) -> int:
        """Where its tasks end in this text."""
        return len(self.head) + len(self.tasks)

    def edited(self, edits: Iterable[Edit]) -> str | None:
        """Its tasks after edits inside of them; None where not only they would change."""
        moved = [
            replace(edit, path=("tasks", number - self.first, *edit.path[2:])) for number, edit in _in_tasks(edits)
        ]
        text = apply(self.text, moved)
        if not (text.startswith(self.head) and text.endswith(self.rest)):
            return None
        return text[len(self.head) : len(text) - len(self.rest)]


@dataclass(frozen=True, slots=True)
class PlanText:
    """The text of a plan, the plan that it holds, and where the tasks stand in it."""

    text: str
    plan: Plan
    entries: Entries

    def edited(self, edits: Iterable[Edit]) -> str:
        """The text after edits that were made for this plan; where all of them lie in tasks, only these are read."""
        listed = [*edits]
        numbers = [number for number, _edit in _in_tasks(listed)]
        if self.entries.places and 0 < len(numbers) == len(listed):
            excerpt = self._excerpt(min(numbers), max(numbers) + 1)
            # A line without an ending gets that of most lines.
            tasks = excerpt.edited(listed) if newline_of(excerpt.text) == newline_of(self.text) else None
            if tasks is not None:
                places = self.entries.places
                return self.text[: places[excerpt.first]] + tasks + self.text[places[excerpt.behind] :]
        return apply(self.text, listed)

    def differing(self, text: str) -> Excerpt | None:
        """The tasks of another text that hold all in which it differs; None where something else differs, too."""
        places = self.entries.places
        start = shared_start(self.text, text)
        end = len(self.text) - shared_end(self.text, text, start)
        if not places or start < places[0] or end > places[-1]:
            return None
        # What was put in where a task begins may belong to the task before it.
        first = max(bisect_left(places, start) - 1, 0)
        behind = max(bisect_left(places, end), first + 1)
        tasks = text[places[first] : len(text) - len(self.text) + places[behind]]
        # A task alone may stand anywhere, but among others each dash stands below the first one.
        return replace(self._excerpt(first, behind), tasks=tasks) if tasks.startswith(self._dash) else None

    @property
    def _dash(self) -> str:
        """What each task begins with."""
        dash = self.text.index("-", self.entries.places[0])
        return self.text[self.entries.places[0] : dash + 2]

    def _excerpt(self, first: int, behind: int) -> Excerpt:
        text, places = self.text, self.entries.places
        following = text[places[behind] : places[behind + 1]] if behind + 1 < len(places) else ""
        tasks = text[places[first] : places[behind]]
        return Excerpt(first, behind, text[: places[0]], tasks, following + text[places[-1] :])


def _in_tasks(edits: Iterable[Edit]) -> Iterator[tuple[int, Edit]]:
    """The edits that change something in a task, each with the task's place among the others."""
    for edit in edits:
        match edit.path:
            case ("tasks", int(number), _, *_):
                yield number, edit


def entries_of(document: Tree) -> Entries:
    """Where the tasks stand in a document."""
    root = document.root
    tasks = root.get("tasks") if isinstance(root, MappingNode) else None
    if not isinstance(root, MappingNode) or not isinstance(tasks, SequenceNode) or tasks.flow or not tasks.items:
        return Entries((), document.nodes)
    text = document.text
    places = [start_of_line(text, task.start) for task in tasks.items]
    if not all(_DASH.fullmatch(text, place, task.start) for place, task in zip(places, tasks.items, strict=True)):
        return Entries((), document.nodes)
    following = root.pairs[(root.place("tasks") or 0) + 1 :]
    end = start_of_line(text, following[0][0].start) if following else len(text)
    return Entries((*places, end), document.nodes)
