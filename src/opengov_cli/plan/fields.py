"""The keys of a plan file: one row for each, in the order in which they are written.

What has to know every key asks these tables: layout, edits, merge, differences, search, rows and labels. The models of
the gate and the values of ``model`` are written out, for pydantic and mypy; ``tests/test_fields.py`` holds them, and
everything else that shows or reads keys, to these tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from gettext import gettext

from .clause import SEPARATOR
from .model import Note, Plan, Task, Unit

# The format that these tables describe.
SCHEMA = 1
# Marks words for the catalogue; they are translated when somebody asks for them.
N_ = str
Part = Plan | Unit | Task | Note


class Kind(Enum):
    """What sort of value stands under a key."""

    NUMBER = auto()
    LINE = auto()
    TEXT = auto()
    NAMES = auto()
    LINKS = auto()
    DATE = auto()
    STATUS = auto()
    RULE = auto()
    HEADINGS = auto()
    PARTS = auto()

    @property
    def is_list(self) -> bool:
        """Whether the file holds a list of texts."""
        return self in (Kind.NAMES, Kind.LINKS)

    @property
    def is_searched(self) -> bool:
        """Whether keywords are looked for in the value; numbers and statuses are asked for in other ways."""
        return self not in (Kind.NUMBER, Kind.STATUS, Kind.RULE)


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a plan, a unit, a task or a note; a key that is not required is left out while it is empty.

    ``word`` is what it is called in English, as the catalogue knows it.
    """

    key: str
    kind: Kind
    word: str
    required: bool = False

    @property
    def label(self) -> str:
        """What a person reads instead of the key, in the language of the interface."""
        return gettext(self.word)


PLAN = (
    Field("title", Kind.LINE, N_("Title"), required=True),
    Field("issuer", Kind.LINE, N_("Issuer"), required=True),
    Field("year", Kind.NUMBER, N_("Year"), required=True),
    Field("default_lead", Kind.RULE, N_("Who leads by default")),
    Field("every_task", Kind.NAMES, N_("Units of every task")),
    Field("units", Kind.PARTS, N_("Units")),
    Field("tasks", Kind.PARTS, N_("Tasks")),
)
UNIT = (
    Field("name", Kind.LINE, N_("Name"), required=True),
    Field("aliases", Kind.NAMES, N_("Aliases")),
    Field("group", Kind.LINE, N_("Group")),
)
TASK = (
    Field("id", Kind.NUMBER, N_("No."), required=True),
    Field("category", Kind.LINE, N_("Category"), required=True),
    Field("requirement", Kind.TEXT, N_("Requirement"), required=True),
    Field("number", Kind.LINE, N_("Own number")),
    Field("lead", Kind.NAMES, N_("Lead")),
    Field("units", Kind.NAMES, N_("Other units")),
    Field("duty", Kind.LINE, N_("Duty")),
    Field("clause", Kind.TEXT, N_("Units")),
    Field("deadline", Kind.TEXT, N_("Deadline")),
    Field("due", Kind.DATE, N_("Due")),
    Field("extra", Kind.HEADINGS, N_("Other headings")),
    Field("status", Kind.STATUS, N_("Status")),
    Field("completed", Kind.DATE, N_("Completed")),
    Field("notes", Kind.PARTS, N_("Notes")),
)
NOTE = (
    Field("date", Kind.DATE, N_("Date"), required=True),
    Field("by", Kind.LINE, N_("By")),
    Field("text", Kind.TEXT, N_("Text")),
    Field("problem", Kind.TEXT, N_("Problem")),
    Field("next", Kind.TEXT, N_("Next step")),
    Field("links", Kind.LINKS, N_("Links")),
)
# The keys of the plan itself, without its two lists.
HEAD = tuple(field for field in PLAN if field.kind is not Kind.PARTS)
# The parts of the clause, which people read and compare as one.
OF_CLAUSE = ("lead", "units", "duty")
# Which table tells the entries of a list, by the list's key.
OF_ENTRIES = {"units": UNIT, "tasks": TASK, "notes": NOTE}
EVERY_KEY = tuple(dict.fromkeys(field.key for table in (PLAN, UNIT, TASK, NOTE) for field in table))


def fields_of(part: Part) -> tuple[Field, ...]:
    """The table of a plan, a unit, a task or a note."""
    match part:
        case Plan():
            return PLAN
        case Unit():
            return UNIT
        case Task():
            return TASK
        case Note():
            return NOTE


def keys(fields: tuple[Field, ...]) -> tuple[str, ...]:
    """The keys of a table, in the order of the file."""
    return tuple(field.key for field in fields)


def text_of(value: object) -> str:
    """A value of any kind as one text, empty where there is nothing."""
    if not isinstance(value, tuple):
        return str(value or "")
    if value and isinstance(value[0], tuple):
        return "\n".join(f"{heading}：{text}" for heading, text in value)
    return SEPARATOR.join(map(str, value))


def searched_texts(part: Part) -> Iterator[str]:
    """The texts of a part that keywords are looked for in, those of its notes among them."""
    for field in fields_of(part):
        if not field.kind.is_searched:
            continue
        match getattr(part, field.key):
            case str() | date() as value:
                yield str(value)
            case tuple() as values:
                for value in values:
                    yield from (value,) if isinstance(value, str) else _inner(value)


def _inner(value: object) -> Iterator[str]:
    if isinstance(value, Note):
        yield from searched_texts(value)
    elif isinstance(value, tuple):
        yield from map(str, value)
