"""What can go wrong with git, in the manner of ``errors``."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from opengov_cli.errors import OpengovError


@dataclass(eq=False)
class NoGit(OpengovError):
    """There is no git on this machine, or it cannot be started."""

    reason: str
    exit_code = 3

    def __str__(self) -> str:
        return _("cannot run git: {reason}").format(reason=self.reason)

    @property
    def hint(self) -> str:
        """Where it comes from."""
        return _("install git (https://git-scm.com) and make sure that it is on the PATH")


@dataclass(eq=False)
class NotInGit(OpengovError):
    """A file that stands in no git repository."""

    path: Path

    def __str__(self) -> str:
        return _("{path} is not in a git repository").format(path=self.path)

    @property
    def hint(self) -> str:
        """How to begin one."""
        return _("begin one with `git init` in the plan's folder")


@dataclass(eq=False)
class NoSuchRevision(OpengovError):
    """A word that is neither a file nor a revision that git knows."""

    revision: str

    def __str__(self) -> str:
        return _("'{revision}' is neither a file nor a revision in git").format(revision=self.revision)

    @property
    def hint(self) -> str:
        """The forms that are understood."""
        return _("give a branch, a tag, a commit, HEAD~1, A..B, or two plan files")


@dataclass(eq=False)
class ShallowClone(OpengovError):
    """A repository without its older commits, of which nobody can tell how a file was on a day."""

    path: Path

    def __str__(self) -> str:
        return _("the clone of {path} is shallow and does not have its older versions").format(path=self.path)

    @property
    def hint(self) -> str:
        """How to fetch what is missing."""
        return _("`git fetch --unshallow` brings them")


@dataclass(eq=False)
class NothingInCommon(OpengovError):
    """Two revisions that have not grown from one commit, as far as this clone knows."""

    one: str
    other: str

    def __str__(self) -> str:
        return _("'{one}' and '{other}' have no commit in common").format(one=self.one, other=self.other)

    @property
    def hint(self) -> str:
        """What a clone without the whole history lacks."""
        return _("a shallow clone lacks it: `git fetch --unshallow`, in CI `fetch-depth: 0` or `GIT_DEPTH: 0`")


@dataclass(eq=False)
class NoFilesHere(OpengovError):
    """A bare repository, which holds versions and no files."""

    root: Path

    def __str__(self) -> str:
        return _("{root} is a bare repository: it has no files to compare with").format(root=self.root)

    @property
    def hint(self) -> str:
        """What can be compared there."""
        return _("name two revisions: `opengov diff HEAD~1 HEAD`")


@dataclass(eq=False)
class InNeither(OpengovError):
    """A plan that is in none of the two versions that were to be compared."""

    path: Path
    old: str
    new: str

    def __str__(self) -> str:
        return _("{path} is neither in {old} nor in {new}").format(path=self.path, old=self.old, new=self.new)


@dataclass(eq=False)
class GitRefused(OpengovError):
    """Git would not do what it was asked; its own words come along."""

    command: str
    words: str

    def __str__(self) -> str:
        return _("git {command} refused: {words}").format(command=self.command, words=self.words)


@dataclass(eq=False)
class NotCommitted(OpengovError):
    """Git, or a hook, refused a commit; ``taken_back`` tells whether the plan file is as it was before the change."""

    path: Path
    words: str
    taken_back: bool
    keep: bool

    def __str__(self) -> str:
        if self.taken_back:
            sentence = _("git commit refused, and {path} is back to what it was: {words}")
        else:
            sentence = _("git commit refused, and {path} keeps the change: {words}")
        return sentence.format(path=self.path, words=self.words)

    @property
    def hint(self) -> str:
        """How to get it committed."""
        if self.taken_back:
            return _("mend that and run the command again; --keep would have kept the change")
        if self.keep:
            return _("mend that and run `git commit {path}`").format(path=self.path)
        return _("somebody else changed the file meanwhile: look at `opengov diff`")


@dataclass(eq=False)
class NotInConflict(OpengovError):
    """A file that git did not leave in conflict."""

    path: Path

    def __str__(self) -> str:
        return _("git has no conflict in {path}").format(path=self.path)


@dataclass(eq=False)
class AlreadyResolved(OpengovError):
    """A file in conflict from which somebody took the markers; merging it anew would drop that work."""

    path: Path
    exactly_ours: bool = False

    def __str__(self) -> str:
        return _("{path} has no conflict markers any more").format(path=self.path)

    @property
    def hint(self) -> str:
        """How to finish, or to start over."""
        if self.exactly_ours:
            return _(
                "it says exactly what ours says: `git add {path}` drops what theirs says else, "
                "`git checkout --merge {path}` starts over"
            ).format(path=self.path)
        return _("`git add {path}` if it is as it should be; `git checkout --merge {path}` starts over").format(
            path=self.path
        )


@dataclass(eq=False)
class OneSideGone(OpengovError):
    """A file that one side deleted, or both did; nobody can merge that but a person."""

    path: Path
    ours: bool
    theirs: bool

    def __str__(self) -> str:
        if self.ours and self.theirs:
            return _("both sides deleted {path}").format(path=self.path)
        if self.ours:
            return _("our side deleted {path}, theirs changed it").format(path=self.path)
        return _("our side changed {path}, theirs deleted it").format(path=self.path)

    @property
    def hint(self) -> str:
        """How to decide it."""
        return _("`git add {path}` keeps the file as it is now, `git rm {path}` deletes it").format(path=self.path)
