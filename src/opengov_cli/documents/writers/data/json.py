"""JSON: one envelope with a kind and a version, the plan's head, and whole rows."""

from __future__ import annotations

import json

from opengov_cli.plan.rows import Listing, envelope


def render_listing(listing: Listing) -> bytes:
    """The envelope with all rows below their kind; every row is complete, whatever columns were chosen."""
    document = {**envelope(listing), listing.kind: listing.rows}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
