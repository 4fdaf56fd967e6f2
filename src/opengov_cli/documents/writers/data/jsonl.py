"""JSON Lines: the envelope of JSON without its rows on the first line, then a whole row on each line."""

from __future__ import annotations

import json

from opengov_cli.plan.rows import Listing, envelope


def render_listing(listing: Listing) -> bytes:
    """The envelope and all rows; every row is complete, whatever columns were chosen."""
    lines = (envelope(listing), *listing.rows)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
