"""A text beside one that is known already: of its tasks only those that differ are read and judged."""

from __future__ import annotations

from dataclasses import replace

from opengov_cli.plan.fields import SCHEMA

from ..text.entries import PlanText
from ..text.places import Entries
from ..text.tree import MAX_NODES
from .verdict import judge, unfit


def judge_again(text: str, known: PlanText) -> PlanText | None:
    """The plan of a text that differs from a known one in some tasks; None where the whole must be judged.

    It is what ``judge`` would find: a valid plan, or None. Tasks that do not differ are the very same objects.
    """
    excerpt = known.differing(text)
    if excerpt is None or unfit(text):
        return None
    verdict = judge(excerpt.text)
    places, nodes = verdict.entries.places, verdict.entries.nodes + known.entries.nodes
    if verdict.plan is None or verdict.schema != SCHEMA or excerpt.end not in places or nodes > MAX_NODES:
        return None
    # How many tasks stand where those of the known text stood, and how far what follows them has moved.
    count, moved = places.index(excerpt.end), len(text) - len(known.text)
    before, behind = known.plan.tasks[: excerpt.first], known.plan.tasks[excerpt.behind :]
    tasks = (*before, *verdict.plan.tasks[:count], *behind)
    if len({task.id for task in tasks}) < len(tasks):
        return None
    start = known.entries.places[excerpt.first] - len(excerpt.head)
    stay = known.entries.places[: excerpt.first]
    new = (start + place for place in places[:count])
    following = (place + moved for place in known.entries.places[excerpt.behind :])
    return PlanText(text, replace(known.plan, tasks=tasks), Entries((*stay, *new, *following), nodes))
