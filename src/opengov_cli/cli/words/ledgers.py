"""What came back in ledgers, in words: what is wrong with it, and who has answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext

from opengov_cli.errors import listed
from opengov_cli.round.ledger.collecting import Collection

# More names than these nobody reads in a sentence.
_MOST_NAMED = 12


def noticed(collection: Collection) -> Iterator[str]:
    """A line for everything that could not be taken in, and for what else should be known."""
    for doubt in collection.warnings:
        yield _("warning: {message}").format(message=doubt)
    for doubt in collection.problems:
        yield _("problem: {message}").format(message=doubt)
    count = collection.undated
    if count:
        message = ngettext(
            "{count} note without a date is dated today", "{count} notes without a date are dated today", count
        )
        yield message.format(count=count)


def answers(collection: Collection) -> Iterator[str]:
    """Who has answered, who has sent an empty ledger, and of whom there is none."""
    answered, empty, silent = (len(units) for units in (collection.answered, collection.empty, collection.silent))
    for title, units in (
        (ngettext("{count} unit has answered", "{count} units have answered", answered), collection.answered),
        (ngettext("{count} ledger is empty", "{count} ledgers are empty", empty), collection.empty),
        (
            ngettext("there is no ledger of {count} unit", "there is no ledger of {count} units", silent),
            collection.silent,
        ),
    ):
        if units:
            yield _("{title}: {units}").format(title=title.format(count=len(units)), units=_listed(units))


def _listed(units: Sequence[str]) -> str:
    named = listed(units[:_MOST_NAMED])
    more = len(units) - _MOST_NAMED
    return named if more <= 0 else _("{units} and {count} more").format(units=named, count=more)
