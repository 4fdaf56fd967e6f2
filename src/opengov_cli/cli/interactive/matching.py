"""Which of the tasks on offer a person means by what they type: a number, words of the task, or a unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from opengov_cli.plan.clause import phrase
from opengov_cli.plan.model import Task
from opengov_cli.plan.pinyin import begun
from opengov_cli.plan.text import fold
from opengov_cli.plan.units import Directory


@dataclass(frozen=True, slots=True)
class Offer:
    """A task that can be chosen, with what can be typed for it, folded: its own words, and the names and aliases of
    everybody who answers for it, also through a group.
    """

    task: Task
    words: str
    names: str

    def distance(self, word: str) -> int | None:
        """How far a word is from being the name of the task: its number, the number's beginning, its own words, who
        answers for it; None where it is nothing of that.
        """
        number = str(self.task.id)
        tests = (word == number, number.startswith(word), word in self.words, word in self.names)
        return next((distance for distance, fits in enumerate(tests) if fits), None)


def offers(directory: Directory, tasks: Iterable[Task]) -> list[Offer]:
    """These tasks as they can be chosen from."""
    aliases = {unit.name: unit.aliases for unit in directory.plan.units}

    def offer(task: Task) -> Offer:
        own = (f"第{task.id}条", task.status.label, task.status.word, task.category, task.requirement, phrase(task))
        units = [answer.unit for answer in directory.answers(task)]
        names = (name for unit in units for name in (unit, *aliases.get(unit, ())))
        return Offer(task, fold("\n".join(own)), fold("\n".join(names)))

    return [offer(task) for task in tasks]


def fitting(offered: Sequence[Offer], typed: str) -> list[Offer]:
    """The offers that all typed words fit, the nearest first; those that are equally near keep the plan's order."""
    words = [_meant(offered, word) for word in fold(typed).split()]
    near: list[tuple[int, Offer]] = []
    for offer in offered:
        distances = [_nearest(offer, spellings) for spellings in words]
        if None not in distances:
            near.append((sum(filter(None, distances)), offer))
    return [offer for _distance, offer in sorted(near, key=lambda pair: pair[0])]


def _meant(offered: Sequence[Offer], word: str) -> list[str]:
    """The word itself, or where no offer has it the names, statuses and categories of which it is the pinyin."""
    if any(offer.distance(word) is not None for offer in offered):
        return [word]
    names = (
        name for offer in offered for name in (*offer.names.split("\n"), offer.task.status.word, offer.task.category)
    )
    return [fold(name) for name in begun(word, dict.fromkeys(names))]


def _nearest(offer: Offer, spellings: Iterable[str]) -> int | None:
    distances = (offer.distance(spelling) for spelling in spellings)
    return min((distance for distance in distances if distance is not None), default=None)
