"""What makes plain git read and merge plans by meaning: a line in .gitattributes, settings of the repository."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from opengov_cli.file import disk

from .repository import Repository

ATTRIBUTES = ".gitattributes"
# Where git keeps the texts of plans that it got from us, for this command: another one makes it begin anew.
_TEXTS = "refs/notes/textconv/opengov"
_USUAL = "plan_*.yaml"


@dataclass(frozen=True, slots=True)
class Step:
    """A line of .gitattributes or a setting, before and after; an empty text stands for none."""

    place: str
    before: str
    after: str


def steps(repository: Repository, name: str, textconv: str, merge: str, *, undo: bool = False) -> Iterator[Step]:
    """What is still to do, or to undo, for a plan file; two commands are how a shell shows plans and merges them."""
    pattern = _USUAL if fnmatchcase(name.rpartition("/")[2], _USUAL) else name
    line = f"{pattern} diff=opengov merge=opengov"
    present = line if line.encode() in _attributes(repository).splitlines() else ""
    if bool(present) is undo:
        yield Step(ATTRIBUTES, present, "" if undo else line)
    for key, value in _settings(textconv, merge).items():
        present, wanted = repository.config(key), "" if undo else value
        if present != wanted:
            yield Step(key, present, wanted)
    texts = repository.find(_TEXTS)
    if undo and texts:
        yield Step(_TEXTS, texts, "")


def perform(repository: Repository, todo: Iterable[Step]) -> None:
    """Take the steps. Raises CannotWrite and GitRefused."""
    for step in todo:
        if step.place == ATTRIBUTES:
            _write(repository, step)
        elif step.place == _TEXTS:
            repository.delete(_TEXTS)
        else:
            repository.configure(step.place, step.after)


def _settings(textconv: str, merge: str) -> dict[str, str]:
    return {
        "diff.opengov.textconv": textconv,
        "diff.opengov.cachetextconv": "true",
        # What begins at the margin stands in the head of a hunk.
        "diff.opengov.xfuncname": "^([^ ].*)$",
        "merge.opengov.name": "merge plans by meaning",
        # Should it not even run to its end, git's own merge is left, with markers, and a conflict in any case.
        "merge.opengov.driver": f"{merge} %O %A %B -o %A --name %P || "
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
