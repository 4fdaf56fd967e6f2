"""The facts of a plan as rows with stable English keys, the same for every output format.

The keys are those of the file, and a few that are worked out: ``clause`` (the plan's phrase),
``answers`` (who answers, groups expanded), and ``role`` and ``through`` of the unit asked about.

One rule says what stands under a key that has nothing to tell: None, which is ``null`` in JSON, or an empty list or
mapping where it could hold several. An empty text never stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple, assert_never

from .clause import SEPARATOR, phrase
from .fields import HEAD, NOTE, OF_CLAUSE, TASK, UNIT, Field, Kind, Part, keys
from .model import Note, Plan, Task
from .query import Match
from .reporting import reports
from .units import Clause, Directory, clause_of

VERSION = 1
Fact = str | int | None | Sequence["Fact"] | Mapping[str, "Fact"]
Row = Mapping[str, Fact]

# What is worked out of a task, and not kept in the file; the clause is both.
_OF_UNIT = ("role", "through")
# Which plan a row is of, where several are asked.
ORIGIN = ("plan", "year", "issuer")
# What follows from a deadline on a certain day.
OF_DEADLINE = ("due_state", "next_due", "days_left", "missed")


def _task_columns() -> Iterator[str]:
    """Every key of a task in the order of the file, but the whole clause before its parts, and what is worked out."""
    for key in keys(TASK):
        if key == OF_CLAUSE[0]:
            yield "clause"
        if key != "clause":
            yield key
        if key == OF_CLAUSE[-1]:
            yield from _OF_UNIT
    yield "answers"


TASK_COLUMNS = tuple(_task_columns())
_TASK_IN_ORDER: Row = dict.fromkeys(TASK_COLUMNS)


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of one kind from one plan, or from all ``parts`` that were joined, each a plan's rows and what that plan is
    called. Tables show the chosen columns; JSON shows whole rows below the plan's head and ``facts`` about all of them.
    """

    kind: str
    plan: Plan | None
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    facts: Row = field(default_factory=dict)
    parts: tuple[tuple[str, Listing], ...] = ()

    def texts(self) -> Iterator[list[str]]:
        """The cells of each row below the chosen columns, as text."""
        return ([cell_text(row[column]) for column in self.columns] for row in self.rows)

    def only(self, columns: tuple[str, ...]) -> Listing:
        """The same with nothing but these columns, also for programs that read whole rows."""
        rows = tuple({column: row[column] for column in columns} for row in self.rows)
        return replace(self, columns=columns, rows=rows)


def task_rows(plan: Plan, matches: Iterable[Match], columns: Iterable[str] = TASK_COLUMNS) -> Listing:
    """One row for each task. Who answers for it, which may be hundreds of units, is told where there is a column."""
    chosen = tuple(columns)
    answers = _Answers(Directory(plan)).of if "answers" in chosen else _not_asked
    return Listing("tasks", plan, chosen, tuple(_task(match, answers(match.task)) for match in matches))


def join(parts: Sequence[tuple[str, Listing]], order: Sequence[int] = ()) -> Listing:
    """The rows of several plans, each with the plan that it is of. They stand plan by plan, or in an ``order`` that
    tells of which plan the next row is.
    """
    of_plan = [iter(_with_origin(name, part)) for name, part in parts]
    rows = [next(of_plan[index]) for index in order] if order else [row for rows in of_plan for row in rows]
    first = parts[0][1]
    return Listing(first.kind, None, (*ORIGIN, *first.columns), tuple(rows), parts=tuple(parts))


def _with_origin(name: str, part: Listing) -> list[Row]:
    head = _named_head(name, part)
    origin = {key: head[key] for key in ORIGIN}
    return [{**origin, **row} for row in part.rows]


def _named_head(name: str, part: Listing) -> Row:
    return {"plan": name, **(head_row(part.plan) if part.plan else {})}


