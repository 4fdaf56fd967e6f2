"""A recorded change as a commit of the plan file: both, or neither unless somebody wants to keep the change."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from opengov_cli.errors import OpengovError
from opengov_cli.file import disk
from opengov_cli.file.disk import Content, NotUtf8
from opengov_cli.file.gate import judge_bytes
from opengov_cli.file.journal import Journal
from opengov_cli.file.register import Change

from .commit_message import commit_message
from .errors import GitRefused, NotCommitted
from .merge.three_way import NotByMeaning, merge
from .repository import Repository


@dataclass(frozen=True, slots=True)
class Committing:
    """A commit that is to come; made before the change, so that a plan outside git is refused before it is written.

    ``was_clean`` and ``was_known`` tell whether the file was as the last commit has it, and whether git had it at all.
    """

    path: Path
    repository: Repository
    name: str
    was_clean: bool
    was_known: bool

    @classmethod
    def of(cls, path: Path) -> Committing:
        """The commit of a plan file. Raises NotInGit and NoGit."""
        repository = Repository.of(path)
        name = repository.name(path)
        return cls(path, repository, name, repository.is_clean(name), repository.knows(name))

    def commit(self, change: Change, *, keep: bool = False) -> str:
        """The id and the message of the commit of a change, as one text; empty where there is nothing to commit.

        Where git refuses, the file goes back to what it was, unless ``keep``; what somebody else recorded meanwhile
        stays. Raises NotCommitted.
        """
        if change.is_none or self.repository.is_clean(self.name):
            return ""
        message = commit_message(change.before.plan, change.after.plan)
        head = self.repository.find("HEAD")
        try:
            self.repository.commit_file(self.name, message)
        except (OpengovError, KeyboardInterrupt) as error:
            # Git also fails after it has committed, such as where a disk is full then.
            if self.repository.find("HEAD") == head:
                words = error.words if isinstance(error, GitRefused) else str(error)
                taken_back = not keep and self._take_back(change)
                if isinstance(error, OpengovError):
                    raise NotCommitted(self.path, words, taken_back=taken_back, keep=keep) from error
                raise
        self._clean_up(change)
        return f"{self.repository.commit('HEAD')[:8]}: {message}"

    def _take_back(self, change: Change) -> bool:
        """Whether the file is back to what it was, without the change."""
        if not self.was_known:
            with suppress(GitRefused):
                self.repository.forget(self.name)
        try:
            with disk.locked(self.path):
                old = self._without(change)
                if old is not None:
                    disk.write(self.path, old)
        except OpengovError:
            return False
        if old == change.before.content.data:
            # As after `opengov undo`: the change can be made again.
            with suppress(OSError):
                Journal.of(self.path).turn(back=True)
        return old is not None

    def _without(self, change: Change) -> bytes | None:
        """What the file should hold without the change; None where somebody else changed the same."""
        if not _is_of_another(self.path, change):
            return change.before.content.data
        current = disk.read_bytes(self.path)
        try:
            content = disk.decode(current)
            merged = merge(change.after.content.text, content.text, change.before.content.text)
        except (NotUtf8, NotByMeaning):
            return None
        return Content.of(merged.text, bom=content.bom).data if merged.clean else None

    def _clean_up(self, change: Change) -> None:
        """Leave what was committed also where a hook changed the file, or staged something else of it."""
        with suppress(OpengovError):
            if self.repository.is_clean(self.name):
                return
            self.repository.unstage(self.name)
            with disk.locked(self.path):
                if not self.repository.is_clean(self.name) and not _is_of_another(self.path, change):
                    disk.write(self.path, self.repository.checked_out(self.name))


def _is_of_another(path: Path, change: Change) -> bool:
    """Whether the file says something else than the change left; a hook changes the layout, or leaves no plan."""
    if not path.exists():
        return False
    _content, verdict = judge_bytes(disk.read_bytes(path))
    return verdict.plan is not None and verdict.plan != change.after.plan
