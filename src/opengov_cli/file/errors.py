"""What can go wrong with a plan file: it is not there, it cannot be read or written, or it is no valid plan."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from opengov_cli.errors import OpengovError, listed

if TYPE_CHECKING:
    from .text.problem import Problem

# More files than this say nothing more.
_MOST = 5


@dataclass(eq=False)
class NoPlan(OpengovError):
    """No plan file was found where the search went; ``others`` are files that only look like one."""

    start: Path
    year: int | None
    others: tuple[Path, ...] = ()
    exit_code = 3

    def __str__(self) -> str:
        if self.year is not None:
            sentence = _("no plan of the year {year} in {start} or a folder above it")
        else:
            sentence = _("no plan in {start} or a folder above it")
        return sentence.format(year=self.year, start=self.start)

    @property
    def hint(self) -> str:
        """Where the search looked, and how to start a plan; or the files that a person may mean."""
        if self.others:
            return _("there is {files}: only plan_YEAR.yaml is found by itself, name another file with --plan").format(
                files=listed(map(str, self.others[:_MOST]))
            )
        return _(
            "looked for data/plan_YEAR.yaml and plan_YEAR.yaml; "
            "start a plan with `opengov init` or `opengov import FILE`, or name one with --plan FILE"
        )


@dataclass(eq=False)
class SeveralPlans(OpengovError):
    """A folder has more than one plan of a year."""

    paths: tuple[Path, ...]
    exit_code = 3

    def __str__(self) -> str:
        return _("several plans of one year: {files}").format(files=listed(map(str, self.paths)))

    @property
    def hint(self) -> str:
        """How to choose."""
        return _("name the one that you mean with --plan FILE")


@dataclass(eq=False)
class WhichPlan(OpengovError):
    """Several plans were named where one is needed."""

    paths: tuple[Path, ...]
    exit_code = 2

    def __str__(self) -> str:
        return _("this takes one plan, and there are several: {files}").format(files=_some(self.paths))

    @property
    def hint(self) -> str:
        """How to choose."""
        return _("name the one that you mean with --plan FILE or --year YEAR, or a task with its year, as 2021/5")


@dataclass(eq=False)
class NoSuchYear(OpengovError):
    """None of the plans that were named is of a year."""

    year: int
    paths: tuple[Path, ...]

    def __str__(self) -> str:
        return _("none of these plans is of the year {year}: {files}").format(year=self.year, files=_some(self.paths))


@dataclass(eq=False)
class UnreadablePlans(OpengovError):
    """Some of so many plans that were named could not be opened; ``failures`` tell why."""

    failures: tuple[OpengovError, ...]
    count: int

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        """That of the gravest failure."""
        return max((failure.exit_code for failure in self.failures), default=1)

    def __str__(self) -> str:
        sentence = ngettext(
            "{failed} of {count} plan could not be opened", "{failed} of {count} plans could not be opened", self.count
        )
        return sentence.format(failed=len(self.failures), count=self.count)


def _some(paths: tuple[Path, ...]) -> str:
    """The first few of these files."""
    return listed([*map(str, paths[:_MOST]), *(["…"] if len(paths) > _MOST else [])])


@dataclass(eq=False)
class CannotRead(OpengovError):
    """The operating system did not let us read a file."""

    path: Path
    reason: str
    exit_code = 3

    def __str__(self) -> str:
        return _("cannot read {path}: {reason}").format(path=self.path, reason=self.reason)


@dataclass(eq=False)
class CannotWrite(OpengovError):
    """The operating system did not let us write a file; the old one is untouched."""

    path: Path
    reason: str
    exit_code = 3

    def __str__(self) -> str:
        return _("cannot write {path}: {reason}").format(path=self.path, reason=self.reason)

    @property
    def hint(self) -> str:
        """That the file is as it was."""
        return _("nothing was written")


@dataclass(eq=False)
class FileInUse(OpengovError):
    """Another program holds the file, or another opengov its lock, for too long."""

    path: Path
    exit_code = 3

    def __str__(self) -> str:
        return _("{path} is in use by another program").format(path=self.path)

    @property
    def hint(self) -> str:
        """What to close."""
        return _("nothing was written; close the program that holds the file and try again")


@dataclass(eq=False)
class ChangedUnderneath(OpengovError):
    """Somebody saved the file while a change to it was being prepared."""

    path: Path

    def __str__(self) -> str:
        return _("{path} was changed by somebody else in the meantime").format(path=self.path)

    @property
    def hint(self) -> str:
        """That repeating is safe."""
        return _("nothing was written; run the command again")


@dataclass(eq=False)
class NothingToTurn(OpengovError):
    """There is no change to take back (``back``), or none to make again."""

    path: Path
    back: bool

    def __str__(self) -> str:
        if self.back:
            return _("there is no change of {path} to take back").format(path=self.path)
        return _("there is no change of {path} to make again").format(path=self.path)

    @property
    def hint(self) -> str:
        """What is kept for how long, and what git keeps."""
        if self.back:
            return _("opengov keeps the last changes that it made itself; `git log {path}` shows older ones").format(
                path=self.path
            )
        return _("only what `opengov undo` took back can be made again, until the next change")


@dataclass(eq=False)
class ChangedSince(OpengovError):
    """The file is no longer as the change left it that is to be taken back or made again."""

    path: Path
    command: str

    def __str__(self) -> str:
        return _("{path} was changed by something else since `{command}`").format(path=self.path, command=self.command)

    @property
    def hint(self) -> str:
        """The way of git."""
        return _(
            "nothing was written; `git diff {path}` shows what is not committed, and `git restore {path}` drops it"
        ).format(path=self.path)


@dataclass(eq=False)
class FileExists(OpengovError):
    """A new file would have replaced an existing one."""

    path: Path

    def __str__(self) -> str:
        return _("{path} exists already").format(path=self.path)

    @property
    def hint(self) -> str:
        """How to get out of the way."""
        return _("nothing was written; name another file, or move this one away")


@dataclass(eq=False)
class PlanOfThatYear(OpengovError):
    """A new plan would have stood beside one of the same year, so that nobody could say which is meant."""

    path: Path
    other: Path

    def __str__(self) -> str:
        return _("there is a plan of that year already: {path}").format(path=self.other)

    @property
    def hint(self) -> str:
        """How to get at what was wanted."""
        return _(
            "nothing was written: `opengov import FILE --into {path}` updates it, -o or --plan names another file"
        ).format(path=self.other)


@dataclass(eq=False)
class InvalidPlan(OpengovError):
    """The plan file has errors; all its problems come along."""

    path: Path
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        count = sum(problem.is_error for problem in self.problems)
        return ngettext("{path} has {count} error", "{path} has {count} errors", count).format(
            path=self.path, count=count
        )

    @property
    def hint(self) -> str:
        """How to see the list again."""
        return _("mend the file and run `opengov check`")


@dataclass(eq=False)
class OldSchema(OpengovError):
    """A plan file in an older format was to be edited, which is done only in the format of today."""

    path: Path
    schema: int

    def __str__(self) -> str:
        return _("{path} has the old schema {schema}").format(path=self.path, schema=self.schema)

    @property
    def hint(self) -> str:
        """How to renew it."""
        return _("nothing was written; `opengov fmt` writes it anew")


@dataclass(eq=False)
class InvalidResult(OpengovError):
    """A change would have made the plan invalid."""

    path: Path
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        reasons = "; ".join(problem.message for problem in self.problems if problem.is_error)
        return _("refused: {reasons}").format(reasons=reasons)

    @property
    def hint(self) -> str:
        """That the file is as it was."""
        return _("nothing was written")
