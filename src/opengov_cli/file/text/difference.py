"""The difference of two texts by lines, as git shows it, in a time that grows with the texts.

The standard library compares every line with every equal one, of which a plan has hundreds (``status: todo``). Here the
what both begin and end with is set aside first, then lines that stand once in both divide the rest, and only what is
between two of them is left to the library.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher

_CONTEXT = 3


def unified(before: Sequence[str], after: Sequence[str], old: str, new: str, end: str = "\n") -> Iterator[str]:
    """The lines of a unified diff, none where nothing differs; ``end`` closes those that are not of the texts."""
    hunks = list(_Divided(before, after).get_grouped_opcodes(_CONTEXT))
    if hunks:
        yield f"--- {old}{end}"
        yield f"+++ {new}{end}"
    for hunk in hunks:
        first, last = hunk[0], hunk[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@{end}"
        for kind, start, stop, new_start, new_stop in hunk:
            if kind == "equal":
                yield from (f" {line}" for line in before[start:stop])
            else:
                yield from (f"-{line}" for line in before[start:stop])
                yield from (f"+{line}" for line in after[new_start:new_stop])


class _Divided(SequenceMatcher[str]):
    """The library's comparison of two lists of lines, with our way to the blocks that are equal."""

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        super().__init__(None, before, after)
        self._before, self._after = before, after

    def get_matching_blocks(self) -> list[Match]:
        """The blocks that are equal, in their order; the last one is empty and stands at the end of both."""
        blocks: list[Match] = []
        before, after = self._before, self._after
        shortest = min(len(before), len(after))
        start = next((number for number in range(shortest) if before[number] != after[number]), shortest)
        room = range(1, shortest - start + 1)
        end = next((number for number in room if before[-number] != after[-number]), len(room) + 1) - 1
        _add(blocks, 0, 0, start)
        self._add_between(blocks, (start, start), (len(before) - end, len(after) - end))
        _add(blocks, len(before) - end, len(after) - end, end)
        return [*blocks, Match(len(before), len(after), 0)]

    def _add_between(self, blocks: list[Match], begin: tuple[int, int], end: tuple[int, int]) -> None:
        """Add the blocks that are equal between two pairs of places."""
        before, after = self._before[begin[0] : end[0]], self._after[begin[1] : end[1]]
        start = new_start = 0
        for stop, new_stop in (*_anchors(before, after), (len(before), len(after))):
            inner = SequenceMatcher(None, before[start:stop], after[new_start:new_stop], autojunk=False)
            for block in inner.get_matching_blocks():
                _add(blocks, begin[0] + start + block.a, begin[1] + new_start + block.b, block.size)
            if stop < len(before):
                _add(blocks, begin[0] + stop, begin[1] + new_stop, 1)
            start, new_start = stop + 1, new_stop + 1


def _add(blocks: list[Match], start: int, new_start: int, size: int) -> None:
    """Add a block that is equal, or let the last one go on with it."""
    last = blocks[-1] if blocks else Match(0, 0, 0)
    if (last.a + last.size, last.b + last.size) == (start, new_start) and blocks:
        blocks[-1] = Match(last.a, last.b, last.size + size)
    elif size:
        blocks.append(Match(start, new_start, size))


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Where lines stand that are there once in both texts: as many as keep their order, by their places in both."""
    counts, new_counts = Counter(before), Counter(after)
    place = {line: number for number, line in enumerate(after) if new_counts[line] == counts[line] == 1}
    pairs = [(number, place[line]) for number, line in enumerate(before) if line in place]
    # The longest rising run of places: for each length the last place that is lowest, and what stands before it.
    lowest: list[int] = []
    ends: list[int] = []
    before_it: list[int | None] = []
    for index, (_number, new_number) in enumerate(pairs):
        length = bisect_left(lowest, new_number)
        before_it.append(ends[length - 1] if length else None)
        lowest[length : length + 1] = [new_number]
        ends[length : length + 1] = [index]
    found: list[tuple[int, int]] = []
    at = ends[-1] if ends else None
    while at is not None:
        found.append(pairs[at])
        at = before_it[at]
    return found[::-1]


def _range(start: int, stop: int) -> str:
    """A stretch of lines as the head of a hunk tells it; an empty one names the line before it."""
    if stop - start == 1:
        return str(start + 1)
    return f"{start + 1 if stop > start else start},{stop - start}"
