"""What commands share that print rows of the plan: a table for a person, another format for a program."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

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
