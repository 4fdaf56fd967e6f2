"""What is kept between two runs of the versions of a plan: one snapshot of a whole history, by blobs.

Its versions have most of their tasks in common; each task is kept once.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from opengov_cli.file import snapshots
from opengov_cli.plan.model import Plan, Task

# Goes up when a snapshot comes to mean something else.
_FORMAT = 1
# How places are written: there are as many as all versions together have tasks.
_PLACES = "I"


class Kept(NamedTuple):
    """What blobs hold: each plan is one of the heads with some of the tasks, by their places; or it has errors."""

    heads: tuple[Plan, ...] = ()
    tasks: tuple[Task, ...] = ()
    plans: dict[str, tuple[int, bytes]] = {}  # noqa: RUF012 - never changed
    errors: dict[str, int] = {}  # noqa: RUF012 - never changed

    def find(self, blob: str) -> Plan | int | None:
        """The plan in a blob, or how many errors make it none; None for a blob that is not known."""
        if blob not in self.plans:
            return self.errors.get(blob)
        head, places = self.plans[blob]
        return replace(self.heads[head], tasks=tuple([self.tasks[place] for place in array(_PLACES, places)]))


def recall(history: str) -> Kept:
    """What is known of a history, by the name that it was kept under."""
    return snapshots.recall_value(_digest(history), Kept) or Kept()


def keep(history: str, kept: Kept, found: Mapping[str, Plan | int]) -> None:
    """Keep what was found in the blobs of a history beside what was kept of it, if there is anything new."""
    new = {blob: held for blob, held in found.items() if blob not in kept.plans and blob not in kept.errors}
    if not new:
        return
    heads = {head: place for place, head in enumerate(kept.heads)}
    tasks = {task: place for place, task in enumerate(kept.tasks)}
    plans, errors = dict(kept.plans), dict(kept.errors)
    # Most tasks come again as the same objects; to compare all that they say takes longer.
    places: dict[int, int] = {}
    for blob, held in new.items():
        if isinstance(held, int):
            errors[blob] = held
            continue
        for task in held.tasks:
            if id(task) not in places:
                places[id(task)] = tasks.setdefault(task, len(tasks))
        head = heads.setdefault(replace(held, tasks=()), len(heads))
        plans[blob] = head, array(_PLACES, [places[id(task)] for task in held.tasks]).tobytes()
    snapshots.keep(_digest(history), Kept(tuple(heads), tuple(tasks), plans, errors))


def _digest(history: str) -> str:
    return sha256(f"history {_FORMAT} {sys.byteorder}\0{history}".encode(errors="backslashreplace")).hexdigest()
