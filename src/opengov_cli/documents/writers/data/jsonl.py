"""JSON Lines: the envelope of JSON without its rows on the first line, then a whole row on each line."""

from __future__ import annotations

import json

from opengov_cli.plan.rows import Listing, envelope


def render(sheet: Listing) -> bytes:
    """The sheet; its columns do not matter here, every row is complete."""
    lines = (envelope(sheet), *sheet.rows)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
