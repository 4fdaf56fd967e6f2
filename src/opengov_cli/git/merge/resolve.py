"""What git left in conflict, merged by meaning; what somebody has decided in the file already stays."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from opengov_cli.file import disk
from opengov_cli.file.gate import judge_bytes

from ..errors import AlreadyResolved, NotInConflict, OneSideGone
from ..repository import Repository, Stages
from .by_lines import merge_by_lines
from .reconcile import How, Reconciled, reconcile
from .sides import side_of
from .way import Side, Way

_USUAL = "plan_*.yaml"
# Bytes that are no UTF-8 come through as they are.
_ANY = "surrogateescape"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What came out; ``untouched`` tells that the file was still exactly ours, with nothing of theirs in it."""

    result: Reconciled
    untouched: bool = False


def plans_in_conflict(folder: Path) -> Iterator[Path]:
    """The plan files that git has in conflict, in the whole repository that a folder stands in. Raises NotInGit."""
    repository = Repository.of(folder)
    for name in repository.conflicts():
        if fnmatch.fnmatchcase(name.rpartition("/")[2], _USUAL):
            yield repository.path(name, folder)


def resolve(path: Path, way: Way = Way()) -> Resolved:  # noqa: B008 - a value that cannot change
    """Merge a file that git left in conflict, and stage it if nobody has to decide anything.

    Raises NotInGit, NotInConflict, OneSideGone, and AlreadyResolved where somebody has decided it all by hand.
    """
    repository = Repository.of(path)
    name = repository.name(path)
    stages = repository.stages(name)
    if not stages:
        raise NotInConflict(path)
    if stages.ours is None or stages.theirs is None:
        raise OneSideGone(path, ours=stages.ours is None, theirs=stages.theirs is None)
    with disk.locked(path):
        data = disk.read_bytes(path) if path.exists() else None
        result = _result(path, stages, data, way)
        if result.data != data:
            disk.write(path, result.data)
    if result.clean:
        repository.add(name)
    return Resolved(result, data is not None and _plain(data) == _plain(stages.ours))


def _result(path: Path, stages: Stages, data: bytes | None, way: Way) -> Reconciled:
    """The stages merged anew, or what is left of the conflicts in a file that somebody has worked on."""
    base, ours, theirs = stages.base or b"", stages.ours or b"", stages.theirs or b""
    fresh = reconcile(base, ours, theirs, way)
    if data is None:
        return fresh
    if _plain(data) == _plain(ours):
        if fresh.how is How.MEANING and not fresh.clean and _sides(fresh.data)[0] == _sides(ours)[0]:
            # All that theirs says else is in conflict: somebody may have decided it for ours.
            raise AlreadyResolved(path, exactly_ours=True)
        return fresh
    problems = judge_bytes(data)[1].problems
    if not any(problem.code == "conflict-marker" for problem in problems):
        raise AlreadyResolved(path)
    if _sides(data) in (_sides(fresh.data), _sides_of_lines(base, ours, theirs)):
        return fresh
    # What is decided both sides say alike, so that it is as if both had changed it to that.
    one, other = (side_of(data.decode(errors=_ANY), side).encode(errors=_ANY) for side in Side)
    kept = reconcile(base, one, other, way)
    return kept if kept.how is How.MEANING else Reconciled(data, False, How.KEPT, problems)


def _sides(data: bytes) -> tuple[str, ...]:
    text = _plain(data).decode(errors=_ANY)
    return tuple(side_of(text, side) for side in Side)


def _sides_of_lines(base: bytes, ours: bytes, theirs: bytes) -> tuple[str, ...]:
    """What the sides say in the file that git itself left; where its hunks begin and end depends on its version."""
    base, ours, theirs = map(_plain, (base, ours, theirs))
    merged = (merge_by_lines(base, ours, theirs, Way(favour=side))[0] for side in Side)
    return tuple(data.decode(errors=_ANY) for data in merged)


def _plain(data: bytes) -> bytes:
    """Bytes as git keeps them, whatever it makes of the ends of lines in the working file."""
    return data.replace(b"\r\n", b"\n")
