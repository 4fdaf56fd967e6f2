"""The plan as it was at the end of certain days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from opengov_cli.plan.changes import NOTHING
from opengov_cli.plan.model import Plan

from .errors import ShallowClone
from .held import blobs_of
from .repository import Repository


def versions_on(path: Path, days: Iterable[date]) -> dict[date, Plan]:
    """The plan in a file as the last commit of each day or before has it, for those of the days on which it was there
    and could be read. Of the whole history no more versions are read than there are days.

    Raises NotInGit, NoGit and ShallowClone.
    """
    repository = Repository.of(path)
    if repository.is_shallow:
        raise ShallowClone(path)
    name = repository.name(path)
    wanted: dict[date, str | None] = {}
    awaited = sorted(set(days))
    for touch in repository.touches(name):
        while awaited and touch.commit.date.date() <= awaited[-1]:
            wanted[awaited.pop()] = touch.after
        if not awaited:
            break
    with blobs_of(repository, name) as blobs:
        found = {day: blobs.of(blob).plan for day, blob in wanted.items()}
    return {day: plan for day, plan in found.items() if plan is not NOTHING}
