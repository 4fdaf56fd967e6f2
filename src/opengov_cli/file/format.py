"""The canonical text of a plan file: the register's own layout, with every comment beside what it comments on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from opengov_cli.plan.fields import OF_ENTRIES, PLAN, Field, keys

from .gate import judge
from .text.comments import Comment, Place, find_comments
from .text.emit import Piece
from .text.layout import INDENT, begins_part, pieces
from .text.spans import newline_of
from .text.tree import KeyPath, parse_tree

# Where no blank follows the #, the gate supposes a text that was cut off.
_REMARK = re.compile("#[ \t]")
_Numbered = tuple[int, Comment]


def format_text(text: str) -> str:
    """The canonical text of a plan; it means the same and keeps every comment and the line endings.

    Raises ValueError for a text that does not pass the gate.
    """
    plan = judge(text).plan
    if plan is None:
        raise ValueError("no valid plan")
    remarks = find_comments(parse_tree(text))
    newline = newline_of(text)
    formatted = newline.join(_Page(pieces(plan), remarks).lines()) + newline
    if formatted == text:
        return text
    if judge(formatted).plan != plan or _texts(find_comments(parse_tree(formatted))) != _texts(remarks):
        raise AssertionError("the usual layout would change the plan or its comments")
    return formatted


class _Page:
    """The pieces of a plan with the comments above, behind and below them."""

    def __init__(self, laid_out: Iterable[Piece], remarks: Iterable[Comment]) -> None:
        self._pieces = {piece.path: piece for piece in laid_out}
        # The first and the last piece of every key and item, and of the file as a whole.
        self._first: dict[KeyPath, KeyPath] = {}
        self._last: dict[KeyPath, KeyPath] = {}
        for path in self._pieces:
            for part in _parts(path):
                self._first.setdefault(part, path)
                self._last[part] = path
        # Comments with their numbers in the old text, whose order they keep.
        self._above: dict[KeyPath, list[_Numbered]] = defaultdict(list)
        self._behind: dict[KeyPath, _Numbered] = {}
        self._below: dict[KeyPath, list[_Numbered]] = defaultdict(list)
        for number, comment in enumerate(remarks):
            self._put(number, comment)

    def lines(self) -> list[str]:
        """The lines of the file, without the blank ones that may stand at its end."""
        lines: list[str] = []
        for path, piece in self._pieces.items():
            if begins_part(path):
                _leave_blank(lines)
            head, *rest = piece.lines
            # Blank lines set off tasks, units and what stands beside them; inside there are none.
            _add(lines, self._above[path], len(head) - len(head.lstrip(" ")), airy=path == self._first[path[:2]])
            lines += [f"{head}  {self._behind[path][1].text}" if path in self._behind else head, *rest]
            for part in _parts(path):
                if self._last[part] == path and self._below[part]:
                    # What closes the list of tasks or the file is no part of the last task.
                    if part in ((), ("tasks",)) and part != path:
                        _leave_blank(lines)
                    _add(lines, self._below[part], INDENT * len(part), airy=len(part) <= 1)
        return lines if lines[-1] else lines[:-1]

    def _put(self, number: int, comment: Comment) -> None:
        path, place = self._written(comment.path, comment.place)
        piece = self._pieces.get(path)
        if place is Place.BELOW and not (piece and _holds_value(piece)):
            self._below[path].append((number, comment))
            return
        if place is not Place.ABOVE and path in self._behind:
            # A line has room for one: the last keeps its place, and what goes on below takes it along.
            self._above[path].append(self._behind.pop(path))
        if place is Place.BEHIND and piece and _REMARK.match(comment.text):
            self._behind[path] = (number, comment)
        else:
            self._above[self._first[path]].append((number, comment))

    def _written(self, path: KeyPath, place: Place) -> tuple[KeyPath, Place]:
        """The nearest place that the file has: a list may stand on one line, an empty key is left out."""
        while path not in self._first:
            *before, step = path
            path = tuple(before)
            place = Place.ABOVE
            if isinstance(step, str):
                # What stands under extra has no usual order.
                order = keys(_table(path)) or (step,)
                behind = (key for key in order[order.index(step) + 1 :] if (*path, key) in self._first)
                following = next(behind, None)
                path, place = ((*path, following), Place.ABOVE) if following else (path, Place.BELOW)
        return path, place


def _table(path: KeyPath) -> tuple[Field, ...]:
    """The keys of what stands at a path: the plan's own, or those of an entry of a list; else none."""
    if not path:
        return PLAN
    return OF_ENTRIES.get(str(path[-2]), ()) if len(path) > 1 else ()


def _parts(path: KeyPath) -> list[KeyPath]:
    """A path and what it lies in, from the innermost out to the file."""
    return [path[:length] for length in range(len(path), -1, -1)]


def _holds_value(piece: Piece) -> bool:
    """Whether a piece is a key with its value, not the head of a list with dashes."""
    return not piece.lines[0].endswith(":")


def _add(lines: list[str], remarks: Iterable[_Numbered], column: int, *, airy: bool) -> None:
    for _number, comment in sorted(remarks, key=lambda numbered: numbered[0]):
        lines.append(" " * column + comment.text)
        if airy and comment.apart:
            lines.append("")


def _leave_blank(lines: list[str]) -> None:
    if lines and lines[-1]:
        lines.append("")


def _texts(remarks: Iterable[Comment]) -> Counter[str]:
    return Counter(comment.text for comment in remarks)
