"""What is taken out of the text of a plan: an item of a list, or a key with its value."""

from __future__ import annotations

import re

from .spans import (
    Splice,
    block_end,
    column_of,
    emptied,
    end_of_line,
    item_lines,
    key_start,
    newline_at,
    node_end,
    remarks_above,
    set_apart,
    start_of_line,
    without_lines,
)
from .tree import MappingNode, SequenceNode


def item_removed(text: str, items: SequenceNode, index: int) -> Splice:
    """A splice that takes an item out of a list, with one of the blank lines around it."""
    if items.flow:
        old, end = items.items[index], node_end(text, items.items[index])
        if index + 1 < len(items.items):
            return Splice(old.start, items.items[index + 1].start, "")
        if index:
            return Splice(node_end(text, items.items[index - 1]), end, "")
        comma = re.compile(r"(?:\s|#.*+)*,").match(text, end)
        return Splice(old.start, comma.end() if comma else end, "")
    start, end = item_lines(text, items, index)
    if set_apart(text, items):
        # One of the two blank lines around it goes along.
        blank = re.compile(r"\r?\n *(?=\r?\n|\Z)").match(text, end)
        end = blank.end() if blank else end
    return without_lines(text, start, end)


def key_removed(text: str, parent: MappingNode, index: int) -> Splice:
    """A splice that takes a key away with its value and the comment behind it; one above its value stays."""
    name, value = parent.pairs[index]
    before = parent.pairs[index - 1][1] if index else None
    after = key_start(text, parent.pairs[index + 1][0].start) if index + 1 < len(parent.pairs) else None
    start, end = key_start(text, name.start), node_end(text, value)
    if parent.flow:
        if before and "#" not in text[node_end(text, before) : start]:
            return Splice(node_end(text, before), end, "")
        return Splice(start, after, "") if after else emptied(text, name, value)
    line_start, line_end = start_of_line(text, start), end_of_line(text, end)
    if text[line_start:start].strip(" "):
        # The key stands behind a dash. Unless comments are between, the next key takes its place.
        if after and not text[line_end:after].strip():
            return Splice(start, after, "")
        return Splice(len(text[:start].rstrip(" ")), line_end, "")
    if block_end(text, end, column_of(text, parent.start)) > line_end:
        return emptied(text, name, value)
    remarks = (newline_at(text, start) + " " * (start - line_start)).join(remarks_above(text, name, value))
    return Splice(start, line_end, remarks) if remarks else without_lines(text, line_start, line_end)
