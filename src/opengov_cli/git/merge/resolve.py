"""Three versions of a plan file become one: by meaning, or by lines where one of them is no valid plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from opengov_cli.file import disk
from opengov_cli.file.disk import BOM, NotUtf8
from opengov_cli.file.gate import judge_bytes
from opengov_cli.file.register import judge_file
from opengov_cli.file.text.problem import Problem

from ..errors import AlreadyResolved, NotInConflict
from ..repository import Repository, merge_lines
from .three_way import NotByMeaning, NotPlans, merge


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The bytes that came out; ``clean`` unless somebody has to decide between the sides or mend the result.

    ``of_plans`` tells whether all three were valid plans.
    """

    data: bytes
    clean: bool
    by_meaning: bool
    of_plans: bool
    problems: tuple[Problem, ...]


def reconcile(base: bytes, ours: bytes, theirs: bytes) -> Reconciled:
    """Merge three versions of a plan file. Raises NoGit and GitRefused where only lines can be merged."""
    try:
        decoded = [disk.decode(data) for data in (base, ours, theirs)]
        merged = merge(*(content.text for content in decoded))
    except (NotUtf8, NotByMeaning) as error:
        data, went_well = merge_lines(base, ours, theirs)
        problems = judge_bytes(data)[1].problems
        of_plans = not isinstance(error, NotUtf8 | NotPlans)
        # Lines of plans that could not be merged may fit together and still not be what both sides meant.
        clean = went_well and not of_plans and not any(found.is_error for found in problems)
        return Reconciled(data, clean, False, of_plans, problems)
    data = ((BOM if decoded[1].bom else "") + merged.text).encode()
    return Reconciled(data, merged.clean, True, True, merged.problems)


def resolve(path: Path) -> Reconciled:
    """Merge a file that git left in conflict, and stage it if nobody has to decide anything.

    Raises NotInGit, NotInConflict, and AlreadyResolved where somebody has done so by hand.
    """
    repository = Repository.of(path)
    name = repository.name(path)
    stages = repository.stages(name)
    if not stages:
        raise NotInConflict(path)
    with disk.locked(path):
        problems = judge_file(path)[1].problems if path.exists() else ()
        if path.exists() and not any(problem.code == "conflict-marker" for problem in problems):
            raise AlreadyResolved(path)
        result = reconcile(*stages)
        disk.write(path, result.data)
    if result.clean:
        repository.add(name)
    return result
