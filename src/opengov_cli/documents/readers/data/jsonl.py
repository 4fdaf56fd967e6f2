"""JSON Lines as ``opengov export`` writes them: the plan's head first, then a task on each line."""

from __future__ import annotations

from opengov_cli.plan.model import Plan

from . import json


def read(data: bytes) -> Plan:
    """The plan of all lines. Raises UnreadableDocument."""
    lines = [json.parsed(line) for line in json.text_of(data).split("\n") if line.strip()]
    return json.whole(lines[0] if lines else None, lines[1:])
