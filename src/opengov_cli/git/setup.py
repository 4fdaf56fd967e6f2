"""What makes plain git read and merge plans by meaning: a line in .gitattributes, settings of the repository."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from opengov_cli.file import disk

from .repository import Repository

ATTRIBUTES = ".gitattributes"
_USUAL = "plan_*.yaml"


@dataclass(frozen=True, slots=True)
class Step:
    """A line of .gitattributes or a setting, before and after; an empty text stands for none."""

    place: str
    before: str
    after: str


def steps(repository: Repository, name: str, program: str, *, undo: bool = False) -> Iterator[Step]:
    """What is still to do, or to undo, for a plan file. ``program`` is how a shell starts this one."""
    pattern = _USUAL if fnmatchcase(name.rpartition("/")[2], _USUAL) else name
    line = f"{pattern} diff=opengov merge=opengov"
    present = line if line.encode() in _attributes(repository).splitlines() else ""
    if bool(present) is undo:
        yield Step(ATTRIBUTES, present, "" if undo else line)
    for key, value in _settings(program).items():
        present, wanted = repository.config(key), "" if undo else value
        if present != wanted:
            yield Step(key, present, wanted)


def perform(repository: Repository, todo: Iterable[Step]) -> None:
    """Take the steps. Raises CannotWrite and GitRefused."""
    for step in todo:
        if step.place == ATTRIBUTES:
            _write(repository, step)
        else:
            repository.configure(step.place, step.after)


def _settings(program: str) -> dict[str, str]:
    return {
        "diff.opengov.textconv": f"{program} git textconv",
        # What begins at the margin stands in the head of a hunk.
        "diff.opengov.xfuncname": "^([^ ].*)$",
        "merge.opengov.name": "merge plans by meaning",
        # Should it not even run to its end, git's own merge is left, with markers, and a conflict in any case.
        "merge.opengov.driver": f"{program} merge %O %A %B -o %A --name %P || "
        "{ grep -q '^<<<<<<<' %A || git merge-file -L ours -L base -L theirs %A %O %B; exit 1; }",
    }


def _attributes(repository: Repository) -> bytes:
    path = repository.root / ATTRIBUTES
    return disk.read_bytes(path) if path.exists() else b""


def _write(repository: Repository, step: Step) -> None:
    path, old = repository.root / ATTRIBUTES, _attributes(repository)
    if step.after:
        gap = b"" if not old or old.endswith(b"\n") else b"\n"
        disk.write(path, old + gap + step.after.encode() + b"\n")
        return
    kept = b"".join(line for line in old.splitlines(keepends=True) if line.strip() != step.before.encode())
    if kept:
        disk.write(path, kept)
    else:
        path.unlink()
