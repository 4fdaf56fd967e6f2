"""Formats of the plan file: one that is newer than this program is refused, an older one is read as that of today.

A step takes the tree of one format and gives that of the next, so that every problem keeps its place in the file.
``opengov fmt`` then writes the file anew. Today's format is the first, so there is no step yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from opengov_cli.plan.fields import SCHEMA

from ..text.tree import MappingNode, ScalarNode

Step = Callable[[MappingNode], MappingNode]
# The number of an old format -> what makes its tree one of the next.
STEPS: dict[int, Step] = {}


def schema_of(root: MappingNode) -> int:
    """The number of a file's format: that of today where the file states none, or none that can be read."""
    stated = root.get("schema")
    if isinstance(stated, ScalarNode) and re.fullmatch("0|[1-9][0-9]{0,5}", stated.value):
        return int(stated.value)
    return SCHEMA


def can_migrate(schema: int) -> bool:
    """Whether there are steps from an old format to that of today."""
    return schema < SCHEMA and all(number in STEPS for number in range(schema, SCHEMA))


def migrated(root: MappingNode) -> MappingNode:
    """The tree of an old format as one of today."""
    for number in range(schema_of(root), SCHEMA):
        root = STEPS[number](root)
    stated = root.get("schema")
    if isinstance(stated, ScalarNode):
        stated.value = str(SCHEMA)
    return root
