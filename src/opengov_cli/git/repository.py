"""A repository of git, and what is asked of git outside of one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from opengov_cli.file.disk import MAX_BYTES

from .errors import GitRefused, NoGit, NoSuchRevision, NothingInCommon, NotInGit
from .process import run, start, text_of
from .raw import LOG_FORMAT, Difference, Touch, differences, touches

_FAILED = 128
# What nobody reads is taken from git in pieces of so many bytes.
_AT_ONCE = 1_000_000


@dataclass(frozen=True, slots=True)
class Stages:
    """A file in conflict as base, ours and theirs have it; None for a side that does not have it."""

    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


@dataclass(frozen=True, slots=True)
class Repository:
    """A working tree, or without one (``bare``) the folder of git itself.

    Files are named by their paths from the root, with slashes. In a hook, ``index`` is the file that holds what is
    about to be committed: `git commit -a` has one beside the usual index. It is read, never written.
    """

    root: Path
    bare: bool = False
    index: str = ""

    @classmethod
    def of(cls, path: Path) -> Repository:
        """The repository that a file or folder stands in. Raises NotInGit and NoGit."""
        # What is looked at may be gone, with its folder.
        folder = next(parent for parent in (path.resolve(), *path.resolve().parents) if parent.is_dir())
        # Without a working tree git refuses the last question, after it answered the first.
        found = run(folder, "rev-parse", "--absolute-git-dir", "--show-toplevel")
        git_folder, _newline, root = text_of(found.stdout).partition("\n")
        if not git_folder:
            raise NotInGit(path)
        return cls(Path(root or git_folder), not root, _index_of_hook(Path(git_folder)))

    def name(self, path: Path) -> str:
        """The name of a file in this repository; in a bare one, a path is told from its root."""
        if self.bare and not path.is_absolute():
            return path.as_posix()
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            raise NotInGit(path) from None

    @property
    def is_shallow(self) -> bool:
        """Whether it lacks what is older than some commits, as clones do that CI makes."""
        return text_of(self._run("rev-parse", "--is-shallow-repository")) == "true"

    def find(self, expression: str) -> str | None:
        """The id of what an expression such as ``HEAD^{commit}`` names; None if it names nothing."""
        found = run(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", expression, index=self.index)
        return None if found.returncode else text_of(found.stdout)

    def empty_tree(self) -> str:
        """The id of a tree without files."""
        return text_of(self._run("hash-object", "-t", "tree", os.devnull))

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision means. Raises NoSuchRevision."""
        found = self.find(revision + "^{commit}")
        if not found:
            raise NoSuchRevision(revision)
        return found

    def merge_base(self, one: str, other: str) -> str:
        """The commit that two revisions have grown from. Raises NoSuchRevision and NothingInCommon."""
        found = run(self.root, "merge-base", self.commit(one), self.commit(other))
        if found.returncode:
            raise NothingInCommon(one, other)
        return text_of(found.stdout)

    def differences(self, arguments: Iterable[str], names: Iterable[str]) -> Iterator[Difference]:
        """The files that ``git diff`` finds different; ``names`` may be patterns. Raises GitRefused."""
        options = ("--raw", "-z", "--no-abbrev", "--find-renames")
        found = self._run("diff", *options, *arguments, "--", *names, index=self.index)
        return differences(found.decode(errors="surrogateescape"))

    def untracked(self, names: Iterable[str]) -> list[str]:
        """The files that git neither keeps nor ignores; ``names`` may be patterns."""
        found = self._run("ls-files", "--others", "--exclude-standard", "-z", "--", *names)
        return [*filter(None, found.decode(errors="surrogateescape").split("\0"))]

    def read(self, revision: str, name: str) -> bytes | None:
        """A file as it was at a revision, under the name that it had then; None if it was not there."""
        commit = self.commit(revision)
        found = run(self.root, "cat-file", "blob", f"{commit}:{name}")
        if found.returncode:
            old_name = self._name_before(commit, name)
            found = run(self.root, "cat-file", "blob", f"{commit}:{old_name}") if old_name else found
        return None if found.returncode else found.stdout

    def names(self, revision: str) -> list[str]:
        """The names of all files at a revision; none before the first commit."""
        found = run(self.root, "ls-tree", "-r", "-z", "--name-only", "--end-of-options", revision)
        return [*filter(None, found.stdout.decode(errors="surrogateescape").split("\0"))]

    def blob(self, identity: str) -> bytes:
        """The bytes of a blob. Raises GitRefused."""
        return self._run("cat-file", "blob", identity)

    @contextmanager
    def blobs(self) -> Iterator[Callable[[str], bytes]]:
        """What reads one blob after another, all from one process of git; it raises GitRefused. Raises NoGit.

        Of one that is too large for a plan it reads one byte more than a plan may have, which tells that.
        """
        with start(self.root, "cat-file", "--batch") as process:
            asked, answered = process.stdin or BytesIO(), process.stdout or BytesIO()

            def read(identity: str) -> bytes:
                # Git that is gone answers nothing.
                with suppress(OSError):
                    asked.write(f"{identity}\n".encode())
                    asked.flush()
                head = answered.readline()
                size = head.rpartition(b" blob ")[2].strip()
                if not size.isdigit():
                    raise GitRefused("cat-file", text_of(head))
                data = answered.read(min(int(size), MAX_BYTES + 1))
                rest = int(size) + 1 - len(data)
                while passed_over := answered.read(min(rest, _AT_ONCE)):
                    rest -= len(passed_over)
                return data

            yield read

    def touches(self, name: str) -> Iterator[Touch]:
        """The commits that touched a file, newest first and as git finds them; follows renames.

        A merge that has the file from one of its parents did not touch it.
        """
        arguments = ("log", "--follow", "--raw", "--no-abbrev", "--find-renames", "-m", LOG_FORMAT, "--", name)
        with start(self.root, *arguments) as process:
            try:
                yield from touches(map(text_of, process.stdout or ()))
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
        if not self.knows(name):
            self.add(name)
        self._run("commit", "--quiet", "--only", "--message", message, "--", name)
        return self.commit("HEAD")

    def knows(self, name: str) -> bool:
        """Whether git keeps a file, or it is staged."""
        return bool(self._run("ls-files", "--", name))

    def forget(self, name: str) -> None:
        """Take a file out of the index, and leave it where it is. Raises GitRefused."""
        self._run("rm", "--quiet", "--cached", "--force", "--", name)

    def unstage(self, name: str) -> None:
        """Let the index have a file as HEAD has it. Raises GitRefused."""
        self._run("reset", "--quiet", "HEAD", "--", name)

    def checked_out(self, name: str) -> bytes:
        """A file of HEAD as git would write it to the disk, line ends and all. Raises GitRefused."""
        return self._run("cat-file", "--filters", f"HEAD:{name}")

    def delete(self, reference: str) -> None:
        """Delete a reference such as ``refs/notes/commits``. Raises GitRefused."""
        self._run("update-ref", "-d", reference)

    def config(self, key: str) -> str:
        """A setting of this repository alone; empty if there is none."""
        return text_of(run(self.root, "config", "--local", "--get", key).stdout)

    def configure(self, key: str, value: str) -> None:
        """Change a setting of this repository alone; an empty one is taken away. Raises GitRefused."""
        self._run("config", "--local", *((key, value) if value else ("--unset", key)))

    def _name_before(self, commit: str, name: str) -> str | None:
        """What a file of the working tree was called at a commit, if it was renamed since."""
        if self.bare:
            return None
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

    def _run(self, *arguments: str, index: str = "") -> bytes:
        result = run(self.root, *arguments, index=index)
        if result.returncode:
            # A hook may say why on either stream.
            raise GitRefused(arguments[0], text_of(result.stderr) or text_of(result.stdout))
        return result.stdout


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
        result = run(Path(folder), "merge-file", "-p", *options, *labels, *map(str, paths))
    # It counts the conflicts up to 127; what is more is a failure, such as 255 for what is no text.
    if result.returncode not in range(_FAILED):
        raise GitRefused("merge-file", text_of(result.stderr))
    return result.stdout, result.returncode == 0


def setting(folder: Path, key: str) -> str:
    """What git in a folder is set to, wherever that is set; empty where it is not, or without git."""
    try:
        return text_of(run(folder, "config", "--get", key).stdout)
    except NoGit:
        return ""


def user_name(folder: Path) -> str:
    """The ``user.name`` that git uses in a folder; empty without one, or without git."""
    return setting(folder, "user.name")


def _index_of_hook(git_folder: Path) -> str:
    """The index that git names to its hooks, if it is one of this repository; else empty."""
    named = os.environ.get("GIT_INDEX_FILE", "")
    # Git names it from the folder in which it runs the hook.
    index = Path(named).resolve()
    return str(index) if named and index.parent == git_folder.resolve() else ""
