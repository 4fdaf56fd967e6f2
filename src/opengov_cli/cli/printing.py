"""What commands share that print rows of the plan or write documents of it."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .options import RowsFormat
from .session import Session

if TYPE_CHECKING:
    from opengov_cli.plan.rows import Listing


def print_listing(session: Session, listing: Listing, output_format: RowsFormat) -> None:
    """Print rows in the format that was asked for; a person is told when there are none."""
    if output_format is not RowsFormat.TABLE:
        session.output.write(listing, output_format)
    elif listing.rows:
        from .terminal.tables import listing_tables

        session.output.show(*listing_tables(listing, session.output.width))
    else:
        session.output.say(_("the plan lists none yet"))


def refuse_plan_itself(session: Session, target: Path) -> None:
    """Refuse to write a document over the plan that it is made of. Raises BadParameter."""
    if target.resolve() == session.path.resolve():
        raise typer.BadParameter(_("{path} is the plan itself: name another file").format(path=target))
