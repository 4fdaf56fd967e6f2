"""Items of a list put into another order, each with the comments above it and below it; the gaps between them stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .spans import Splice, item_lines, node_end, spliced, start_of_line
from .tree import KeyPath, SequenceNode, find_node, parse_tree


def reordered(text: str, orders: Mapping[KeyPath, Sequence[int]]) -> str:
    """The text in which each item of some lists is the one that stood at the index which an order gives for its place.

    None of the lists lies in another one. Raises KeyError if there is no such list.
    """
    if not orders:
        return text
    root = parse_tree(text).root
    splices: list[Splice] = []
    for path, order in orders.items():
        items = find_node(root, path)
        if not isinstance(items, SequenceNode) or len(items.items) != len(order):
            raise KeyError(path)
        spans = [*(_flow_spans if items.flow else _block_spans)(text, items)]
        splices += (Splice(*place, text[slice(*spans[index])]) for place, index in zip(spans, order, strict=True))
    return spliced(text, sorted(splices))


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
