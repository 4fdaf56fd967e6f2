"""What could not be read with certainty, so that somebody looks at it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from gettext import gettext as _
from gettext import ngettext

from opengov_cli.plan.model import Task
from opengov_cli.plan.text import fold

from ..document import Doubt
from .tables.column_headings import Meaning
from .tables.rows import TableRow, TableRows

UNSORTED = "（未分类）"
# Stands between the levels of a category.
SEPARATOR = " / "
# So much of a long text is enough to find it again.
_SHOWN = 80


def doubts_of_document(rows: TableRows) -> Iterator[Doubt]:
    """What is doubtful of the document as a whole: tables that were left out, and tasks without categories."""
    for place, words in rows.left_out:
        message = _("what stands here is no part of the plan's table and was left out")
        yield Doubt(place, f"{message}: {_shown(words)}" if words else message)
    for place, words in rows.further:
        message = _("here begins a further table with other columns; its rows were taken, too: {text}")
        yield Doubt(place, message.format(text=_shown(words)))
    if rows.supposed:
        count = len(rows.supposed)
        message = ngettext(
            "{count} row from here on has an empty cell for its category: it stands under the one above",
            "{count} rows from here on have an empty cell for their category: they stand under the one above",
            count,
        )
        yield Doubt(rows.supposed[0], message.format(count=count))
    if not rows.places(Meaning.CATEGORY) and not any(row.headings for row in rows.rows):
        message = _("the document has no categories: its tasks stand under {category}")
        yield Doubt("", message.format(category=UNSORTED))


def doubts_of_sharing(rows: Sequence[TableRow]) -> Iterator[Doubt]:
    """That items of a text were given the clause behind the last of their neighbours."""
    if rows:
        message = ngettext(
            "{count} item has no clause of its own and was given the one behind the last of its neighbours",
            "{count} items have no clauses of their own and were given the one behind the last of their neighbours",
            len(rows),
        )
        yield Doubt(rows[0].place, message.format(count=len(rows)))


def doubts_by_unit(rows: Sequence[TableRow]) -> Iterator[Doubt]:
    """That items of a text are answered for by the units in front of them."""
    if rows:
        message = ngettext(
            "{count} item was given the units in front of it: those that its line or its heading begins with",
            "{count} items were given the units in front of them: those that their lines or headings begin with",
            len(rows),
        )
        yield Doubt(rows[0].place, message.format(count=len(rows)))


def doubts_of_units(tasks: Sequence[Task], places: Mapping[int, str]) -> Iterator[Doubt]:
    """Which tasks of a text name no unit, chapter by chapter; ``places`` tells where these stand, by their numbers."""
    if len(places) == len(tasks) > 1:
        message = _("none of the {count} tasks names a unit")
        yield Doubt("", message.format(count=len(tasks)), of_plan=True)
        return
    chapters: dict[str, list[int]] = {}
    for task in tasks:
        chapters.setdefault(task.category.split(SEPARATOR)[0], []).append(task.id)
    for chapter, numbers in chapters.items():
        without = [number for number in numbers if number in places]
        if len(without) == len(numbers) > 1:
            message = _("none of the {count} tasks below {chapter} names a unit")
            yield Doubt(places[without[0]], message.format(count=len(without), chapter=chapter), of_plan=True)
        else:
            for number in without:
                yield Doubt(places[number], _("task {number} names no unit").format(number=number), of_plan=True)


def doubts_of_supposed(tasks: Sequence[Task], supposed: Collection[str]) -> Iterator[Doubt]:
    """Which names of tasks were taken for units by what stands around them, all in one sentence."""
    named = {fold(name): name for task in tasks for name in task.named}
    taken = [named[form] for form in map(fold, supposed) if form in named]
    if taken:
        message = _("these were taken for units because of where they stand: {names}")
        yield Doubt("", message.format(names="、".join(taken)), of_plan=True)


def _shown(text: str) -> str:
    """The beginning of a text on one line, by which it is found again."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
