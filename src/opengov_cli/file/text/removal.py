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
    if parent.flow:
        return _out_of_braces(text, parent, index)
    start = key_start(text, parent.pairs[index][0].start)
    if text[start_of_line(text, start) : start].strip(" "):
        return _from_behind_a_dash(text, parent, index)
    return _with_its_lines(text, parent, index)


def _out_of_braces(text: str, parent: MappingNode, index: int) -> Splice:
    """With the comma before it, else with that behind it; where comments are in the way, its value becomes nothing."""
    name, value = parent.pairs[index]
    start = key_start(text, name.start)
    if index:
        end_before = node_end(text, parent.pairs[index - 1][1])
        if "#" not in text[end_before:start]:
            return Splice(end_before, node_end(text, value), "")
    following = _key_behind(text, parent, index)
    return Splice(start, following, "") if following else emptied(text, name, value)


def _from_behind_a_dash(text: str, parent: MappingNode, index: int) -> Splice:
    """The next key takes its place behind the dash, unless comments are between."""
    name, value = parent.pairs[index]
    start, line_end = key_start(text, name.start), end_of_line(text, node_end(text, value))
    following = _key_behind(text, parent, index)
    if following and not text[line_end:following].strip():
        return Splice(start, following, "")
    return Splice(len(text[:start].rstrip(" ")), line_end, "")


def _with_its_lines(text: str, parent: MappingNode, index: int) -> Splice:
    """Its lines go, but for comments above its value; where comments stand below it, its value becomes nothing."""
    name, value = parent.pairs[index]
    start, end = key_start(text, name.start), node_end(text, value)
    line_start, line_end = start_of_line(text, start), end_of_line(text, end)
    if block_end(text, end, column_of(text, parent.start)) > line_end:
        return emptied(text, name, value)
    remarks = (newline_at(text, start) + " " * (start - line_start)).join(remarks_above(text, name, value))
    return Splice(start, line_end, remarks) if remarks else without_lines(text, line_start, line_end)


def _key_behind(text: str, parent: MappingNode, index: int) -> int | None:
    """Where the next key begins; None for the last one."""
    return key_start(text, parent.pairs[index + 1][0].start) if index + 1 < len(parent.pairs) else None
