"""JSON: one envelope with a kind and a version, the plan's head, and whole rows."""

from __future__ import annotations

import json
from typing import TextIO

from ..sheet import VERSION, Sheet, head


def write(sheet: Sheet, stream: TextIO) -> None:
    """Write the sheet; its columns do not matter here, every row is complete."""
    envelope = {"kind": sheet.kind, "version": VERSION, "plan": head(sheet.plan), sheet.kind: sheet.rows}
    json.dump(envelope, stream, ensure_ascii=False, indent=2)
    stream.write("\n")
