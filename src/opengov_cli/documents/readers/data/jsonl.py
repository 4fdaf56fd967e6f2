"""JSON Lines as ``opengov export`` writes them: the plan's head first, then a task on each line."""

from __future__ import annotations

from opengov_cli.plan.model import Plan

from .json import json_text, parse_json, plan_of_rows


def read(data: bytes) -> Plan:
    """The plan of all lines. Raises UnreadableDocument."""
    values = [parse_json(line) for line in json_text(data).split("\n") if line.strip()]
    return plan_of_rows(values[0] if values else None, values[1:])
