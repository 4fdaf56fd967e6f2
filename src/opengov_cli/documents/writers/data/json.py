"""JSON: one envelope with a kind and a version, the plan's head, and whole rows."""

from __future__ import annotations

import json

from opengov_cli.plan.rows import Listing, envelope


def render(sheet: Listing) -> bytes:
    """The sheet; its columns do not matter here, every row is complete."""
    whole = {**envelope(sheet), sheet.kind: sheet.rows}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()
