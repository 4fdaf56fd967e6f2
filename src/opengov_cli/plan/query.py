"""Which tasks somebody asks for, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import assert_never

from .errors import AmbiguousCategory, NoSuchCategory, NoSuchTask
from .fields import searched_texts
from .model import Plan, Role, Status, Task
from .pinyin import likely, spelled
from .text import fold, spans
from .typed import typed_numbers
from .units import STRENGTH, Answer, Directory

# More gaps than these say nothing more.
_MOST_GAPS = 3


class Sort(StrEnum):
    """What a list is ordered by; tasks that tie keep the plan's order."""

    ID = "id"
    CATEGORY = "category"
    STATUS = "status"
    ROLE = "role"
    DUE = "due"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class Filter:
    """What a task must be to be listed; an empty field asks for nothing.

    ``units`` are names that the directory has resolved; any one of them may answer. ``role`` and ``direct`` narrow how
    it answers. All keywords must match, any one of the statuses. Who is ``silent_since`` a day is not done and has no
    note behind that day. ``conditions`` are what else must be so. What a task is ``due`` next, to be sorted by, other
    rooms may know better than the file.
    """

    units: tuple[str, ...] = ()
    category: str = ""
    keywords: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    role: Role | None = None
    direct: bool = False
    unassigned: bool = False
    silent_since: date | None = None
    conditions: tuple[Callable[[Task], bool], ...] = ()
    sort: Sort | None = None
    due: Callable[[Task], date | None] = attrgetter("due")


@dataclass(frozen=True, slots=True)
class Match:
    """A task that was asked for, and how the unit that was asked about answers for it; of several, the nearest one."""

    task: Task
    answer: Answer | None = None


def select(plan: Plan, wanted: Filter) -> tuple[Match, ...]:
    """The tasks that fit, in the plan's order; asked for units, those that name them come first."""
    directory = Directory(plan)
    conditions = tuple(_conditions(wanted, plan.year))
    fitting = [task for task in plan.tasks if all(fits(task) for fits in conditions)] if conditions else plan.tasks
    matches = [Match(task, _answer(directory, task, wanted)) for task in fitting]
    if wanted.units:
        matches = [match for match in matches if match.answer]
        matches.sort(key=_by_reach)
    if wanted.sort:
        matches.sort(key=order(wanted, wanted.sort, places(plan.categories)))
    return tuple(matches)


def category_meant(text: str, categories: Iterable[str]) -> str:
    """What a category must contain: the text, or the one category of which it is the pinyin.

    Raises NoSuchCategory (with the nearest one) or AmbiguousCategory (with the candidates).
    """
    known = [*categories]
    if any(fold(text) in fold(category) for category in known):
        return text
    meant = spelled(text, dict.fromkeys(known))
    if not meant:
        raise NoSuchCategory(text, likely(text, known))
    if len(meant) > 1:
        raise AmbiguousCategory(text, tuple(meant))
    return meant[0]


def tasks_by_number(plan: Plan, words: Iterable[str]) -> tuple[Task, ...]:
    """The tasks that words such as ``4``, ``第6条`` or ``10-12`` name, each once, in the words' order.

    Raises BadNumber, or NoSuchTask for the first word that names a number the plan does not have.
    """
    by_number = {task.id: task for task in plan.tasks}
    chosen: dict[int, Task] = {}
    for numbers in (numbers for word in words for numbers in typed_numbers(word)):
        # A range may be absurdly long: no longer one than the plan is looked through.
        if len(numbers) > len(by_number) or any(number not in by_number for number in numbers):
            raise NoSuchTask(_gaps(numbers, by_number)[:_MOST_GAPS], describe_numbers(by_number))
        chosen |= {number: by_number[number] for number in numbers}
    return tuple(chosen.values())


def _gaps(numbers: range, held: Iterable[int]) -> tuple[range, ...]:
    """The parts of a range that are not held."""
    found = sorted(number for number in held if number in numbers)
    bounds = zip([numbers.start, *(number + 1 for number in found)], [*found, numbers.stop], strict=True)
    return tuple(range(first, behind) for first, behind in bounds if first < behind)


def describe_numbers(numbers: Iterable[int]) -> str:
    """Numbers as short ranges: ``1-4, 6, 8-29``."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)


def last_noted(task: Task, year: int) -> date:
    """The day of the newest note; of a task without notes the day on which the year of its plan begins."""
    return max((note.date for note in task.notes), default=date(year, 1, 1))


def _conditions(wanted: Filter, year: int) -> Iterator[Callable[[Task], bool]]:
    """What tells whether a task fits, whoever answers for it; nothing where all tasks are wanted."""
    if category := fold(wanted.category):
        yield lambda task: category in fold(task.category)
    if wanted.statuses:
        yield lambda task: task.status in wanted.statuses
    if wanted.unassigned:
        yield lambda task: not task.named
    if (since := wanted.silent_since) is not None:
        yield lambda task: task.status.is_open and last_noted(task, year) <= since
    yield from wanted.conditions
    if wanted.keywords:
        yield lambda task: all(_mentions(task, word) for word in wanted.keywords)


def _mentions(task: Task, word: str) -> bool:
    return any(any(spans(text, word)) for text in searched_texts(task))


def _answer(directory: Directory, task: Task, wanted: Filter) -> Answer | None:
    """How the units that were asked about answer for a task: named themselves before through a group, lead first."""
    if not wanted.units:
        return None
    found = [
        answer for unit in wanted.units if (answer := directory.answer(task, unit)) and _answers_as(answer, wanted)
    ]
    return min(found, key=lambda answer: (not answer.direct, STRENGTH[answer.role]), default=None)


def _answers_as(answer: Answer, wanted: Filter) -> bool:
    return wanted.role in (None, answer.role) and (answer.direct or not wanted.direct)


def _by_reach(match: Match) -> bool:
    return match.answer is not None and not match.answer.direct


def places(categories: Iterable[str]) -> dict[str, int]:
    """The order of categories: where each stands first."""
    return {category: place for place, category in enumerate(dict.fromkeys(categories))}


def order(wanted: Filter, sort: Sort, of_category: Mapping[str, int]) -> Callable[[Match], int]:
    """What matches are ordered by; ``of_category`` tells the order of categories."""
    match sort:
        case Sort.ID:
            return lambda match: match.task.id
        case Sort.CATEGORY:
            return lambda match: of_category[match.task.category]
        case Sort.STATUS:
            return lambda match: list(Status).index(match.task.status)
        case Sort.ROLE:
            return lambda match: STRENGTH[match.answer.role] if match.answer else 0
        case Sort.DUE:
            return lambda match: (wanted.due(match.task) or date.max).toordinal()
        case Sort.UPDATED:
            return _by_update
        case _:
            assert_never(sort)


def _by_update(match: Match) -> int:
    """The most recently noted or completed first; untouched tasks last."""
    task = match.task
    days = [note.date for note in task.notes] + [task.completed or date.min]
    return -max(days).toordinal()
