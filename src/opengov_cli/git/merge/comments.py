"""Comments of three versions: what a side wrote is carried to its place, what a side took away goes.

No edit of a value takes along those of theirs; those of ours may have stood in a task that theirs removed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Mapping
from types import MappingProxyType

from opengov_cli.file.text.comments import Comment, Place, comment_spans, find_comments
from opengov_cli.file.text.spans import (
    Splice,
    block_end,
    column_of,
    end_of_line,
    insertion,
    item_lines,
    key_start,
    newline_of,
    node_end,
    spliced,
    start_of_line,
)
from opengov_cli.file.text.tree import (
    Data,
    KeyPath,
    MappingNode,
    Node,
    SequenceNode,
    Tree,
    find_node,
    parse_tree,
)

from .identity import identity_of, key_of

Numbers = Mapping[int, int]


class BothChanged(Exception):
    """A comment that both sides reworded or took away, each in its way."""


class _Version:
    """A text of the plan with its comments, each found once, and where in its lists an entry stands."""

    def __init__(self, text: str) -> None:
        self.tree = parse_tree(text)
        self.comments = find_comments(self.tree)
        self.texts = Counter(comment.text for comment in self.comments)
        self._places: dict[KeyPath, dict[str, int]] = {}

    def node(self, path: KeyPath) -> Node | None:
        """What stands at a path."""
        return find_node(self.tree.root, path)

    def place(self, path: KeyPath, identity: Data | int) -> int | None:
        """Where in the list at a path an entry stands, by what it is known by; None if it is not there."""
        if path not in self._places:
            found = self.node(path)
            items = found.items if isinstance(found, SequenceNode) else []
            # Of those that are alike, the first.
            self._places[path] = {key_of(identity_of(item)): at for at, item in reversed([*enumerate(items)])}
        return self._places[path].get(key_of(identity))


def merge_comments(base: str, ours: str, theirs: str, merged: str, numbers: tuple[Numbers, Numbers] = ({}, {})) -> str:
    """The merged text with the comments of both sides. Raises BothChanged.

    ``numbers`` are those of the tasks in what is merged, by those in ours and in theirs.
    """
    if not any("#" in text for text in (base, ours, theirs)):
        return merged
    old, own, their = map(_Version, (base, ours, theirs))
    _refuse_both_changed(old, own, their)
    gone = _gone(old, own, their)
    places = {_identity(old, comment.path) for comment in gone}
    merged = _without(merged, Counter(comment.text for comment in gone), places)
    return _carry(old, their, _carry(old, own, merged, numbers[0]), numbers[1])


def _carry(old: _Version, source: _Version, merged: str, numbers: Numbers) -> str:
    """The merged text with the comments that a side added to base and that are not in it yet."""
    added = source.texts - old.texts
    if not added:
        return merged
    target = _Version(merged)
    new = added - (target.texts - old.texts)
    splices: list[Splice] = []
    for comment in source.comments:
        if new[comment.text]:
            new[comment.text] -= 1
            splices.append(_splice(target.tree, _translated(source, target, comment.path, numbers), comment))
    return spliced(merged, sorted(splices, key=Splice.place))


def _refuse_both_changed(old: _Version, own: _Version, their: _Version) -> None:
    lost = (old.texts - own.texts) & (old.texts - their.texts)
    if not lost:
        return
    ours_new, theirs_new = (_new_by_place(side, old.texts) for side in (own, their))
    for comment in old.comments:
        place = (_identity(old, comment.path), comment.place)
        if lost[comment.text] and ours_new[place] != theirs_new[place]:
            raise BothChanged(comment.text)


def _new_by_place(side: _Version, known: Counter[str]) -> dict[tuple[str, Place], list[str]]:
    """The comments of a side that base does not have, by the place where they stand."""
    found: dict[tuple[str, Place], list[str]] = defaultdict(list)
    new = side.texts - known
    for comment in side.comments:
        if new[comment.text]:
            found[_identity(side, comment.path), comment.place].append(comment.text)
    return found


def _identity(version: _Version, path: KeyPath) -> str:
    """A place in words that hold in any version: tasks by number, units by name, notes by all they say."""
    names = (
        identity_of(node) if isinstance(step, int) and (node := version.node(path[: depth + 1])) else step
        for depth, step in enumerate(path)
    )
    return repr([*names])


def _gone(old: _Version, own: _Version, their: _Version) -> list[Comment]:
    """The comments of base that ours still has and that theirs took away from something that it still has."""
    still_ours, still_theirs = _still_there(old, own), _still_there(old, their)
    return [
        comment
        for number, comment in enumerate(old.comments)
        if number in still_ours - still_theirs and len(_translated(old, their, comment.path)) == len(comment.path)
    ]


def _still_there(old: _Version, side: _Version) -> set[int]:
    """The numbers of the comments of base that a side still has: in their places first, then anywhere."""
    there: set[int] = set()
    left = side.comments
    for told in (_told_by_place, _told_by_text):
        waiting: dict[tuple[str, ...], list[Comment]] = defaultdict(list)
        for comment in left:
            waiting[told(side, comment)].append(comment)
        for number, comment in enumerate(old.comments):
            if number not in there and waiting[told(old, comment)]:
                waiting[told(old, comment)].pop()
                there.add(number)
        left = [comment for group in waiting.values() for comment in group]
    return there


def _told_by_place(version: _Version, comment: Comment) -> tuple[str, ...]:
    return comment.text, comment.place.name, _identity(version, comment.path)


def _told_by_text(_version: _Version, comment: Comment) -> tuple[str, ...]:
    return (comment.text,)


def _without(merged: str, gone: Counter[str], places: Container[str]) -> str:
    """The merged text without some comments, of those that say the same first the ones in some places."""
    if not gone:
        return merged
    version = _Version(merged)
    found = sorted(
        zip(version.comments, comment_spans(version.tree), strict=True),
        key=lambda both: _identity(version, both[0].path) not in places,
    )
    splices: list[Splice] = []
    for comment, (start, end) in found:
        if gone[comment.text]:
            gone[comment.text] -= 1
            line = start_of_line(merged, start)
            before = merged[line:start]
            # A line of its own goes as a whole, with its end; otherwise only the blanks before the comment.
            whole = not before.strip()
            splices.append(
                Splice(line, merged.find("\n", end) + 1 or len(merged), "")
                if whole
                else Splice(line + len(before.rstrip()), end, "")
            )
    return spliced(merged, sorted(splices, key=Splice.place))


def _translated(source: _Version, target: _Version, path: KeyPath, numbers: Numbers = MappingProxyType({})) -> KeyPath:
    """The same place in another text: tasks are told by number, units by name, notes by all they say.

    What is not there gives way to what would contain it.
    """
    found: KeyPath = ()
    for depth, step in enumerate(path):
        old, new = source.node(path[:depth]), target.node(found)
        if isinstance(step, int):
            wanted = identity_of(old.items[step]) if isinstance(old, SequenceNode) else None
            if path[0] == "tasks" and depth == 1 and isinstance(wanted, int):
                wanted = numbers.get(wanted, wanted)
            place = target.place(found, wanted)
            if place is None:
                break
            found = (*found, place)
        elif isinstance(new, MappingNode) and new.pair(step):
            found = (*found, step)
        else:
            break
    return found


def _splice(document: Tree, path: KeyPath, comment: Comment) -> Splice:
    """What puts a comment where it goes."""
    text = document.text
    newline = newline_of(text)
    # Inside brackets and braces, and for a list that is not there, it goes to what contains them.
    while path and _in_flow(document, path[:-1]):
        path = path[:-1]
    if not path:
        if comment.place is Place.ABOVE:
            return insertion(0, comment.text + newline)
        return insertion(len(text), ("" if text.endswith("\n") else newline) + comment.text + newline)
    start, end, column = _lines(document, path)
    if comment.place is Place.BELOW:
        return insertion(end, f"{newline}{' ' * column}{comment.text}")
    line = text[start : end_of_line(text, start)]
    node = find_node(document.root, path)
    if comment.place is Place.BEHIND and node and node_end(text, node) == start + len(line):
        return insertion(node_end(text, node), f"  {comment.text}")
    return insertion(start, line[: len(line) - len(line.lstrip(" "))] + comment.text + newline)


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
