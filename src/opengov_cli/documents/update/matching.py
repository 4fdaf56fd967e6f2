"""Which row of a document is which task of a plan: by what they say, then by the number that the document prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from opengov_cli.plan.model import Plan, Task
from opengov_cli.plan.pairing import pair

from ..draft.reported import Reported
from .conflicts import Conflict, Kind
from .notes import bare


@dataclass(frozen=True, slots=True)
class Question:
    """Rows of which it is not clear which task they are, and the tasks that they may be. Somebody has to say."""

    rows: tuple[tuple[Reported, Task], ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Where the rows of a document stand in the plan, by the indices of both.

    ``conflicts`` are numbers and texts that do not go together, ``questions`` rows that stay open.
    """

    places: Mapping[int, int]
    conflicts: tuple[Conflict, ...]
    questions: tuple[Question, ...]


def printed_number(task: Task) -> str:
    """The number of a task as documents print it."""
    return task.number or str(task.id)


def states_requirement(old: Task, row: Task) -> bool:
    """Whether a row says what is to be done. Where its cell is empty, the category stands in for it."""
    return row.requirement != row.category or old.requirement == old.category


def match(plan: Plan, tasks: Sequence[Task], told: Sequence[Reported]) -> Matching:
    """The rows of a document with the tasks of the plan that they are."""
    return _Matching(plan, tasks, told).result()


@dataclass
class _Matching:
    plan: Plan
    tasks: Sequence[Task]
    told: Sequence[Reported]
    places: dict[int, int] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def __post_init__(self) -> None:
        counted = Counter(printed_number(task) for task in self.plan.tasks)
        # Numbers that begin again under each category tell no task from another one.
        self._by_number = {
            number: index for index, task in enumerate(self.plan.tasks) if counted[number := printed_number(task)] == 1
        }
        self._taken: set[int] = set()
        self._unclear: set[int] = set()

    def result(self) -> Matching:
        self._by_words()
        self._by_numbers()
        for index, place in self.places.items():
            self._compare_numbers(index, place)
        self.places = {index: place for index, place in self.places.items() if index not in self._unclear}
        return Matching(self.places, tuple(self.conflicts), tuple(self.questions))

    def _place(self, index: int, place: int) -> None:
        self.places[index] = place
        self._taken.add(place)

    def _by_words(self) -> None:
        """Pair what says the same or nearly the same; a number in doubt decides between tasks that are as likely."""
        # A number that the document does not print is a hint at nothing.
        rows = [
            task if told.number else replace(task, id=-index)
            for index, (task, told) in enumerate(zip(self.tasks, self.told, strict=True), start=1)
        ]
        index_of = {id(row): index for index, row in enumerate(rows)}
        place_of = {id(task): place for place, task in enumerate(self.plan.tasks)}
        pairing = pair(self.plan.tasks, rows)
        for old, row in pairing.pairs:
            if old and row:
                self._place(index_of[id(row)], place_of[id(old)])
        for doubt in pairing.doubts:
            places = {place_of[id(task)] for task in doubt.before}
            open_rows = [index_of[id(row)] for row in doubt.after if index_of[id(row)] not in self.places]
            for index in open_rows:
                place = self._by_number.get(self.told[index].number)
                if place is not None and place in places - self._taken:
                    self._place(index, place)
            self._ask([index for index in open_rows if index not in self.places], doubt.before)

    def _by_numbers(self) -> None:
        """Pair rows that say nothing alike with the task of their number, if no other row is that task."""
        for index, told in enumerate(self.told):
            place = self._by_number.get(told.number)
            if index in self.places or index in self._unclear or place is None:
                continue
            old = self.plan.tasks[place]
            if place not in self._taken:
                self._place(index, place)
            row = self.tasks[index]
            if states_requirement(old, row) or index not in self.places:
                self.conflicts.append(Conflict(told.place, old.id, Kind.WORDS, old.requirement, row.requirement))

    def _compare_numbers(self, index: int, place: int) -> None:
        """Tell where a row has the words of one task and the number of another one."""
        told, old = self.told[index], self.plan.tasks[place]
        if told.number in ("", printed_number(old)):
            return
        other = self._by_number.get(told.number)
        if other is not None and other not in self._taken and not self._says_the_same(index, place):
            self._ask([index], (self.plan.tasks[other], old))
        else:
            plan, row = (f"{number} {self.tasks[index].requirement}" for number in (printed_number(old), told.number))
            self.conflicts.append(Conflict(told.place, old.id, Kind.NUMBER, plan, row))

    def _says_the_same(self, index: int, place: int) -> bool:
        return bare(self.tasks[index].requirement) == bare(self.plan.tasks[place].requirement)

    def _ask(self, rows: Sequence[int], tasks: Sequence[Task]) -> None:
        if rows:
            self._unclear |= {*rows}
            self.questions.append(Question(tuple(self._rows(rows)), tuple(tasks)))

    def _rows(self, indices: Sequence[int]) -> Iterator[tuple[Reported, Task]]:
        return ((self.told[index], self.tasks[index]) for index in indices)
