"""Which task of one plan is which task of another: by what they say, over both plans as a whole.

Tasks of equal text are the same. Of what is left, those are that are most alike in text, category, clause and notes;
the number is a hint among others. Where two pairings are about as likely, none of them is taken, and the doubt is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from math import log
from sys import intern

from .model import Note, Task

# How much each likeness counts. Each is between 0 and 1, and one about which either task says nothing does not count.
_TEXT, _CATEGORY, _CLAUSE, _NOTES, _NUMBER = 0.6, 0.1, 0.1, 0.14, 0.04
# From which likeness on two tasks may be the same, and by how much a pairing has to be likelier than another one.
_ENOUGH, _MARGIN = 0.42, 0.08
# How many tasks are looked at closely for each, and how many entries of the index are read to find them.
_CANDIDATES, _ENTRIES = 8, 400

Pair = tuple[Task | None, Task | None]


@dataclass(frozen=True, slots=True)
class PairingDoubt:
    """Tasks before and after of which it is not clear which are the same; more than one on either side."""

    before: tuple[Task, ...]
    after: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Each task with what it was: those of now in their order, then those that are gone; and what is in doubt.

    What is in doubt stands in the pairs as gone and as new.
    """

    pairs: tuple[Pair, ...]
    doubts: tuple[PairingDoubt, ...]


def pair_tasks(before: Sequence[Task], after: Sequence[Task]) -> Iterator[Pair]:
    """Each task with what it was: those of now in their order, then those that are gone."""
    yield from pair(before, after).pairs


def pair(before: Sequence[Task], after: Sequence[Task]) -> Pairing:
    """The pairing of all tasks of two plans."""
    found = _equal(before, after)
    paired = set(found.values())
    alike, doubts = _alike(
        [(index, task) for index, task in enumerate(before) if index not in paired],
        [(index, task) for index, task in enumerate(after) if index not in found],
    )
    found |= alike
    paired = set(found.values())
    now: list[Pair] = [(before[found[index]] if index in found else None, task) for index, task in enumerate(after)]
    gone: list[Pair] = [(task, None) for index, task in enumerate(before) if index not in paired]
    told = (PairingDoubt(tuple(before[one] for one in old), tuple(after[one] for one in new)) for old, new in doubts)
    return Pairing((*now, *gone), tuple(told))


def _equal(before: Sequence[Task], after: Sequence[Task]) -> dict[int, int]:
    """The tasks of equal text, by the indices of after: with equal numbers, else where no other has that text."""
    numbered = {(task.id, task.requirement): index for index, task in enumerate(before)}
    found = {
        index: numbered[task.id, task.requirement]
        for index, task in enumerate(after)
        if (task.id, task.requirement) in numbered
    }
    paired = set(found.values())
    old = _by_text((index, task) for index, task in enumerate(before) if index not in paired)
    new = _by_text((index, task) for index, task in enumerate(after) if index not in found)
    for text, (index, *others) in new.items():
        if not others and len(old.get(text, ())) == 1:
            found[index] = old[text][0]
    return found


