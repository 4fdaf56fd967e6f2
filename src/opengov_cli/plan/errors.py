"""What can be wrong with a question about a plan, or with what somebody wants to record in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from opengov_cli.errors import OpengovError, listed

# So much of a text tells which one it is.
_BEGINNING = 40


@dataclass(eq=False)
class NoSuchTask(OpengovError):
    """Numbers that the plan does not have, as ranges; ``available`` describes those that it has."""

    numbers: tuple[range, ...]
    available: str

    def __str__(self) -> str:
        count = sum(map(len, self.numbers))
        numbers = listed(map(_range, self.numbers))
        return ngettext("there is no task {numbers}", "there are no tasks {numbers}", count).format(numbers=numbers)

    @property
    def hint(self) -> str:
        """Which numbers there are."""
        if not self.available:
            return _("the plan has no tasks yet: `opengov add` adds one")
        return _("the plan has the tasks {available}").format(available=self.available)


def _range(numbers: range) -> str:
    first, last = numbers[0], numbers[-1]
    return str(first) if first == last else _("{first}-{last}").format(first=first, last=last)


@dataclass(eq=False)
class NoSuchNote(OpengovError):
    """A note that a task does not have; ``heads`` are the beginnings of those that it has."""

    task: int
    position: int
    heads: tuple[str, ...]

    def __str__(self) -> str:
        return _("task {task} has no note {position}").format(task=self.task, position=self.position)

    @property
    def hint(self) -> str:
        """Which notes there are, by their numbers."""
        if not self.heads:
            return _("`opengov note {task} TEXT` adds one").format(task=self.task)
        listed = "; ".join(f"{number}: {head}" for number, head in enumerate(self.heads, start=1))
        return _("its notes are {listed}").format(listed=listed)


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
        return _("give numbers or ranges: 4, or 4 6, or 10-12; 2021/5 is task 5 of 2021")


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
class NoSuchCategory(OpengovError):
    """A text that stands in no category of the plan; ``near`` is the likeliest meant one."""

    text: str
    near: str | None

    def __str__(self) -> str:
        return _("no category of the plan contains '{text}'").format(text=self.text)

    @property
    def hint(self) -> str:
        """The nearest category, or where all of them are."""
        if self.near:
            return _("did you mean {near}?").format(near=self.near)
        return _("`opengov categories` lists them")


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
class AmbiguousCategory(OpengovError):
    """A part of a name that fits several categories."""

    text: str
    candidates: tuple[str, ...]

    def __str__(self) -> str:
        return _("'{text}' fits several categories").format(text=self.text)

    @property
    def hint(self) -> str:
        """The categories that it fits."""
        return _("did you mean {candidates}?").format(candidates=_(" or ").join(self.candidates))


@dataclass(eq=False)
class BadDate(OpengovError):
    """Text that is not a date, or a day that does not exist."""

    text: str
    looks_like_one: bool = False
    exit_code = 2

    def __str__(self) -> str:
        form = _("'{text}' is not a date that exists") if self.looks_like_one else _("'{text}' is not a date")
        return form.format(text=self.text)

    @property
    def hint(self) -> str:
        """The forms that are understood."""
        return _("write dates as 2021-06-30, 2021/6/30 or 6月30日; today and yesterday are understood, too")


@dataclass(eq=False)
class BadSpan(OpengovError):
    """Text that is no span of time."""

    text: str
    exit_code = 2

    def __str__(self) -> str:
        return _("'{text}' is not a span of time").format(text=self.text)

    @property
    def hint(self) -> str:
        """The forms that are understood."""
        return _("give days or weeks: 30d or 2w")


@dataclass(eq=False)
class FutureDate(OpengovError):
    """A date after today, for something that has happened."""

    date: date
    exit_code = 2

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
        if likely := self._likely:
            return _("the input is no text in UTF-8 (it may be GBK): {text}").format(text=likely)
        return _("the input is no text in UTF-8: {text}").format(text=ascii(self.text[:_BEGINNING]))

    @property
    def hint(self) -> str:
        """How to give it as text."""
        if self._likely:
            return _("save it as UTF-8, or convert it with `iconv -f GBK -t UTF-8`")
        return _("use UTF-8 in the terminal")

    @property
    def _likely(self) -> str:
        """The beginning of the text that the bytes are in GBK; empty where they are none."""
        try:
            return self.text.encode(errors="surrogateescape").decode("gbk")[:_BEGINNING]
        except UnicodeError:
            return ""
