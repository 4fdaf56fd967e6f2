"""Comments that a side wrote, carried to the same place in what was merged.

No edit of a value takes along those of theirs; those of ours may have stood in a task that theirs removed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from opengov_cli.file.text.comments import Comment, Place, find_comments
from opengov_cli.file.text.spans import (
    block_end,
    column_of,
    end_of_line,
    item_lines,
    key_start,
    newline_of,
    node_end,
    start_of_line,
)
from opengov_cli.file.text.tree import (
    KeyPath,
    MappingNode,
    SequenceNode,
    Tree,
    find_node,
    parse_tree,
)

from .identity import identity_of


def carry(base: str, side: str, merged: str) -> str:
    """The merged text with the comments that a side added to base and that are not in it yet."""
    source, target, known = parse_tree(side), parse_tree(merged), Counter(_texts(parse_tree(base)))
    new = (Counter(_texts(source)) - known) - (Counter(_texts(target)) - known)
    splices: list[tuple[int, str]] = []
    for comment in find_comments(source):
        if new[comment.text]:
            new[comment.text] -= 1
            splices.append(_splice(target, _translated(source, target, comment.path), comment))
    for position, text in sorted(splices, key=lambda splice: splice[0], reverse=True):
        merged = merged[:position] + text + merged[position:]
    return merged


def _texts(document: Tree) -> Iterator[str]:
    return (comment.text for comment in find_comments(document))


def _translated(source: Tree, target: Tree, path: KeyPath) -> KeyPath:
    """The same place in another text: tasks are told by number, units by name, notes by all they say.

    What is not there gives way to what would contain it.
    """
    found: KeyPath = ()
    for depth, step in enumerate(path):
        old, new = find_node(source.root, path[:depth]), find_node(target.root, found)
        if isinstance(step, int):
            identities = [identity_of(node) for node in new.items] if isinstance(new, SequenceNode) else []
            wanted = identity_of(old.items[step]) if isinstance(old, SequenceNode) else None
            if wanted not in identities:
                break
            found = (*found, identities.index(wanted))
        elif isinstance(new, MappingNode) and new.pair(step):
            found = (*found, step)
        else:
            break
    return found


def _splice(document: Tree, path: KeyPath, comment: Comment) -> tuple[int, str]:
    """Where a comment goes, and what has to be put there."""
    text = document.text
    newline = newline_of(text)
    # Inside brackets and braces, and for a list that is not there, it goes to what contains them.
    while path and _in_flow(document, path[:-1]):
        path = path[:-1]
    if not path:
        if comment.place is Place.ABOVE:
            return 0, comment.text + newline
        return len(text), ("" if text.endswith("\n") else newline) + comment.text + newline
    start, end, column = _lines(document, path)
    if comment.place is Place.BELOW:
        return end, f"{newline}{' ' * column}{comment.text}"
    line = text[start : end_of_line(text, start)]
    node = find_node(document.root, path)
    if comment.place is Place.BEHIND and node and node_end(text, node) == start + len(line):
        return node_end(text, node), f"  {comment.text}"
    return start, line[: len(line) - len(line.lstrip(" "))] + comment.text + newline


def _in_flow(document: Tree, path: KeyPath) -> bool:
    node = find_node(document.root, path)
    return isinstance(node, SequenceNode | MappingNode) and node.flow


def _lines(document: Tree, path: KeyPath) -> tuple[int, int, int]:
    """Where the lines of a key or an item begin and end, and the column of what is in it."""
    text = document.text
    parent, step = find_node(document.root, path[:-1]), path[-1]
    if isinstance(parent, SequenceNode) and isinstance(step, int):
        start, end = item_lines(text, parent, step)
        return start, end, column_of(text, parent.items[step].start)
    pair = parent.pair(str(step)) if isinstance(parent, MappingNode) else None
    if not pair:
        raise KeyError(path)
    start = key_start(text, pair[0].start)
    column = column_of(text, start)
    return start_of_line(text, start), block_end(text, node_end(text, pair[1]), column), column + 2
