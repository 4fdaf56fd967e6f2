"""What the blobs of a plan's history hold: each is read and judged once, and known again the next time.

A version hardly differs from the one beside it: of most versions a single task is read, and they share the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from opengov_cli.file.disk import NotUtf8, decode
from opengov_cli.plan.changes import NOTHING
from opengov_cli.plan.model import Plan

from .kept import Kept, keep, recall
from .repository import Repository

if TYPE_CHECKING:
    from opengov_cli.file.text.entries import PlanText


@dataclass(frozen=True, slots=True)
class Held:
    """What a blob holds: a plan, or else NOTHING and how many errors make it none."""

    plan: Plan
    errors: int = 0

    @property
    def is_broken(self) -> bool:
        """Whether there is something, and it is no valid plan."""
        return self.errors > 0


_NOTHING_HELD = Held(NOTHING)


@dataclass(slots=True)
class Blobs:
    """What the blobs of one history hold: as it was kept, or else by what ``read`` gives of one."""

    read: Callable[[str], bytes]
    kept: Kept
    _held: dict[str, Held] = field(default_factory=dict, init=False)
    _last: PlanText | None = field(default=None, init=False)

    def of(self, blob: str | None) -> Held:
        """What a blob holds; without a blob, that is nothing. Raises GitRefused."""
        if blob is None:
            return _NOTHING_HELD
        if blob not in self._held:
            found = self.kept.find(blob)
            self._held[blob] = self._judged(self.read(blob)) if found is None else _held(found)
        return self._held[blob]

    def found(self) -> dict[str, Plan | int]:
        """All that blobs were found to hold: a plan, or how many errors."""
        return {blob: held.errors or held.plan for blob, held in self._held.items()}

    def _judged(self, data: bytes) -> Held:
        """What bytes hold, of which only what differs from the last plan is judged where that is enough."""
        from opengov_cli.file.gate import judge_again, judge_bytes
        from opengov_cli.file.text.entries import PlanText

        with suppress(NotUtf8):
            known = self._last and judge_again(decode(data).text, self._last)
            if known:
                self._last = known
                return Held(known.plan)
        content, verdict = judge_bytes(data)
        if content is None or verdict.plan is None:
            return Held(NOTHING, sum(problem.is_error for problem in verdict.problems))
        self._last = PlanText(content.text, verdict.plan, verdict.entries)
        return Held(verdict.plan)


@contextmanager
def blobs_of(repository: Repository, name: str) -> Iterator[Blobs]:
    """What the blobs hold that a file was; what is found of them is kept. Raises NoGit."""
    history = f"{repository.root.resolve()}\0{name}"
    with repository.blobs() as read:
        blobs = Blobs(read, recall(history))
        try:
            yield blobs
        finally:
            keep(history, blobs.kept, blobs.found())


def _held(found: Plan | int) -> Held:
    return Held(NOTHING, found) if isinstance(found, int) else Held(found)
