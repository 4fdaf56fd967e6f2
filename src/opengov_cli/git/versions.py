"""The versions of a plan: the file as it is, another file, or what git keeps of a revision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from opengov_cli.file.errors import InvalidPlan
from opengov_cli.file.gate import judge_bytes
from opengov_cli.file.register import load
from opengov_cli.plan.changes import NOTHING
from opengov_cli.plan.model import Plan

from .repository import Repository

_RANGE = re.compile(r"(?P<old>.*?)(?P<dots>\.\.\.?)(?P<new>.*)")


@dataclass(frozen=True, slots=True)
class Version:
    """A plan and what people call it."""

    name: str
    plan: Plan


def sides(path: Path, old: str, new: str) -> tuple[Version, Version]:
    """The two versions of a plan file that words mean, as ``git diff`` reads them.

    No word: HEAD against the working file. One: that revision, or ``A..B``. Two: from the first to
    the second. Each may also be a plan file. Raises NoSuchRevision, NotInGit, InvalidPlan.
    """
    span = None if new or Path(old).exists() else _RANGE.fullmatch(old)
    if not span:
        return version(path, old or "HEAD"), version(path, new)
    begin, end = span["old"] or "HEAD", span["new"] or "HEAD"
    if span["dots"] == "...":
        begin = Repository.of(path).merge_base(begin, end)[:8]
    return version(path, begin), version(path, end)


def version(path: Path, word: str) -> Version:
    """What a word means: nothing the plan file itself, else a file, else a revision of the plan file.

    A revision from before the file was there gives an empty plan.
    """
    if not word or Path(word).is_file():
        register = load(Path(word) if word else path)
        return Version(register.path.as_posix(), register.plan)
    repository = Repository.of(path)
    data = repository.read(word, repository.name(path))
    return Version(word, NOTHING if data is None else parse(data, f"{word}:{path.as_posix()}"))


def parse(data: bytes, name: str) -> Plan:
    """The plan in the bytes of a version. Raises InvalidPlan with the version's name."""
    _content, verdict = judge_bytes(data)
    if verdict.plan is None:
        raise InvalidPlan(Path(name), verdict.problems)
    return verdict.plan
