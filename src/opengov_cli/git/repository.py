"""The only room that runs git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from .errors import GitRefused, NoGit, NoSuchRevision, NotInGit

# Begins each commit in the output of `git log`.
_COMMIT = "\x01"
_FAILED = 128
# Of what `git rev-parse --local-env-vars` lists, all that says where a repository is and what belongs to it; settings
# such as GIT_CONFIG_COUNT stay. In a hook they name the repository of the hook, and GIT_INDEX_FILE maybe an index that
# git is still writing (`git commit -a`): what is staged while it does, git refuses by its own lock.
_LOCATING = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
)


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
class Stages:
    """A file in conflict as base, ours and theirs have it; None for a side that does not have it."""

    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


@dataclass(frozen=True, slots=True)
class Repository:
    """A working tree. Files are named by their paths from its root, with slashes."""

    root: Path

    @classmethod
    def of(cls, path: Path) -> Repository:
        """The repository that a file or folder stands in. Raises NotInGit and NoGit."""
        folder = path if path.is_dir() else path.resolve().parent
        found = _git(folder, "rev-parse", "--show-toplevel") if folder.is_dir() else None
        if not found or found.returncode:
            raise NotInGit(path)
        return cls(Path(_text(found.stdout)))

    def name(self, path: Path) -> str:
        """The name of a file in this repository."""
        return path.resolve().relative_to(self.root.resolve()).as_posix()

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision means. Raises NoSuchRevision."""
        found = _git(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        if found.returncode:
            raise NoSuchRevision(revision)
        return _text(found.stdout)

    def merge_base(self, one: str, other: str) -> str:
        """The commit that two revisions have grown from. Raises NoSuchRevision and GitRefused."""
        return _text(self._run("merge-base", self.commit(one), self.commit(other)))

    def read(self, revision: str, name: str) -> bytes | None:
        """A file as it was at a revision, under the name that it had then; None if it was not there."""
        commit = self.commit(revision)
        found = _git(self.root, "cat-file", "blob", f"{commit}:{name}")
        if found.returncode:
            old_name = self._name_before(commit, name)
            found = _git(self.root, "cat-file", "blob", f"{commit}:{old_name}") if old_name else found
        return None if found.returncode else found.stdout

    def blob(self, identity: str) -> bytes:
        """The bytes of a blob. Raises GitRefused."""
        return self._run("cat-file", "blob", identity)

    def touches(self, name: str) -> Iterator[Touch]:
        """The commits that touched a file, newest first and as git finds them; follows renames.

        A merge that has the file from one of its parents did not touch it.
        """
        form = f"--format={_COMMIT}%H%x00%P%x00%aI%x00%an%x00%s"
        arguments = ("log", "--follow", "--raw", "--no-abbrev", "--find-renames", "-m", form, "--", name)
        with _started(self.root, *arguments) as process:
            try:
                for (commit, parents), pairs in groupby(_raw(process.stdout or ()), key=itemgetter(0)):
                    before, after = zip(*(pair for _commit, pair in pairs), strict=True)
                    if len(before) >= parents:
                        yield Touch(commit, before, after[0])
            finally:
                # A reader who has seen enough leaves git writing into a closed pipe.
                process.kill()

    def stages(self, name: str) -> Stages | None:
        """The three versions of a file in conflict; None if it is in none."""
        blobs = {stage: self.blob(identity) for identity, stage, _name in self._unmerged("--", name)}
        return Stages(blobs.get("1"), blobs.get("2"), blobs.get("3")) if blobs else None

    def conflicts(self) -> list[str]:
        """The names of all files in conflict, in git's order."""
        return [*dict.fromkeys(name for _identity, _stage, name in self._unmerged())]

    def path(self, name: str, folder: Path) -> Path:
        """Where a file stands, told from a folder if it is below that."""
        path, here = self.root.resolve() / name, folder.resolve()
        return path.relative_to(here) if path.is_relative_to(here) else path

    def add(self, name: str) -> None:
        """Stage a file. Raises GitRefused."""
        self._run("add", "--", name)

    def is_clean(self, name: str) -> bool:
        """Whether a file is as the last commit has it."""
        return not self._run("status", "--porcelain", "--", name)

    def commit_file(self, name: str, message: str) -> str:
        """Commit one file and nothing else that is staged, and give the commit's id. Raises GitRefused."""
        if not self._run("ls-files", "--", name):
            self.add(name)
        self._run("commit", "--quiet", "--only", "--message", message, "--", name)
        return self.commit("HEAD")

    def config(self, key: str) -> str:
        """A setting of this repository alone; empty if there is none."""
        return _text(_git(self.root, "config", "--local", "--get", key).stdout)

    def configure(self, key: str, value: str) -> None:
        """Change a setting of this repository alone; an empty one is taken away. Raises GitRefused."""
        self._run("config", "--local", *((key, value) if value else ("--unset", key)))

    def _name_before(self, commit: str, name: str) -> str | None:
        """What a file of the working tree was called at a commit, if it was renamed since."""
        found = self._run("diff", "--name-status", "-z", "--find-renames", "--diff-filter=R", commit)
        words = found.decode(errors="surrogateescape").split("\0")
        return next((old for old, new in zip(words[1::3], words[2::3], strict=False) if new == name), None)

    def _unmerged(self, *arguments: str) -> Iterator[tuple[str, str, str]]:
        """Blob, stage and name of each version of the files in conflict."""
        found = self._run("ls-files", "--unmerged", "-z", *arguments).decode(errors="surrogateescape")
        for entry in filter(None, found.split("\0")):
            place, _tab, name = entry.partition("\t")
            _mode, identity, stage = place.split()
            yield identity, stage, name

    def _run(self, *arguments: str) -> bytes:
        result = _git(self.root, *arguments)
        if result.returncode:
            # A hook may say why on either stream.
            raise GitRefused(arguments[0], _text(result.stderr) or _text(result.stdout))
        return result.stdout


def _raw(lines: Iterable[bytes]) -> Iterator[tuple[tuple[Commit, int], tuple[str | None, str | None]]]:
    """Each commit, and how many parents it has, with the blobs of one file before and after: once for each parent."""
    found: tuple[Commit, int] | None = None
    for line in lines:
        text = _text(line)
        if text.startswith(_COMMIT):
            identity, parents, date, author, subject = text.removeprefix(_COMMIT).split("\0", 4)
            found = Commit(identity, author, datetime.fromisoformat(date), subject), len(parents.split())
        elif found and text.startswith(":"):
            _old_mode, _new_mode, before, after, _kind = text.split(None, 4)
            yield found, (_present(before), _present(after))


def merge_lines(base: bytes, ours: bytes, theirs: bytes, style: str = "merge", favour: str = "") -> tuple[bytes, bool]:
    """Merge three versions of a file as git does without knowing what is in it; whether that went well.

    ``style`` is git's word for how conflicts are shown, ``favour`` for the side that wins them. Raises NoGit and
    GitRefused.
    """
    options = [f"--{word}" for word in (style, favour) if word and word != "merge"]
    labels = [word for name in ("ours", "base", "theirs") for word in ("-L", name)]
    with TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("ours", "base", "theirs")]
        for path, data in zip(paths, (ours, base, theirs), strict=True):
            path.write_bytes(data)
        result = _git(Path(folder), "merge-file", "-p", *options, *labels, *map(str, paths))
    # It counts the conflicts up to 127; what is more is a failure, such as 255 for what is no text.
    if result.returncode not in range(_FAILED):
        raise GitRefused("merge-file", _text(result.stderr))
    return result.stdout, result.returncode == 0


