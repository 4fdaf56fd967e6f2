"""The plan's own words in a document: what of them differs from the plan, and which number a task then has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from opengov_cli.plan.clause import phrase
from opengov_cli.plan.fields import OF_CLAUSE
from opengov_cli.plan.model import Plan, Task
from opengov_cli.wording.progress.progress import is_link

from ..annex_columns import OWN, REMARKS, deadline_text
from ..draft.doubts import UNSORTED
from ..draft.tables.column_headings import ANSWERING, Column, Meaning
from .matching import printed_number, states_requirement
from .notes import bare

# Every field of a task but its progress, with the columns that tell it.
COLUMNS: dict[str, tuple[Meaning, ...]] = {
    "category": (Meaning.CATEGORY,),
    "requirement": (Meaning.REQUIREMENT,),
    "number": (Meaning.NUMBER, Meaning.REQUIREMENT),
    "lead": ANSWERING,
    "units": ANSWERING,
    "duty": ANSWERING,
    "clause": ANSWERING,
    "deadline": (Meaning.DEADLINE,),
    "due": (Meaning.DEADLINE,),
    "extra": (Meaning.EXTRA,),
}


def with_words(old: Task, row: Task, columns: Sequence[Column]) -> Task:
    """A task of the plan with the words of its row: what the document has no column for stays, as do its number and
    its progress. Without columns every field is told.

    What differs in blanks alone, or is another way to keep what a document says, is no difference.
    """
    told = {column.meaning for column in columns} or {*Meaning}
    if row.deadline:
        # It may have been hidden in the clause.
        told.add(Meaning.DEADLINE)
    if row.category != UNSORTED:
        # It may stand above the row.
        told.add(Meaning.CATEGORY)
    else:
        told.discard(Meaning.CATEGORY)
    same = {*_said_alike(old, row)}
    fields = {
        name: getattr(row, name)
        for name, meanings in COLUMNS.items()
        if name not in ("number", *same) and told & {*meanings}
    }
    if "extra" in fields and columns:
        fields["extra"] = _extra(old, row, columns)
    return replace(old, **fields)


def with_numbers(plan: Plan, tasks: Mapping[int, Task], numbers: Mapping[int, str]) -> dict[int, Task]:
    """The tasks at some places of a plan with the numbers that a document prints before them, where it prints any.

    They stay as they are where two tasks of the plan would then have one number.
    """
    wanted = {
        place: number for place, number in numbers.items() if number not in ("", printed_number(plan.tasks[place]))
    }
    new = {place: int(number) for place, number in wanted.items() if number.isdecimal() and int(number)}
    kept = {task.id for place, task in enumerate(plan.tasks) if place not in new}
    if not kept.isdisjoint(new.values()) or len({*new.values()}) < len(new):
        return dict(tasks)
    return {
        place: replace(task, id=new[place], number="")
        if place in new
        else replace(task, number=wanted.get(place, task.number))
        for place, task in tasks.items()
    }


def links_beside(old: Task, row: Task) -> tuple[str, ...]:
    """The addresses among the remarks of a row that the plan does not have there: they are those of notes."""
    own = {bare(line) for line in dict(old.extra).get(REMARKS, "").split("\n")}
    lines = dict(row.extra).get(REMARKS, "").split("\n")
    return tuple(line.strip() for line in lines if is_link(line) and bare(line) not in own)


def without_links(row: Task, links: Collection[str]) -> Task:
    """A row without these addresses among its remarks."""
    extra = dict(row.extra)
    if links and REMARKS in extra:
        extra[REMARKS] = "\n".join(line for line in extra[REMARKS].split("\n") if line.strip() not in links)
    return replace(row, extra=tuple((heading, text) for heading, text in extra.items() if text))


def _said_alike(old: Task, row: Task) -> Iterator[str]:
    """The fields of which a document says the same of both, so that what the plan keeps is as good."""
    if not states_requirement(old, row):
        yield "requirement"
    for name in ("category", "requirement", "deadline"):
        if bare(getattr(old, name)) == bare(getattr(row, name)):
            yield name
    if bare(phrase(old)) == bare(phrase(row)):
        yield from OF_CLAUSE
        yield "clause"
    if bare(row.deadline) == bare(deadline_text(old)):
        yield from ("deadline", "due")


def _extra(old: Task, row: Task, columns: Sequence[Column]) -> tuple[tuple[str, str], ...]:
    """What stands under other headings: each that the document has says what its cell says, the others stay."""
    before, after = dict(old.extra), dict(row.extra)
    told = [column.heading for column in columns if column.meaning is Meaning.EXTRA]
    for heading in dict.fromkeys([*told, *after]):
        name, text = heading, after.get(heading, "")
        while name not in before and name.startswith(OWN):
            name = name.removeprefix(OWN)
        name = name if name in before else heading
        if bare(before.get(name, "")) != bare(text):
            before[name] = text
    return tuple((heading, text) for heading, text in before.items() if text)
