"""The versions of a plan: what git keeps of a revision, and what the gate says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from opengov_cli.file.errors import InvalidPlan
from opengov_cli.file.register import opened
from opengov_cli.file.text.problem import Problem
from opengov_cli.plan.changes import NOTHING
from opengov_cli.plan.model import Plan

from .repository import Repository

_PLAN_NAME = re.compile(r"plan_(?P<year>\d{4})\.yaml")


@dataclass(frozen=True, slots=True)
class Version:
    """A plan and what people call this version of it; a broken one is its text and its problems.

    ``label`` stands before the line of a problem. ``plan`` is NOTHING also where there was no file.
    """

    name: str
    plan: Plan
    label: str = ""
    problems: tuple[Problem, ...] = ()
    text: str = ""

    @property
    def errors(self) -> int:
        """How many errors make it no valid plan; 0 for a plan, and where there is none."""
        return sum(problem.is_error for problem in self.problems)

    @property
    def is_broken(self) -> bool:
        """Whether there is something, and it is no valid plan."""
        return self.errors > 0

    @property
    def is_there(self) -> bool:
        """Whether there is a file at all."""
        return self.is_broken or self.plan is not NOTHING


def judged(data: bytes | None, name: str, label: str) -> Version:
    """The version that bytes hold; none is a version without a plan."""
    if data is None:
        return Version(name, NOTHING, label)
    text = data.decode(errors="replace")
    try:
        return Version(name, parse(data, name), label, text=text)
    except InvalidPlan as error:
        return Version(name, NOTHING, label, error.problems, text)


def version(path: Path, revision: str) -> Plan:
    """The plan file as it was at a revision; from before it was there, an empty plan.

    Raises NoSuchRevision, NotInGit and InvalidPlan.
    """
    repository = Repository.of(path)
    data = repository.read(revision, repository.name(path))
    return NOTHING if data is None else parse(data, f"{revision}:{path.as_posix()}")


def parse(data: bytes, name: str) -> Plan:
    """The plan in the bytes of a version. Raises InvalidPlan with the version's name."""
    return opened(Path(name), data).plan


def plan_in_head(folder: Path, year: int | None = None) -> Path | None:
    """The newest plan that HEAD has, or that of a year, where there is no plan file; None where it has none.

    Raises NotInGit and NoGit.
    """
    repository = Repository.of(folder)
    names = [name for name in repository.names("HEAD") if is_plan(name) and year in (None, year_of(name))]
    if not names:
        return None
    newest = max(names, key=lambda name: (year_of(name), -name.count("/")))
    return Path(newest) if repository.bare else repository.root / newest


def is_plan(name: str) -> bool:
    """Whether a file in git is a plan by its name."""
    return year_of(name) is not None


def year_of(name: str) -> int | None:
    """The year in the name of a plan; None where it is no such name."""
    found = _PLAN_NAME.fullmatch(PurePosixPath(name).name)
    return int(found["year"]) if found else None
