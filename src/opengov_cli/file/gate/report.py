"""Collects the problems of one document and names their places in the user's words."""

from __future__ import annotations

from collections.abc import Iterable

from opengov_cli.plan.model import parse_number
from opengov_cli.plan.text import closest

from ..text.problem import Lines, Problem, Severity, shortened
from ..text.tree import KeyPath, MappingNode, ScalarNode, SequenceNode, Tree, find_node, position_of
from ..text.words import sentence as _

# In characters. Guesses are for some slips in a plan, not for ten thousand.
_MOST_COMPARED = 300_000
_LONGEST_COMPARED = 60
# Of problems: what is wrong in so many places is wrong as a whole.
MOST_PROBLEMS = 20_000


class Enough(Exception):
    """So many problems were found that looking for more would only take time."""


class Report:
    """The problems found so far in a document that could be read. Whoever adds one too many raises Enough."""

    def __init__(self, document: Tree) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self._lines = Lines(document.text)
        self._guesses: dict[tuple[str, str], str | None] = {}
        self._compared = 0

    def error(self, path: KeyPath, code: str, message: str, *, at_key: bool = False) -> None:
        """Add an error at the value of a path, or at its key."""
        self._add(self._position(path, at_key=at_key), Severity.ERROR, code, message)

    def warning(self, path: KeyPath, code: str, message: str) -> None:
        """Add a warning at the value of a path."""
        self._add(self._position(path, at_key=False), Severity.WARNING, code, message)

    def at(self, position: int, severity: Severity, code: str, message: str) -> None:
        """Add a problem at a position of the text."""
        self._add(position, severity, code, message)

    def line(self, path: KeyPath) -> int:
        """The line in which a path stands."""
        return self._lines.place(position_of(self.document.root, path))[0]

    def text(self, path: KeyPath) -> str:
        """What is written at a path, empty if that is no text."""
        node = find_node(self.document.root, path)
        return node.value.strip() if isinstance(node, ScalarNode) and not node.is_null else ""

    def number(self, path: KeyPath) -> int | None:
        """The number written at a path, or None."""
        try:
            return parse_number(self.text(path))
        except ValueError:
            return None

    def length(self, path: KeyPath) -> int:
        """How many items the list at a path has; 0 if there is no list."""
        node = find_node(self.document.root, path)
        return len(node.items) if isinstance(node, SequenceNode) else 0

    def listed(self, path: KeyPath) -> list[tuple[KeyPath, str]]:
        """The texts of the list at a path, each with its own path."""
        items = [(*path, index) for index in range(self.length(path))]
        return [(item, self.text(item)) for item in items if self.text(item)]

    def entries(self, key: str) -> list[KeyPath]:
        """The paths of the mappings listed under a key of the file: its tasks or its units."""
        items: list[KeyPath] = [(key, index) for index in range(self.length((key,)))]
        return [item for item in items if isinstance(find_node(self.document.root, item), MappingNode)]

    def subject(self, path: KeyPath) -> str:
        """What a person would call the thing that a path lies in: task 5, the unit 计划财务科."""
        match path:
            case ("tasks", int(), *rest):
                number = self.number((*path[:2], "id"))
                task = _("task {number}").format(number=number) if number else self._ordinal(path)
                if rest[:1] == ["notes"] and len(rest) > 1:
                    return _("a note of {task}").format(task=task)
                return task
            case ("units", int(), *_rest):
                name = shortened(self.text((*path[:2], "name")))
                return _("the unit {name}").format(name=name) if name else self._ordinal(path)
            case _:
                return _("the plan")

    def closest(self, word: str, kind: str, choices: Iterable[str]) -> str | None:
        """The choice that a word was probably meant to be, or None, also where too much was compared already.

        ``kind`` names the choices: a word is compared with those of one name only once.
        """
        if (kind, word) not in self._guesses:
            guess = None
            if self._compared < _MOST_COMPARED and len(word) <= _LONGEST_COMPARED:
                listed = list(choices)
                self._compared += sum(map(len, listed))
                guess = closest(word, listed)
            self._guesses[kind, word] = guess
        return self._guesses[kind, word]

    def _ordinal(self, path: KeyPath) -> str:
        sentence = _("the task in line {line}") if path[0] == "tasks" else _("the unit in line {line}")
        return sentence.format(line=self.line(path[:2]))

    def _position(self, path: KeyPath, *, at_key: bool) -> int:
        if at_key:
            parent = find_node(self.document.root, path[:-1])
            if isinstance(parent, MappingNode):
                pair = parent.pair(str(path[-1]))
                return pair[0].start if pair else parent.start
        return position_of(self.document.root, path)

    def _add(self, position: int, severity: Severity, code: str, message: str) -> None:
        if len(self.problems) >= MOST_PROBLEMS:
            raise Enough
        self.problems.append(Problem(*self._lines.place(position), severity, code, message))
