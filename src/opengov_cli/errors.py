"""What can go wrong: one small class per failure, carrying data and giving one sentence.

``str(error)`` is the sentence, ``hint`` the way out, ``exit_code`` what the shell gets: 1 the
answer is no, 2 wrong usage, 3 something could not be read or written at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, ClassVar

from opengov_cli.plan.model import ISO_DATE

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from opengov_cli.file.text.problem import Problem


class OpengovError(Exception):
    """The base of every failure that a user can do something about."""

    exit_code: ClassVar[int] = 1

    @property
    def hint(self) -> str:
        """What the user can do next; empty where the sentence says it."""
        return ""


@dataclass(eq=False)
class NoPlan(OpengovError):
    """No plan file was found where the search went."""

    start: Path
    year: int | None
    exit_code = 3

    def __str__(self) -> str:
        if self.year is not None:
            sentence = _("no plan of the year {year} in {start} or a folder above it")
        else:
            sentence = _("no plan in {start} or a folder above it")
        return sentence.format(year=self.year, start=self.start)

    @property
    def hint(self) -> str:
        """Where the search looked, and how to start a plan."""
        return _(
            "looked for data/plan_*.yaml and plan_*.yaml; "
            "start a plan with `opengov init`, or name one with --plan FILE"
        )


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
        """That nothing is lost."""
        return _("nothing was written")


@dataclass(eq=False)
class SystemRefused(OpengovError):
    """The operating system stopped us where no file of ours is concerned: the output, a temporary file."""

    reason: str
    place: str | None = None
    exit_code = 3

    def __str__(self) -> str:
        reason = f"{self.reason}: {self.place}" if self.place else self.reason
        return _("the system refused: {reason}").format(reason=reason)


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
class InvalidResult(OpengovError):
    """A change would have made the plan invalid."""

    path: Path
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        reasons = "; ".join(problem.message for problem in self.problems if problem.is_error)
        return _("refused: {reasons}").format(reasons=reasons)

    @property
    def hint(self) -> str:
        """That nothing is lost."""
        return _("nothing was written")


@dataclass(eq=False)
class NoSuchTask(OpengovError):
    """Numbers that the plan does not have; ``available`` describes those that it has."""

    numbers: tuple[int, ...]
    available: str

    def __str__(self) -> str:
        numbers = ", ".join(map(str, self.numbers))
        return ngettext("there is no task {numbers}", "there are no tasks {numbers}", len(self.numbers)).format(
            numbers=numbers
        )

    @property
    def hint(self) -> str:
        """Which numbers there are."""
        if not self.available:
            return _("the plan has no tasks yet")
        return _("the plan has the tasks {available}").format(available=self.available)


@dataclass(eq=False)
class BadNumber(OpengovError):
    """Text that is not a task number or a range of them."""

    text: str
    exit_code = 2

    def __str__(self) -> str:
        return _("'{text}' is not a task number").format(text=self.text)

    @property
    def hint(self) -> str:
        """The forms that are understood."""
        return _("give numbers or ranges: 4, or 4 6, or 10-12")


@dataclass(eq=False)
class NoSuchUnit(OpengovError):
    """A unit name that the plan does not know; ``near`` is the likeliest meant one."""

    name: str
    near: str | None

    def __str__(self) -> str:
        return _("the plan lists no unit '{name}'").format(name=self.name)

    @property
    def hint(self) -> str:
        """The nearest name, or where all names are."""
        if self.near:
            return _("did you mean {near}?").format(near=self.near)
        return _("`opengov units` lists them")


@dataclass(eq=False)
class AmbiguousUnit(OpengovError):
    """A part of a name that fits several units."""

    text: str
    candidates: tuple[str, ...]

    def __str__(self) -> str:
        return _("'{text}' fits several units").format(text=self.text)

    @property
    def hint(self) -> str:
        """The units that it fits."""
        return _("did you mean {candidates}?").format(candidates=_(" or ").join(self.candidates))


@dataclass(eq=False)
class BadDate(OpengovError):
    """Text that is not a date, or a day that does not exist."""

    text: str

    def __str__(self) -> str:
        form = _("'{text}' is not a date that exists") if ISO_DATE.fullmatch(self.text) else _("'{text}' is not a date")
        return form.format(text=self.text)

    @property
    def hint(self) -> str:
        """The form that is understood."""
        return _("write dates as year-month-day: 2021-06-30")


@dataclass(eq=False)
class FutureDate(OpengovError):
    """A date after today, for something that has happened."""

    date: date

    def __str__(self) -> str:
        return _("{date} lies in the future").format(date=self.date)

    @property
    def hint(self) -> str:
        """How to insist."""
        return _("add --allow-future if you mean it")


@dataclass(eq=False)
class EmptyNote(OpengovError):
    """A note without text."""

    exit_code = 2

    def __str__(self) -> str:
        return _("the note has no text")

    @property
    def hint(self) -> str:
        """That nothing happened."""
        return _("nothing was written")


@dataclass(eq=False)
class NotText(OpengovError):
    """Bytes from the command line or a pipe that are no text in the terminal's encoding."""

    text: str
    exit_code = 2

    def __str__(self) -> str:
        return _("this is not readable as text: {text}").format(text=ascii(self.text))

    @property
    def hint(self) -> str:
        """What the terminal should use."""
        return _("use UTF-8 in the terminal")
