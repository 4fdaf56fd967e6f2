"""Names of units that nothing in their form tells for certain, but all that stands around them.

A clause holds little but names, so that what stands in a list with one, in front of 牵头 or alone in the cell is one
unless it says something else. Whoever takes such names for units should tell so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from opengov_cli.plan.text import fold

from .names.brackets import without_remarks
from .names.certain import LONGEST, is_name
from .names.likely import begins_with_level, may_be_name
from .names.lists import split_names
from .stretches import in_full_width, read_stretches
from .verbs import ROLE_MARK, Part, Stretch

# 供水、供电等公共企事业单位 are kinds of works.
_OF_ONE_KIND = re.compile("等.{0,4}(?:企业|事业|行业|领域|机构)")
_JOINED = re.compile("以及|[和与及]")
# So many certain names tell of one other in their clause that it is a name, too, also where commas part them.
_CERTAIN_FOR_ONE = 2
# A word of two characters alone in a cell, as 未知, may say anything.
_SHORTEST_ALONE = 3


def supposed_names(clauses: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """What the clauses of a document name as units besides those that are certain; ``known`` are names of units.

    A clause that says anything else tells of none.
    """
    folded = frozenset(map(fold, known))
    return tuple(dict.fromkeys(name for clause in clauses for name in _supposed_in(clause, folded)))


def _supposed_in(clause: str, known: frozenset[str]) -> Iterator[str]:
    if _OF_ONE_KIND.search(clause):
        return
    stretches, _deadline = read_stretches(in_full_width(clause))
    parts = [_Names(stretch, known) for stretch in stretches]
    unknown = [name for part in parts for name in part.unknown]
    certain = sum(len(part.certain) for part in parts)
    is_alone = len(parts) == 1 and len("".join(unknown)) >= _SHORTEST_ALONE
    is_list = is_alone or certain >= _CERTAIN_FOR_ONE * len(unknown)
    if all(map(may_be_name, unknown)) and all(part.are_told(is_list=is_list) for part in parts):
        yield from unknown


class _Names:
    """The names of a stretch: those that are certain, and the others."""

    def __init__(self, stretch: Stretch, known: frozenset[str]) -> None:
        marked = split_names(stretch.text, known)
        bare = [without_remarks(ROLE_MARK.sub("", name) or name) for name in marked]
        names = [half for name in bare for half in _halves(name, known)]
        self._stretch = stretch
        self.certain = [name for name in names if is_name(name, known)]
        self.unknown = [name for name in names if not is_name(name, known)]

    def are_told(self, *, is_list: bool) -> bool:
        """Whether what stands around the names that are not certain, or their beginning, tells that they are some."""
        if not self._stretch.acts and (is_list or self.certain or self._stretch.part is not Part.UNTOLD):
            return True
        return all(map(begins_with_level, self.unknown))


def _halves(name: str, known: frozenset[str]) -> tuple[str, ...]:
    """The names on both sides of 和 where one is certain and the other may be one; else the whole."""
    if len(name) > 2 * LONGEST or is_name(name, known):
        return (name,)
    for joint in _JOINED.finditer(name):
        halves = name[: joint.start()], name[joint.end() :]
        uncertain = [half for half in halves if not is_name(half, known)]
        if len(uncertain) < len(halves) and all(map(may_be_name, uncertain)):
            return halves
    return (name,)