def _by_text(tasks: Iterable[tuple[int, Task]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, task in tasks:
        found[task.requirement].append(index)
    return found


_Groups = list[tuple[tuple[int, ...], tuple[int, ...]]]


def _alike(before: list[tuple[int, Task]], after: list[tuple[int, Task]]) -> tuple[dict[int, int], _Groups]:
    """The tasks that are most alike, by the indices of after, and the groups of tasks that are in doubt."""
    scores = _Scores(before, after)
    found: dict[int, int] = {}
    paired: dict[int, int] = {}
    for old, new in scores.best_first():
        if old not in paired and new not in found:
            found[new], paired[old] = old, new
    groups = [group for new, old in found.items() if (group := _rivals(scores, found, paired, old, new))]
    doubtful = {new for _old, group in groups for new in group if new in found}
    doubtful |= {paired[old] for group, _new in groups for old in group if old in paired}
    return {new: old for new, old in found.items() if new not in doubtful}, groups


def _rivals(
    scores: _Scores, found: dict[int, int], paired: dict[int, int], old: int, new: int
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The tasks between which a pair is in doubt: another that either could be as well, and which is as well free."""
    score = scores.of[old, new]
    for other in scores.after_of[old]:
        rival = scores.of[old, other]
        if other != new and score - rival < _MARGIN:
            if other not in found:
                return (old,), (new, other)
            if scores.of[found[other], other] - rival < _MARGIN:
                return (old, found[other]), (new, other)
    for other in scores.before_of[new]:
        rival = scores.of[other, new]
        if other != old and score - rival < _MARGIN:
            if other not in paired:
                return (old, other), (new,)
            if scores.of[other, paired[other]] - rival < _MARGIN:
                return (old, other), (new, paired[other])
    return None


class _Scores:
    """How alike tasks are: ``of`` by both indices, for all that may be the same."""

    def __init__(self, before: list[tuple[int, Task]], after: list[tuple[int, Task]]) -> None:
        self.of: dict[tuple[int, int], float] = {}
        self.after_of: dict[int, list[int]] = defaultdict(list)
        self.before_of: dict[int, list[int]] = defaultdict(list)
        olds, news = ({index: _Said(task) for index, task in tasks} for tasks in (before, after))
        index = _Index(olds)
        weights = _weigh([*olds.values(), *news.values()])
        for new, said in news.items():
            for old in index.candidates(said):
                score = _likeness(olds[old], said, weights)
                if score >= _ENOUGH:
                    self.of[old, new] = score
                    self.after_of[old].append(new)
                    self.before_of[new].append(old)

    def best_first(self) -> list[tuple[int, int]]:
        """All that may be the same, the most alike first, and of those in the order of the plans."""
        return sorted(self.of, key=lambda both: (-self.of[both], both))


class _Said:
    """What a task says, made ready to be compared: two characters in a row each, the first also alone; notes; clause.

    ``weight`` is how much all its characters count, once that is known.
    """

    def __init__(self, task: Task) -> None:
        text = "".join(task.requirement.split())
        self.task = task
        # Each of them once in memory, however many tasks have it.
        self.grams = Counter(map(intern, [text[:1], *map("".join, pairwise(text))]))
        self.notes: set[Note] = set(task.notes)
        self.clause = (task.lead, task.units, task.duty, task.clause)
        self.weight = 0.0


class _Index:
    """Where to find the tasks that share what is rare in a text, a number or a note."""

    def __init__(self, said: dict[int, _Said]) -> None:
        self._holders: dict[object, list[int]] = defaultdict(list)
        for index, one in said.items():
            for key in _keys(one):
                self._holders[key].append(index)

    def candidates(self, said: _Said) -> list[int]:
        """The tasks that share most with another one, as far as a few reads tell."""
        holders = sorted((found for key in _keys(said) if (found := self._holders.get(key))), key=len)
        shared: defaultdict[int, float] = defaultdict(float)
        entries = _ENTRIES
        for found in holders:
            for index in found:
                shared[index] += 1 / len(found)
            entries -= len(found)
            if entries < 0:
                break
        return nlargest(_CANDIDATES, shared, key=shared.__getitem__)


def _keys(said: _Said) -> Iterator[object]:
    yield said.task.id
    yield from said.grams
    yield from said.notes


def _weigh(said: Sequence[_Said]) -> dict[str, float]:
    """How much each two characters count: those that stand in every text tell nearly nothing."""
    counts = Counter(gram for one in said for gram in one.grams)
    weights = {gram: log(1 + len(said) / count) for gram, count in counts.items()}
    for one in said:
        one.weight = sum([count * weights[gram] for gram, count in one.grams.items()])
    return weights


def _likeness(one: _Said, other: _Said, weights: Mapping[str, float]) -> float:
    """How likely two tasks are the same, between 0 and 1."""
    parts = [(_TEXT, _text_likeness(one, other, weights)), (_NUMBER, float(one.task.id == other.task.id))]
    if one.task.category and other.task.category:
        parts.append((_CATEGORY, float(one.task.category == other.task.category)))
    if any(one.clause) and any(other.clause):
        parts.append((_CLAUSE, float(one.clause == other.clause)))
    if one.notes and other.notes:
        parts.append((_NOTES, len(one.notes & other.notes) / min(len(one.notes), len(other.notes))))
    return sum(weight * part for weight, part in parts) / sum(weight for weight, _part in parts)


def _text_likeness(one: _Said, other: _Said, weights: Mapping[str, float]) -> float:
    """How much two texts share: of both of them, and of the shorter one, to which words may have been added."""
    few, many = sorted((one.grams, other.grams), key=len)
    shared = sum([min(count, many[gram]) * weights[gram] for gram, count in few.items() if gram in many])
    return shared / (one.weight + other.weight) + shared / min(one.weight, other.weight) / 2
