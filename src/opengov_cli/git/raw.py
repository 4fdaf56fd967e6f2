"""What git prints for programs, as values: commits with what they touched, and files that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

# Begins each commit in the output of `git log`.
_COMMIT = "\x01"
LOG_FORMAT = f"--format={_COMMIT}%H%x00%P%x00%aI%x00%an%x00%s"
# The modes of files, apart from those of links and submodules.
_PLAIN = ("100644", "100755")


@dataclass(frozen=True, slots=True)
class Commit:
    """Who changed something, when, and in which words."""

    id: str
    author: str
    date: datetime
    subject: str

    @property
    def short(self) -> str:
        """The first characters of the id, as people quote it."""
        return self.id[:8]


@dataclass(frozen=True, slots=True)
class Touch:
    """A commit that touched a file: the blobs before, one for each parent, and after; None where there is no file."""

    commit: Commit
    before: tuple[str | None, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not the same on two sides: its names and blobs.

    A blob is None where there is no file, and for a file of the working tree, which ``has_new`` tells. Links and
    submodules count as no files. Of a conflict git tells nothing but the name.
    """

    old_name: str
    new_name: str
    before: str | None
    after: str | None
    has_new: bool
    in_conflict: bool = False

    @property
    def name(self) -> str:
        """What the file is called now, or was called last."""
        return self.new_name


def touches(lines: Iterable[str]) -> Iterator[Touch]:
    """What ``git log --raw -m`` in LOG_FORMAT says of one file; a merge that has it from a parent did not touch it."""
    for (commit, parents), pairs in groupby(_pairs(lines), key=itemgetter(0)):
        before, after = zip(*(pair for _commit, pair in pairs), strict=True)
        if len(before) >= parents:
            yield Touch(commit, before, after[0])


def differences(output: str) -> Iterator[Difference]:
    """What ``git diff --raw -z`` says."""
    words = iter(output.split("\0"))
    for word in filter(None, words):
        old_mode, new_mode, before, after, kind = word.removeprefix(":").split()
        name = next(words)
        yield Difference(
            name,
            next(words) if kind.startswith(("R", "C")) else name,
            _present(before) if old_mode in _PLAIN else None,
            _present(after) if new_mode in _PLAIN else None,
            new_mode in _PLAIN,
            kind == "U",
        )


def _pairs(lines: Iterable[str]) -> Iterator[tuple[tuple[Commit, int], tuple[str | None, str | None]]]:
    """Each commit, and how many parents it has, with the blobs of one file before and after: once for each parent."""
    found: tuple[Commit, int] | None = None
    for text in lines:
        if text.startswith(_COMMIT):
            identity, parents, date, author, subject = text.removeprefix(_COMMIT).split("\0", 4)
            found = Commit(identity, author, datetime.fromisoformat(date), subject), len(parents.split())
        elif found and text.startswith(":"):
            _old_mode, _new_mode, before, after, _kind = text.split(None, 4)
            yield found, (_present(before), _present(after))


def _present(blob: str) -> str | None:
    """A blob's id; git writes zeros for none."""
    return blob if blob.strip("0") else None
