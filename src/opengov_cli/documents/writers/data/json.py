"""JSON: one envelope with a kind and a version, the plan's head, and whole rows."""

from __future__ import annotations

import msgspec

from opengov_cli.plan.rows import Listing, envelope


def render_listing(listing: Listing) -> bytes:
    """The envelope with all rows below their kind; every row is complete, whatever columns were chosen."""
    document = {**envelope(listing), listing.kind: listing.rows}
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"
