"""What a task, a unit or a note is known by in the text of a plan."""

from __future__ import annotations

import json

from opengov_cli.file.text.tree import Data, Node, data_of
from opengov_cli.plan.model import parse_number


def identity_of(node: Node) -> Data | int:
    """The number of a task, the name of a unit, and of anything else all that it says."""
    values = data_of(node)
    if isinstance(values, dict):
        if isinstance(number := values.get("id"), str):
            return parse_number(number)
        return values.get("name") or values
    return values


def key_of(identity: Data | int) -> str:
    """What an entry is known by, as a text that can be looked up; in which order a note has its keys does not count."""
    return json.dumps(identity, ensure_ascii=False, sort_keys=True)
