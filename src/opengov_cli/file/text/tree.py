"""A strict reading of the YAML: what stands where, with every value as text.

YAML's own rules would turn ``no`` into False, ``12:30`` into 750 and keep the last of two equal
keys. Here a scalar stays the text that was written, and what a register must not contain
(repeated keys, anchors, aliases, tags, further documents) becomes a problem with a place.
Walking the parser's events keeps deep nesting from exhausting the stack: the C composer dies of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from .problem import Lines, Problem, Severity, shortened
from .syntax import explain
from .words import sentence as _

MAX_DEPTH = 12
# Those of sixteen thousand tasks, each with a note.
MAX_NODES = 450_000
KeyPath = tuple[str | int, ...]
Data = str | None | list["Data"] | dict[str, "Data"]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# What may stand between a key and the value that was not written.
COLON = re.compile(r"(?:\s|#.*+)*:")
_COLON_IN_FLOW = re.compile(COLON.pattern + " ?")


@dataclass(slots=True)
class Node:
    """A piece of the document; ``start`` and ``end`` are positions in the text."""

    start: int
    end: int


@dataclass(slots=True)
class ScalarNode(Node):
    """A text; ``style`` is empty for a plain one, else one of ``'``, ``"``, ``|`` and ``>``."""

    value: str
    style: str

    @property
    def is_null(self) -> bool:
        """Whether nothing was written: an empty place, ``~`` or ``null``."""
        return not self.style and self.value in _NULLS


@dataclass(slots=True)
class SequenceNode(Node):
    """A list, in brackets (flow) or with dashes."""

    flow: bool
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class MappingNode(Node):
    """Keys with values, in braces (flow) or on lines."""

    flow: bool
    pairs: list[tuple[ScalarNode, Node]] = field(default_factory=list)
    # Where each key stands in the pairs; of one that stands twice, the first.
    _places: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def add(self, key: ScalarNode, value: Node) -> None:
        """Go on with a key and its value."""
        self._places.setdefault(key.value, len(self.pairs))
        self.pairs.append((key, value))

    def place(self, key: str) -> int | None:
        """The position of a key among the pairs, or None."""
        return self._places.get(key)

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        pair = self.pair(key)
        return pair[1] if pair else None

    def pair(self, key: str) -> tuple[ScalarNode, Node] | None:
        """A key with its value as they stand in the text, or None."""
        place = self._places.get(key)
        return None if place is None else self.pairs[place]


@dataclass(frozen=True, slots=True)
class Tree:
    """The root of a file (None if it is empty or unreadable), what is wrong with its YAML, and its size in nodes."""

    text: str
    root: Node | None
    problems: tuple[Problem, ...]
    nodes: int = 0


def parse_tree(text: str) -> Tree:
    """Read a text without a BOM (the C parser's positions are off by one with it)."""
    reading = _Reading(text)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not reading.take(event):
                break
    except yaml.MarkedYAMLError as error:
        position, sentence = explain(error, text)
        if "nesting depth" in (error.problem or ""):
            # From PyYAML 6.0.4 on the parser gives up by itself, ahead of its events.
            reading.blame_nesting(position)
        else:
            reading.blame(position, "syntax", sentence)
    except yaml.reader.ReaderError:
        # Its own position counts bytes or characters, after the parser.
        found = yaml.reader.Reader.NON_PRINTABLE.search(text)
        reading.blame(found.start() if found else 0, "control-character", _("YAML allows no such character here"))
    return Tree(text, reading.root, tuple(reading.problems), reading.nodes)


def data_of(node: Node | None) -> Data:
    """The plain value of a node: text, None, lists and dictionaries."""
    match node:
        case ScalarNode():
            return None if node.is_null else node.value
        case SequenceNode():
            return [data_of(item) for item in node.items]
        case MappingNode():
            values: dict[str, Data] = {}
            for key, value in node.pairs:
                # Of a key that stands twice the first counts, as for who asks for its place.
                values.setdefault(key.value, data_of(value))
            return values
        case _:
            return None


def find_node(root: Node | None, path: KeyPath) -> Node | None:
    """The node at a path of keys and indices, or None."""
    node = root
    for step in path:
        match node:
            case MappingNode() if isinstance(step, str):
                node = node.get(step)
            case SequenceNode() if isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            case _:
                return None
    return node


def position_of(root: Node | None, path: KeyPath) -> int:
    """Where a path stands in the text: its value, else its key, else what would contain it."""
    node = find_node(root, path)
    if node is not None and not (isinstance(node, ScalarNode) and node.is_null):
        return node.start
    parent = find_node(root, path[:-1]) if path else None
    if isinstance(parent, MappingNode):
        pair = parent.pair(str(path[-1]))
        return pair[0].start if pair else parent.start
    return position_of(root, path[:-1]) if path else 0


def line_at(text: str, path: KeyPath) -> int:
    """The line of a text on which the value at a path begins."""
    line, _column = Lines(text).place(position_of(parse_tree(text).root, path))
    return line


