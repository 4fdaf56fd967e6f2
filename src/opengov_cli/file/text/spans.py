"""Where keys, values and lines begin and end in the text of a plan, and pieces of text that are put in their place."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from collections.abc import Sequence as SequenceABC
from itertools import islice, pairwise
from typing import NamedTuple

from .tree import COLON, MappingNode, Node, ScalarNode, SequenceNode, Tree

_LINE_ENDING = re.compile(r"\r?\n")
# The head of a block text that keeps the blank lines at its end.
_KEPT = re.compile(r"[|>][0-9]?\+")
_HEAD = re.compile(r"[|>][-+0-9]*(?P<remark>[ \t]+#[^\r\n]*)?")
# More than a hundred gaps tell nothing new, and an edit should not look at all of a long list.
_ENOUGH_GAPS = 100


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
    """Lines put in behind the end of a line; they end as that line does, so that it keeps its own ending."""
    newline = newline_at(text, position)
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


def without_lines(text: str, start: int, end: int) -> Splice:
    """Nothing in the place of whole lines, from the beginning of the first to the end of the last."""
    ending = _LINE_ENDING.match(text, end)
    # Each line takes its own ending along; the last of a text may have none, and then the one before it.
    return Splice(start, ending.end(), "") if ending else Splice(end_of_line(text, start - 1), end, "")


def node_end(text: str, node: Node, *, kept: bool = False) -> int:
    """Where a node's own characters end; a block's end mark runs into what follows it.

    ``kept`` counts the blank lines that a ``|+`` text keeps: what is put in between would take them from it.
    """
    match node:
        case MappingNode(flow=False):
            return node_end(text, node.pairs[-1][1], kept=kept) if node.pairs else node.end
        case SequenceNode(flow=False):
            return node_end(text, node.items[-1], kept=kept) if node.items else node.end
        case ScalarNode(style="|" | ">") if kept and _KEPT.match(text, node.start):
            return end_of_line(text, node.end - 1) if text[node.end - 1] == "\n" else node.end
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
    pairs = islice(pairwise(items.items), _ENOUGH_GAPS)
    between = (text[node_end(text, one) : other.start] for one, other in pairs)
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
    return line_end, line_end, newline_at(text, line_end) + " " * column_of(text, parent.start) + ": "


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


def remark_of(text: str, node: Node) -> str:
    """The comment in the head of a block text, with the blanks before it; it is part of the text's lines."""
    head = _HEAD.match(text, node.start) if isinstance(node, ScalarNode) and node.style in ("|", ">") else None
    return (head["remark"] or "") if head else ""


def remarks_above(text: str, name: ScalarNode, value: Node) -> list[str]:
    """The comments between a key and a value on a line further down."""
    colon = COLON.match(text, name.end)
    gap = text[colon.end() : value.start] if colon and isinstance(value, ScalarNode) else ""
    return re.findall(r"#[^\r\n]*", gap) if "\n" in gap else []


def gap_before(text: str, end: int) -> str:
    """A blank before a comment that would otherwise touch the value."""
    return " " if text[end : end + 1] == "#" else ""


def newline_at(text: str, position: int) -> str:
    """The ending of the line around a position; that of most lines where it has none."""
    ending = _LINE_ENDING.match(text, end_of_line(text, position))
    return ending[0] if ending else newline_of(text)


def newline_of(text: str) -> str:
    """The line ending that most lines of a text have."""
    return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
