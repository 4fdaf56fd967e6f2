"""The commits that changed a plan file, each with the plan before and after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from opengov_cli.plan.changes import NOTHING, PlanChange
from opengov_cli.plan.model import Plan
from opengov_cli.plan.period import ALWAYS, Period

from .decided import decided
from .held import Blobs, Held, blobs_of
from .raw import Commit, Touch
from .repository import Repository

_NO_CHANGE = PlanChange((), (), ())


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One commit: the plan before and after, what the commit itself changed, or how many errors a version has.

    A merge is told from its first parent, and changed only what none of its parents had. A commit that mends a broken
    version is told from the last version before it that could be read.
    """

    commit: Commit
    before: Plan = NOTHING
    after: Plan = NOTHING
    change: PlanChange = _NO_CHANGE
    errors: int = 0

    @property
    def begins(self) -> bool:
        """Whether the plan came into being with it."""
        return self.before is NOTHING and not self.errors


@dataclass(frozen=True)
class _Step:
    """A commit that touched the file, with what was there before, once for each parent, and after."""

    touch: Touch
    blobs: Blobs

    @cached_property
    def before(self) -> tuple[Held, ...]:
        return tuple(map(self.blobs.of, self.touch.before))

    @cached_property
    def after(self) -> Held:
        return self.blobs.of(self.touch.after)

    @property
    def mends(self) -> str | None:
        """The blob of the broken version that it made a plan again."""
        return self.touch.before[0] if self.before[0].is_broken and not self.after.is_broken else None

    def entry(self, before: Plan | None = None) -> HistoryEntry | None:
        """What the commit did, from its parents or from another plan; None for a merge that decided nothing."""
        parents = [held.plan for held in self.before if not held.is_broken]
        if before is not None:
            parents = [before]
        commit, after = self.touch.commit, self.after.plan
        if self.after.is_broken or not parents:
            return HistoryEntry(commit, after=after, errors=self.after.errors or self.before[0].errors)
        change = decided(parents, after)
        return HistoryEntry(commit, parents[0], after, change) if change or len(self.before) == 1 else None


def entries(path: Path, days: Period = ALWAYS) -> Iterator[HistoryEntry]:
    """The commits of some days that changed a plan file, newest first, as git finds them. Raises NotInGit.

    A merge comes only if it says something that none of its parents said. Versions that no such commit needs are not
    read.
    """
    repository = Repository.of(path)
    name = repository.name(path)
    with blobs_of(repository, name) as blobs:
        yield from _told((_Step(touch, blobs) for touch in repository.touches(name)), days)


def _told(steps: Iterable[_Step], days: Period) -> Iterator[HistoryEntry]:
    """What each commit did; those that mend a broken version wait for the one that broke it, and others behind them."""
    held: list[HistoryEntry | None] = []
    mending: dict[str | None, tuple[int, _Step]] = {}
    for step in steps:
        wanted = step.touch.commit.date.date() in days
        if wanted:
            held.append(step.entry())
        found = mending.pop(step.touch.after, None)
        if found and step.before[0].is_broken:
            mending[step.touch.before[0]] = found
        elif found:
            place, mender = found
            held[place] = mender.entry(step.before[0].plan)
        if wanted and step.mends and len(step.before) == 1:
            mending[step.mends] = len(held) - 1, step
        if not mending:
            yield from filter(None, held)
            held.clear()
    yield from filter(None, held)