def scalars_below(node: Node | None, key: str = "") -> Iterator[tuple[str, ScalarNode]]:
    """Every value below a node that is no list or mapping, with the key that it stands under."""
    match node:
        case ScalarNode():
            yield key, node
        case SequenceNode():
            for item in node.items:
                yield from scalars_below(item, key)
        case MappingNode():
            for name, value in node.pairs:
                yield from scalars_below(value, name.value)


class _Reading:
    """The tree as far as the events went, and the problems on the way."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[SequenceNode | MappingNode] = []
        self._keys: list[ScalarNode | None] = []
        self._documents = 0
        self._lines = Lines(text)
        self.nodes = 0

    def blame(self, position: int, code: str, message: str) -> None:
        self.problems.append(Problem(*self._lines.place(position), Severity.ERROR, code, message))

    def blame_nesting(self, position: int) -> None:
        self.blame(position, "nesting", _("lists and mappings are nested too deeply here"))

    def take(self, event: yaml.Event) -> bool:
        """Build the tree by one event; False when reading on makes no sense."""
        start = event.start_mark.index if event.start_mark else 0
        end = event.end_mark.index if event.end_mark else start
        if self.nodes > MAX_NODES:
            message = _("the file holds too much for a plan: from here on there are more than {most} keys and values")
            self.blame(start, "size", message.format(most=f"{MAX_NODES:,}"))
            return False
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self.blame(
                        start, "documents", _("a plan is one YAML document: remove this '---' and what follows it")
                    )
                    return False
            case yaml.AliasEvent():
                self.blame(
                    start,
                    "alias",
                    _("a plan may not refer to another place (*{name}): write the value out").format(
                        name=shortened(event.anchor or "")
                    ),
                )
                self._add(ScalarNode(start, end, "", ""))
            case yaml.ScalarEvent():
                self._refuse_properties(event, start)
                self._add(ScalarNode(start, end, event.value, event.style or ""))
            case yaml.SequenceStartEvent():
                self._refuse_properties(event, start)
                return self._enter(SequenceNode(start, end, bool(event.flow_style)))
            case yaml.MappingStartEvent():
                self._refuse_properties(event, start)
                return self._enter(MappingNode(start, end, bool(event.flow_style)))
            case yaml.CollectionEndEvent():
                self._open.pop().end = end
                self._keys.pop()
        return True

    def _refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, start: int) -> None:
        if event.anchor:
            self.blame(
                start,
                "anchor",
                _("a plan may not name places (&{name}): remove the anchor").format(name=shortened(event.anchor)),
            )
        if event.tag:
            self.blame(
                start, "tag", _("a plan may not tag values ({tag}): remove the tag").format(tag=shortened(event.tag))
            )

    def _enter(self, node: SequenceNode | MappingNode) -> bool:
        self._add(node)
        self._open.append(node)
        self._keys.append(None)
        if len(self._open) > MAX_DEPTH:
            self.blame_nesting(node.start)
            return False
        return True

    def _add(self, node: Node) -> None:
        self.nodes += 1
        if not self._open:
            self.root = node
            return
        parent, key = self._open[-1], self._keys[-1]
        if isinstance(parent, SequenceNode):
            parent.items.append(node)
        elif key is None:
            self._keys[-1] = self._key(parent, node)
        else:
            if isinstance(node, ScalarNode) and node.start == node.end:
                # The parsers place a value that was not written here or there before the next token.
                colon = (_COLON_IN_FLOW if parent.flow else COLON).match(self.text, key.end)
                node.start = node.end = colon.end() if colon else key.end
            parent.add(key, node)
            self._keys[-1] = None

    def _key(self, parent: MappingNode, node: Node) -> ScalarNode:
        if not isinstance(node, ScalarNode):
            self.blame(node.start, "wrong-type", _("a key must be a word, not a list or a mapping"))
            return ScalarNode(node.start, node.end, "", "")
        first = parent.pair(node.value)
        if first:
            line, _column = self._lines.place(first[0].start)
            sentence = _("the key '{key}' stands here a second time (first in line {line}): keep one of them")
            entries = self._open[-2:][0]
            if first[0] is parent.pairs[0][0] and isinstance(entries, SequenceNode) and not parent.flow:
                sentence = _(
                    "the key '{key}' stands here a second time (first in line {line}): if another entry begins here, "
                    "put '- ' in front of it; else keep one of them"
                )
                if len(parent.pairs) > 1:
                    self._begin_entry(entries, node)
            self.blame(node.start, "duplicate-key", sentence.format(key=shortened(node.value), line=line))
        return node

    def _begin_entry(self, entries: SequenceNode, key: ScalarNode) -> None:
        """Read on as if a dash stood before a key: what follows would else be told as repeated, key by key."""
        self._open[-1].end = key.start
        self._open[-1] = MappingNode(key.start, key.end, flow=False)
        entries.items.append(self._open[-1])
        self.nodes += 1
