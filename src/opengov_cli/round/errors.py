"""What can be wrong with what somebody asks of the yearly round."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _

from opengov_cli.errors import OpengovError


@dataclass(eq=False)
class BadQuarter(OpengovError):
    """Text that names no quarter."""

    text: str
    exit_code = 2

    def __str__(self) -> str:
        return _("'{text}' is not a quarter").format(text=self.text)

    @property
    def hint(self) -> str:
        """The forms that are understood."""
        return _("write 2021Q2, 2021年第二季度, or Q2 for one of the plan's year")


@dataclass(eq=False)
class BadMonth(OpengovError):
    """Text that names no month."""

    text: str
    exit_code = 2

    def __str__(self) -> str:
        return _("'{text}' is not a month").format(text=self.text)

    @property
    def hint(self) -> str:
        """The forms that are understood."""
        return _("write 2021-06, 2021年6月, or 6月 for one of the plan's year")


@dataclass(eq=False)
class BackwardPeriod(OpengovError):
    """A period that ends before it begins."""

    exit_code = 2

    def __str__(self) -> str:
        return _("the period ends before it begins")

    @property
    def hint(self) -> str:
        """What to look at."""
        return _("--since is its first day, --until its last one")
