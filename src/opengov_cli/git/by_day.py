"""The plan as it was at the end of certain days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from opengov_cli.plan.model import Plan

from .errors import ShallowClone
from .repository import Repository
from .versions import Versions


def versions_on(path: Path, days: Iterable[date]) -> dict[date, Plan]:
    """The plan in a file as the last commit of each day or before has it, for those of the days on which it was there
    and could be read. Of the whole history no more versions are read than there are days.

    Raises NotInGit, NoGit and ShallowClone.
    """
    repository = Repository.of(path)
    if repository.is_shallow:
        raise ShallowClone(path)
    blobs: dict[date, str | None] = {}
    awaited = sorted(set(days))
    for touch in repository.touches(repository.name(path)):
        while awaited and touch.commit.date.date() <= awaited[-1]:
            blobs[awaited.pop()] = touch.after
        if not awaited:
            break
    with repository.blobs() as read:
        versions = Versions(read)
        found = {day: versions.of(blob) for day, blob in blobs.items()}
    return {day: version.plan for day, version in found.items() if version.is_there and not version.is_broken}
