"""Three versions of a plan file become one: by meaning, or by lines where one of them is no valid plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from . import files, schema
from .files import BOM, NotUtf8
from .git import Repository, merge_lines
from .giterrors import AlreadyResolved, NotInConflict
from .merge import NotByMeaning, merge
from .problems import Problem


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The bytes that came out; ``clean`` unless somebody has to decide between the sides or mend the result."""

    data: bytes
    clean: bool
    by_meaning: bool
    problems: tuple[Problem, ...]


def reconcile(base: bytes, ours: bytes, theirs: bytes) -> Reconciled:
    """Merge three versions of a plan file. Raises NoGit and GitRefused where only lines can be merged."""
    try:
        decoded = [files.decode(data) for data in (base, ours, theirs)]
        merged = merge(*(content.text for content in decoded))
    except (NotUtf8, NotByMeaning):
        data, went_well = merge_lines(base, ours, theirs)
        problems = _judged(data)
        return Reconciled(data, went_well and not any(found.is_error for found in problems), False, problems)
    data = ((BOM if decoded[1].bom else "") + merged.text).encode()
    return Reconciled(data, merged.clean, True, merged.problems)


def resolve(path: Path) -> Reconciled:
    """Merge a file that git left in conflict, and stage it if nobody has to decide anything.

    Raises NotInGit, NotInConflict, and AlreadyResolved where somebody has done so by hand.
    """
    repository = Repository.of(path)
    name = repository.name(path)
    stages = repository.stages(name)
    if not stages:
        raise NotInConflict(path)
    with files.locked(path):
        if path.exists() and not any(problem.code == "conflict-marker" for problem in _judged(files.read_bytes(path))):
            raise AlreadyResolved(path)
        result = reconcile(*stages)
        files.write(path, result.data)
    if result.clean:
        repository.add(name)
    return result


def _judged(data: bytes) -> tuple[Problem, ...]:
    try:
        return schema.check(files.decode(data).text).problems
    except NotUtf8 as error:
        return (schema.undecodable(error),)
