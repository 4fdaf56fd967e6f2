"""What can go wrong with documents that are read or written: one class for each failure."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from opengov_cli.errors import OpengovError, listed
from opengov_cli.file.errors import FileExists

if TYPE_CHECKING:
    from .document import Doubt


@dataclass(eq=False)
class UnknownFormat(OpengovError):
    """The name of a file tells no format; ``known`` are the ends of names that do."""

    name: str
    known: tuple[str, ...]
    exit_code = 2

    def __str__(self) -> str:
        return _("the name '{name}' tells no format that is known here").format(name=self.name)

    @property
    def hint(self) -> str:
        """The formats that are known."""
        return _("known are {formats}").format(formats=listed(self.known))


@dataclass(eq=False)
class MissingExtra(OpengovError):
    """A library that a format needs is not installed; ``extra`` is the part of the installation that brings it."""

    library: str
    extra: str = "office"
    exit_code = 3

    def __str__(self) -> str:
        return _("this format needs the library {library}, which is not installed").format(library=self.library)

    @property
    def hint(self) -> str:
        """How to install it."""
        from .installing import install_command

        return _("install it with: {command}").format(command=install_command(self.extra))


@dataclass(eq=False)
class UnreadableDocument(OpengovError):
    """A document cannot be read; ``reason`` and ``way_out`` are sentences for the user."""

    reason: str
    way_out: str
    exit_code = 3

    def __str__(self) -> str:
        return self.reason

    @property
    def hint(self) -> str:
        """What to do with the document."""
        return self.way_out


@dataclass(eq=False)
class DocumentExists(FileExists):
    """A document would replace a file that exists."""

    @property
    def hint(self) -> str:
        """How to replace it all the same."""
        return _("nothing was written; --force replaces it")


@dataclass(eq=False)
class NoTable(OpengovError):
    """No table has the headings of a plan, and the text states no tasks; ``headings`` stand in the likeliest table.

    ``doubts`` tell what was not read of the document: the plan may stand there.
    """

    path: Path
    headings: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()

    def __str__(self) -> str:
        if not self.headings:
            return _("{path} holds neither a table of a plan nor text with numbered items or clauses").format(
                path=self.path
            )
        return _("no table in {path} has the headings of a plan; one begins with {headings}").format(
            path=self.path, headings=" | ".join(self.headings)
        )

    @property
    def hint(self) -> str:
        """What a plan has, in a table or in its text."""
        needed = _(
            "looked for were columns such as 工作任务, 具体要求 and 落实单位, items behind 一、（一）1. ①, "
            "and clauses such as （责任单位：办公室）"
        )
        return "\n".join((needed, *map(str, self.doubts)))


@dataclass(eq=False)
class SheetNotTold(OpengovError):
    """Several sheets of a workbook are plans, and not parts of one; ``sheets`` are their names."""

    sheets: tuple[str, ...]
    exit_code = 2

    def __str__(self) -> str:
        return _("several sheets hold a plan each: {sheets}").format(sheets=listed(self.sheets))

    @property
    def hint(self) -> str:
        """How to say which one is meant."""
        return _("--sheet NAME takes one of them")


@dataclass(eq=False)
class NoSuchSheet(OpengovError):
    """A document has no visible sheet of this name or number; ``sheets`` are the names of those that it has."""

    name: str
    sheets: tuple[str, ...]
    exit_code = 2

    def __str__(self) -> str:
        if not self.sheets:
            return _("the document has no sheets, so that --sheet {name} finds none").format(name=self.name)
        return _("there is no sheet {name} to be seen in the workbook").format(name=self.name)

    @property
    def hint(self) -> str:
        """The sheets that there are, each with its number."""
        numbered = (f"{number} {name}" for number, name in enumerate(self.sheets, start=1))
        return _("its sheets are {sheets}").format(sheets=listed(numbered)) if self.sheets else ""


@dataclass(eq=False)
class NoTasks(OpengovError):
    """A table has the headings of a plan and no task below them."""

    path: Path
    headings: tuple[str, ...]

    def __str__(self) -> str:
        return _("there is no task in {path} below the headings {headings}").format(
            path=self.path, headings=" | ".join(self.headings)
        )

    @property
    def hint(self) -> str:
        """What became of it."""
        return _("nothing was written; fill in the table, or import the document that has the tasks")


@dataclass(eq=False)
class NotAChoice(OpengovError):
    """What --column was given does not name a heading and what it means."""

    text: str
    exit_code = 2

    def __str__(self) -> str:
        return _("--column takes a heading and what it means, not '{text}'").format(text=self.text)

    @property
    def hint(self) -> str:
        """How it is written."""
        return _("for example --column '任务内容=requirement'")


@dataclass(eq=False)
class NoSuchMeaning(OpengovError):
    """A column cannot mean this; ``near`` is the likeliest meant word, ``known`` are all keys."""

    word: str
    near: str | None
    known: tuple[str, ...]
    exit_code = 2

    def __str__(self) -> str:
        return _("no column means '{word}'").format(word=self.word)

    @property
    def hint(self) -> str:
        """The word that was probably meant, or all of them."""
        if self.near:
            return _("did you mean {near}?").format(near=self.near)
        return _("a column means one of {known}").format(known=listed(self.known))


@dataclass(eq=False)
class NoSuchHeading(OpengovError):
    """No table has a column of this heading; ``near`` is the likeliest meant one, ``known`` are all."""

    heading: str
    near: str | None
    known: tuple[str, ...]
    exit_code = 2

    def __str__(self) -> str:
        return _("no column has the heading '{heading}'").format(heading=self.heading)

    @property
    def hint(self) -> str:
        """The heading that was probably meant, or all of them."""
        if self.near:
            return _("did you mean {near}?").format(near=self.near)
        return _("the headings are {headings}").format(headings=" | ".join(self.known))


@dataclass(eq=False)
class NotStated(OpengovError):
    """A document does not tell what every plan has; ``options`` are those that state it."""

    options: tuple[str, ...]
    exit_code = 2

    def __str__(self) -> str:
        return _("the document does not tell the office or the year: give {options}").format(
            options=" ".join(self.options)
        )


@dataclass(eq=False)
class TooLongForCell(OpengovError):
    """A text of a task is too long for one cell of a spreadsheet; ``number`` and ``heading`` tell which text."""

    number: str
    heading: str
    limit: int

    def __str__(self) -> str:
        return _("{heading} of task {number} is longer than the {limit} characters of an Excel cell").format(
            heading=self.heading, number=self.number, limit=self.limit
        )

    @property
    def hint(self) -> str:
        """The formats that hold it."""
        return _("nothing was written; docx, csv and json hold it")
