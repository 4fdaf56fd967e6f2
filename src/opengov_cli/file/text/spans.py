"""Where keys, values and lines begin and end in the text of a plan, and pieces of text that are put in their place."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from collections.abc import Sequence as SequenceABC
from itertools import pairwise
from typing import NamedTuple

from .tree import COLON, MappingNode, Node, ScalarNode, SequenceNode, Tree

# What may stand between a key and its value; an explicit key has its colon on another line.


class Splice(NamedTuple):
    """A text for what stands between two positions; at one position what belongs deeper comes first."""

    start: int
    end: int
    text: str
    depth: int = 0

    def place(self) -> tuple[int, int, int]:
        """What splices are put in order by."""
        return self.start, self.end, -self.depth


def insertion(position: int, text: str) -> Splice:
    """A text put in at a position."""
    return Splice(position, position, text)


def new_lines(text: str, position: int, lines: Iterable[str]) -> Splice:
    """Lines put in behind the end of a line."""
    newline = newline_of(text)
    return insertion(position, "".join(newline + line for line in lines))


def meets(splice: Splice, others: SequenceABC[Splice], *, closely: bool) -> bool:
    """Whether a splice overlaps one of the others, which are in order; or, ``closely``, whether text is put in at
    one of its ends.
    """
    behind = bisect(others, splice.place(), key=Splice.place)
    for other in others[max(behind - 1, 0) : behind + 1]:
        insertion = splice.start == splice.end or other.start == other.end
        if closely and insertion and splice.start <= other.end and other.start <= splice.end:
            return True
        if splice.start < other.end and other.start < splice.end:
            return True
    return False


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with splices that are in order and do not overlap."""
    parts: list[str] = []
    position = 0
    for splice in splices:
        parts += [text[position : splice.start], splice.text]
        position = splice.end
    return "".join([*parts, text[position:]])


def node_end(text: str, node: Node) -> int:
    """Where a node's own characters end; a block's end mark runs into what follows it."""
    match node:
        case MappingNode(flow=False, pairs=[*_, (_, last)]) | SequenceNode(flow=False, items=[*_, last]):
            return node_end(text, last)
        case ScalarNode(style="|" | ">"):
            return node.start + len(text[node.start : node.end].rstrip(" \t\r\n"))
        case _:
            return node.end


def block_end(text: str, position: int, column: int) -> int:
    """The end of the line where a node ends, behind comments below it that are set deeper than a column.

    They belong to the node, and a block text that was put before them would take them in.
    """
    end = position = end_of_line(text, position)
    while (start := text.find("\n", position) + 1) > 0:
        position = end_of_line(text, start)
        stripped = text[start:position].lstrip(" ")
        if stripped and not (stripped.startswith("#") and position - start - len(stripped) > column):
            break
        end = position if stripped else end
    return end


def end_of_line(text: str, position: int) -> int:
    """The end of the line around a position, before its line ending."""
    found = text.find("\n", position)
    end = len(text) if found < 0 else found
    return end - 1 if text[end - 1 : end] == "\r" else end


def start_of_line(text: str, position: int) -> int:
    """The beginning of the line around a position."""
    return text.rfind("\n", 0, position) + 1


def column_of(text: str, position: int) -> int:
    """How far a position is from the beginning of its line."""
    return position - start_of_line(text, position)


def key_start(text: str, start: int, blanks: str = " ") -> int:
    """Where a key begins, with the ``?`` that may mark it before some blanks."""
    before = start
    while before and text[before - 1] in blanks:
        before -= 1
    return before - 1 if before < start and text[before - 1 : before] == "?" else start


def lists_indented(document: Tree) -> bool:
    """Whether the file sets its lists off from their keys; its first one with dashes tells."""
    if isinstance(document.root, MappingNode):
        for _key, value in document.root.pairs:
            if isinstance(value, SequenceNode) and not value.flow:
                return column_of(document.text, value.start) > 0
    return True


def item_lines(text: str, items: SequenceNode, index: int) -> tuple[int, int]:
    """The lines of an item of a list with dashes: where the first begins and where the last ends."""
    column = column_of(text, items.start)
    behind = block_end(text, node_end(text, items.items[index - 1]), column) if index else items.start - column
    dash = re.compile(f"^ {{{column}}}-(?=\\s)", re.MULTILINE).search(text, behind)
    start = dash.start() if dash else start_of_line(text, items.items[index].start)
    return start, block_end(text, node_end(text, items.items[index]), column)


def set_apart(text: str, items: SequenceNode) -> bool:
    """Whether blank lines stand between the items of a list."""
    between = (text[node_end(text, one) : other.start] for one, other in pairwise(items.items))
    return any(re.search(r"\n[ \r]*\n", gap) for gap in between)


def value_place(text: str, parent: MappingNode, pair: tuple[ScalarNode, Node]) -> tuple[int, int, str]:
    """Where a value begins and ends, and what must precede a new one: ``key:``, ``{key: }``, ``{key}``, ``? key``."""
    key, old = pair
    if old.end > old.start:
        return old.start, node_end(text, old), ""
    if old.start > key.end:
        return old.start, old.start, "" if text[old.start - 1] == " " else " "
    if parent.flow:
        return key.end, key.end, ": "
    line_end = end_of_line(text, key.end)
    return line_end, line_end, newline_of(text) + " " * column_of(text, parent.start) + ": "


def emptied(text: str, name: ScalarNode, value: Node) -> Splice:
    """Nothing in the place of a value where a comment is in the way: that of another key, or one below that a block
    text before would take in.
    """
    end = node_end(text, value)
    if end == value.start:
        return insertion(end, "")
    colon = COLON.match(text, name.end)
    behind = colon.end() if colon else value.start
    if text[behind : value.start].lstrip(" ").startswith(("\r", "\n", "#")):
        # A list, or what stands under extra, begins on the next line.
        return Splice(behind, end, " ~" + text[behind : end_of_line(text, behind)].rstrip())
    return Splice(value.start, end, "~")


def newline_of(text: str) -> str:
    """The line ending that most lines of a text have."""
    return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
