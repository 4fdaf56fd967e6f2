"""What can be wrong with a configuration: each is named with its place and the way out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext

from opengov_cli.errors import OpengovError, listed
from opengov_cli.plan.text import closest

from .lines import Place
from .places import NAME, own_path

# More problems than these say nothing more.
MOST_TOLD = 20
# How alike a misspelled key is to the one that was meant.
LIKENESS = 0.65


@dataclass(eq=False)
class BadConfiguration(OpengovError):
    """Something at a place of the configuration, a line of a file or a variable, that cannot be understood."""

    place: Place | str
    exit_code = 2


@dataclass(eq=False)
class NotToml(BadConfiguration):
    """A line that is no TOML."""

    line: str = ""

    def __str__(self) -> str:
        return _("{place}: this is no TOML").format(place=self.place)

    @property
    def hint(self) -> str:
        """How such a line is written."""
        if self.line.lstrip().startswith("["):
            return _('a name that is not of plain letters stands in straight quotes: [views."逾期"]')
        return _('write it as unit = "计划财务科", with straight quotes around text')


@dataclass(eq=False)
class SetTwice(BadConfiguration):
    """A key or a table that stands in the file already."""

    def __str__(self) -> str:
        return _("{place}: this is set a second time").format(place=self.place)

    @property
    def hint(self) -> str:
        """What to do."""
        return _("delete one of the two")


@dataclass(eq=False)
class NotUtf8Text(BadConfiguration):
    """A file in another encoding, which ``encoding`` names if it is clear."""

    encoding: str = ""

    def __str__(self) -> str:
        if self.encoding:
            return _("{place}: this is not UTF-8, but probably {encoding}").format(
                place=self.place, encoding=self.encoding
            )
        return _("{place}: this is not UTF-8").format(place=self.place)

    @property
    def hint(self) -> str:
        """What to do with the file."""
        return _("save the file as UTF-8")


@dataclass(eq=False)
class NoSuchSetting(BadConfiguration):
    """A key that means nothing; ``known`` are those that mean something."""

    key: str
    known: Sequence[str]

    def __str__(self) -> str:
        return _("{place}: there is no setting '{key}'").format(place=self.place, key=self.key)

    @property
    def hint(self) -> str:
        """The nearest one, or all of them."""
        if near := closest(self.key, self.known, LIKENESS):
            return _("did you mean {near}?").format(near=near)
        return _("there are {settings}").format(settings=listed(self.known))


@dataclass(eq=False)
class UnfitSetting(BadConfiguration):
    """A value of the wrong kind; ``wanted`` says of which kind it must be."""

    key: str
    wanted: str

    def __str__(self) -> str:
        return _("{place}: {key} takes {wanted}").format(place=self.place, key=self.key, wanted=self.wanted)

    @property
    def hint(self) -> str:
        """Where it is explained."""
        return _("`opengov config` shows every setting, and where it comes from")


@dataclass(eq=False)
class ProgramInSharedFile(BadConfiguration):
    """A command in a file that comes with the plan: whoever may change the plan could run programs here."""

    key: str

    def __str__(self) -> str:
        return _("{place}: {key} takes true or false in a file that comes with the plan").format(
            place=self.place, key=self.key
        )

    @property
    def hint(self) -> str:
        """Where a command may stand."""
        return _("a command stands in OPENGOV_PAGER, or in your own file: {path}").format(path=own_path())


@dataclass(eq=False)
class NoSuchListOption(BadConfiguration):
    """A key of a view that is none of the ``options`` of ``list``."""

    key: str
    options: Iterable[str]

    def __str__(self) -> str:
        return _("{place}: `opengov list` has no option '{key}'").format(place=self.place, key=self.key)

    @property
    def hint(self) -> str:
        """The nearest one, or where all of them are."""
        if near := closest(self.key, self.options, LIKENESS):
            return _("did you mean {near}?").format(near=near)
        return _("`{page}` shows the right usage").format(page="opengov list --help")


@dataclass(eq=False)
class Refused(BadConfiguration):
    """A value that was refused where it was used, for a ``reason`` in words."""

    reason: str
    advice: str = ""
    code: int = 2

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        """That of the refusal itself."""
        return self.code

    def __str__(self) -> str:
        return _("{place}: {reason}").format(place=self.place, reason=self.reason)

    @property
    def hint(self) -> str:
        """The way out of the reason."""
        return self.advice


@dataclass(eq=False)
class BrokenConfiguration(OpengovError):
    """Several things are wrong with the configuration."""

    problems: Sequence[OpengovError]
    exit_code = 2

    @property
    def failures(self) -> Sequence[OpengovError]:
        """The first of them, which are told before it."""
        return self.problems[:MOST_TOLD]

    def __str__(self) -> str:
        count = len(self.problems)
        return ngettext("the configuration has {count} error", "the configuration has {count} errors", count).format(
            count=count
        )

    @property
    def hint(self) -> str:
        """What works nevertheless."""
        return _("`opengov config` shows what could be read of it")


@dataclass(eq=False)
class NoSuchView(OpengovError):
    """A view that nobody has written down; ``near`` is the likeliest meant one of ``views``."""

    name: str
    near: str | None
    views: Sequence[str]
    exit_code = 2

    def __str__(self) -> str:
        return _("there is no view @{name}").format(name=self.name)

    @property
    def hint(self) -> str:
        """The nearest one and all of them, or how a view is made."""
        if not self.views:
            return _("views stand beside the plan, in {file}: [views.late] and below it overdue = true").format(
                file=NAME
            )
        views = listed(f"@{view}" for view in self.views)
        if self.near:
            return _("did you mean @{near}? there are {views}").format(near=self.near, views=views)
        return _("there are {views}").format(views=views)


@dataclass(eq=False)
class NobodysUnit(OpengovError):
    """--mine was asked for, and nothing says whose unit that is."""

    exit_code = 2

    def __str__(self) -> str:
        return _("--mine needs to know which unit is yours")

    @property
    def hint(self) -> str:
        """Where to write it."""
        return _('write unit = "…" in your own file, {path}, or set OPENGOV_UNIT').format(path=own_path())