def cell_text(fact: Fact) -> str:
    """A fact as the text of one cell: names joined as in the plan, notes one to a line."""
    match fact:
        case None:
            return ""
        case [Mapping(), *_]:
            return "\n".join(map(cell_text, fact))
        case list():
            return SEPARATOR.join(map(cell_text, fact))
        case Mapping():
            return " ".join(filter(None, map(cell_text, fact.values())))
        case _:
            return str(fact)


def head_row(plan: Plan) -> Row:
    """The plan without its tasks."""
    return {**_facts(plan, _HEAD), "units": [_facts(unit, _UNIT) for unit in plan.units]}


def envelope(listing: Listing) -> dict[str, Fact]:
    """What tells a program what it reads: the kind and version of the rows, and of each plan its head and the facts."""
    told: dict[str, Fact] = {"kind": listing.kind, "version": VERSION}
    if listing.plan:
        return {**told, "plan": head_row(listing.plan), **listing.facts}
    return {**told, "plans": [{**_named_head(name, part), **part.facts} for name, part in listing.parts]}


def _task(match: Match, answers: Sequence[Row]) -> Row:
    task, answer = match.task, match.answer
    return {
        **_TASK_IN_ORDER,
        **_facts(task, _TASK),
        "clause": phrase(task) or None,
        "role": answer.role.value if answer else None,
        "through": (answer.through or None) if answer else None,
        "answers": answers,
    }


@dataclass(frozen=True, slots=True)
class _Answers:
    """Who answers for tasks, as parts of their rows; of those without notes once for each clause."""

    directory: Directory
    _unreported: dict[Clause, Sequence[Row]] = field(default_factory=dict)

    def of(self, task: Task) -> Sequence[Row]:
        if task.notes:
            return self._told(task)
        clause = clause_of(task)
        if clause not in self._unreported:
            self._unreported[clause] = self._told(task)
        return self._unreported[clause]

    def _told(self, task: Task) -> Sequence[Row]:
        return [
            {
                "unit": report.answer.unit,
                "role": report.answer.role.value,
                "through": report.answer.through or None,
                "reported": report.last.isoformat() if report.last else None,
            }
            for report in reports(self.directory, task)
        ]


def _not_asked(_task: Task) -> Sequence[Row]:
    return []


def note_row(note: Note) -> Row:
    """A note as a part of a row."""
    return _facts(note, _NOTE)


class _Reading(NamedTuple):
    """The keys of a part, and of those whose values are no texts and no numbers what programs read of them."""

    keys: tuple[str, ...]
    converted: tuple[tuple[str, Callable[[Any], Fact]], ...]

    @classmethod
    def of(cls, table: Iterable[Field]) -> _Reading:
        """How parts with these keys are read."""
        listed = [(field.key, _converted(field.kind)) for field in table]
        return cls(tuple(key for key, _how in listed), tuple((key, how) for key, how in listed if how))


def _converted(kind: Kind) -> Callable[[Any], Fact] | None:
    match kind:
        case Kind.NUMBER | Kind.LINE | Kind.TEXT:
            return None
        case Kind.NAMES | Kind.LINKS:
            return list
        case Kind.DATE:
            return date.isoformat
        case Kind.STATUS | Kind.RULE:
            return str
        case Kind.HEADINGS:
            return dict
        case Kind.PARTS:
            return lambda notes: [note_row(note) for note in notes]
        case _:
            assert_never(kind)


_HEAD, _UNIT, _TASK, _NOTE = map(_Reading.of, (HEAD, UNIT, TASK, NOTE))


def _facts(part: Part, reading: _Reading) -> dict[str, Fact]:
    """Every key of a part with its value as programs read it."""
    facts: dict[str, Fact] = {key: getattr(part, key) or None for key in reading.keys}
    for key, converted in reading.converted:
        value = getattr(part, key)
        if value is not None:
            facts[key] = converted(value)
    return facts
