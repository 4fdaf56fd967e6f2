"""``opengov cache``: what is kept so that a plan need not be judged again, and deleting it."""

from __future__ import annotations

from enum import StrEnum
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Annotated

import typer

from ...session import Session

if TYPE_CHECKING:
    from opengov_cli.file.snapshots import Stock

_MB = 1_000_000


class CacheAction(StrEnum):
    """What to do with what is kept."""

    CLEAR = "clear"


def cache(
    ctx: typer.Context,
    action: Annotated[
        CacheAction | None, typer.Argument(metavar="[clear]", help=_("Delete all of it; only time is lost."))
    ] = None,
) -> None:
    """Show where plans are kept that were judged before, how many and how large; or delete them."""
    from opengov_cli.file import snapshots

    session: Session = ctx.obj
    if action is CacheAction.CLEAR:
        session.output.say(_("deleted: {what}").format(what=_of_stock(snapshots.clear())))
        return
    session.output.text(f"{snapshots.folder() or '-'}\n")
    bound = snapshots.Stock(snapshots.MOST_FILES, snapshots.MOST_BYTES)
    told = _("{kept}, of at most {bound}").format(kept=_of_stock(snapshots.stock()), bound=_of_stock(bound))
    session.output.text(f"{told}\n")
    if snapshots.is_off():
        session.output.say(
            _("{variable} is set: nothing is kept, and nothing is looked up").format(variable=snapshots.OFF)
        )


def _of_stock(stock: Stock) -> str:
    """How much it is, in words."""
    sentence = ngettext("{count} plan ({size} MB)", "{count} plans ({size} MB)", stock.files)
    return sentence.format(count=stock.files, size=f"{stock.size / _MB:.1f}")
