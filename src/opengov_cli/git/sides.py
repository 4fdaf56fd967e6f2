"""What the words of ``opengov diff`` mean: two sides, each a revision, the index, the files or a single plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from pathlib import Path

from opengov_cli.errors import OpengovError
from opengov_cli.file import disk
from opengov_cli.file.errors import NoPlan, SeveralPlans

from .errors import NoSuchRevision, NotInGit
from .repository import Repository

_RANGE = re.compile(r"(?P<old>.*?)(?P<dots>\.\.\.?)(?P<new>.*)")
# HEAD^! is HEAD against its first parent, HEAD^-2 against its second one.
_FROM_PARENT = re.compile(r"(?P<new>.+)\^(?:!|-(?P<parent>\d*))")
# In the index, of a stage or none, or in a revision.
_BLOB = re.compile(r"(?::[0-3]:|:|[^:]+:)(?P<name>[^:].*)")
_INDEX_WORDS = (":", ":0:")


class Where(Enum):
    """What one side of a comparison is."""

    TREE = auto()
    INDEX = auto()
    FILES = auto()
    ALONE = auto()


@dataclass(frozen=True, slots=True)
class DiffSide:
    """One side, and what people call it.

    A tree has its id; what stands alone is the bytes of one plan, and the name of its file in git, if it has one.
    """

    where: Where
    name: str = ""
    tree: str = ""
    data: bytes = b""
    file: str = ""


FILES, INDEX = DiffSide(Where.FILES), DiffSide(Where.INDEX, ":0:")


@dataclass(frozen=True)
class AskedFrom:
    """Where somebody asks: ``find`` gives the plan file that is meant there, or raises NoPlan or SeveralPlans."""

    find: Callable[[], Path]

    @cached_property
    def plan(self) -> Path:
        """The plan file that is meant; it need not be there any more. Raises NoPlan and SeveralPlans."""
        return self.find()

    @cached_property
    def repository(self) -> Repository:
        """The repository of the plan file; without one that of the current folder. Raises NotInGit, NoGit, NoPlan
        and SeveralPlans.
        """
        try:
            plan = self.plan
        except (NoPlan, SeveralPlans) as error:
            try:
                return Repository.of(Path.cwd())
            except NotInGit:
                raise error from None
        return Repository.of(plan)


def sides(place: AskedFrom, old: str, new: str, *, cached: bool = False) -> tuple[DiffSide, DiffSide]:
    """The two sides that words mean, as ``git diff`` reads them.

    No word: HEAD against the files. One: that revision against the files, or a range. Two: from the first to the
    second. ``cached`` takes the index instead of the files. Each may also be a plan file, or one in git as
    ``HEAD:plan_2021.yaml``. Raises NoSuchRevision, NotInGit, NoGit, CannotRead.
    """
    if cached:
        return _staged_against(place, old), INDEX
    if new:
        return side(place, old or "HEAD"), side(place, new)
    return _range(place, old) or (side(place, old or "HEAD"), FILES)


def side(place: AskedFrom, word: str) -> DiffSide:
    """What one word means: a revision, else a plan in git, else a file. Raises NoSuchRevision, NotInGit, CannotRead."""
    if word in _INDEX_WORDS:
        return INDEX
    try:
        commit = place.repository.find(word + "^{commit}")
        blob = None if commit else place.repository.find(word) if ":" in word else None
    except OpengovError:
        if not Path(word).is_file():
            raise
        commit = blob = None
    if commit:
        return DiffSide(Where.TREE, word, commit)
    if blob:
        named = _BLOB.fullmatch(word)
        return DiffSide(Where.ALONE, word, data=place.repository.blob(blob), file=named["name"] if named else "")
    if not Path(word).is_file():
        raise NoSuchRevision(word)
    return DiffSide(Where.ALONE, Path(word).as_posix(), data=disk.read_bytes(Path(word)))


def doubtful(place: AskedFrom, words: Iterable[str], both: tuple[DiffSide, DiffSide]) -> list[str]:
    """The words that were taken for revisions and are files, too; what lies around in a bare repository is none."""
    revisions = {found.name for found in both if found.where is Where.TREE}
    return [word for word in words if word in revisions and Path(word).is_file() and not place.repository.bare]


def _staged_against(place: AskedFrom, word: str) -> DiffSide:
    with suppress(NoSuchRevision):
        return DiffSide(Where.TREE, word or "HEAD", place.repository.commit(word or "HEAD"))
    if word:
        raise NoSuchRevision(word)
    # Before the first commit, all that is staged is new.
    return DiffSide(Where.TREE, "HEAD", place.repository.empty_tree())


def _range(place: AskedFrom, word: str) -> tuple[DiffSide, DiffSide] | None:
    """The sides of ``A..B``, ``A...B``, ``A^!`` and ``A^-``; None where the word is no range."""
    span, single = _RANGE.fullmatch(word), _FROM_PARENT.fullmatch(word)
    if not (span or single):
        return None
    try:
        repository = place.repository
        if single:
            return _from_parent(repository, single["new"], single["parent"] or "1")
        return _between(repository, *span.group("old", "new"), from_base=span["dots"] == "...") if span else None
    except OpengovError:
        # A file may be called so, and a commit looked for by its words: HEAD^{/from..to}.
        with suppress(OpengovError):
            return side(place, word), FILES
        raise


def _between(repository: Repository, begin: str, end: str, *, from_base: bool) -> tuple[DiffSide, DiffSide]:
    begin, end = begin or "HEAD", end or "HEAD"
    if from_base:
        begin = repository.merge_base(begin, end)[:8]
    return DiffSide(Where.TREE, begin, repository.commit(begin)), DiffSide(Where.TREE, end, repository.commit(end))


def _from_parent(repository: Repository, word: str, parent: str) -> tuple[DiffSide, DiffSide]:
    commit = repository.commit(word)
    before = repository.find(f"{commit}^{parent}") or repository.empty_tree()
    return DiffSide(Where.TREE, f"{word}^" + parent.removeprefix("1"), before), DiffSide(Where.TREE, word, commit)
