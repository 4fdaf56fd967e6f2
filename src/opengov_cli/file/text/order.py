"""Items of a list put into another order, each with the comments above it and below it; the gaps between them stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .spans import item_lines, node_end, start_of_line
from .tree import KeyPath, SequenceNode, find_node, parse_tree


def reordered(text: str, path: KeyPath, order: Sequence[int]) -> str:
    """The text in which each item of a list is the one that stood at the index which ``order`` gives for its place.

    Raises KeyError if there is no such list.
    """
    items = find_node(parse_tree(text).root, path)
    if not isinstance(items, SequenceNode) or len(items.items) != len(order):
        raise KeyError(path)
    spans = [*(_flow_spans if items.flow else _block_spans)(text, items)]
    parts: list[str] = []
    position = 0
    for (start, end), index in zip(spans, order, strict=True):
        wanted_start, wanted_end = spans[index]
        parts += [text[position:start], text[wanted_start:wanted_end]]
        position = end
    return "".join([*parts, text[position:]])


def _flow_spans(text: str, items: SequenceNode) -> Iterator[tuple[int, int]]:
    yield from ((item.start, node_end(text, item)) for item in items.items)


def _block_spans(text: str, items: SequenceNode) -> Iterator[tuple[int, int]]:
    behind = 0
    for index in range(len(items.items)):
        start, end = item_lines(text, items, index)
        while start > behind and text[start_of_line(text, start - 1) : start].lstrip(" ").startswith("#"):
            start = start_of_line(text, start - 1)
        yield start, end
        # Lines may end with two characters.
        behind = text.find("\n", end) + 1 or len(text)
