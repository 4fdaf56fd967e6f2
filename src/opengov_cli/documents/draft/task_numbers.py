"""The number that each task of a plan gets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .numbering import number_alone


class TaskNumber(NamedTuple):
    """The number of a task, and the one that the document gives it where that is another one.

    ``is_new`` tells that the document numbers its tasks, but not this one.
    """

    id: int
    own: str = ""
    is_new: bool = False


def number_tasks(own: Sequence[str], *, counted: bool = False) -> list[TaskNumber]:
    """A number for each task: the document's where no two are equal, else those from 1 on.

    ``own`` are the numbers of the document, empty for a task without; ``counted`` counts tasks in any case.
    """
    if not any(own):
        return [TaskNumber(number) for number in range(1, len(own) + 1)]
    if counted or come_again(own):
        return [TaskNumber(number, text if text != str(number) else "") for number, text in enumerate(own, start=1)]
    return list(_filled_up([number_alone(text) for text in own]))


def come_again(own: Sequence[str]) -> bool:
    """Whether the numbers of a document do not tell its tasks apart: two are equal, or one is no number at all."""
    values = [number_alone(text) for text in own if text]
    return not all(values) or len({*values}) < len(values)


def _filled_up(own: Sequence[int | None]) -> Iterator[TaskNumber]:
    """The numbers of the document, and for tasks without those that follow the last."""
    last = max(number for number in own if number)
    for number in own:
        if number:
            yield TaskNumber(number)
        else:
            last += 1
            yield TaskNumber(last, is_new=True)