def setting(folder: Path, key: str) -> str:
    """What git in a folder is set to, wherever that is set; empty where it is not, or without git."""
    try:
        return _text(_git(folder, "config", "--get", key).stdout)
    except NoGit:
        return ""


def user_name(folder: Path) -> str:
    """The ``user.name`` that git uses in a folder; empty without one, or without git."""
    return setting(folder, "user.name")


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(_command(arguments), cwd=folder, capture_output=True, check=False, env=_environment())  # noqa: S603
    except OSError as error:
        raise NoGit(error.strerror or str(error)) from error


def _started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603
            _command(arguments), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
        )
    except OSError as error:
        raise NoGit(error.strerror or str(error)) from error


def _command(arguments: tuple[str, ...]) -> tuple[str, ...]:
    return ("git", "-c", "core.quotepath=off", "-c", "color.ui=false", *arguments)


def _environment() -> dict[str, str]:
    """Ours without what would lead git to another repository than that of the folder it runs in."""
    kept = {name: value for name, value in os.environ.items() if name not in _LOCATING}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "cat"}


def _text(output: bytes) -> str:
    return output.decode(errors="replace").strip("\n\r")


def _present(blob: str) -> str | None:
    """A blob's id; git writes zeros for none."""
    return blob if blob.strip("0") else None
