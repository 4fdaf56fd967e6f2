"""The commits that changed a plan file, each with the plan before and after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from opengov_cli.file.text.problem import Problem
from opengov_cli.plan.changes import NOTHING, PlanChange
from opengov_cli.plan.model import Plan

from .decided import decided
from .raw import Commit, Touch
from .repository import Repository
from .versions import Version, judged

# Branches that grew side by side come mixed, and each keeps asking for its own last version.
_KEPT_VERSIONS = 64
_NO_CHANGE = PlanChange((), (), ())


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One commit: the plan before and after, what the commit itself changed, or the problems of an unreadable version.

    A merge is told from its first parent, and changed only what none of its parents had. A commit that mends a broken
    version is told from the last version before it that could be read.
    """

    commit: Commit
    before: Plan = NOTHING
    after: Plan = NOTHING
    change: PlanChange = _NO_CHANGE
    problems: tuple[Problem, ...] = ()

    @property
    def begins(self) -> bool:
        """Whether the plan came into being with it."""
        return self.before is NOTHING and not self.problems


@dataclass(frozen=True, slots=True)
class _Step:
    """A commit that touched the file, with the versions before, one for each parent, and after."""

    touch: Touch
    before: tuple[Version, ...]
    after: Version

    @property
    def mends(self) -> str | None:
        """The blob of the broken version that it made a plan again."""
        return self.touch.before[0] if self.before[0].is_broken and not self.after.is_broken else None

    def entry(self, before: Plan | None = None) -> HistoryEntry | None:
        """What the commit did, from its parents or from another plan; None for a merge that decided nothing."""
        parents = [version.plan for version in self.before if not version.is_broken]
        if before is not None:
            parents = [before]
        commit, after = self.touch.commit, self.after.plan
        if self.after.is_broken or not parents:
            return HistoryEntry(commit, after=after, problems=self.after.problems or self.before[0].problems)
        change = decided(parents, after)
        return HistoryEntry(commit, parents[0], after, change) if change or len(self.before) == 1 else None


def entries(path: Path) -> Iterator[HistoryEntry]:
    """The commits that changed a plan file, newest first, as git finds them. Raises NotInGit.

    A merge comes only if it says something that none of its parents said.
    """
    repository = Repository.of(path)

    @lru_cache(_KEPT_VERSIONS)
    def read(blob: str | None) -> Version:
        return judged(repository.blob(blob) if blob else None, "", "")

    touches = repository.touches(repository.name(path))
    return _told(_Step(touch, tuple(map(read, touch.before)), read(touch.after)) for touch in touches)


def _told(steps: Iterable[_Step]) -> Iterator[HistoryEntry]:
    """What each commit did; those that mend a broken version wait for the one that broke it, and others behind them."""
    held: list[HistoryEntry | None] = []
    mending: dict[str | None, tuple[int, _Step]] = {}
    for step in steps:
        held.append(step.entry())
        found = mending.pop(step.touch.after, None)
        if found and step.before[0].is_broken:
            mending[step.touch.before[0]] = found
        elif found:
            place, mender = found
            held[place] = mender.entry(step.before[0].plan)
        if step.mends and len(step.before) == 1:
            mending[step.mends] = len(held) - 1, step
        if not mending:
            yield from filter(None, held)
            held.clear()
    yield from filter(None, held)
