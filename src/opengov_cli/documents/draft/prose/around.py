"""The text around the table of a plan: what it is, and which of it looks like tasks that the table does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Paragraph
from ..letter import Kind, LeftOut, parts_of_letter
from ..tables.rows import TableRows
from .reading import lines_like_tasks


def left_out_around(rows: TableRows, title: str) -> Iterator[LeftOut]:
    """What stands above and below a table and is neither its title nor a heading of its rows, by kind."""
    headings = {heading for row in rows.rows for heading in row.headings}
    for lines, other in ((rows.before, Kind.PREAMBLE), (rows.behind, Kind.TEXT)):
        yield from _by_kind([line for line in lines if line.text not in headings], title, other)


def _by_kind(lines: Sequence[Paragraph], title: str, other: Kind) -> Iterator[LeftOut]:
    like_tasks = {id(line) for line in lines_like_tasks(lines)}
    yield from (LeftOut(Kind.TASKS, (line,)) for line in lines if id(line) in like_tasks)
    yield from parts_of_letter([line for line in lines if id(line) not in like_tasks], title, other)
